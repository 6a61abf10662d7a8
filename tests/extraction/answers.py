"""When an answer is right: stretches, names and cues are compared as a reader would."""

import re

from reader.draft.cues import CUES
from reader.draft.roles import HONORIFICS, LEADING, ROLES, SUFFIXES
from reader.draft.states import DEMONYMS
from reader.draft.words import ARTICLES, AUXILIARIES, JOINING, PRONOUNS, word_set
from reader.folding import fold

_EDGES = "\"'`´‘’‚‛“”„‟«»‹› \t\r\n\u00a0"
_TAIL = f"{_EDGES},.;:"
_WORD = re.compile(r"[\w&@#][\w&@#'.-]*")
_TITLES = ROLES | HONORIFICS | LEADING | ARTICLES | frozenset(DEMONYMS) | {"state", "us"}
_LIGHT = (
    PRONOUNS
    | ARTICLES
    | AUXILIARIES
    | word_set(
        """to that also then later reporters in on by of out as for at into not went go statement
        tweet his her their interview"""
    )
)

Span = tuple[int, int]


def trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without marks and blanks at its edges, and without stops at its end."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _TAIL:
        end -= 1
    return start, end


def shared(one: Span, other: Span) -> float:
    """The part of two stretches together that belongs to both, from 0 to 1."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]) or 1)


def _words(name: str) -> list[str]:
    words = [word.rstrip(".'").removesuffix("'s") for word in _WORD.findall(fold(name))]
    words = [word.replace(".", "") for word in words if word]
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return words


def _untitled(words: list[str]) -> list[str]:
    first = 0
    while len(words) - first > 1 and words[first] in _TITLES and words[first + 1] not in JOINING:
        first += 1
    return words[first:]


def is_full(gold: str, found: str | None) -> bool:
    """Whether a name is the fullest form that the gold has; titles are free."""
    ours, theirs = _untitled(_words(found or "")), _untitled(_words(gold))
    if not ours or not theirs or (len(ours) == 1 and ours[0] in PRONOUNS):
        return False
    if ours == theirs:
        return True
    size = len(theirs)
    if len(ours) > size and ours[-size:] == theirs:
        extra = ours[:-size]
        return size > 1 or all(word in _TITLES | JOINING | {"and"} for word in extra)
    if len(ours) > size > 1 and ours[:size] == theirs:
        return True
    alike = (ours[0], ours[-1]) == (theirs[0], theirs[-1]) and abs(len(ours) - size) <= 2
    return size > 1 and len(ours) > 1 and alike


def is_head(gold: str, found: str | None) -> bool:
    """Whether a name holds the surname, or the noun that is the head, of the gold's."""
    ours, theirs = _words(found or ""), _untitled(_words(gold))
    if not theirs or not ours or (len(ours) == 1 and ours[0] in PRONOUNS):
        return False
    before = next((n for n, word in enumerate(theirs) if n and word in JOINING), len(theirs))
    return theirs[before - 1] in ours or is_full(gold, found)


def _stem(word: str) -> str:
    if word in CUES:
        return CUES[word].lemma
    for ending in ("ies", "ied", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending).rstrip("e")
    return word.rstrip("e")


def is_cue(gold: str, found: str | None) -> bool:
    """Whether two cues have a verb or noun in common, whatever its form."""
    sets = []
    for cue in (gold, found or ""):
        words = _words(cue)
        sets.append({_stem(word) for word in words if word not in _LIGHT} or set(map(_stem, words)))
    return bool(sets[0] & sets[1])
