"""The quotes of an article as an index: a line for each, the current one unfolded.

Pure. Widths are in cells, heights in lines.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from reader.model import Kind, Quote
from reader.tui.drawing.lines import Line, fit, spread, unbroken, width_of, wrap, wrapped
from reader.tui.drawing.quote_view import QuoteView
from reader.tui.drawing.stack import Row, Stack
from reader.wording import Sign, joined, quoted

# The cells of the mark before the words, and of a blank and a star beside them.
_MARK, _BESIDE = 2, 2
# From this width on the words stand whole.
_WHOLE_FROM = 60
_MOST_LINES, _ALL = 4, 10**9
_FACT_SIGNS = {"from": Sign.SECOND_HAND, "sic": Sign.SIC, "note": Sign.NOTED}


class Run(NamedTuple):
    """The heading of quotes that follow each other, of one speaker in one role.

    The role is ``None`` where it stands further up, too.
    """

    speaker: str
    role: str | None
    colour: str
    is_first: bool

    def draw(self, width: int) -> list[Line]:
        """Name and role, both whole, below a blank line."""
        name: Line = [(self.speaker, f"{self.colour} strong")]
        above: list[Line] = [] if self.is_first else [[]]
        if self.role and width_of([*name, ("  ", ""), (self.role, "")]) <= width:
            return [*above, [*name, (f"  {self.role}", "dim")]]
        lines = [*above, *_indented(self.speaker, name[0][1], width, 0)]
        return lines + (_indented(self.role, "dim", width, 0) if self.role else [])


class QuoteIndex(Stack):
    """The rows of an article's quotes, and the headings of their runs."""

    def __init__(self, quotes: Sequence[Quote], view: Callable[[Quote], QuoteView]) -> None:
        """`view` gives a quote as it is to be shown now."""
        self._view = view
        self._rows: list[Run | Quote] = []
        # Those quotes whose heading leaves their role out.
        self._without_role: set[str] = set()
        self._add(quotes)
        self._places = {
            row.id: place for place, row in enumerate(self._rows) if isinstance(row, Quote)
        }
        self.count = len(self._rows)
        self.choices = len(self._places)
        self._open = -1
        self._height = 0
        self._measured_for = (0, 0)
        self._words_lines = 1
        self._tops = [0]
        self._unfolded: list[Line] = []

    def _add(self, quotes: Sequence[Quote]) -> None:
        run = None
        told: set[tuple[str | None, str | None]] = set()
        for quote in quotes:
            view = self._view(quote)
            speaks = quote.speaker, view.role
            if speaks != run:
                is_told = speaks in told
                role = None if is_told else view.role
                self._rows.append(Run(view.speaker, role, view.colour, run is None))
                run = speaks
                told.add(run)
            if is_told:
                self._without_role.add(quote.id)
            self._rows.append(quote)

    def row(self, place: int) -> Row:
        row = self._rows[place]
        if isinstance(row, Run):
            return Row("", row.draw)
        return Row(row.id, lambda width: self.lines(place, width))

    def find(self, key: str) -> int:
        return self._places.get(key, -1)

    def fit(self, height: int) -> None:
        self._height = height

    def unfold(self, place: int) -> None:
        self._open = place
        self._unfolded = []

    def top(self, place: int, width: int) -> int:
        self._measure(width)
        return self._tops[place] + (self._more(width) if place > self._open >= 0 else 0)

    def at(self, line: int, width: int) -> int:
        self._measure(width)
        if self._open >= 0:
            last = self._tops[self._open + 1] - 1
            line = line if line <= last else max(last, line - self._more(width))
        return bisect_right(self._tops, line) - 1

    def lines(self, place: int, width: int) -> list[Line]:
        self._measure(width)
        row = self._rows[place]
        if isinstance(row, Run):
            return row.draw(width)
        if place != self._open:
            return _folded(self._view(row), width, self._words_lines)
        if not self._unfolded:
            self._unfolded = self._whole(row, width)
        return self._unfolded

    def redraw(self, place: int, width: int) -> None:
        if place == self._open:
            self._unfolded = []

    # Measuring

    def _more(self, width: int) -> int:
        """Return how many lines the unfolded row has more than while it is folded."""
        folded = self._tops[self._open + 1] - self._tops[self._open]
        return len(self.lines(self._open, width)) - folded

    def _measure(self, width: int) -> None:
        if self._measured_for != (width, self._height):
            self._measured_for = width, self._height
            self._unfolded = []
            self._words_lines = self._lines_for_words(width)
            self._tops = list(accumulate(self._heights(width, self._words_lines), initial=0))

    def _heights(self, width: int, words_lines: int) -> list[int]:
        """Return the height of each row while it is folded."""
        return [self._height_of(row, width, words_lines) for row in self._rows]

    def _height_of(self, row: Run | Quote, width: int, words_lines: int) -> int:
        if isinstance(row, Run):
            return len(row.draw(width))
        return 1 if words_lines == 1 else len(_folded(self._view(row), width, words_lines))

    def _lines_for_words(self, width: int) -> int:
        """Return how many lines of its words each quote may have.

        There are more than one where each quote can be unfolded and all still fit: the rows do not
        change while the cursor moves.
        """
        if width >= _WHOLE_FROM:
            return _ALL
        if self.count >= self._height:
            return 1
        quotes = [(at, row) for at, row in enumerate(self._rows) if isinstance(row, Quote)]
        whole = [(at, len(self._whole(quote, width))) for at, quote in quotes]
        for lines in range(_MOST_LINES, 1, -1):
            heights = self._heights(width, lines)
            more = max((height - heights[at] for at, height in whole), default=0)
            if sum(heights) + more <= self._height:
                return lines
        return 1

    def _whole(self, quote: Quote, width: int) -> list[Line]:
        """Draw a quote unfolded: all its words, then all that is known of it."""
        view = self._view(quote)
        facts = view.facts
        role = view.role if quote.id in self._without_role else ""
        told = [
            role,
            joined(facts.get("how"), facts.get("where")),
            joined(unbroken(facts.get("said", "")), facts["kind"], f"¶{quote.paragraph}"),
            *(f"{sign} {facts[name]}" for name, sign in _FACT_SIGNS.items() if name in facts),
        ]
        lines = _folded(view, width, _ALL)
        for fact in filter(None, told):
            lines += _indented(fact, "dim", width, _MARK)
        if view.echoed_by:
            lines += _indented(f"{Sign.ECHOED} {view.echoed_by}", "success", width, _MARK)
        return lines + _indented(facts["id"], "dim", width, _MARK)


def _folded(view: QuoteView, width: int, words_lines: int) -> list[Line]:
    """The mark of a quote, its words in so many lines at most, its signs at the right."""
    mark, signs = (f"{view.mark} ", view.colour), view.signs()
    words = quoted(view.quote)
    words = words if view.quote.kind is Kind.INDIRECT else words[1:-1]
    if words_lines == 1:
        line: Line = [mark, (words, view.style)]
        return [spread(line, signs, width) if signs else fit(line, width)]
    # There is always room for a star, so that a bookmark changes no line.
    beside = width_of(signs) + _BESIDE - view.bookmarked
    (start, end), *more = wrap(words, width - _MARK - beside)
    first = spread([mark, (words[start:end], view.style)], signs, width)
    if not more:
        return [first]
    rest = words[more[0][0] :]
    return [first, *_indented(rest, view.style, width, _MARK, words_lines - 1)]


def _indented(text: str, style: str, width: int, by: int, most: int = _ALL) -> list[Line]:
    """A text in at most so many lines, set in `by` cells."""
    return [[(" " * by, ""), (line, style)] for line in wrapped(text, max(1, width - by), most)]
