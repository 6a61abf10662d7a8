"""What a text says that people are: the roles before and beside their names."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.draft.adverbials import is_comma
from reader.draft.names import Bearer, Names
from reader.draft.phrases import Phrase, phrase_before
from reader.draft.roles import HONORIFICS, LEADING, ROLES
from reader.draft.runs import Run
from reader.draft.sentences import Sentence
from reader.draft.states import DEMONYMS, STATES
from reader.draft.tokens import POSSESSIVE, QUOTE, STOP, Token
from reader.draft.words import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    JOINING,
    POSSESSIVES,
    RELATIVES,
)

_LONGEST = 16
_ALIKE = {
    **dict.fromkeys(("aide", "adviser", "advisor"), "assistant"),
    **dict.fromkeys(("spokesman", "spokeswoman"), "spokesperson"),
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "prof": "professor",
    "pres": "president",
    "atty": "attorney",
    "supt": "superintendent",
    "insp": "inspector",
    "det": "detective",
}
_STATES = frozenset(STATES.values())


class Described(NamedTuple):
    """Who is described, where (an offset), by which words, and the noun that is their head."""

    bearer: Bearer
    place: int
    text: str
    words: frozenset[str]
    head: str


def head_noun(words: Sequence[str]) -> str:
    """The noun of a description, in small letters: the last before the first preposition."""
    lows = [word.lower().rstrip(".") for word in words]
    for number, low in enumerate(lows):
        if number and low in JOINING:
            return _ALIKE.get(lows[number - 1], lows[number - 1])
    return _ALIKE.get(lows[-1], lows[-1]) if lows else ""


def meaning(words: Sequence[str]) -> frozenset[str]:
    """The words of a description for comparing it with another: states for their adjectives."""
    lows = [word.lower().rstrip(".") for word in words]
    known = (DEMONYMS.get(low) or STATES.get(low) or _ALIKE.get(low, low) for low in lows)
    return frozenset(known) - JOINING - ARTICLES


def described(
    text: str, sentences: Sequence[Sentence], runs: Sequence[Sequence[Run]], names: Names
) -> list[Described]:
    """Every description of somebody who is named beside it, in order."""
    found = []
    for sentence, its_runs in zip(sentences, runs, strict=True):
        for run in its_runs:
            bearer = names.of(run.words, sentence.tokens[run.first].start) if run.words else None
            if bearer is None:
                continue
            for first, end in _stretches(sentence.tokens, run):
                one = _read(text, sentence.tokens, first, end, bearer)
                if one:
                    found.append(one)
    return found


def _stretches(tokens: Sequence[Token], run: Run) -> Iterator[tuple[int, int]]:
    """Where descriptions of a name may stand: before it, beside it."""
    start = run.first
    if start and tokens[start - 1].low in ROLES | LEADING:
        before = phrase_before(tokens, start)
        start = _after_determiner(tokens, before.first, start) if before else start
    if start < run.name:
        yield _from_aide(tokens, start), run.name
    yield from _beside(tokens, run)
    yield from _before_comma(tokens, run)


def _after_determiner(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where the words behind the last article or pronoun of a stretch begin."""
    for at in range(end - 1, first - 1, -1):
        if tokens[at].low in ARTICLES or tokens[at].low in POSSESSIVES:
            return at + 1
    return first


def _from_aide(tokens: Sequence[Token], start: int) -> int:
    """Where “assistant to the President Jane Doe” begins, given where its last title does."""
    first = start - 1 if start and tokens[start - 1].low in ARTICLES else start
    aide = first > 1 and tokens[first - 1].low == "to" and tokens[first - 2].low in ROLES
    return first - 2 if aide else start


def _beside(tokens: Sequence[Token], run: Run) -> Iterator[tuple[int, int]]:
    """“Jane Doe, the head of the body,”; “Jane Doe is the head of the body”."""
    at = run.end
    if at + 1 >= len(tokens):
        return
    if tokens[at].text == "," or (
        tokens[at].low in ("is", "was") and tokens[at + 1].low in ARTICLES
    ):
        first = at + 1
    else:
        return
    end = first
    while end < len(tokens) and end - first < _LONGEST and not _ends(tokens, end):
        end += 1
    if end > first:
        yield first, end


