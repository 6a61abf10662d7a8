"""The quotes of an article as an index: a line for each, the current one unfolded.

Pure. Widths are in cells, heights in lines.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from operator import sub
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
_FACT_SIGNS = {
    "from": Sign.SECOND_HAND,
    "sic": Sign.SIC,
    "note": Sign.NOTED,
    "doubtful": Sign.DOUBTFUL,
}


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
        told: set[tuple[tuple[str, ...], str | None]] = set()
        for quote in quotes:
            view = self._view(quote)
            speaks = quote.speakers, view.role
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
            words = _folded(self._view(row), width, _ALL)
            self._unfolded = words + self._facts(row, width)
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
            self._words_lines, heights = self._fitting(width)
            self._tops = list(accumulate(heights, initial=0))

    def _fitting(self, width: int) -> tuple[int, list[int]]:
        """Return how many lines of its words each quote may have, and the heights of the rows.

        There are more than one where each quote can be unfolded and all still fit: the rows do not
        change while the cursor moves.
        """
        if width < _WHOLE_FROM and self.count >= self._height:
            return 1, self._single_lines(width)
        whole = [self._words_height(row, width) for row in self._rows]
        if width >= _WHOLE_FROM:
            return _ALL, whole
        more = [
            words + len(self._facts(row, width))
            for row, words in zip(self._rows, whole, strict=True)
            if isinstance(row, Quote)
        ]
        for lines in range(_MOST_LINES, 1, -1):
            folded = [
                min(words, lines) if isinstance(row, Quote) else words
                for row, words in zip(self._rows, whole, strict=True)
            ]
            of_quotes = (folded[place] for place in self._places.values())
            unfolds = max(map(sub, more, of_quotes), default=0)
            if sum(folded) + unfolds <= self._height:
                return lines, folded
        return 1, self._single_lines(width)

    def _single_lines(self, width: int) -> list[int]:
        """Return the heights of the rows with a line for each quote."""
        return [1 if isinstance(row, Quote) else len(row.draw(width)) for row in self._rows]

    def _words_height(self, row: Run | Quote, width: int) -> int:
        if isinstance(row, Run):
            return len(row.draw(width))
        return len(_folded(self._view(row), width, _ALL))

    def _facts(self, quote: Quote, width: int) -> list[Line]:
        """Draw what is known of a quote, which stands under its words when it is unfolded."""
        view = self._view(quote)
        facts = view.facts
        role = view.role if quote.id in self._without_role else ""
        told = [
            role,
            joined(facts.get("how"), facts.get("where")),
            joined(unbroken(facts.get("said", "")), facts["kind"], f"¶{quote.paragraph}"),
            *(f"{sign} {facts[name]}" for name, sign in _FACT_SIGNS.items() if name in facts),
        ]
        lines: list[Line] = []
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
