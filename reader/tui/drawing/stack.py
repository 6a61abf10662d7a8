"""Rows under each other, and where each begins: of a short list, or of one too long to hold."""

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Generic, NamedTuple, Protocol, TypeVar

from reader.tui.drawing.cards import CARD_LINES
from reader.tui.drawing.lines import Line

_PAGES_KEPT = 32
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Cards(Protocol[T_co]):
    """Some cards under one heading, which may be empty. Places are counted from 0."""

    @property
    def heading(self) -> str:
        """The words of the heading; empty where there is none."""

    @property
    def count(self) -> int:
        """How many cards there are."""

    def draw_heading(self, width: int) -> list[Line]:
        """The one line of the heading."""

    def rows(self, first: int, count: int) -> Sequence[T_co]:
        """Up to `count` of what the cards show, starting at place `first`."""

    def find(self, key: str) -> int | None:
        """The place of a key."""


class Row(NamedTuple):
    """A row: what it stands for, and how it is drawn.

    `key` is empty for what cannot be chosen, such as a heading. `draw` gives the lines for a width
    in cells; their number is the row's height. `bar` is the style of the bar at its left.
    """

    key: str
    draw: Callable[[int], list[Line]]
    bar: str = ""


class Stack(ABC):
    """Rows by their places, counted from 0, and the lines that they take."""

    count: int
    """How many rows there are, headings among them."""

    choices: int
    """How many of them can be chosen."""

    @abstractmethod
    def row(self, place: int) -> Row:
        """The row at a place."""

    @abstractmethod
    def find(self, key: str) -> int:
        """The place of a key, or -1."""

    @abstractmethod
    def top(self, place: int, width: int) -> int:
        """The first line of a row; of the place after the last, how many lines there are."""

    @abstractmethod
    def at(self, line: int, width: int) -> int:
        """The place of the row that a line belongs to."""

    def lines(self, place: int, width: int) -> list[Line]:
        """A row as it is drawn."""
        return self.row(place).draw(width)

    @abstractmethod
    def redraw(self, place: int, width: int) -> None:
        """Forget how a row was drawn, if that is kept."""

    def fit(self, height: int) -> None:
        """Take over how many lines are in sight, if the heights of the rows depend on it."""
        return

    def unfold(self, place: int) -> None:
        """Show one row, if any can be unfolded, with all that it has to tell; -1 for none."""
        return

    def heading_over(self, place: int) -> int:
        """The place of the heading that a row stands under, its own if it is one; -1 for none.

        It is one line high, and stays in sight while what it stands over is.
        """
        return -1

    def under_heading(self, place: int, step: int) -> int:
        """The first row that can be chosen under the next heading, or the one before; or -1."""
        return -1

    def choice(self, place: int, step: int) -> int:
        """The first place from one on, up or down, of a row that can be chosen; -1 for none."""
        while 0 <= place < self.count:
            if self.row(place).key:
                return place
            place += step
        return -1


class ShortStack(Stack):
    """Rows that are all there; as high as what they draw."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        # The first row of a key; the last one put there stays.
        self._places = {row.key: len(rows) - 1 - n for n, row in enumerate(reversed(rows))}
        self.count = len(rows)
        self.choices = sum(1 for row in rows if row.key)
        self._width = 0
        self._drawn: list[list[Line]] = []
        self._tops = [0]

    def row(self, place: int) -> Row:
        return self._rows[place]

    def find(self, key: str) -> int:
        return self._places.get(key, -1)

    def top(self, place: int, width: int) -> int:
        return self._measured(width)[place]

    def at(self, line: int, width: int) -> int:
        return bisect_right(self._measured(width), line) - 1

    def lines(self, place: int, width: int) -> list[Line]:
        self._measured(width)
        return self._drawn[place]

    def redraw(self, place: int, width: int) -> None:
        if width == self._width:
            self._drawn[place] = self._rows[place].draw(width)

    def _measured(self, width: int) -> list[int]:
        if width != self._width:
            self._width = width
            self._drawn = [row.draw(width) for row in self._rows]
            self._tops = list(accumulate(map(len, self._drawn), initial=0))
        return self._tops


class LongStack(Stack, Generic[T]):
    """Sections of cards of one height, of which only those asked for are read.

    `make` gives the row of a card. Each section begins with its heading, if it has one.
    """

    def __init__(
        self,
        sections: Sequence[Cards[T]],
        make: Callable[[T], Row],
        *,
        page: int = 32,
        height: int = CARD_LINES,
    ) -> None:
        """`page` is how many rows of a section are read at a time, `height` the lines of a card."""
        self._height = height
        self._sections = sections
        self._make = make
        self._page_size = page
        headings = [bool(section.heading) for section in sections]
        counts = [section.count for section in sections]
        self._heading = headings
        self._starts = list(accumulate(map(sum, zip(headings, counts, strict=True)), initial=0))
        heights = [
            heading + height * count for heading, count in zip(headings, counts, strict=True)
        ]
        self._tops = list(accumulate(heights, initial=0))
        self.count = self._starts[-1]
        self.choices = sum(counts)
        self._pages: OrderedDict[tuple[int, int], list[Row]] = OrderedDict()

    def row(self, place: int) -> Row:
        number = bisect_right(self._starts, place) - 1
        section, within = self._sections[number], place - self._starts[number]
        if self._heading[number]:
            if within == 0:
                return Row("", section.draw_heading)
            within -= 1
        page = self._page(number, within // self._page_size)
        at = within % self._page_size
        return page[at] if at < len(page) else _GONE

    def redraw(self, place: int, width: int) -> None:
        # A row is drawn each time.
        return

    def _page(self, number: int, page: int) -> list[Row]:
        key = (number, page)
        if key not in self._pages:
            rows = self._sections[number].rows(page * self._page_size, self._page_size)
            self._pages[key] = [self._make(row) for row in rows]
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(key)
        return self._pages[key]

    def find(self, key: str) -> int:
        for number, section in enumerate(self._sections):
            place = section.find(key)
            if place is not None:
                return self._starts[number] + self._heading[number] + place
        return -1

    def heading_over(self, place: int) -> int:
        number = bisect_right(self._starts, place) - 1
        within = 0 <= number < len(self._sections)
        return self._starts[number] if within and self._heading[number] else -1

    def under_heading(self, place: int, step: int) -> int:
        number = bisect_right(self._starts, place) - 1 + step
        while 0 <= number < len(self._sections):
            if self._sections[number].count:
                return self._starts[number] + self._heading[number]
            number += step
        return -1

    def top(self, place: int, width: int) -> int:
        number = min(bisect_right(self._starts, place) - 1, len(self._sections) - 1)
        if number < 0 or place == self.count:
            return self._tops[-1]
        within = place - self._starts[number]
        lines = self._height * (within - 1) + 1 if self._heading[number] else self._height * within
        return self._tops[number] + (max(0, lines) if within else 0)

    def at(self, line: int, width: int) -> int:
        number = min(bisect_right(self._tops, line) - 1, len(self._sections) - 1)
        within = line - self._tops[number]
        if self._heading[number]:
            within = 0 if within == 0 else (within - 1) // self._height + 1
        else:
            within //= self._height
        return self._starts[number] + within


_GONE = Row("", lambda width: [])
