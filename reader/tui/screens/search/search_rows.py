"""The results of a search as rows: passages, with their articles as headings."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.dates import in_words
from reader.index.files import BrokenRow
from reader.library.library import Library
from reader.library.sections import NamedSection
from reader.live_session import LiveSession
from reader.model import Kind, QuoteKey
from reader.search.asked import Within
from reader.search.hits import Hit
from reader.search.passages import Snippet
from reader.search.results import Group
from reader.search.selection import Selection
from reader.tui.drawing.lines import Line, fit, wrap
from reader.tui.drawing.list_cards import SectionCards, broken_card
from reader.tui.drawing.stack import LongStack, Row
from reader.wording import (
    ELLIPSIS,
    Sign,
    in_marks,
    joined,
    quote_signs,
    source,
    written_date_or_none,
)

_SNIPPET_LINES = 2
# Rows are read from the index when they are drawn; read no more than a window or two.
_PAGE = 8
_LABELLED_FROM = 70


class _Article:
    """The results in one article."""

    def __init__(self, group: Group, selection: Selection[Hit]) -> None:
        self._group = group
        self._selection = selection
        self.count = len(group.found)

    @property
    def heading(self) -> str:
        return self._group.headline

    def draw_heading(self, width: int) -> list[Line]:
        group = self._group
        published = written_date_or_none(group.published, time=False)
        outlet = source(group.outlet, group.agency)
        # A quote has the day that it was said.
        label = "published " if width >= _LABELLED_FROM and group.published else ""
        line: Line = [(f"{label}{published}  {outlet}  ", "dim"), (group.headline, "strong")]
        return [fit(line, width)]

    def rows(self, first: int, count: int) -> list[Hit]:
        return list(self._selection.read(self._group.found[first : first + count]))

    def find(self, key: str) -> int | None:
        keys = [str(found.key) for found in self._group.found]
        return keys.index(key) if key in keys else None


class HitCard(NamedTuple):
    """A passage that was found: its place, its speaker, and its words with the highlights."""

    hit: Hit
    session: LiveSession
    of_quotes: bool

    def draw(self, width: int) -> list[Line]:
        """Draw a line for the place and speaker, two for the passage, and an empty one."""
        article, (span, quote, snippet) = self.hit.article, self.hit.passage
        where: Line = [(f"¶{article.paragraphs[span.paragraph].number}  ", "dim")]
        if quote:
            role = article.role_of(quote, self.session.library.actors)
            colour = self.session.colours_in(article).get(quote.speaker, "")
            where.append((self.session.speaker_name(quote), f"{colour} strong"))
            said = f"said {in_words(quote.said)}" if quote.said else ""
            where.append((f"  {joined(role, quote.kind, said, by='  ')}", "dim"))
            if QuoteKey(article.id, quote.id) in self.session.bookmarked:
                where.append((f"  {Sign.BOOKMARKED}", "accent"))
            if signs := quote_signs(quote):
                where.append((f"  {signs}", "dim"))
        if quote and self.of_quotes and quote.kind is not Kind.INDIRECT:
            snippet = _in_marks(snippet)
        lines = lit_lines(snippet, width, _SNIPPET_LINES)
        return [fit(where, width), *lines, *[[]] * (_SNIPPET_LINES + 1 - len(lines))]


def _in_marks(snippet: Snippet) -> Snippet:
    """Put a snippet in quotation marks."""
    lit = tuple((start + 1, end + 1) for start, end in snippet.lit)
    return Snippet(in_marks(Kind.DIRECT, snippet.text), lit)


def lit_lines(snippet: Snippet, width: int, most: int) -> list[Line]:
    """Return up to `most` lines of a snippet with its highlights, and an ellipsis if it is cut."""
    lines: list[Line] = []
    wrapped = wrap(snippet.text, width)
    for start, end in wrapped[:most]:
        line: Line = []
        at = start
        for first, last in snippet.lit:
            if last <= start or first >= end:
                continue
            line.append((snippet.text[at : max(first, start)], ""))
            line.append((snippet.text[max(first, start) : min(last, end)], "match"))
            at = min(last, end)
        lines.append([*line, (snippet.text[at:end], "")])
    if len(wrapped) > most:
        lines[-1] = fit([*lines[-1], (f" {ELLIPSIS}", "")], width)
    return lines


def result_rows(
    groups: Sequence[Group], selection: Selection[Hit], session: LiveSession
) -> LongStack[Hit]:
    """Return the rows of the results. Their keys are those of articles or quotes in the index."""
    of_quotes = selection.plan.within is Within.QUOTES

    def make(hit: Hit) -> Row:
        return Row(str(hit.key), HitCard(hit, session, of_quotes).draw)

    return LongStack([_Article(group, selection) for group in groups], make, page=_PAGE)


def broken_rows(names: Sequence[str], library: Library) -> LongStack[BrokenRow]:
    """Return the rows of broken files. Their keys are the names of the files."""
    section = NamedSection(library, names)
    return LongStack([SectionCards(section)] if names else [], broken_card)
