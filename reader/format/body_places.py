"""Where the code points and anchors of a body stand in its raw text, to change them there.

It follows `reader.format.anchors`, which folds white space, takes escapes away, and reads anchors.
All offsets count code points of the raw body; ends are exclusive.
"""

from typing import NamedTuple

from reader.format.anchors import MARK, blocks
from reader.text import clean


class AnchorPlace(NamedTuple):
    """An anchor: its id, the offsets of its words in the paragraph's text, and of its brackets."""

    id: str
    start: int
    end: int
    opening: tuple[int, int]
    closing: tuple[int, int]


class ParagraphPlaces(NamedTuple):
    """A paragraph: its text, where each code point of it stands, and its anchors.

    `origins` are pairs of a start and an end, which is further for what is escaped.
    """

    text: str
    origins: tuple[tuple[int, int], ...]
    anchors: tuple[AnchorPlace, ...]


def body_places(raw: str) -> list[ParagraphPlaces]:
    """The places in a raw body without errors, paragraph by paragraph, headings and items too."""
    text = clean(raw)
    return [_Places(text, block.start, block.end).found() for block in blocks(text)]


class _Places:
    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._chars: list[str] = []
        self._origins: list[tuple[int, int]] = []
        self._anchors: list[AnchorPlace] = []
        self._open: list[tuple[str, int, tuple[int, int]]] = []

    def found(self) -> ParagraphPlaces:
        at = self._start
        for mark in MARK.finditer(self._text, self._start, self._end):
            self._read(at, mark.start())
            at = mark.end()
            if mark["id"] is not None:
                id = f"@{mark['id']}" if mark["mention"] else mark["id"]
                self._open.append((id, len(self._chars), mark.span()))
            elif mark[0] == "]]" and self._open:
                self._close(mark.span())
            elif len(mark[0]) == 2 and mark[0][0] == "\\":
                self._put(mark[0][1], mark.span())
            else:
                self._read(*mark.span())
        self._read(at, self._end)
        while self._chars and self._chars[-1] == " ":
            self._chars.pop()
            self._origins.pop()
        return ParagraphPlaces("".join(self._chars), tuple(self._origins), tuple(self._anchors))

    def _read(self, start: int, end: int) -> None:
        for offset in range(start, end):
            char = self._text[offset]
            self._put(" " if char == "\n" else char, (offset, offset + 1))

    def _put(self, char: str, origin: tuple[int, int]) -> None:
        if char != " " or (self._chars and self._chars[-1] != " "):
            self._chars.append(char)
            self._origins.append(origin)

    def _close(self, closing: tuple[int, int]) -> None:
        id, start, opening = self._open.pop()
        end = len(self._chars)
        while end > start and self._chars[end - 1] == " ":
            end -= 1
        while start < end and self._chars[start] == " ":
            start += 1
        self._anchors.append(AnchorPlace(id, start, end, opening, closing))
