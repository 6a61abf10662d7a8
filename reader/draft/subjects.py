"""The subject of a verb: the noun phrase before it that does what the verb says.

Positions are those of the tokens of a sentence; ends are exclusive.
"""

from collections.abc import Sequence

from reader.draft.adverbials import before_modifiers, is_adverb, is_comma
from reader.draft.cues import CUES
from reader.draft.phrases import REACH, Phrase, is_name, phrase_before
from reader.draft.states import STATES
from reader.draft.tokens import WORD, Token
from reader.draft.words import (
    ARTICLES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    word_set,
)

Tokens = Sequence[Token]

_BEFORE_SUBJECT = CONJUNCTIONS | word_set(
    "that with while whereas as when where because though although if"
)
_ASIDE_LEADING = word_set("following after during before amid about")


def subject_before(tokens: Tokens, verb: int) -> Phrase | None:
    """The subject that stands before a finite verb, or nothing if the verb has none of its own."""
    at = before_modifiers(tokens, verb - 1)
    if at < 0 or tokens[at].low in CONJUNCTIONS:
        return None
    token = tokens[at]
    if is_comma(token):
        return _before_insertion(tokens, at)
    if token.low in RELATIVES:
        return _antecedent(tokens, at)
    if token.low in SUBJECT_PRONOUNS:
        return Phrase(at, at + 1)
    found = phrase_before(tokens, at + 1)
    if found is None or found.first < 3:
        return found
    outer = _before_aside(tokens, found)
    return (phrase_before(tokens, outer) if outer else None) or found


def _before_aside(tokens: Tokens, found: Phrase) -> int | None:
    """Where the subject ends, if a phrase that seems to be it belongs to an aside: “Jane Doe in
    telling the news said”, “a letter signed by Jane Doe said”, “the council of Bath, England said”.
    """
    at = found.first - 1
    leading, before = tokens[at].low, tokens[at - 1]
    if leading.endswith("ing") and leading not in PREPOSITIONS:
        return at - 1 if before.low in PREPOSITIONS else None
    if leading == "by":
        return at - 1 if before.low.endswith("ed") or before.low in CUES else None
    if leading == "," and before.is_capital and tokens[at - 2].low in ("in", "of", "at", "from"):
        place = " ".join(token.low for token in tokens[found.first : found.end])
        return at if place in STATES else None
    return at if leading in _ASIDE_LEADING else None


def _antecedent(tokens: Tokens, at: int) -> Phrase | None:
    """The phrase that *who* or *which* stands for: a name, rather than what stands beside it."""
    end = at - 1 if at and is_comma(tokens[at - 1]) else at
    found = phrase_before(tokens, end)
    if found is None:
        return _before_insertion(tokens, at - 1)
    if (
        found.first > 1
        and is_comma(tokens[found.first - 1])
        and tokens[found.first].low in ARTICLES
    ):
        named = phrase_before(tokens, found.first - 1)
        if named and tokens[named.end - 1].is_capital:
            return named._replace(beside=(found.first, found.end))
    return found


def _before_insertion(tokens: Tokens, comma: int) -> Phrase | None:
    """The subject before what stands between two commas; or what stands there, if it is the name of
    the one that the phrase before describes."""
    inner_end = comma
    for at in range(comma - 1, max(comma - REACH, -1), -1):
        if not is_comma(tokens[at]):
            continue
        inner = Phrase(at + 1, inner_end)
        outer = _outer(tokens, at)
        if outer is None and inner_end == comma and is_name(tokens, inner):
            return inner
        if outer is None:
            inner_end = at
            continue
        alone = inner.end - inner.first == 1 and tokens[inner.first].is_capital
        of_kin = tokens[outer.first].low in DETERMINERS and not tokens[outer.end - 1].is_capital
        if (is_name(tokens, inner) and not is_name(tokens, outer)) or (alone and of_kin):
            return inner._replace(beside=(outer.first, outer.end))
        starts_noun = tokens[inner.first].low in ARTICLES or tokens[inner.first].kind == WORD
        return outer._replace(beside=(inner.first, inner.end) if starts_noun else None)
    return None


def _outer(tokens: Tokens, comma: int) -> Phrase | None:
    """The noun phrase that ends before a comma, unless a preposition leads it."""
    if comma and tokens[comma - 1].low in SUBJECT_PRONOUNS:
        return Phrase(comma - 1, comma)
    found = phrase_before(tokens, comma)
    if found is None or found.first == 0:
        return found
    leading = tokens[found.first - 1]
    begins = leading.kind != WORD or leading.low in _BEFORE_SUBJECT or is_adverb(leading)
    return found if begins else None
