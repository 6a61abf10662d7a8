"""Says where words first differ from a passage that is nearly the same."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

# How many words are compared from where two passages part, and how many of them are shown at most.
_COMPARED, _SHOWN = 24, 8
_SHOWN_BEFORE, _SHOWN_AFTER = 3, 1
# With a smaller share of words in common, two passages have nothing to do with each other.
_LEAST_SHARED = 1 / 2
_OPENING, _CLOSING = "\"'([{<", "\"')]}>.,;:!?"


class Difference(NamedTuple):
    """The first words that differ, as they are given and as the original has them, each with a few
    words around; an ellipsis stands for what is left out."""

    given: str
    original: str


class Nearest(NamedTuple):
    """The passage nearest to some words: what stands before and from the place that the word with
    the number `anchor`, counted from 0, has in it."""

    anchor: int
    before: Sequence[str]
    after: Sequence[str]


def first_difference(given: Sequence[str], nearest: Nearest) -> Difference | None:
    """Return where the given words first differ from what is nearest to them.

    ``None`` if the two hardly have a word in common.
    """
    anchor, after = nearest.anchor, nearest.after
    start = 0
    if anchor == 0:
        same = _same_at_first(given, after)
        start = max(0, same - _SHOWN_BEFORE)
    end = min(len(given), start + anchor + _COMPARED)
    mine = given[start:end]
    before = list(nearest.before[-anchor - _SHOWN :]) if anchor else []
    theirs = [*before, *after[start : end - anchor + _SHOWN]]
    known = {word.casefold() for word in theirs}
    if sum(word.casefold() in known for word in mine) < _LEAST_SHARED * len(mine):
        return None
    if start == 0:
        theirs = [mine[0] if word.lstrip(_OPENING) == mine[0] else word for word in theirs]
    if end == len(given):
        theirs = [mine[-1] if word.rstrip(_CLOSING) == mine[-1] else word for word in theirs]
    found = _first_unequal(mine, theirs)
    if found is None:
        return None
    (i1, i2), (j1, j2) = found
    shared = min(i1, _SHOWN_BEFORE)
    return Difference(
        _shown(mine, i1 - shared, i1, i2, cut=(start > 0, end < len(given))),
        _shown(theirs, max(0, j1 - shared), j1, j2, cut=(start > 0, False)),
    )


def _same_at_first(given: Sequence[str], after: Sequence[str]) -> int:
    pairs = enumerate(zip(given, after, strict=False))
    return next((number for number, (mine, theirs) in pairs if mine != theirs), len(given))


def _first_unequal(
    mine: Sequence[str], theirs: Sequence[str]
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the first stretches that differ, within the ends of `mine`."""
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        at_first, at_last = i1 == 0, i2 == len(mine)
        if tag == "equal" or (tag == "insert" and (at_first or at_last)):
            continue
        if at_first and not at_last:
            j1 = max(j1, j2 - (i2 - i1))
        elif at_last:
            j2 = min(j2, j1 + (i2 - i1))
        return (i1, i2), (j1, j2)
    return None


def _shown(words: Sequence[str], first: int, start: int, end: int, *, cut: Sequence[bool]) -> str:
    """Return the words from `first` on, as far as a stretch and a little more.

    `cut` says whether more stood before and after all words.
    """
    last = min(len(words), min(end, start + _SHOWN) + _SHOWN_AFTER)
    before = "…" if first > 0 or cut[0] else ""
    after = "…" if last < len(words) or cut[1] else ""
    return f"{before}{' '.join(words[first:last])}{after}"
