"""Pairs quotation marks, paragraph by paragraph: a mark that is odd costs no more than its own.

Two single marks in a row are one double mark. A mark opens or closes by its neighbours, then by its
shape, then by what is open. Single marks alone quote only where no double marks do.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_SINGLE = "'‘’‚‛`´"
_OPENING, _CLOSING = "“„‟«‘‚‛`", "”»’´"
_MARK = re.compile(rf"[\"“”„‟«»＂〝〞]|[{_SINGLE}]{{2}}|(?<!\S),,(?=\w)")
_SINGLE_MARK = re.compile(rf"(?<!\w)[{_SINGLE}](?=\S)|(?<=\S)[{_SINGLE}](?!\w)")
# The value of an attribute of markup; feet and inches.
_NO_MARKS = re.compile(r"=\"[^\"\n]{0,500}\"|\d['’]\s?\d{1,2}(?:[\"”]|''|’’)")
_OPENS_AFTER = frozenset(" \t([{—–-/\u00a0")
_CLOSES_BEFORE = frozenset(" \t)]}.,;:!?—–-/…\u00a0")
_LEAST_SINGLE_WORDS = 4
# How many marks further on the mark that closes a single one may stand.
_REACH = 40


class Marked(NamedTuple):
    """A stretch in marks: `start` and `end` lie inside, `before` and `after` outside of them.

    `closed` is false where the closing mark is missing, `opened` where the opening one is.
    """

    start: int
    end: int
    before: int
    after: int
    closed: bool = True
    opened: bool = True


class _Mark(NamedTuple):
    start: int
    end: int
    turn: int
    """1 opens, -1 closes, 0 is either."""


def marked(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Marked]:
    """The outermost stretches in marks of each paragraph, in order. `text` is plain: see
    `reader.draft.tokens.plain`."""
    paragraphs = list(paragraphs)
    doubles = any(_marks(text, start, end) for start, end in paragraphs)
    found: list[Marked] = []
    for start, end in paragraphs:
        marks = _marks(text, start, end)
        if marks:
            found += _paired(text, start, end, marks)
        else:
            found += _singles(text, start, end, _LEAST_SINGLE_WORDS if doubles else 1)
    return found


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """The double marks of a paragraph."""
    none = {place for m in _NO_MARKS.finditer(text, start, end) for place in range(*m.span())}
    marks = []
    for match in _MARK.finditer(text, start, end):
        if match.start() in none:
            continue
        turn = _turn(text, start, end, match)
        if turn is not None:
            marks.append(_Mark(match.start(), match.end(), turn))
    return marks


def _turn(text: str, start: int, end: int, match: re.Match[str]) -> int | None:
    """Whether a mark opens or closes, or nothing if it stands within a word."""
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    opens, closes = before in _OPENS_AFTER, after in _CLOSES_BEFORE
    if opens != closes:
        return 1 if opens else -1
    if before.isalnum() and after.isalnum():
        return None
    shape = match[0][0]
    if shape in _OPENING or shape == ",":
        return 1
    return -1 if shape in _CLOSING else 0


def _paired(text: str, start: int, end: int, marks: Sequence[_Mark]) -> Iterator[Marked]:
    """The outermost pairs of a paragraph."""
    # How many more of the marks that follow close than open.
    surplus = -sum(mark.turn for mark in marks)
    opened: list[_Mark] = []
    # Where the last pair ends.
    reached = start
    for mark in marks:
        surplus += mark.turn
        turn = mark.turn or (-1 if opened else 1)
        if turn > 0 and opened and surplus <= len(opened):
            # Too few marks are left to close both: this one closes, or the first never did.
            turn = _instead(text, opened, mark)
            if turn > 0:
                yield _unclosed(text, opened[0], mark.start)
                opened.clear()
                reached = mark.start
        if turn > 0:
            opened.append(mark)
        elif not opened:
            yield from _unopened(text, reached, mark)
            reached = mark.end
        elif len(opened) == 1:
            yield _between(text, opened.pop(), mark)
            reached = mark.end
        else:
            opened.pop()
    if opened:
        yield _unclosed(text, opened[0], end)


def _instead(text: str, opened: Sequence[_Mark], mark: _Mark) -> int:
    """Whether a mark that looks like an opening one closes what is open: it does where blanks stand
    on both sides, as in French."""
    blanks = text[mark.start - 1].isspace() and text[mark.end : mark.end + 1].isspace()
    return -1 if blanks and len(opened) == 1 else 1


def _between(text: str, opening: _Mark, closing: _Mark) -> Marked:
    start, end = stripped(text, opening.end, closing.start)
    return Marked(start, end, opening.start, closing.end)


def _unclosed(text: str, opening: _Mark, end: int) -> Marked:
    start, end = stripped(text, opening.end, end)
    return Marked(start, end, opening.start, end, closed=False)


_RESUMES = re.compile(r"\s*,?\s*(?:[\w'’.-]+\s+){0,4}?(?:said|says|told|added|wrote|tweeted)\b")


def _unopened(text: str, start: int, mark: _Mark) -> Iterator[Marked]:
    """What a mark closes that nothing opens: from the beginning of the paragraph or the end of the
    pair before, if a verb of speech follows."""
    if text[start : mark.start].strip() and _RESUMES.match(text, mark.end, mark.end + 80):
        inside = stripped(text, start, mark.start)
        yield Marked(*inside, inside[0], mark.end, opened=False)


def _singles(text: str, start: int, end: int, least_words: int) -> Iterator[Marked]:
    """The pairs of single marks of a paragraph that has no double ones."""
    marks = [
        _Mark(match.start(), match.end(), _single_turn(text, start, end, match))
        for match in _SINGLE_MARK.finditer(text, start, end)
    ]
    number, count = 0, len(marks)
    while number < count:
        opening = marks[number]
        number += 1
        if opening.turn <= 0:
            continue
        closing = _closing_single(text, marks, number)
        if closing is None:
            continue
        pair = _between(text, opening, marks[closing])
        words = text.count(" ", pair.start, pair.end) + 1
        # As in rock ’n’ roll
        if words >= least_words and pair.end - pair.start > 2:
            yield pair
            number = closing + 1


def _single_turn(text: str, start: int, end: int, match: re.Match[str]) -> int:
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    if before in _OPENS_AFTER:
        # A mark before digits, as in ’70s, leaves out a century.
        return 0 if match[0] == "’" or after.isdigit() else 1
    return -1 if not after.isalnum() else 0


def _closing_single(text: str, marks: Sequence[_Mark], first: int) -> int | None:
    """The place of the mark that closes a single one: not that of a plural possessive, unless there
    is no other before the next opens."""
    possessive = None
    depth = 0
    for number in range(first, min(first + _REACH, len(marks))):
        mark = marks[number]
        if mark.turn > 0:
            if possessive is not None:
                break
            depth += 1
        elif mark.turn < 0:
            after = text[mark.end : mark.end + 2]
            if text[mark.start - 1] == "s" and after[:1] == " " and after[1:].islower():
                possessive = number if possessive is None else possessive
            elif depth:
                depth -= 1
            else:
                return number
    return possessive


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
