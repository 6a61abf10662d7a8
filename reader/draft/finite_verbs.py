"""Tells finite verbs from the nouns, participles and infinitives that look alike.

Positions are those of the tokens of a sentence.
"""

from collections.abc import Sequence

from reader.draft.adverbials import is_adverb, is_passive
from reader.draft.cues import NOUNS, Cue
from reader.draft.tokens import POSSESSIVE, QUOTE, WORD, Token
from reader.draft.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    word_set,
)

Tokens = Sequence[Token]

_MODALS = AUXILIARIES - word_set("is are was were be been being am")
NOT_BEFORE_VERB = (DETERMINERS | PREPOSITIONS) - word_set("that one this")


def is_finite(tokens: Tokens, at: int, cue: Cue) -> bool:
    """Whether the form of a cue at a position says what a subject does."""
    if at == 0:
        return False
    before = tokens[at - 1]
    if before.low == "to":
        return went_on(tokens, at) is not None
    if cue.tense == "base":
        return before.low in _MODALS or before.low in RELATIVES or _is_plural(before)
    if before.low in NOT_BEFORE_VERB or before.kind == POSSESSIVE:
        return False
    if cue.tense == "s":
        return _is_present(tokens, at)
    return not is_passive(tokens, at)


def went_on(tokens: Tokens, at: int) -> int | None:
    """Where *went* or *continued* stands in “went on to say”."""
    for back in range(at - 2, max(at - 7, 0), -1):
        if tokens[back].low in ("went", "goes", "continued", "proceeded"):
            return back
    return None


def _is_present(tokens: Tokens, at: int) -> bool:
    """Whether a form in -s is a verb and no noun in the plural."""
    before, after = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    if at == 1 and tokens[at].low in NOUNS and not (after and _begins_content(after)):
        return False
    if before.is_capital or before.kind != WORD or is_adverb(before):
        return True
    if after is None or after.low in PREPOSITIONS - {"in", "on"} or after.low in AUXILIARIES:
        return False
    if tokens[at].low in NOUNS and not _begins_content(after):
        return False
    return _has_article(tokens, at)


def _begins_content(token: Token) -> bool:
    """Whether what a verb takes may begin with a token."""
    begins = token.low in DETERMINERS or token.low in SUBJECT_PRONOUNS or token.low == "that"
    return begins or token.is_capital or token.kind == QUOTE


def _is_plural(token: Token) -> bool:
    if token.low in DETERMINERS:
        return False
    return token.low in ("they", "we", "i", "you", "some", "people", "police", "critics") or (
        token.kind == WORD and token.low.endswith("s") and not token.low.endswith("ss")
    )


def _has_article(tokens: Tokens, at: int) -> bool:
    """Whether a noun with its article, or a pronoun, stands before a verb in the present."""
    if tokens[at - 1].low in SUBJECT_PRONOUNS | RELATIVES | CONJUNCTIONS:
        return True
    return any(token.low in DETERMINERS for token in tokens[max(0, at - 5) : at - 1])
