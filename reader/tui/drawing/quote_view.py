"""A quote as the panes show it, and its caption under the text. Pure."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reader.model import Kind, Quote
from reader.tui.drawing.lines import Line, cells, clip, fit, spread, width_of
from reader.wording import KIND_MARKS, Sign, joined, quote_signs

# In a window of fewer rows, no row is left blank.
ROOMY_ROWS = 16
# The least width of a text with a caption of three lines.
_ROOMY_CELLS = 42
NO_QUOTE = "No quote here."


class QuoteView(NamedTuple):
    """A quote with what the panes tell of it.

    `colour` is the style of its speaker; `echoed_by` are the outlets with the same words, in words;
    `facts` are those of `reader.wording.quote_facts`.
    """

    quote: Quote
    speaker: str
    role: str | None
    colour: str
    bookmarked: bool
    echoed_by: str
    facts: Mapping[str, str]

    @property
    def mark(self) -> str:
        """The mark of its kind."""
        return KIND_MARKS[self.quote.kind]

    @property
    def style(self) -> str:
        """The style of its words."""
        return "italic" if self.quote.kind is Kind.INDIRECT else ""

    def signs(self, echoes: str = "") -> Line:
        """Its signs, each in its style; `echoes` are words that come after that of an echo."""
        signs: Line = [(quote_signs(self.quote), "warning")]
        if self.bookmarked:
            signs.append((Sign.BOOKMARKED, "accent"))
        if self.echoed_by:
            signs.append((f"{Sign.ECHOED}{echoes}", "success"))
        return [run for run in signs if run[0]]


def margin_name(names: Sequence[str], width: int) -> str:
    """The first of a speaker's names that has room in `width` cells, or the last one, cut."""
    return next((name for name in names if cells(name) <= width), clip(names[-1], width))


def caption_height(width: int, rows: int) -> int:
    """How many lines a caption has under a text `width` cells wide, in a window of `rows`."""
    return 3 if width >= _ROOMY_CELLS and rows >= ROOMY_ROWS else 2


def caption(view: QuoteView, number: int, count: int, width: int, height: int) -> list[Line]:
    """The caption of the quote `number` of `count`: who, in which role, how and when.

    The speaker has the first line; how and where share the last with the rest, if `height` is two.
    """
    quote, facts = view.quote, view.facts
    who: Line = [(view.speaker, f"{view.colour} strong"), (f"  {view.role or ''}", "")]
    how, said = facts.get("how"), facts.get("said")
    if height == 2:
        when: Line = [(f"{view.mark} {joined(how or quote.kind, said)}", "dim")]
        signs, place = view.signs(), (f" {number}/{count}", "dim")
        # Who and when matter more than how far down the article this is.
        if width_of([*when, *signs, place]) < width:
            signs = [*signs, place]
        return [fit(who, width), spread(when, signs, width)]
    where = joined(how, facts.get("where"), facts.get("from"))
    echoes = clip(f" {view.echoed_by}", width // 2) if view.echoed_by else ""
    when = [(f"{view.mark} {joined(quote.kind, said, f'¶{quote.paragraph}')}", "dim")]
    return [
        fit(who, width),
        spread([(where, "dim")], [(f"{number}/{count}", "dim")], width),
        spread(when, view.signs(echoes), width),
    ]
