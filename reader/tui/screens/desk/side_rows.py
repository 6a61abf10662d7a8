"""The rows of the side panel, and the signs and highlights in the text."""

from collections.abc import Sequence

from reader.bookmark import Bookmark
from reader.live_session import LiveSession
from reader.mentions import Part, parts_in
from reader.model import Article, Mention, Quote, QuoteKey, Span
from reader.tui.drawing.cards import BOOKMARK_LINES, ActorCard, BookmarkCard
from reader.tui.drawing.lines import Line
from reader.tui.drawing.page import Highlights
from reader.tui.drawing.quote_index import QuoteIndex
from reader.tui.drawing.quote_view import QuoteView
from reader.tui.drawing.stack import LongStack, Row
from reader.wording import Sign, quote_facts


def quote_rows(article: Article, session: LiveSession) -> QuoteIndex:
    """Return a row for each quote, in the order of the text. Its key is the quote's id."""
    return QuoteIndex(article.quotes, lambda quote: quote_view(article, quote, session))


def quote_view(article: Article, quote: Quote, session: LiveSession) -> QuoteView:
    """Return a quote as it is shown, with a bookmark if it has one now."""
    return QuoteView(
        quote,
        speaker=session.speaker_name(quote),
        role=article.role_of(quote, session.library.actors),
        colour=session.colours_in(article).get(quote.speaker, ""),
        bookmarked=QuoteKey(article.id, quote.id) in session.bookmarked,
        echoed_by=", ".join(session.echoes(article.id).get(quote.id, ())),
        facts=quote_facts(article, quote),
    )


def actor_rows(article: Article, session: LiveSession) -> list[Row]:
    """Return a row for each actor that speaks or is named, those with the most quotes first."""
    library = session.library
    parts = parts_in(article, library.mentions(article))
    rows = []
    for id, part in sorted(parts.items(), key=_most_first):
        actor = library.actors.get(id)
        if actor is None:
            continue
        role = actor.role_on(article.published) if article.published else None
        title = article.roles.get(id) or (role.title if role else None)
        card = ActorCard(actor, title, session.colours_in(article).get(id, ""), part)
        rows.append(Row(id, card.draw))
    return rows


def _most_first(named: tuple[str, Part]) -> tuple[int, int, str]:
    id, part = named
    return -part.quotes, -part.mentions - part.metonyms, id


class _Bookmarks:
    """All bookmarks, newest first, read a page at a time."""

    heading = ""

    def __init__(self, session: LiveSession) -> None:
        self._session = session
        self.count = len(session.bookmarked)

    def draw_heading(self, width: int) -> list[Line]:
        return []

    def rows(self, first: int, count: int) -> list[Bookmark]:
        return self._session.page_of_bookmarks(first, count)

    def find(self, key: str) -> int | None:
        return self._session.bookmarked.place_of(key_of_row(key))


def key_of_row(row: str) -> QuoteKey:
    """Return the quote of a bookmark's row. Accepts any key, even if its ids are corrupt."""
    article, _, quote = row.rpartition("#")
    return QuoteKey(article, quote)


def bookmark_rows(session: LiveSession) -> LongStack[Bookmark]:
    """Return a row for each bookmark, newest first. Its key is ``article/quote``."""

    def make(bookmark: Bookmark) -> Row:
        now = session.library.words_of(bookmark.key)
        article = session.library.article(bookmark.key.article)
        colours = session.colours_in(article) if article else {}
        colour = colours.get(bookmark.speaker) or session.colour_of(bookmark.speaker)
        card = BookmarkCard(bookmark, bookmark.state(now), now or "", colour)
        return Row(str(bookmark.key), card.draw)

    return LongStack([_Bookmarks(session)], make, height=BOOKMARK_LINES)


def signs(article: Article, session: LiveSession) -> dict[str, str]:
    """Return the sign beside each quote in the text, by its id: the one that matters most."""
    found: dict[str, str] = {}
    for quote in article.quotes:
        key = QuoteKey(article.id, quote.id)
        if key in session.bookmarked:
            found[quote.id] = Sign.BOOKMARKED
        elif quote.doubtful:
            found[quote.id] = Sign.DOUBTFUL
        elif quote.id in session.echoes(article.id):
            found[quote.id] = Sign.ECHOED
    return found


def mention_highlights(mentions: Sequence[Mention], actor: str) -> Highlights:
    """Highlight the mentions of an actor; metonyms look different."""
    own = [mention for mention in mentions if mention.actor == actor]
    return Highlights(
        spans=[mention.span for mention in own],
        styles=["metonym-lit" if mention.metonym else "mention-lit" for mention in own],
        current_style="match-lit",
    )


def match_highlights(spans: list[Span], current: int | None) -> Highlights:
    """Highlight the matches of a search, the current one more strongly."""
    return Highlights(spans, ["match"] * len(spans), current, "match-lit")
