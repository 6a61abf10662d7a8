"""Where the content that a verb of speech reports begins behind it, and where it ends."""

from collections.abc import Sequence

from reader.draft.acts import Act
from reader.draft.adverbials import adverbial, after_adverbials, is_adverb, is_comma
from reader.draft.listeners import after_listener
from reader.draft.tokens import POSSESSIVE, QUOTE, STOP, WORD, Token
from reader.draft.words import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, word_set

Tokens = Sequence[Token]

_CIRCUMSTANCES = word_set("after following amid during before despite because when as while")
# How far into a clause its verb stands.
_FAR = 30

ASIDES = word_set("which who whose")
_CLAUSES = word_set("while whereas although though despite")
_PASTS = word_set(
    """began became came went got gave took made found left lost won met saw knew thought felt
    held kept led ran rose fell fled sent shot spent stood struck told took wore wrote broke
    brought built bought caught chose drew drove fought flew grew hit hurt laid paid put
    read said set sold spoke want need believe think expect plan hope know have ate cut beat
    let quit spread bore lay"""
)


def content_begins(tokens: Tokens, act: Act) -> int | None:
    """Where the content behind a verb begins, or nothing if it has none."""
    assert act.verb
    at = after_adverbials(tokens, act.end)
    frames = act.verb.frames
    if "c" in frames or act.verb.lemma in ("warn", "tell"):
        at = after_adverbials(tokens, after_listener(tokens, at, act.verb.lemma))
    if at >= len(tokens):
        return None
    token = tokens[at]
    if (
        token.low == "that"
        and "c" in frames
        and at + 1 < len(tokens)
        and tokens[at + 1].low not in AUXILIARIES
    ):
        return at + 1
    if token.kind == QUOTE:
        return at if "c" in frames and _goes_on(tokens, at) else None
    if token.kind != WORD and token.text not in "$€£":
        return None
    return at if _fits(tokens, at, frames) else None


def _fits(tokens: Tokens, at: int, frames: str) -> bool:
    """Whether what begins at a position is of a kind that the verb takes."""
    token = tokens[at]
    if token.low == "to":
        return "t" in frames
    if token.low.endswith("ing") and "g" in frames:
        return True
    if token.low in ("whether", "if", "how", "why", "what"):
        return "c" in frames
    if token.low in CONJUNCTIONS or token.low in AUXILIARIES:
        return False
    if set(frames) & set("nfo"):
        return token.low not in PREPOSITIONS
    if "t" in frames and _infinitive_follows(tokens, at):
        return token.low not in PREPOSITIONS
    if token.low in PREPOSITIONS and not ("c" in frames and _clause_follows(tokens, at)):
        return False
    return "c" in frames


def _infinitive_follows(tokens: Tokens, at: int) -> bool:
    """Whether *to* follows before the phrase that begins here is over: “drivers to stay away”."""
    for token in tokens[at : at + 14]:
        if token.low == "to":
            return True
        if token.kind != WORD and token.kind != POSSESSIVE:
            return False
    return False


def _clause_follows(tokens: Tokens, at: int) -> bool:
    """Whether an adverbial that a comma ends leads a reported clause."""
    for place in range(at, min(at + 14, len(tokens))):
        if tokens[place].text == "," and place + 1 < len(tokens):
            return has_verb(tokens, place + 1, len(tokens))
    return False


def has_verb(tokens: Tokens, first: int, end: int) -> bool:
    """Whether words that follow look like a clause: a verb stands among them."""
    for token in tokens[first + 1 : min(end, first + _FAR)]:
        if token.kind == STOP:
            return False
        if (
            token.kind == QUOTE
            or token.low in AUXILIARIES
            or (token.kind == POSSESSIVE and token.low == "'d")
        ):
            return True
        ending = token.low.endswith(("ed", "s")) and not token.low.endswith(("ss", "us"))
        if token.kind == WORD and not token.is_capital and (ending or token.low in _PASTS):
            return True
    return False


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether the reporter's words go on a clause that begins with a quoted stretch."""
    after = tokens[at + 1 : at + 2]
    return (
        bool(after)
        and after[0].kind == WORD
        and (after[0].low in AUXILIARIES or after[0].low in ("in", "of", "to", "for"))
    )


def content_ends(tokens: Tokens, acts: Sequence[Act], number: int, first: int) -> int:
    """Where the content that begins at a position ends."""
    end = len(tokens)
    for at in range(first, len(tokens)):
        token = tokens[at]
        if (token.kind == STOP and at > first) or token.text == ";":
            end = at
            break
        if is_comma(token) and at > first and _aside(tokens, at, len(tokens)):
            end = at
            break
        if token.text == ":" and any(t.kind == QUOTE for t in tokens[at + 1 : at + 3]):
            end = at
            break
    for later in acts[number + 1 :]:
        begins = _act_begins(tokens, later, first)
        if begins is not None and first < begins < end:
            return begins
    verb = acts[number].verb
    is_phrase = (
        verb is not None and set(verb.frames) & set("nf") and not has_verb(tokens, first, end)
    )
    return _end_of_phrase(tokens, first, end) if is_phrase else end


def _end_of_phrase(tokens: Tokens, first: int, end: int) -> int:
    """Where a noun phrase ends before what only says when, how or why it was said."""
    for at in range(first + 1, end):
        if tokens[at].low in _CIRCUMSTANCES or (adverbial(tokens, at) and tokens[at].low != "to"):
            return at
    return end


def _aside(tokens: Tokens, at: int, end: int) -> bool:
    """Whether an aside of the reporter's begins behind a comma and goes on to the end."""
    after = tokens[at + 1] if at + 1 < end else None
    if after is None:
        return True
    if after.low in ASIDES:
        return not any(is_comma(token) for token in tokens[at + 2 : end])
    return after.low in _CLAUSES or (after.low == "as" and tokens[at + 2 : at + 3] != ())


def _act_begins(tokens: Tokens, act: Act, first: int) -> int | None:
    """Where a later act of speech takes over from a content, if it does so."""
    at = act.first
    if act.way == "none":
        back = at - 1
        while back > first and (is_adverb(tokens[back]) or tokens[back].low in AUXILIARIES):
            back -= 1
        if tokens[back].low in CONJUNCTIONS or is_comma(tokens[back]):
            return _before_comma(tokens, back)
        return None
    if act.way in ("according", "opinion"):
        return _before_comma(tokens, at)
    if act.way == "before" and act.subject and act.subject.first < first:
        return _before_comma(tokens, at)
    if act.way == "before" and act.subject and act.subject.first > first:
        lead = act.subject.first - 1
        joined = tokens[lead].low in ("while", "but", "with", "despite", "whereas")
        joined |= tokens[lead].low == "and" and tokens[act.subject.first].is_capital
        if joined:
            return _before_comma(tokens, lead)
    return None


def _before_comma(tokens: Tokens, at: int) -> int:
    return at - 1 if at and is_comma(tokens[at - 1]) else at
