"""Adverbs, times and media around a verb, which rules step over."""

from collections.abc import Sequence

from reader.draft.tokens import POSSESSIVE, SIGN, WORD, Token
from reader.draft.words import (
    ADVERBS,
    AUXILIARIES,
    DOCUMENTS,
    LISTENERS,
    MONTHS,
    TIME_WORDS,
    TO_BE,
    word_set,
)

Tokens = Sequence[Token]

_REACH = 40
# Adverbs that belong to what is reported.
_OF_CONTENT = word_set("only just even here there both nearly almost")
_LEADING = word_set("on in at via by to during through last this late early from")
_MEDIA = word_set("twitter facebook instagram telegram time")

_DASHES = frozenset("—–-") | {"--"}
_NOT_ADVERBS = word_set("family daily weekly monthly ally reply assembly italy july supply rally")


def is_comma(token: Token) -> bool:
    """Whether a token is a comma or a dash."""
    return token.kind == SIGN and (token.text == "," or token.text in _DASHES)


def is_adverb(token: Token) -> bool:
    """Whether a word is one by its ending or by the list."""
    if token.kind != WORD:
        return False
    by_ending = token.low.endswith("ly") and not token.is_capital and token.low not in _NOT_ADVERBS
    return token.low in ADVERBS or by_ending


def time_before(tokens: Tokens, at: int) -> int:
    """How many tokens up to a position make an adverbial of time: “on Tuesday”, “last week”."""
    first = at
    seen = False
    while first >= 0 and tokens[first].kind == WORD and at - first < 6:
        token = tokens[first]
        if token.low in MONTHS and not is_month(tokens, first):
            break
        if token.low in TIME_WORDS:
            seen = True
        elif not (token.low.isdigit() or (seen and token.low in ("on", "in", "the", "of", "at"))):
            break
        first -= 1
    while first < at and tokens[first + 1].low in ("of", "the"):
        first += 1
    return at - first if seen else 0


def is_month(tokens: Tokens, at: int) -> bool:
    """Whether the name of a month is not that of a person."""
    before = tokens[at - 1].low if at else ""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    known = before in ("in", "on", "of", "early", "late", "mid", "last", "since", "this", "next")
    return known or before.isdigit() or after.isdigit()


def before_modifiers(tokens: Tokens, at: int) -> int:
    """The place of the last token before auxiliaries, adverbs and adverbials of time."""
    least = at - _REACH
    while at > least and at >= 0:
        time = time_before(tokens, at)
        if time:
            at -= time
        elif tokens[at].low in AUXILIARIES or is_adverb(tokens[at]):
            at -= 1
        else:
            break
    return at


def is_passive(tokens: Tokens, verb: int) -> bool:
    """Whether a participle stands after a form of *be*: what is told, not who tells."""
    at = verb - 1
    while at >= 0 and is_adverb(tokens[at]):
        at -= 1
    return at >= 0 and tokens[at].low in TO_BE


def after_adverbials(tokens: Tokens, at: int) -> int:
    """Where the words after adverbs, times and media begin: “on Tuesday”, “in a statement”."""
    while at < len(tokens):
        step = adverbial(tokens, at)
        if not step:
            break
        at += step
    return at


def adverbial(tokens: Tokens, at: int) -> int:
    """How many tokens an adverb, a time or a medium takes that begins at a position, 0 if none
    does."""
    token = tokens[at]
    if is_adverb(token) and token.low not in _OF_CONTENT:
        return 1
    owns = at + 1 < len(tokens) and tokens[at + 1].kind == POSSESSIVE
    if token.low in TIME_WORDS and not owns and time_before(tokens, at):
        return 1
    if token.low not in _LEADING:
        return 0
    for end in range(at + 1, min(at + 9, len(tokens))):
        if tokens[end].kind not in (WORD, POSSESSIVE):
            break
        if not _is_time_or_medium(tokens, end):
            continue
        following = tokens[end + 1 : end + 2]
        if following and (following[0].low.isdigit() or following[0].low in TIME_WORDS):
            continue
        return end + 1 - at + (1 if following and following[0].text == "," else 0)
    return 0


def _is_time_or_medium(tokens: Tokens, at: int) -> bool:
    low = tokens[at].low
    day = low.isdigit() and tokens[at - 1].low in TIME_WORDS
    return low in DOCUMENTS or low in LISTENERS or low in TIME_WORDS or low in _MEDIA or day
