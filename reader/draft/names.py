"""Finds names in the reporter's words, and the fullest form of each.

A name is a run of words with capitals, with particles and initials; offices before it are parted
from it. Names are compared folded (`reader.folding`).
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.draft import given
from reader.draft.bodies import BODIES
from reader.draft.roles import (
    FEMALE,
    HONORIFICS,
    LEADING,
    MALE,
    NICKNAMES,
    OF_ORGANISATIONS,
    ORGANISATIONS,
    PARTICLES,
    PARTIES,
    PLACE_BEGINNINGS,
    ROLES,
    SUFFIXES,
    SURNAMES,
    TITLES,
)
from reader.draft.states import CAPITALS, DEMONYMS, STATES
from reader.draft.tokens import WORD, Token
from reader.draft.words import DOCUMENTS, GROUP_WORDS, MONTHS, OPENERS, WEEKDAYS
from reader.folding import fold

_LONGEST = 14
# More people with a word of their name in common no report has.
_NAMESAKES = 30
_OF_PLACE = frozenset(["in", "at", "to", "from", "near", "outside", "of"])


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


@dataclass(slots=True, eq=False)
class Bearer:
    """Who has a name: its fullest form, and what is known from the text."""

    words: tuple[str, ...]
    folded: tuple[str, ...]
    person: bool
    gender: str = ""
    roles: list[str] = field(default_factory=list)
    forms: dict[str, None] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)
    sure: bool = False
    """Whether a title, a role or a given name tells that it is a person."""
    count: int = 0
    placed: int = 0
    """How often it stands after a preposition of place."""

    @property
    def name(self) -> str:
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
        return int(
            low == "&"
            or titles
            or (in_body and last not in TITLES and _is_body(sentence[first:at]))
        )
    return 0


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
    return low in TITLES or low in HONORIFICS


def _leading(words: Sequence[str], lows: Sequence[str]) -> int:
    """How many words before a name say where from or of which party somebody is."""
    cut = 0
    while len(words) - cut > 2 and (lows[cut] in LEADING or lows[cut] in DEMONYMS):
        cut += 1
    if len(words) - cut == 3 and lows[cut] in DEMONYMS:
        cut += 1
    return cut if lows[-1] not in ORGANISATIONS else 0


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


class Names:
    """The names of a text, and who has them."""

    def __init__(self, sentences: Iterable[tuple[Sequence[Token], Sequence[Run]]]) -> None:
        self.bearers: list[Bearer] = []
        self._by_word: dict[str, list[Bearer]] = {}
        self._exact: dict[tuple[str, ...], Bearer] = {}
        self.acronyms: dict[str, Bearer] = {}
        single: list[tuple[Sequence[Token], Run]] = []
        for tokens, found in sentences:
            for run in found:
                if len(run.words) > 1:
                    self._add(tokens, run)
                elif run.words:
                    single.append((tokens, run))
        for tokens, run in single:
            self._add_single(tokens, run)

    def _add(self, tokens: Sequence[Token], run: Run) -> Bearer:
        folded = tuple(map(_folded, run.words))
        bearer = self._exact.get(folded) or self._same(folded)
        if bearer is None:
            bearer = Bearer(run.words, folded, is_person_like(run))
            self.bearers.append(bearer)
            self._enter(bearer, folded)
        elif len(run.words) > len(bearer.words):
            self._enter(bearer, folded)
            bearer.words, bearer.folded = run.words, folded
        self._exact[folded] = bearer
        bearer.places.append(tokens[run.first].start)
        self._learn(bearer, tokens, run)
        return bearer

    def _enter(self, bearer: Bearer, folded: tuple[str, ...]) -> None:
        for word in folded:
            having = self._by_word.setdefault(word, [])
            if bearer not in having and len(having) < _NAMESAKES:
                having.append(bearer)

    def _same(self, folded: tuple[str, ...]) -> Bearer | None:
        """Somebody whose name is the same but for the middle, a suffix or a nickname."""
        for bearer in self._by_word.get(folded[-1], ()):
            short, long = sorted((bearer.folded, folded), key=len)
            if short[0] in PARTICLES and len(short) > 1 and long[-len(short) :] == short:
                return bearer
        for bearer in self._by_word.get(folded[0], ()):
            if bearer.person and _within(folded, bearer.folded) and bearer.folded[0] == folded[0]:
                return bearer
            if bearer.person and _within(bearer.folded, folded) and bearer.folded[0] == folded[0]:
                return bearer
        for bearer in self._by_word.get(folded[-1], ()):
            if (
                bearer.person
                and bearer.folded[-1] == folded[-1]
                and _alike(bearer.folded[0], folded[0])
            ):
                return bearer
        return None

    def _learn(self, bearer: Bearer, tokens: Sequence[Token], run: Run) -> None:
        bearer.forms.setdefault(run.text)
        bearer.count += 1
        before = tokens[run.first - 1].low if run.first else ""
        bearer.placed += before in _OF_PLACE or run.article
        titles = [word.lower().rstrip(".") for word in run.lead] + [before]
        if any(title in MALE for title in titles):
            bearer.gender = bearer.gender or "m"
        elif any(title in FEMALE for title in titles):
            bearer.gender = bearer.gender or "f"
        elif bearer.person and not bearer.gender:
            bearer.gender = _given_gender(bearer.folded[0])
        if (run.lead or before in ROLES) and not is_organisation(run.words):
            bearer.person = bearer.sure = True
        elif bearer.person and (bearer.folded[0] in given.MALE or bearer.folded[0] in given.FEMALE):
            bearer.sure = True

    def _add_single(self, tokens: Sequence[Token], run: Run) -> None:
        """A name of one word: a form of one with more, or a name of its own."""
        bearer = self.of(run.words, tokens[run.first].start)
        if bearer is None:
            folded = (_folded(run.words[0]),)
            bearer = Bearer(run.words, folded, _may_be_person(run))
            self.bearers.append(bearer)
            self._enter(bearer, folded)
            self._exact[folded] = bearer
        self._learn(bearer, tokens, run)

    def meet(self, tokens: Sequence[Token], run: Run) -> None:
        """Learn a name that stands in quoted words; nobody is taken to speak for it."""
        if len(run.words) > 1:
            self._add(tokens, run)
        elif run.words:
            self._add_single(tokens, run)

    def teach(self, acronym: str, words: tuple[str, ...]) -> None:
        """Take an acronym in brackets behind a name for a form of it."""
        bearer = self._exact.get(tuple(map(_folded, words)))
        if bearer is not None:
            self.acronyms[acronym] = bearer
            bearer.forms.setdefault(acronym)

    def candidates(self, words: Sequence[str]) -> list[Bearer]:
        """Those whose name holds the words: as their last ones, or else at all."""
        folded = tuple(map(_folded, words))
        having = self._by_word.get(folded[-1], [])
        if len(folded) == 1 and words[0] in self.acronyms:
            return [self.acronyms[words[0]]]
        exact = self._exact.get(folded)
        if exact is not None and len(exact.words) > 1:
            return [exact]
        longer = [one for one in having if len(one.folded) > len(folded)]
        ends = [one for one in longer if _without_suffix(one.folded)[-len(folded) :] == folded]
        inside = [one for one in longer if one.person and _within(folded, one.folded[1:])]
        firsts = [one for one in longer if one.person and one.folded[: len(folded)] == folded]
        for found in (ends, inside, firsts, [exact] if exact else []):
            if found:
                return found
        return []

    def of(self, words: Sequence[str], place: int, gender: str = "") -> Bearer | None:
        """Who is meant by a form of a name at an offset: the one named in full last before it, of a
        gender, if an honorific tells one."""
        found = self.candidates(words)
        persons = [one for one in found if one.person] or found
        if gender and len(persons) > 1:
            fitting = [one for one in persons if one.gender == gender]
            persons = fitting or [one for one in persons if not one.gender] or persons
        if len(persons) < 2:
            return persons[0] if persons else None
        return max(persons, key=lambda one: _nearness(one, place))


def _may_be_person(run: Run) -> bool:
    """Whether a name of one word may be that of a person."""
    word = run.words[0]
    low = word.lower()
    known = low in STATES or low in DEMONYMS or low in CAPITALS or low in ORGANISATIONS
    return not (known or run.article or low in PARTIES or word.isupper() or not word.isalpha())


def gender_of(run: Run) -> str:
    """The gender that the titles before a name tell: ``m``, ``f`` or nothing."""
    titles = {word.lower().rstrip(".") for word in run.lead}
    return "m" if titles & MALE else "f" if titles & FEMALE else ""


def _nearness(bearer: Bearer, place: int) -> tuple[bool, int]:
    number = bisect_right(bearer.places, place)
    nearest = bearer.places[number - 1] if number else -(bearer.places or [0])[0]
    return number > 0, nearest


def _folded(word: str) -> str:
    return fold(word).rstrip(".")


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether the words of one name stand in the other in their order."""
    rest = iter(whole)
    return all(word in rest for word in part)


def _without_suffix(folded: tuple[str, ...]) -> tuple[str, ...]:
    return folded[:-1] if folded[-1] in SUFFIXES and len(folded) > 1 else folded


def _alike(one: str, other: str) -> bool:
    """Whether two given names may be forms of one, or one is the initial of the other."""
    number = NICKNAMES.get(one)
    initial = (len(one) == 1 or len(other) == 1) and one[:1] == other[:1]
    return one == other or initial or (number is not None and number == NICKNAMES.get(other))


def _given_gender(word: str) -> str:
    if word in given.MALE:
        return "" if word in given.FEMALE else "m"
    return "f" if word in given.FEMALE else ""


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
