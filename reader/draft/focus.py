"""Whom a sentence is about: its first subject."""

from collections.abc import Sequence

from reader.draft.adverbials import is_comma
from reader.draft.cues import CUES
from reader.draft.phrases import Phrase, phrase_after, to_noun
from reader.draft.roles import LEADING, SPEAKING
from reader.draft.runs import Run
from reader.draft.states import is_adjective
from reader.draft.tokens import POSSESSIVE, QUOTE, STOP, WORD, Token
from reader.draft.words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    word_set,
)

_LEADING = PREPOSITIONS | TIME_WORDS | ADVERBS | (SUBORDINATORS - word_set("that"))
_NOUNS = SPEAKING | LEADING
_NAMED_TIMES = TIME_WORDS - word_set("this last next early late earlier later now then ago")
_BEFORE_TIMES = word_set("on in by late early earlier this last")
_REACH = 30


def main_subject(tokens: Sequence[Token], runs: Sequence[Run]) -> Phrase | None:
    """The subject of the main clause of a sentence, as far as words and names tell."""
    start = _behind_adverbials(tokens, frozenset(run.first for run in runs))
    if start >= len(tokens):
        return None
    if tokens[start].low in SUBJECT_PRONOUNS and tokens[start].low != "you":
        return Phrase(start, start + 1)
    for run in runs:
        if run.first < start or not run.words:
            continue
        if run.first - start > 12 or _is_broken(tokens, start, run.first):
            break
        return _whole(tokens, start, run)
    return _as_far_as_noun(tokens, start)


def _as_far_as_noun(tokens: Sequence[Token], start: int) -> Phrase | None:
    phrase = phrase_after(tokens, start)
    return to_noun(tokens, phrase) if phrase else None


def _behind_adverbials(tokens: Sequence[Token], names: frozenset[int]) -> int:
    """Where the subject begins: behind quoted words, adverbs, and what a preposition or a
    participle leads up to a comma."""
    at = _behind_dateline(tokens)
    for _ in range(4):
        while at < len(tokens) and (
            tokens[at].kind == QUOTE or is_comma(tokens[at]) or tokens[at].low in CONJUNCTIONS
        ):
            at += 1
        if at >= len(tokens) or tokens[at].kind != WORD:
            break
        token = tokens[at]
        time = _time_words(tokens, at)
        if time and tokens[at + time : at + time + 1] and tokens[at + time].text != ",":
            at += time
            continue
        participle = token.low.endswith("ing") and len(token.low) > 5 and at not in names
        if not (token.low in _LEADING or participle or _is_time(tokens, at)):
            break
        comma = _next_comma(tokens, at)
        if comma is None:
            if token.low in ADVERBS:
                at += 1
                continue
            break
        at = comma + 1
    return at


def _behind_dateline(tokens: Sequence[Token]) -> int:
    """Where the words behind a dateline begin: “EXAMPLETON, May 4 —”."""
    if not tokens[0].text.isupper() or len(tokens[0].text) < 3:
        return 0
    for at, token in enumerate(tokens[:8]):
        if token.text in ("—", "–", "--", "-"):
            return at + 1
    return 0


def _time_words(tokens: Sequence[Token], first: int) -> int:
    """How many words say when, at a position: “On Monday”, “This week”."""
    at = first + (
        tokens[first].low in ("on", "in", "by", "late", "early", "earlier", "this", "last")
    )
    count = at
    while count < len(tokens) and (
        tokens[count].low in _NAMED_TIMES or (count > at and tokens[count].low.isdigit())
    ):
        count += 1
    return count - first if count > at else 0


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether a phrase such as “A month later,” begins here."""
    comma = _next_comma(tokens, at) if tokens[at].low in DETERMINERS else None
    return (
        comma is not None
        and comma - at < 6
        and any(token.low in TIME_WORDS for token in tokens[at:comma])
    )


def _next_comma(tokens: Sequence[Token], first: int) -> int | None:
    for at in range(first, min(first + _REACH, len(tokens))):
        if tokens[at].text == ",":
            return at
        if tokens[at].kind == STOP:
            return None
    return None


def _is_broken(tokens: Sequence[Token], start: int, first: int) -> bool:
    """Whether a verb, a preposition or a sign stands between the beginning and a name."""
    return any(
        token.kind not in (WORD, POSSESSIVE)
        or token.low in AUXILIARIES
        or token.low in PREPOSITIONS
        or (token.low in CUES and CUES[token.low].tense == "past")
        for token in tokens[start:first]
    )


def _whole(tokens: Sequence[Token], start: int, run: Run) -> Phrase | None:
    """The phrase that a name ends, or that it begins by owning what follows."""
    if run.end >= len(tokens):
        return Phrase(start, run.end)
    after = tokens[run.end]
    if after.kind == POSSESSIVE or after.low in _NOUNS or is_adjective(tokens[run.end - 1].low):
        return phrase_after(tokens, start)
    beside = phrase_after(tokens, start) if after.text == "," else None
    return beside if beside and beside.beside and beside.first > start else Phrase(start, run.end)
