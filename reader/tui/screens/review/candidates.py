"""Who may have said a quote: those who speak or are named near it, the nearest first."""

from reader.live_session import LiveSession
from reader.model import Article, Quote
from reader.tui.drawing.finding import Choice

MOST = 8
NOBODY = Choice("", "nobody")


def candidates(article: Article, quote: Quote, session: LiveSession) -> list[Choice]:
    """The likely speakers beside those that the quote has, then nobody."""
    actors = session.library.actors
    paragraph, start, _ = quote.spans[0]
    near: dict[str, tuple[int, int]] = {}

    def note(id: str, span_paragraph: int, span_start: int) -> None:
        distance = abs(span_paragraph - paragraph), abs(span_start - start)
        near[id] = min(distance, near.get(id, distance))

    for other in article.quotes:
        for id in other.speakers:
            note(id, other.spans[0].paragraph, other.spans[0].start)
    for mention in session.library.mentions(article):
        if not mention.metonym:
            note(mention.actor, mention.span.paragraph, mention.span.start)
    ids = [id for id in sorted(near, key=near.__getitem__) if id not in quote.speakers]
    found = [Choice(id, actors[id].name if id in actors else id) for id in ids[:MOST]]
    return [*found, NOBODY]
