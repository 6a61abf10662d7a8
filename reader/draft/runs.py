"""Finds names in a sentence: runs of words with capitals, with particles and initials.

Offices before a name are parted from it.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.draft import given
from reader.draft.bodies import BODIES
from reader.draft.roles import (
    FEMALE,
    HONORIFICS,
    LEADING,
    MALE,
    OF_ORGANISATIONS,
    ORGANISATIONS,
    PARTICLES,
    PARTIES,
    PLACE_BEGINNINGS,
    ROLES,
    SURNAMES,
    TITLES,
)
from reader.draft.states import CAPITALS, DEMONYMS, STATES
from reader.draft.tokens import WORD, Token
from reader.draft.words import DOCUMENTS, GROUP_WORDS, MONTHS, OPENERS, WEEKDAYS

_LONGEST = 14


class Run(NamedTuple):
    """A name in a sentence: token positions (`name` is where it begins behind the offices before
    it), its words, and the offices."""

    first: int
    name: int
    end: int
    words: tuple[str, ...]
    lead: tuple[str, ...]
    article: bool

    @property
    def text(self) -> str:
        return " ".join(self.words)


class Usage(NamedTuple):
    """The words that a text writes with a small letter, and with a capital within a sentence."""

    small: frozenset[str]
    capital: frozenset[str]


def usage(sentences: Iterable[Sequence[Token]]) -> Usage:
    """How a text writes its words."""
    small, capital = set(), set()
    for sentence in sentences:
        for at, token in enumerate(sentence):
            if token.kind == WORD:
                if token.text.islower():
                    small.add(token.low)
                elif at and sentence[at - 1].kind == WORD:
                    capital.add(token.low)
    return Usage(frozenset(small), frozenset(capital))


def runs(sentence: Sequence[Token], used: Usage) -> list[Run]:
    """The names in a sentence of a text that uses words so."""
    found = []
    at = 0
    while at < len(sentence):
        if not _begins(sentence, at, used):
            at += 1
            continue
        end = _end(sentence, at)
        run = _parted(sentence, at, end)
        if run:
            found.append(run)
        at = end
    return found


def _begins(sentence: Sequence[Token], at: int, used: Usage) -> bool:
    token = sentence[at]
    if not token.is_capital or token.low in WEEKDAYS or token.text == "I":
        return False
    if token.low in MONTHS:
        following = sentence[at + 1] if at + 1 < len(sentence) else None
        return (
            at > 0
            and token.low in ("may", "april", "june", "august")
            and (following is not None and following.is_capital)
        )
    if at > 0 and sentence[at - 1].kind == WORD:
        return token.low not in ("the", "a", "an")
    if token.low in OPENERS:
        return False
    if at + 1 < len(sentence) and sentence[at + 1].is_capital:
        return True
    if (token.low in TITLES or token.low in OF_ORGANISATIONS) and _connects(sentence, at, at + 1):
        return True
    if token.low in GROUP_WORDS or token.low in DOCUMENTS or token.low in ROLES:
        return False
    if token.low in used.capital:
        return True
    return token.low not in used.small and not token.low.endswith(("ly", "ed", "ing"))


def _end(sentence: Sequence[Token], first: int) -> int:
    """Where the run of capitals that begins at a place ends."""
    at = first + 1
    while at < len(sentence) and at - first < _LONGEST:
        token = sentence[at]
        if token.is_capital and token.low not in WEEKDAYS and not _is_date(sentence, at):
            at += 1
            continue
        step = _connects(sentence, first, at)
        if not step:
            break
        at += step
    return at


def _is_date(sentence: Sequence[Token], at: int) -> bool:
    following = sentence[at + 1] if at + 1 < len(sentence) else None
    return sentence[at].low in MONTHS and following is not None and following.low.isdigit()


def _connects(sentence: Sequence[Token], first: int, at: int) -> int:
    """How many small words go on a run: particles, or *of* and *and* within offices and bodies."""
    if at >= len(sentence):
        return 0
    low, last = sentence[at].low, sentence[at - 1].low
    after = list(sentence[at + 1 : at + 3])
    if not after:
        return 0
    if low in PARTICLES and (after[0].is_capital or after[0].low in PARTICLES):
        return 1
    if low in ("of", "for", "on") and (
        last in OF_ORGANISATIONS or (last in TITLES and low != "on")
    ):
        if after[0].is_capital:
            return 1
        return 2 if after[0].low == "the" and len(after) > 1 and after[1].is_capital else 0
    if low in ("and", "&", "for") and after[0].is_capital:
        in_body = any(token.low in ("of", "for") for token in sentence[first:at])
        titles = last in TITLES and after[0].low in TITLES
        if low == "and" and _is_two_fields(sentence, first, at):
            return 1
        return int(
            low == "&"
            or titles
            or (in_body and last not in TITLES and _is_body(sentence[first:at]))
        )
    return 0


def _is_two_fields(sentence: Sequence[Token], first: int, at: int) -> bool:
    """Whether *and* joins what one body does: “Fire and Rescue Service”."""
    if any(token.low in ORGANISATIONS or token.low in TITLES for token in sentence[first:at]):
        return False
    for token in sentence[at + 1 : at + 4]:
        if not token.is_capital:
            return False
        if token.low in ORGANISATIONS:
            return at - first < 4 and sentence[at - 1].low not in STATES
    return False


def _is_body(tokens: Iterable[Token]) -> bool:
    return any(token.low in OF_ORGANISATIONS for token in tokens)


def _parted(sentence: Sequence[Token], first: int, end: int) -> Run | None:
    """A run with the offices before the name parted from it."""
    words = [token.text for token in sentence[first:end]]
    cut = name_begins(words)
    while end > first + cut and sentence[end - 1].low in PARTICLES | {"of", "and", "for"}:
        end -= 1
    while end - first - cut > 1 and words[cut].lower() in LEADING and _is_state(words[cut + 1]):
        cut += 1
    name = tuple(words[cut : end - first])
    if not name and not cut:
        return None
    before = sentence[first - 1].low if first else ""
    article = before == "the" or (name[:1] == ("The",) and len(name) > 1)
    return Run(first, first + cut, end, name, tuple(words[:cut]), article)


def _is_state(word: str) -> bool:
    return word.lower() in STATES or word.lower() in DEMONYMS


def name_begins(words: Sequence[str]) -> int:
    """How many of the words of a run are offices and titles before the name; all, if it is none."""
    lows = [word.lower().rstrip(".") for word in words]
    if lows[0] in given.MALE or lows[0] in given.FEMALE:
        return 0
    last = max((n for n in range(len(lows)) if _is_title(lows, n)), default=-1)
    if last < 0:
        return _leading(words, lows)
    if lows[-1] in ORGANISATIONS and lows[last] not in HONORIFICS and len(lows) - last < 4:
        return 0 if last == 0 or lows[last] in ORGANISATIONS else last + 1
    if last + 1 < len(words) and lows[last + 1] in ("of", "for", "on"):
        return _name_after_place(words, lows, last + 2)
    return last + 1


def _is_title(lows: Sequence[str], at: int) -> bool:
    """Whether a word of a run is a title: at its end only an office is."""
    low = lows[at]
    if at == len(lows) - 1 and at and low in SURNAMES:
        return False
    if low in ROLES and at + 1 < len(lows):
        following = lows[at + 1]
        return low in TITLES or following in given.MALE or following in given.FEMALE
    return low in TITLES or low in HONORIFICS


def _leading(words: Sequence[str], lows: Sequence[str]) -> int:
    """How many words before a name say where from or of which party somebody is."""
    cut = 0
    while len(words) - cut > 2 and (lows[cut] in LEADING or lows[cut] in DEMONYMS):
        cut += 1
    if len(words) - cut == 3 and lows[cut] in DEMONYMS:
        cut += 1
    return 0 if is_organisation(words) else cut


def _name_after_place(words: Sequence[str], lows: Sequence[str], first: int) -> int:
    """Where the name begins in “Secretary of State Jane Doe”: all words, if there is none."""
    while first < len(words) and lows[first] in ("the", "of"):
        first += 1
    for at in range(first + 1, len(words) - 1):
        if lows[at] in given.MALE or lows[at] in given.FEMALE:
            return at
    for size in (5, 4, 3, 2, 1):
        place = " ".join(lows[first : first + size])
        if place in STATES or place in BODIES or place in ("state", "staff"):
            return first + size
    return len(words)


def may_be_person(run: Run) -> bool:
    """Whether a name of one word may be that of a person."""
    word = run.words[0]
    low = word.lower()
    known = low in STATES or low in DEMONYMS or low in CAPITALS or low in ORGANISATIONS
    return not (known or run.article or low in PARTIES or word.isupper() or not word.isalpha())


def gender_of(run: Run) -> str:
    """The gender that the titles before a name tell: ``m``, ``f`` or nothing."""
    titles = {word.lower().rstrip(".") for word in run.lead}
    return "m" if titles & MALE else "f" if titles & FEMALE else ""


def is_organisation(words: Sequence[str]) -> bool:
    lows = [word.lower() for word in words]
    return (
        lows[-1] in ORGANISATIONS
        or any(low in OF_ORGANISATIONS for low in lows[:-1])
        or any(len(word) > 1 and word.isupper() and word.isalpha() for word in words)
        or "of" in lows
        or "and" in lows
    )


def is_person_like(run: Run) -> bool:
    """Whether a run of two words or more may be the name of a person."""
    lows = [word.lower() for word in run.words]
    if lows[0] in given.MALE or lows[0] in given.FEMALE:
        return not (lows[-1] in ORGANISATIONS and len(lows) > 2)
    if run.article or is_organisation(run.words) or len(lows) > 5 or not lows[-1].isalpha():
        return False
    return (
        " ".join(lows) not in STATES and lows[0] not in DEMONYMS and lows[0] not in PLACE_BEGINNINGS
    )
