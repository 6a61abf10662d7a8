"""Noun phrases: where one begins and ends, forward and back, with what stands beside it.

Positions are those of the tokens of a sentence; ends are exclusive.
"""

from collections.abc import Sequence
from typing import NamedTuple

from reader.draft.adverbials import is_comma, is_month
from reader.draft.cues import CUES
from reader.draft.roles import ROLES, SPEAKING
from reader.draft.tokens import POSSESSIVE, QUOTE, SIGN, STOP, WORD, Token
from reader.draft.words import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    DOCUMENTS,
    JOINING,
    MONTHS,
    PLURAL_QUANTITIES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    TIME_WORDS,
    word_set,
)

Tokens = Sequence[Token]

_BREAKS = AUXILIARIES | SUBORDINATORS | PRONOUNS | ADVERBS | (PREPOSITIONS - JOINING)
# Prepositions by which a noun phrase goes on behind a verb, where others begin a new phrase.
_JOINING_AFTER = word_set("of for from within")
_NOT_BEFORE_NAMES = JOINING | RELATIVES | AUXILIARIES | SUBORDINATORS | PREPOSITIONS
REACH = 40
"""How many tokens a phrase is looked for in."""


class Phrase(NamedTuple):
    """The tokens of a noun phrase, and those of a second one beside it that describes it."""

    first: int
    end: int
    beside: tuple[int, int] | None = None


