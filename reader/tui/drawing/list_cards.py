"""Sections of the list of articles, with their headings and broken files drawn. Pure."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from reader.index.files import BrokenRow
from reader.tui.drawing.cards import BrokenCard, Heading
from reader.tui.drawing.lines import Line
from reader.tui.drawing.stack import Row

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class _Section(Protocol[T_co]):
    """A section as in `reader.library.sections`, with rows of one type."""

    heading: str
    count: int

    @property
    def rows(self) -> Callable[[int, int], Sequence[T_co]]: ...

    @property
    def find(self) -> Callable[[str], int | None]: ...


class SectionCards(Generic[T]):
    """A section of the list with its heading drawn."""

    def __init__(self, section: _Section[T]) -> None:
        self.heading = section.heading
        self.count = section.count
        self.rows = section.rows
        self.find = section.find

    def draw_heading(self, width: int) -> list[Line]:
        return Heading(self.heading).draw(width)


def broken_card(row: BrokenRow) -> Row:
    """The row of a broken file, which its name stands for."""
    return Row(row.file, BrokenCard(row.file, row.problems).draw)
