"""Two reports of a statement, word by word: what one leaves out, adds or spells otherwise. Pure."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from reader.folding import fold, words


class Change(StrEnum):
    """How a stretch of words differs in the other report."""

    SAME = "same"
    LEFT_OUT = "left out"
    ADDED = "added"
    RESPELT = "spelt otherwise"
    REWORDED = "worded otherwise"


class Difference(NamedTuple):
    """Words of one report and those of the other in their place; either may be empty."""

    change: Change
    one: str
    other: str


def differences(one: str, other: str) -> list[Difference]:
    """The stretches of two texts in order, equal ones too. Words are compared as the search does,
    and without hyphens: what differs in spelling alone is told apart."""
    first, second = one.split(), other.split()
    matcher = SequenceMatcher(
        None, [_compared(word) for word in first], [_compared(word) for word in second], False
    )
    return [
        difference
        for tag, start, end, other_start, other_end in matcher.get_opcodes()
        for difference in _parted(tag, first[start:end], second[other_start:other_end])
    ]


def _compared(word: str) -> str:
    return "".join(words(word)) or fold(word)


def _parted(tag: str, one: list[str], other: list[str]) -> Iterator[Difference]:
    if tag == "equal":
        for mine, theirs in zip(one, other, strict=True):
            change = Change.SAME if _bare(mine) == _bare(theirs) else Change.RESPELT
            yield Difference(change, mine, theirs)
    elif tag == "delete":
        yield Difference(Change.LEFT_OUT, " ".join(one), "")
    elif tag == "insert":
        yield Difference(Change.ADDED, "", " ".join(other))
    else:
        yield Difference(Change.REWORDED, " ".join(one), " ".join(other))


def _bare(word: str) -> str:
    return word.strip("“”‘’\"'.,;:!?…()[]").casefold()


def sentences(found: list[Difference], other: str) -> list[str]:
    """What differs, each as a sentence about the other report, which is called `other`."""
    told = []
    for change, mine, theirs in found:
        match change:
            case Change.LEFT_OUT:
                told.append(f"{other} leaves out “{mine}”.")
            case Change.ADDED:
                told.append(f"{other} adds “{theirs}”.")
            case Change.RESPELT:
                told.append(f"{other} spells “{_bare(mine)}” as “{_bare(theirs)}”.")
            case Change.REWORDED:
                told.append(f"{other} has “{theirs}” for “{mine}”.")
    return list(dict.fromkeys(told)) or [f"{other} has the same words."]
