"""From the words that attribute to the one who speaks: names, pronouns, descriptions, documents."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.draft.acts import Act
from reader.draft.descriptions import Descriptions, described, head_noun, phrase_words
from reader.draft.focus import main_subject
from reader.draft.names import Bearer, Names, Run, gender_of
from reader.draft.phrases import Phrase
from reader.draft.roles import ORGANISATIONS, ROLES
from reader.draft.sentences import Sentence
from reader.draft.states import CAPITALS, STATES
from reader.draft.tokens import POSSESSIVE, Token
from reader.draft.words import (
    ARTICLES,
    DETERMINERS,
    DOCUMENTS,
    FEMALE,
    GROUP_WORDS,
    JOINING,
    MALE,
    PLURAL_QUANTITIES,
    POSSESSIVES,
    PREPOSITIONS,
)

_FAR = 5
_GENERIC = frozenset(
    [
        "company",
        "firm",
        "agency",
        "network",
        "website",
        "site",
        "newspaper",
        "paper",
        "publication",
        "outlet",
        "broadcaster",
        "group",
        "organisation",
        "organization",
        "ministry",
        "department",
        "party",
        "embassy",
        "council",
        "commission",
        "committee",
        "court",
        "university",
        "bank",
        "federation",
        "association",
        "institute",
        "union",
        "airline",
        "channel",
        "station",
        "daily",
        "magazine",
        "office",
        "police",
        "council",
        "board",
    ]
)
_PLURAL = frozenset(["they", "them", "their"])


class Speaker(NamedTuple):
    """Who speaks: the name to print, who has it if it is a name, the words of the text that
    attribute, how they do (``name``, ``pronoun``, ``description``), and whether that is sure."""

    name: str
    bearer: Bearer | None
    mention: str
    way: str
    sure: bool = True


class Speakers:
    """Knows the people and bodies of a text, and who is meant by a phrase of it."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        runs: Sequence[Sequence[Run]],
        acts: Sequence[Sequence[Act]],
        names: Names,
    ) -> None:
        self._text, self._sentences, self._runs, self.names = text, sentences, runs, names
        self._acts = acts
        self.described = described(text, sentences, runs, names)
        self._descriptions = Descriptions(self.described)
        self._focus: list[Speaker | None] = []
        self.running: Speaker | None = None
        for number in range(len(sentences)):
            self._focus.append(self._focus_of(number))

    def _focus_of(self, number: int) -> Speaker | None:
        """Whom a sentence is about."""
        found = self._acts[number]
        if (
            found
            and found[0].way in ("according", "opinion")
            and found[0].first == 0
            and found[0].subject
        ):
            return self.of(number, found[0].subject)
        phrase = main_subject(self._sentences[number].tokens, self._runs[number])
        return self.of(number, phrase) if phrase else None

    def main(self, number: int) -> Speaker | None:
        """Whom a sentence is about."""
        return self._focus[number]

    def of(self, number: int, phrase: Phrase) -> Speaker | None:
        """Who is meant by a phrase of a sentence; nobody, where the writer speaks."""
        tokens = self._sentences[number].tokens
        first = tokens[phrase.first]
        printed = self._printed(tokens, phrase.first, phrase.end)
        if phrase.end - phrase.first == 1 and first.low in POSSESSIVES | MALE | FEMALE | _PLURAL | {
            "it"
        }:
            found = self._pronoun(number, phrase.first)
            return found and found._replace(mention=printed, way="pronoun")
        if first.low in ("i", "we", "you", "who", "my", "our"):
            return None
        if tokens[phrase.end - 1].low in ("latter", "former") and phrase.end - phrase.first <= 2:
            return self._one_of_two(number, phrase)
        return self._phrase(number, phrase, printed)

    def going_on(self, number: int, found: Speaker) -> Speaker:
        """Whom “he said” behind quoted words means: who spoke last, if the sentence before names
        both that one and somebody else."""
        running = self.running
        if running is None or running.bearer is found.bearer or number == 0 or not running.bearer:
            return found
        gender = found.bearer.gender if found.bearer else ""
        tokens = self._sentences[number - 1].tokens
        named = any(
            self.names.of(run.words, tokens[run.first].start) is running.bearer
            for run in self._runs[number - 1]
            if run.words
        )
        if named and _fits(running, gender):
            return running._replace(mention=found.mention, way="pronoun", sure=False)
        return found

    def _phrase(self, number: int, phrase: Phrase, printed: str) -> Speaker | None:
        tokens = self._sentences[number].tokens
        named = self._names_in(number, phrase)
        if len(named) > 1 and any(t.low == "and" for t in tokens[phrase.first : phrase.end]):
            return Speaker(" and ".join(named), None, printed, "name", sure=False)
        run = self._head_run(number, phrase)
        if run:
            return self._named(run, tokens, printed)
        owner = self._document_owner(number, phrase)
        if owner:
            return owner._replace(mention=printed, way="description", sure=False)
        return self._description(number, phrase, printed)

    def _printed(self, tokens: Sequence[Token], first: int, end: int) -> str:
        return " ".join(self._text[tokens[first].start : tokens[end - 1].end].split())

    def _names_in(self, number: int, phrase: Phrase) -> list[str]:
        """The names that *and* joins in a phrase."""
        tokens = self._sentences[number].tokens
        inside = [r for r in self._inside(number, phrase) if r.words]
        joined = [
            one
            for one, other in pairwise(inside)
            if any(t.low == "and" for t in tokens[one.end : other.first])
            and other.first - one.end <= 3
        ]
        if not joined:
            return []
        found: list[str] = []
        for run in inside:
            bearer = self.names.of(run.words, tokens[run.first].start)
            name = bearer.name if bearer else run.text
            found.append(
                f"the {name}" if found and run.article and not (bearer and bearer.person) else name
            )
        return found

    def _inside(self, number: int, phrase: Phrase) -> list[Run]:
        return [r for r in self._runs[number] if r.first >= phrase.first and r.end <= phrase.end]

    def _head_run(self, number: int, phrase: Phrase) -> Run | None:
        """The name that is the head of a phrase: it ends before the first preposition."""
        tokens = self._sentences[number].tokens
        inside = self._inside(number, phrase)
        end = phrase.end
        for at in range(phrase.first + 1, phrase.end):
            if tokens[at].low in JOINING and not any(r.first < at < r.end for r in inside):
                quantity = tokens[at - 1].low in PLURAL_QUANTITIES and tokens[at].low == "of"
                end = phrase.first if quantity else at
                break
        head = [r for r in inside if r.end == end and r.words]
        return head[0] if head else None

    def _named(self, run: Run, tokens: Sequence[Token], printed: str) -> Speaker:
        place = tokens[run.first].start
        gender = gender_of(run)
        bearer = self.names.of(run.words, place, gender)
        if bearer is None:
            return Speaker(run.text, None, printed, "name")
        namesakes = [one for one in self.names.candidates(run.words) if one.person]
        many = len(namesakes) > 1 and not (gender and bearer.gender == gender)
        low = run.text.lower()
        capital = low in CAPITALS and low not in STATES
        return Speaker(bearer.name, bearer, printed, "name", sure=not many and not capital)

    def _document_owner(self, number: int, phrase: Phrase) -> Speaker | None:
        """Whose the statement or report is: “Doe’s statement”, “a WHO report”, “her letter”."""
        tokens = self._sentences[number].tokens
        words = tokens[phrase.first : phrase.end]
        documents = [n for n, token in enumerate(words) if token.low in DOCUMENTS]
        if not documents:
            return None
        head = phrase.first + documents[0]
        if words[0].low in POSSESSIVES:
            return self._pronoun(number, phrase.first)
        for at in range(head - 1, phrase.first, -1):
            if tokens[at].kind == POSSESSIVE:
                return self.of(number, Phrase(phrase.first, at))
        for run in self._inside(number, phrase):
            if run.end == head and run.words:
                return self._named(run, tokens, run.text)
            if tokens[run.first - 1].low in ("by", "from") and run.words:
                return self._named(run, tokens, run.text)
        if (
            head - phrase.first == 2
            and tokens[head - 1].low in ORGANISATIONS
            and words[0].low in ARTICLES
        ):
            return Speaker(tokens[head - 1].text, None, "", "description")
        return None

    def _description(self, number: int, phrase: Phrase, printed: str) -> Speaker:
        tokens = self._sentences[number].tokens
        words = phrase_words(tokens, phrase)
        first = tokens[phrase.first].low
        place = tokens[phrase.first].start
        running = self.running
        if (
            first in ("a", "an")
            and running
            and running.bearer
            and self._descriptions.fits(running.bearer, words)
        ):
            return Speaker(running.bearer.name, running.bearer, printed, "description", sure=False)
        if first not in ("a", "an", "one", "another", "some", "its", "their") and words:
            bearer, alone = self._descriptions.bearer(words, place)
            if bearer:
                return Speaker(bearer.name, bearer, printed, "description", sure=alone)
            body = self._body(number, words) if first in ("the", "this") else None
            if body:
                return Speaker(body.name, body, printed, "description", sure=False)
        start = phrase.first
        while start < phrase.end - 1 and tokens[start].low in ARTICLES | POSSESSIVES:
            start += 1
        name = self._printed(tokens, start, phrase.end)
        if start == phrase.first and phrase.first == 0:
            name = name[:1].lower() + name[1:] if tokens[start].text[1:].islower() else name
        return Speaker(name, None, printed, "description")

    def _body(self, number: int, words: Sequence[str]) -> Bearer | None:
        """The body that a noun such as “the ministry” stands for."""
        noun = words[-1].lower()
        if noun not in _GENERIC or len(words) > 2:
            return None
        same = [b for b in self.names.candidates([words[-1]]) if not b.person]
        if same:
            return same[0]
        for focus in reversed(self._focus[max(0, number - 3) : number]):
            if (
                focus
                and focus.bearer
                and not focus.bearer.person
                and noun not in ("police", "court")
            ):
                return focus.bearer
        return None

    def _one_of_two(self, number: int, phrase: Phrase) -> Speaker | None:
        tokens = self._sentences[number].tokens
        before = [run for run in self._runs[number] if run.end <= phrase.first and run.words]
        if len(before) < 2:
            return None
        which = before[-1] if tokens[phrase.end - 1].low == "latter" else before[-2]
        return self._named(which, tokens, self._printed(tokens, phrase.first, phrase.end))

    def _pronoun(self, number: int, at: int) -> Speaker | None:
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
                if found:
                    return found._replace(sure=found.sure and back >= number - 2)
        if self.running and _fits(self.running, gender):
            return self.running._replace(sure=False)
        return None

    def _before(self, number: int, at: int, gender: str) -> Speaker | None:
        """Who is named before a pronoun in the same sentence, not after a preposition."""
        tokens = self._sentences[number].tokens
        for run in self._runs[number]:
            if run.end > at or not run.words:
                continue
            if _is_aside(tokens, run):
                continue
            found = self._named(run, tokens, run.text)
            if gender and _fits(found, gender):
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
                found = self.of(number, phrase) if tokens[phrase.first].is_capital else None
                if found and found.way == "name" and _fits(found, gender):
                    return found._replace(sure=False)
        return None

    def _fitting(self, number: int, gender: str, low: str) -> Speaker | None:
        """Whom a pronoun means in an earlier sentence: whom that is about, if one can tell."""
        focus = self._focus[number]
        if not gender:
            return focus if focus and _is_body(focus, low) else None
        if focus and _fits(focus, gender):
            return focus
        for sure in (True, False):
            found = self._persons(number, gender, aside=False, sure=sure)
            if found:
                return found[0]._replace(sure=sure and len({one.name for one in found}) == 1)
        if (
            focus
            and focus.bearer is None
            and focus.way == "description"
            and _is_somebody(focus.name)
        ):
            return focus._replace(sure=False)
        return None

    def _aside(self, number: int, gender: str, _: str) -> Speaker | None:
        """Who else in an earlier sentence a pronoun may mean."""
        found = self._persons(number, gender, aside=True, sure=True) if gender else []
        return found[0]._replace(sure=False) if found else None

    def _persons(self, number: int, gender: str, *, aside: bool, sure: bool) -> list[Speaker]:
        """The people named in a sentence; with `sure` those who are known for people."""
        tokens = self._sentences[number].tokens
        named = [
            self._named(run, tokens, run.text)
            for run in self._runs[number]
            if run.words and _is_aside(tokens, run) == aside and not _modifies(tokens, run)
        ]
        return [
            one for one in named if _fits(one, gender) and one.bearer and one.bearer.sure >= sure
        ]


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


def _fits(speaker: Speaker, gender: str) -> bool:
    bearer = speaker.bearer
    if bearer is None or not bearer.person:
        return False
    return not gender or not bearer.gender or bearer.gender == gender


def _is_somebody(name: str) -> bool:
    """Whether a description is that of one person."""
    words = name.lower().split()
    return words[0] == "one" or head_noun(words) in ROLES


def _is_body(speaker: Speaker, low: str) -> bool:
    """Whether *it* or *they* may mean somebody."""
    if speaker.bearer:
        return not speaker.bearer.person and speaker.name.lower() not in STATES
    last = head_noun(speaker.name.split())
    if low in _PLURAL and last in ORGANISATIONS:
        return True
    if low in _PLURAL:
        plural = last in GROUP_WORDS or last.endswith("s") or last == "police"
        return (
            plural
            or " and " in speaker.name
            or speaker.name.split(" ")[0].lower() in PLURAL_QUANTITIES
        )
    return last in DOCUMENTS or last in ORGANISATIONS or last in _GENERIC