def _ends(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return (
        token.kind in (STOP, QUOTE)
        or is_comma(token)
        or token.low in RELATIVES
        or (token.low in AUXILIARIES or token.text in ":;")
    )


def _before_comma(tokens: Sequence[Token], run: Run) -> Iterator[tuple[int, int]]:
    """“The head of the body, Jane Doe,”."""
    at = run.first - 1
    if at < 1 or tokens[at].text != "," or len(run.words) < 2:
        return
    if run.end < len(tokens) and not (is_comma(tokens[run.end]) or tokens[run.end].kind == STOP):
        return
    before = phrase_before(tokens, at)
    if before and tokens[before.first - 1].low not in CONJUNCTIONS:
        yield before.first, at


def _read(
    text: str, tokens: Sequence[Token], first: int, end: int, bearer: Bearer
) -> Described | None:
    """The description in a stretch, if the noun that is its head says what somebody is."""
    while first < end and (
        tokens[first].low in DETERMINERS or tokens[first].low in ("also", "then")
    ):
        if first + 1 < end and tokens[first + 1].kind == POSSESSIVE:
            break
        first += 1
    words = [token.text for token in tokens[first:end] if token.kind != POSSESSIVE]
    if words[:1] == ["of"]:
        return None
    if not words or (len(words) == 1 and words[0].lower().rstrip(".") in HONORIFICS):
        return None
    head = head_noun(words)
    base = head.removesuffix("s") if head not in ROLES else head
    if base not in ROLES and words[-1].lower() not in ROLES:
        return None
    printed = text[tokens[first].start : tokens[end - 1].end]
    return Described(bearer, tokens[first].start, " ".join(printed.split()), meaning(words), base)


class Descriptions:
    """Looks up who is meant by a description."""

    def __init__(self, found: Sequence[Described]) -> None:
        self._by_head: dict[str, list[Described]] = {}
        self._bearers = {id(one.bearer) for one in found}
        for one in found:
            heads = {one.head} | ({"secretary"} & one.words)
            for head in heads:
                self._by_head.setdefault(head, []).append(one)

    def nothing_else(self, bearer: Bearer, head: str) -> bool:
        """Whether nobody is described by a noun, and somebody by no office of another kind."""
        return head not in self._by_head and id(bearer) not in self._bearers

    def fits(self, bearer: Bearer, words: Sequence[str]) -> bool:
        """Whether somebody is described elsewhere by words of which these are some."""
        wanted = meaning(words)
        known = self._by_head.get(head_noun(words), [])[:200]
        return any(one.bearer is bearer and wanted <= one.words for one in known)

    def bearer(self, words: Sequence[str], place: int) -> tuple[Bearer | None, bool]:
        """Who is meant by a description at an offset, and whether nobody else can be."""
        known = self._by_head.get(head_noun(words), [])[:200]
        if not known:
            return None, False
        wanted = meaning(words)

        def fitness(one: Described) -> tuple[int, int, int]:
            contrary = _contrary(wanted, one.words)
            return (
                len(wanted & one.words) - 3 * contrary,
                int(one.place <= place),
                -abs(place - one.place),
            )

        best = max(known, key=fitness)
        if _contrary(wanted, best.words):
            return None, False
        others = {id(one.bearer) for one in known if fitness(one)[0] >= fitness(best)[0]}
        return best.bearer, len(others) == 1


def _contrary(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two descriptions speak of different states."""
    ours, theirs = one & _STATES, other & _STATES
    return bool(ours and theirs and not ours & theirs)


def phrase_words(tokens: Sequence[Token], phrase: Phrase) -> list[str]:
    """The words of a phrase without the article before and without possessive endings."""
    words = [t.text for t in tokens[phrase.first : phrase.end] if t.kind != POSSESSIVE]
    return words[1:] if words and words[0].lower() in ARTICLES else words