def is_name(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase ends in two words with capitals or more, as full names do."""
    end = phrase.end
    return (
        end - phrase.first >= 2
        and tokens[end - 1].is_capital
        and tokens[end - 2].is_capital
        and tokens[phrase.first].low not in ARTICLES
        and all(
            token.kind == WORD and (token.is_capital or token.low not in _NOT_BEFORE_NAMES)
            for token in tokens[phrase.first : end]
        )
    )


def phrase_before(tokens: Tokens, end: int) -> Phrase | None:
    """The noun phrase that ends at a position."""
    first, at = end, end - 1
    least = end - REACH
    while at >= 0 and at > least:
        step = _step_back(tokens, at, end)
        if step == 0:
            break
        if step > 0:
            first = at
        at -= abs(step)
    while first < end and tokens[first].low in ("and", "&", "of"):
        first += 1
    if first >= end or tokens[end - 1].kind not in (WORD, POSSESSIVE, QUOTE):
        return None
    return Phrase(first, end)


def _step_back(tokens: Tokens, at: int, end: int) -> int:
    """How many tokens to go on, positive where the one here belongs to the phrase for certain, 0
    where the phrase begins after it."""
    token = tokens[at]
    if token.kind == POSSESSIVE:
        return -1
    if token.kind == QUOTE:
        return 1 if at and tokens[at - 1].low in JOINING else 0
    if token.kind != WORD:
        return -1 if token.text in ("&", "/") and at + 1 < end else _comma_in_name(tokens, at, end)
    if token.low in DETERMINERS:
        return _step_over_determiner(tokens, at)
    if token.low in JOINING:
        return -1 if _noun_before(tokens, at) and at + 1 < end else 0
    if token.low == "and":
        return -1 if _is_parallel(tokens, at, end) else 0
    if token.low in ("them", "us") and at > 1 and tokens[at - 1].low == "of":
        return 1
    if (token.low in _BREAKS and (at == 0 or not token.is_capital)) or token.low in CONJUNCTIONS:
        return 0
    cue = CUES.get(token.low)
    is_verb = cue is not None and cue.tense in ("past", "ing") and not token.is_capital
    return 0 if is_verb and at + 1 < end and token.low not in ("held",) else 1


def _comma_in_name(tokens: Tokens, at: int, end: int) -> int:
    """A comma within a name: “University of California, San Diego’s chancellor”."""
    owned = at + 2 < end and any(token.kind == POSSESSIVE for token in tokens[at + 2 : at + 4])
    names = tokens[at].text == "," and at and tokens[at - 1].is_capital and owned
    return -1 if names and tokens[at + 1].is_capital and tokens[at - 2].low == "of" else 0


def _step_over_determiner(tokens: Tokens, at: int) -> int:
    if at == 0:
        return 1
    before = tokens[at - 1]
    if before.kind == POSSESSIVE or before.low in DETERMINERS:
        return 1
    if before.low in JOINING and _noun_before(tokens, at - 1):
        return 1
    if before.low == "and" and _is_parallel(tokens, at - 1, len(tokens)):
        return 1
    # The phrase begins here: go so far that nothing else is looked at.
    return REACH * 2


def _noun_before(tokens: Tokens, at: int) -> bool:
    """Whether a noun may stand before a position."""
    if at == 0:
        return False
    before = tokens[at - 1]
    if before.low in PLURAL_QUANTITIES:
        return True
    return before.kind in (WORD, POSSESSIVE) and not (
        before.low in _BREAKS
        or before.low in DETERMINERS
        or before.low in JOINING
        or before.low in CONJUNCTIONS
        or (before.low in CUES and CUES[before.low].tense in ("past", "ing"))
    )


def _is_parallel(tokens: Tokens, at: int, end: int) -> bool:
    """Whether *and* joins two names."""
    if at == 0 or at + 1 >= end:
        return False
    after = tokens[at + 1]
    return tokens[at - 1].is_capital and (after.is_capital or after.low in ("the", "his", "her"))


def phrase_after(tokens: Tokens, first: int) -> Phrase | None:
    """The noun phrase that begins at a position, with the name or description beside it."""
    end = _end_of_phrase(tokens, first)
    if end == first:
        return None
    segments = [(first, end)]
    while len(segments) < 3 and end + 1 < len(tokens) and tokens[end].text == ",":
        after = _end_of_aside(tokens, end + 1)
        if after == end + 1:
            break
        segments.append((end + 1, after))
        end = after
    for segment in segments[1:]:
        alone = segment[1] - segment[0] == 1 and tokens[segment[0]].is_capital
        of_one = tokens[first].low in DETERMINERS and not tokens[segments[0][1] - 1].is_capital
        full = is_name(tokens, Phrase(*segment)) and not is_name(tokens, Phrase(*segments[0]))
        if full or (alone and of_one and segment[1] < len(tokens)):
            return Phrase(*segment, beside=(first, segment[0] - 1))
    return Phrase(*segments[0], beside=segments[1] if len(segments) > 1 else None)


def _end_of_aside(tokens: Tokens, first: int) -> int:
    """Where what stands beside a name between commas ends; its beginning, if a clause begins."""
    for at in range(first, min(first + REACH, len(tokens))):
        if _closes(tokens, at):
            return at
        if tokens[at].kind not in (WORD, POSSESSIVE) or _is_clause(tokens, first, at):
            return first
    return min(first + REACH, len(tokens))


def _is_clause(tokens: Tokens, first: int, at: int) -> bool:
    """Whether a word shows that a clause, or an adverbial, begins at `first`."""
    token = tokens[at]
    if at == first:
        return token.low in _BREAKS or token.low in PREPOSITIONS or token.low in CONJUNCTIONS
    cue = CUES.get(token.low)
    is_verb = cue is not None and cue.tense in ("past", "s") and not token.is_capital
    return token.low in AUXILIARIES or (is_verb and tokens[at - 1].low not in ARTICLES)


def _closes(tokens: Tokens, at: int) -> bool:
    """Whether a segment may end at a position: before a comma or the end of the sentence."""
    return at >= len(tokens) or tokens[at].kind in (STOP, QUOTE) or is_comma(tokens[at])


def _end_of_phrase(tokens: Tokens, first: int) -> int:
    at = first
    while at < len(tokens) and at - first < REACH:
        token = tokens[at]
        if at > first and tokens[at - 1].low in ARTICLES and token.low in MONTHS:
            # “a March 14, 2019 report”
            at += 1
            while at < len(tokens) and (tokens[at].low.isdigit() or tokens[at].text == ","):
                at += 1
            continue
        if token.kind == POSSESSIVE or (token.kind == SIGN and token.text in "&/"):
            at += 1
            continue
        if token.kind != WORD or (at > first and _breaks_off(tokens, at, first)):
            break
        at += 1
    while at > first and (
        tokens[at - 1].low in _JOINING_AFTER or tokens[at - 1].low in ("and", "by", "the")
    ):
        at -= 1
    return at


def _breaks_off(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a noun phrase that begins at `first` ends before a word."""
    token = tokens[at]
    if token.low == "and":
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        before = tokens[at - 1]
        joins = before.is_capital or before.low in ROLES or before.low in ADVERBS
        return after is None or not (after.is_capital or after.low == "the") or not joins
    if token.low == "by":
        return not any(word.low in DOCUMENTS for word in tokens[first:at])
    if token.low in _JOINING_AFTER:
        return False
    if token.is_capital and token.low not in TIME_WORDS:
        return False
    if token.low in DETERMINERS:
        return tokens[at - 1].low not in _JOINING_AFTER | {"by", "and"} and token.low in ARTICLES
    if token.low in PREPOSITIONS or token.low in _BREAKS or token.low in CONJUNCTIONS:
        return True
    if token.low in TIME_WORDS and (token.low not in MONTHS or is_month(tokens, at)):
        return True
    cue = CUES.get(token.low)
    if cue is None or token.is_capital or tokens[at - 1].low in ARTICLES:
        return False
    return cue.tense in ("past", "ing") and token.low not in DOCUMENTS


def to_noun(tokens: Tokens, phrase: Phrase) -> Phrase:
    """A phrase as far as a noun for people, bodies or documents: a verb may stand behind it."""
    for at in range(phrase.first, phrase.end - 1):
        after = tokens[at + 1]
        if tokens[at].low in SPEAKING and not (
            after.is_capital
            or after.low in SPEAKING
            or after.low in JOINING
            or after.low == "and"
            or after.kind == POSSESSIVE
        ):
            return phrase._replace(end=at + 1)
    return phrase
