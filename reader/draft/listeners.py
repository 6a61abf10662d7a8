"""Whom somebody tells: the phrase between a verb of speech and what it reports."""

from collections.abc import Sequence

from reader.draft.tokens import POSSESSIVE, WORD, Token
from reader.draft.words import ARTICLES, DETERMINERS, LISTENERS, word_set

# Verbs that name whom they are told to before the content.
TELLING = word_set("tell inform assure remind notify")
_PRONOUNS = word_set("him her them us me it you")
_FAR = 10


def listener(tokens: Sequence[Token], at: int) -> int:
    """Where the phrase that names a listener ends; the position itself, if none begins there."""
    if at >= len(tokens) or tokens[at].kind != WORD:
        return at
    if tokens[at].low in _PRONOUNS:
        return at + 1
    end = at
    if tokens[end].low in DETERMINERS:
        end += 1
    if end < len(tokens) and tokens[end].is_capital:
        return _end_of_names(tokens, end)
    for place in range(end, min(end + 5, len(tokens))):
        if tokens[place].kind not in (WORD, POSSESSIVE):
            break
        if tokens[place].low in LISTENERS:
            after = place + 1
            while after < len(tokens) and (
                tokens[after].low in LISTENERS or tokens[after].is_capital
            ):
                after += 1
            return after
    return at


def _end_of_names(tokens: Sequence[Token], at: int) -> int:
    """Where a run of capitals ends, with the small words that join it."""
    first = at
    while at < len(tokens) and at - first < _FAR:
        token = tokens[at]
        following = tokens[at + 1 : at + 2]
        joins = (
            token.low in ("of", "and", "for", "de", "-")
            and following
            and (following[0].is_capital or following[0].low in ARTICLES)
        )
        if not (token.is_capital or token.kind == POSSESSIVE or joins or token.low in LISTENERS):
            break
        at += 1
    return at


def after_listener(tokens: Sequence[Token], at: int, lemma: str) -> int:
    """Where what is told begins: behind the listener, if the verb takes one."""
    if lemma in TELLING:
        return listener(tokens, at)
    if at < len(tokens) and tokens[at].low == "to" and lemma not in ("promise", "ask"):
        end = listener(tokens, at + 1)
        return end if end > at + 1 else at
    if lemma == "warn" and at + 1 < len(tokens):
        end = listener(tokens, at)
        return end if end < len(tokens) and tokens[end].low in ("that", "not", "to") else at
    return at
