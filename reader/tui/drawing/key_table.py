"""Keys with what they do, under headings, in as many columns as fit. Pure; widths are in cells."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.folding import fold
from reader.tui.drawing.lines import Line, clip, width_of, wrapped

_LEAST_COLUMN, _MOST_COLUMNS, _GAP = 37, 3, 2
_KEYS, _NARROW_KEYS, _NARROW = 12, 10, 36
_MOST_LINES = 3


class Entry(NamedTuple):
    """Keys or a sign, and what it does or means."""

    keys: str
    words: str

    def draw(self, width: int) -> list[Line]:
        """The keys, and the words beside them."""
        room = _NARROW_KEYS if width <= _NARROW else _KEYS
        first, *more = wrapped(self.words, max(1, width - room), _MOST_LINES)
        keys = f"{clip(self.keys, room - 1):<{room}}"
        return [[(keys, "key"), (first, "")], *([(" " * room, ""), (line, "")] for line in more)]

    def has(self, words: Sequence[str]) -> bool:
        """Whether each of some folded words is in it. A key is one only as a whole."""
        keys = self.keys.split()
        return all(word in fold(self.words) or word in map(fold, keys) for word in words)


class Section(NamedTuple):
    """A heading, and the entries under it."""

    heading: str
    entries: Sequence[Entry]


def narrowed(sections: Iterable[Section], words: str) -> list[Section]:
    """The entries that hold all of some words, under their headings."""
    wanted = fold(words).split()
    found = (
        Section(heading, [entry for entry in entries if entry.has(wanted)])
        for heading, entries in sections
    )
    return [section for section in found if section.entries]


def key_table(sections: Sequence[Section], width: int) -> list[Line]:
    """The sections one under the other, then in columns of about the same height."""
    count = max(1, min(_MOST_COLUMNS, (width + _GAP) // (_LEAST_COLUMN + _GAP)))
    column = (width + _GAP) // count - _GAP
    pieces: list[list[Line]] = []
    for heading, entries in sections:
        # A heading stays with what follows it; a blank line does not begin a column.
        piece: list[Line] = [[(clip(heading, column), "accent")]]
        for entry in entries:
            pieces.append([*piece, *entry.draw(column)])
            piece = []
        pieces.append([[]])
    return _beside(_columns(pieces, count), column)


def _columns(pieces: Sequence[list[Line]], count: int) -> list[list[Line]]:
    """The pieces in columns, none higher than needed for so many."""
    height = -(-sum(map(len, pieces)) // count)
    while True:
        columns: list[list[Line]] = [[]]
        for piece in pieces:
            if len(columns[-1]) + len(piece) > height and columns[-1] and any(piece):
                columns.append([])
            if columns[-1] or any(piece):
                columns[-1] += piece
        if len(columns) <= count:
            return columns
        height += 1


def _beside(columns: Sequence[list[Line]], width: int) -> list[Line]:
    lines: list[Line] = []
    for y in range(max(map(len, columns), default=0)):
        line: Line = []
        for number, column in enumerate(columns):
            line += [(" " * (number * (width + _GAP) - width_of(line)), "")]
            line += column[y] if y < len(column) else []
        lines.append(line)
    while lines and not any(text.strip() for text, _ in lines[-1]):
        lines.pop()
    return lines
