"""Whom a pronoun means: of those named before it, the one that sentences are about."""

from collections.abc import Sequence

from reader.draft.acts import Act
from reader.draft.descriptions import head_noun
from reader.draft.names import Names
from reader.draft.phrases import Phrase
from reader.draft.roles import GENERIC_BODIES, ORGANISATIONS, ROLES
from reader.draft.runs import Run
from reader.draft.sentences import Sentence
from reader.draft.speaker import Speaker, fits, named
from reader.draft.states import STATES
from reader.draft.tokens import POSSESSIVE, Token
from reader.draft.words import (
    DETERMINERS,
    DOCUMENTS,
    FEMALE,
    GROUP_WORDS,
    MALE,
    PLURAL_QUANTITIES,
    PREPOSITIONS,
    word_set,
)

_FAR = 5
PLURAL = word_set("they them their")


class Pronouns:
    """Finds whom pronouns mean. `focus` holds whom each sentence so far is about."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        runs: Sequence[Sequence[Run]],
        acts: Sequence[Sequence[Act]],
        names: Names,
        focus: Sequence[Speaker | None],
    ) -> None:
        self._sentences, self._runs, self._acts = sentences, runs, acts
        self._names, self._focus = names, focus

    def meant(self, number: int, at: int, running: Speaker | None) -> Speaker | None:
        """Whom the pronoun at a position of a sentence means; `running` is who spoke last."""
        low = self._sentences[number].tokens[at].low
        gender = "m" if low in MALE | {"his"} else "f" if low in FEMALE | {"her"} else ""
        here = self._before(number, at, gender)
        if here:
            return here
        limit = min(number, len(self._focus))
        earlier = range(limit - 1, max(limit - 1 - _FAR, -1), -1)
        last = self._last_clause(limit - 1, gender) if limit else None
        if last:
            return last
        for find in (self._fitting, self._aside):
            for back in earlier:
                found = find(back, gender, low)
                if found and found.bearer is None and running and _is_of(running, gender):
                    return running._replace(sure=False)
                if found:
                    return found._replace(sure=found.sure and back >= number - 2)
        if running and fits(running, gender):
            return running._replace(sure=False)
        return None

    def _before(self, number: int, at: int, gender: str) -> Speaker | None:
        """Who is named before a pronoun in the same sentence, not after a preposition."""
        tokens = self._sentences[number].tokens
        for run in self._runs[number]:
            if run.end > at or not run.words:
                continue
            if _is_aside(tokens, run):
                continue
            found = named(self._names, run, tokens, run.text)
            if gender and fits(found, gender):
                return found
            if not gender and found.bearer and not found.bearer.person:
                return found
        return None

    def _last_clause(self, number: int, gender: str) -> Speaker | None:
        """Who speaks in the last clause of a sentence in which somebody else spoke before."""
        tokens = self._sentences[number].tokens
        for act in reversed(self._acts[number][-4:]):
            phrase = act.subject
            if act.way != "before" or phrase is None or not phrase.first or not gender:
                continue
            if tokens[phrase.first - 1].low in ("while", "whereas", "and", "but"):
                found = self._at_end(number, phrase)
                if found and fits(found, gender):
                    return found._replace(sure=False)
        return None

    def _fitting(self, number: int, gender: str, low: str) -> Speaker | None:
        """Whom a pronoun means in an earlier sentence: whom that is about, if one can tell."""
        focus = self._focus[number]
        if not gender:
            return focus if focus and _is_body(focus, low) else None
        if focus and fits(focus, gender):
            return focus
        if focus and focus.way == "description" and _is_somebody(focus):
            return focus._replace(sure=False)
        for sure in (True, False):
            found = self._persons(number, gender, aside=False, sure=sure)
            if found:
                return found[0]._replace(sure=sure and len({one.name for one in found}) == 1)
        return None

    def _aside(self, number: int, gender: str, _: str) -> Speaker | None:
        """Who else in an earlier sentence a pronoun may mean."""
        found = self._persons(number, gender, aside=True, sure=True) if gender else []
        return found[0]._replace(sure=False) if found else None

    def _persons(self, number: int, gender: str, *, aside: bool, sure: bool) -> list[Speaker]:
        """The people named in a sentence; with `sure` those who are known for people."""
        tokens = self._sentences[number].tokens
        candidates = [
            named(self._names, run, tokens, run.text)
            for run in self._runs[number]
            if run.words and _is_aside(tokens, run) == aside and not _modifies(tokens, run)
        ]
        return [
            one
            for one in candidates
            if fits(one, gender) and one.bearer and one.bearer.sure >= sure
        ]

    def _at_end(self, number: int, phrase: Phrase) -> Speaker | None:
        """Whose name a phrase ends with."""
        tokens = self._sentences[number].tokens
        for run in self._runs[number]:
            if run.words and phrase.first <= run.first and run.end == phrase.end:
                return named(self._names, run, tokens, run.text)
        return None


def _is_aside(tokens: Sequence[Token], run: Run) -> bool:
    """Whether a name stands after a preposition or owns something."""
    start = run.first
    while start and tokens[start - 1].low in DETERMINERS | ROLES:
        start -= 1
    before = tokens[start - 1].low if start else ""
    owns = run.end < len(tokens) and tokens[run.end].kind == POSSESSIVE
    return owns or before in PREPOSITIONS


def _modifies(tokens: Sequence[Token], run: Run) -> bool:
    """Whether a name only tells more of the noun after it: “Exampleton police”."""
    after = tokens[run.end].low if run.end < len(tokens) else ""
    return after in ORGANISATIONS or after in GROUP_WORDS or after in ROLES


def _is_somebody(speaker: Speaker) -> bool:
    """Whether somebody is known by a description of one person only."""
    words = speaker.name.lower().split()
    return speaker.bearer is None and (words[0] == "one" or head_noun(words) in ROLES)


def _is_of(speaker: Speaker, gender: str) -> bool:
    """Whether somebody is known to be of a gender."""
    return bool(gender and speaker.bearer and speaker.bearer.gender == gender)


def _is_body(speaker: Speaker, low: str) -> bool:
    """Whether *it* or *they* may mean somebody."""
    if speaker.bearer:
        return not speaker.bearer.person and speaker.name.lower() not in STATES
    last = head_noun(speaker.name.split())
    if low in PLURAL and last in ORGANISATIONS:
        return True
    if low in PLURAL:
        plural = last in GROUP_WORDS or last.endswith("s") or last == "police"
        return (
            plural
            or " and " in speaker.name
            or speaker.name.split(" ")[0].lower() in PLURAL_QUANTITIES
        )
    return last in DOCUMENTS or last in ORGANISATIONS or last in GENERIC_BODIES
