"""Tells what belongs to the page and not to the report: menus, adverts, appeals, share lines."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from enum import StrEnum
from itertools import groupby

from reader.draft.lines import Line
from reader.draft.page import ALONE, BEGINNINGS


class Part(StrEnum):
    """What a line is: text of the report, a short line of it, a credit, or furniture."""

    PROSE = "prose"
    SHORT = "short"
    CREDIT = "credit"
    FURNITURE = "furniture"


_BEGINS = re.compile(BEGINNINGS, re.IGNORECASE | re.VERBOSE)
_CREDIT = re.compile(
    r"(?:photo|image|picture|pic|video|graphic|illustration|file\s+photo|photograph)s?"
    r"(?:(?:\s+(?:by|credit|courtesy|from|source))?\s*[:/©]|\s+(?:copyright|caption)\b)|getty\s+images\b|(?:afp|ap|epa|reuters)\s*/",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"[\W\d_]*(?:[A-Za-z]{1,3}[\W\d_]*)?")
_PRICE = re.compile(
    r"[$€£₹¥]\s?\d|\bSAVE\s+\d|\b\d+\s*%|\b\d+\s+(?:months?|years?)$", re.IGNORECASE
)
_SPEECH = re.compile(r"[\"“”«»]|\b(?:said|says|told|added|wrote)\b")
_APPEAL_BEGINS = re.compile(
    r"a\s+message\s+from\b|dear\s+readers?\b|support\s+(?:our|independent|us)\b|before\s+you\s+go\b"
    r"|(?:please\s+)?(?:donate|become\s+a\s+(?:member|supporter|subscriber))\b|we\s+need\s+your\b",
    re.IGNORECASE,
)
_APPEALS = re.compile(r"\b(?:we|our|ours|us|you|your|you're|please)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“«][^\"“«”»\n]{0,2000}[\"”»]")


def parts(found: Sequence[Line]) -> list[Part]:
    """What each line of a text is."""
    kinds = [_kind(line) for line in found]
    _mark_repeated(found, kinds)
    _mark_appeals(found, kinds)
    _mark_tail(kinds)
    return kinds


def _kind(line: Line) -> Part:
    text = line.text
    bare = text.strip(" -–—*•·|:>»").lower()
    if not bare or bare in ALONE or _FIGURES.fullmatch(text):
        return Part.FURNITURE
    if len(text) < 160 and _CREDIT.match(text):
        return Part.CREDIT
    if len(text) < 300 and _BEGINS.match(text) and not (line.is_prose and _SPEECH.search(text)):
        return Part.FURNITURE
    if line.words < 5 and _PRICE.search(text):
        return Part.FURNITURE
    return Part.PROSE if line.is_prose else Part.SHORT


def _mark_repeated(found: Sequence[Line], kinds: list[Part]) -> None:
    """Mark short lines that stand twice, but for the first, as furniture."""
    counts = Counter(line.text for line in found)
    seen: set[str] = set()
    for number, line in enumerate(found):
        if counts[line.text] > 1 and line.text in seen and line.words < 40:
            kinds[number] = Part.FURNITURE
        seen.add(line.text)


def _mark_appeals(found: Sequence[Line], kinds: list[Part]) -> None:
    """Mark an appeal to readers, from the line that begins it as far as it speaks to them."""
    within = False
    for number, line in enumerate(found):
        if _APPEAL_BEGINS.match(line.text):
            within = True
        elif within:
            spoken = _QUOTED.sub("", line.text)
            within = bool(_APPEALS.search(spoken)) or kinds[number] != Part.PROSE
        if within:
            kinds[number] = Part.FURNITURE


def _mark_tail(kinds: list[Part]) -> None:
    """Mark short lines behind furniture at the end of a text: the report does not come back."""
    prose = [number for number, kind in enumerate(kinds) if kind == Part.PROSE]
    if not prose:
        return
    begun = False
    for number in range(prose[-1] + 1, len(kinds)):
        begun = begun or kinds[number] == Part.FURNITURE
        if begun and kinds[number] == Part.SHORT:
            kinds[number] = Part.FURNITURE


def left_out(found: Iterable[Line], numbers: Set[int]) -> list[str]:
    """Sentences that say which lines of a text are left out, neighbours together."""
    runs = groupby(found, key=lambda line: line.number in numbers)
    return [_told(list(stretch)) for is_out, stretch in runs if is_out]


def _told(stretch: Sequence[Line]) -> str:
    first, last = stretch[0], stretch[-1]
    words = first.text if len(first.text) <= 40 else f"{first.text[:39]}…"
    if first.number == last.number:
        return f"Line {first.number} (“{words}”) is page furniture and left out."
    return (
        f"Lines {first.number} to {last.number}, from “{words}”, are page furniture and left out."
    )
