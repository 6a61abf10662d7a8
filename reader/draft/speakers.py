"""From the words that attribute to the one who speaks: names, pronouns, descriptions, documents."""

from collections.abc import Sequence
from itertools import pairwise

from reader.draft.acts import Act
from reader.draft.descriptions import Descriptions, described, head_noun, phrase_words
from reader.draft.focus import main_subject
from reader.draft.names import Bearer, Names
from reader.draft.phrases import Phrase
from reader.draft.pronouns import PLURAL, Pronouns
from reader.draft.roles import GENERIC_BODIES, KIN, ORGANISATIONS, ROLES, SPEAKING
from reader.draft.runs import Run
from reader.draft.sentences import Sentence
from reader.draft.speaker import Speaker, fits, named
from reader.draft.tokens import POSSESSIVE, Token
from reader.draft.words import (
    ARTICLES,
    DOCUMENTS,
    FEMALE,
    JOINING,
    MALE,
    PLURAL_QUANTITIES,
    POSSESSIVES,
)


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
        self._pronouns = Pronouns(sentences, runs, acts, names, self._focus)
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
        if phrase.end - phrase.first == 1 and first.low in POSSESSIVES | MALE | FEMALE | PLURAL | {
            "it"
        }:
            found = self._pronouns.meant(number, phrase.first, self.running)
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
        if named and fits(running, gender):
            return running._replace(mention=found.mention, way="pronoun", sure=False)
        return found

    def _phrase(self, number: int, phrase: Phrase, printed: str) -> Speaker | None:
        tokens = self._sentences[number].tokens
        joined = self._names_in(number, phrase)
        if len(joined) > 1:
            return Speaker(" and ".join(joined), None, printed, "name", sure=False)
        run = self._head_run(number, phrase)
        if run:
            return named(self.names, run, tokens, printed)
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
        if not inside or inside[-1].end != phrase.end:
            return []
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
        last = inside[-1] if inside else None
        if head and last and last.end == phrase.end and last.lead and len(last.words) > 1:
            # “Workers for Exampleton Chair Jane Doe”
            return last
        return head[0] if head else None

    def _document_owner(self, number: int, phrase: Phrase) -> Speaker | None:
        """Whose the statement or report is: “Doe’s statement”, “a WHO report”, “her letter”."""
        tokens = self._sentences[number].tokens
        words = tokens[phrase.first : phrase.end]
        documents = [n for n, token in enumerate(words) if token.low in DOCUMENTS]
        if not documents:
            return None
        head = phrase.first + documents[0]
        if words[0].low in POSSESSIVES:
            return self._pronouns.meant(number, phrase.first, self.running)
        first = phrase.first
        if words[0].low in PLURAL_QUANTITIES and len(words) > 2 and words[1].low == "of":
            first += 2
        for at in range(head - 1, first, -1):
            if tokens[at].kind == POSSESSIVE:
                return self.of(number, Phrase(first, at))
        for run in self._inside(number, phrase):
            if run.end == head and run.words:
                return named(self.names, run, tokens, run.text)
            if tokens[run.first - 1].low in ("by", "from") and run.words:
                return named(self.names, run, tokens, run.text)
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
            known = self._known(number, words) if first in ("the", "this") else None
            if known:
                return known._replace(mention=printed, way="description", sure=False)
        start = phrase.first
        while start < phrase.end - 1 and tokens[start].low in ARTICLES | POSSESSIVES:
            start += 1
        name = self._printed(tokens, start, phrase.end)
        if start == phrase.first and phrase.first == 0:
            is_name = any(run.first == start for run in self._runs[number])
            name = name if is_name else name[:1].lower() + name[1:]
        return Speaker(name, None, printed, "description", sure=head_noun(words) in SPEAKING)

    def _known(self, number: int, words: Sequence[str]) -> Speaker | None:
        """Who was spoken of before, for a description that fits nobody else: “the official”."""
        body = self._body(number, words)
        if body:
            return Speaker(body.name, body, "", "description")
        head, running = head_noun(words), self.running
        recent = self._focus[max(0, number - 2) : number]
        for focus in reversed(recent):
            same = focus and focus.bearer is None and head_noun(focus.name.split()) == head
            if focus and same and head in ROLES:
                return focus
        if running and running.bearer is None and head_noun(running.name.split()) == head:
            return running
        if head not in ROLES or head in KIN:
            return None
        for focus in reversed(recent):
            if focus and focus.bearer and focus.bearer.person:
                return focus if self._descriptions.nothing_else(focus.bearer, head) else None
        return None

    def _body(self, number: int, words: Sequence[str]) -> Bearer | None:
        """The body that a noun such as “the ministry” stands for."""
        noun = words[-1].lower()
        if noun not in GENERIC_BODIES or len(words) > 2:
            return None
        same = [
            one
            for one in self.names.candidates([words[-1]])
            if not one.person and one.folded[-1] == noun
        ]
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
        return named(self.names, which, tokens, self._printed(tokens, phrase.first, phrase.end))
