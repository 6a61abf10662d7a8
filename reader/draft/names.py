"""Finds names in the reporter's words, and the fullest form of each.

A name is a run of words with capitals, with particles and initials; offices before it are parted
from it. Names are compared folded (`reader.folding`).
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reader.draft import given
from reader.draft.roles import (
    FEMALE,
    MALE,
    NICKNAMES,
    PARTICLES,
    ROLES,
    SUFFIXES,
)
from reader.draft.runs import Run, is_organisation, is_person_like, may_be_person
from reader.draft.tokens import Token
from reader.draft.words import word_set
from reader.folding import fold

# More people with a word of their name in common no report has.
_NAMESAKES = 30
_OF_PLACE = word_set("in at to from near outside of")


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
            bearer = Bearer(run.words, folded, may_be_person(run))
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
        letters = Counter(letter for letter in acronym if letter.isupper())
        initials = Counter(letter for word in words for letter in word if letter.isupper())
        if bearer is not None and letters <= initials:
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
