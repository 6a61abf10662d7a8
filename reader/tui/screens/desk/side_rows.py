"""The rows of the side panel, made from an article and the user's bookmarks. Pure."""

from functools import partial

from reader.mentions import Part, parts_in
from reader.model import Article, Quote, QuoteKey, Span
from reader.session import Shelf
from reader.tui.drawing.cards import ECHO, STAR, ActorCard, BookmarkCard, QuoteCard
from reader.tui.drawing.lines import Line
from reader.tui.drawing.page import Lights
from reader.tui.drawing.stack import Row


def quote_rows(article: Article, shelf: Shelf) -> list[Row]:
    """A row for each quote, in the order of the text; the key is the quote's id."""
    return [
        Row(quote.id, partial(_draw_quote, article, quote, shelf), "faint")
        for quote in article.quotes
    ]


def _draw_quote(article: Article, quote: Quote, shelf: Shelf, width: int) -> list[Line]:
    """The card of a quote, with its star as it is when it is drawn."""
    view, key = shelf.view, QuoteKey(article.id, quote.id)
    card = QuoteCard(
        quote,
        speaker=view.speaker_name(quote),
        role=article.role_of(quote, view.library.actors),
        ink=view.inks.get(quote.speaker, ""),
        starred=key in shelf.stars,
        echoed_by=", ".join(view.echoes(article.id).get(quote.id, ())),
    )
    return card.draw(width)


def actor_rows(article: Article, shelf: Shelf) -> list[Row]:
    """A row for each actor that speaks or is named, those with most quotes first."""
    view = shelf.view
    parts = parts_in(article, view.mentions(article))
    rows = []
    for id, part in sorted(parts.items(), key=_most_first):
        actor = view.library.actors.get(id)
        if actor is None:
            continue
        role = actor.role_on(article.published) if article.published else None
        title = article.roles.get(id) or (role.title if role else None)
        card = ActorCard(actor, title, view.inks.get(id, ""), part)
        rows.append(Row(id, card.draw))
    return rows


def _most_first(named: tuple[str, Part]) -> tuple[int, int, str]:
    id, part = named
    return -part.quotes, -part.mentions - part.metonyms, id


def bookmark_rows(shelf: Shelf) -> list[Row]:
    """A row for each bookmark, the newest first; the key is ``article/quote``."""
    rows = []
    for key, bookmark in shelf.stars.items():
        now = shelf.library.words_of(key)
        ink = shelf.view.inks.get(bookmark.speaker, "")
        card = BookmarkCard(bookmark, bookmark.state(now), now or "", ink)
        rows.append(Row(str(key), card.draw))
    return rows


def signs(article: Article, shelf: Shelf) -> dict[str, str]:
    """The sign beside each quote in the text: bookmarked before echoed."""
    found = {}
    for quote in article.quotes:
        key = QuoteKey(article.id, quote.id)
        if key in shelf.stars:
            found[quote.id] = STAR
        elif quote.id in shelf.view.echoes(article.id):
            found[quote.id] = ECHO
    return found


def mention_lights(article: Article, actor: str, shelf: Shelf) -> Lights:
    """The mentions of an actor, lit; metonyms in another way."""
    mentions = [mention for mention in shelf.view.mentions(article) if mention.actor == actor]
    return Lights(
        spans=[mention.span for mention in mentions],
        inks=["metonym-lit" if mention.metonym else "mention-lit" for mention in mentions],
        current_inks="match-lit",
    )


def match_lights(spans: list[Span], current: int | None) -> Lights:
    """The matches of a search, lit; the current one more."""
    return Lights(spans, ["match"] * len(spans), current, "match-lit")
