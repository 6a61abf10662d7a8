"""The lines of a text, and the paragraphs that they make."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]\s]*$")
_STOPS = re.compile(r"\.[\"'”’»)\]\s]*$")
_LEAST_WRAPPED = 50
_LEAST_PROSE, _SURELY_PROSE = 8, 30


class Line(NamedTuple):
    """A line that is not blank: where its text stands, its number counted from 1, its words, and
    whether a blank line stands before it."""

    start: int
    end: int
    number: int
    text: str
    apart: bool

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends like a sentence."""
        return bool(_ENDS.search(self.text[-12:]))

    @property
    def is_prose(self) -> bool:
        """Whether it looks like a part of a report: a sentence or more."""
        words = self.words
        if words > _SURELY_PROSE or (words >= _LEAST_PROSE and self.ends_sentence):
            return True
        return words > 2 and bool(_STOPS.search(self.text[-12:]))

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def lines(text: str) -> list[Line]:
    """The lines of a plain text that are not blank, without the blanks at their ends."""
    found, start, apart = [], 0, False
    for number, raw in enumerate(text.split("\n"), 1):
        kept = raw.strip()
        if kept:
            first = start + len(raw) - len(raw.lstrip())
            found.append(Line(first, first + len(kept), number, kept, apart))
        apart = not kept
        start += len(raw) + 1
    return found


def joined(found: Sequence[Line]) -> list[tuple[int, int]]:
    """The paragraphs that lines make: one each, or, where a text is wrapped, the lines between
    blank ones together."""
    spans: list[tuple[int, int]] = []
    block: list[Line] = []
    for line in found:
        if block and (line.apart or line.number != block[-1].number + 1):
            spans += _paragraphs(block)
            block = []
        block.append(line)
    return spans + _paragraphs(block)


def _paragraphs(block: Sequence[Line]) -> list[tuple[int, int]]:
    """The paragraphs of lines between which no blank line stands."""
    inner = block[:-1]
    wrapped = [
        line for line in inner if len(line.text) >= _LEAST_WRAPPED and not line.ends_sentence
    ]
    if inner and len(wrapped) * 2 > len(inner):
        return [(block[0].start, block[-1].end)]
    return [(line.start, line.end) for line in block]
