"""Finds indirect speech: the clause, infinitive or noun phrase that a verb of speech reports.

Where the content ends is told by what follows: another act of speech, an aside, the sentence's end.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.draft.acts import Act
from reader.draft.cues import CUES
from reader.draft.listeners import after_listener
from reader.draft.phrases import is_adverb, is_comma, time_before
from reader.draft.tokens import POSSESSIVE, QUOTE, SIGN, STOP, WORD, Token
from reader.draft.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DOCUMENTS,
    LISTENERS,
    PREPOSITIONS,
    TIME_WORDS,
)

Tokens = Sequence[Token]

_LEAST = 2
_ASIDES = frozenset(["which", "who", "whose"])
_CLAUSES = frozenset(["while", "whereas", "although", "though", "despite"])


class Reported(NamedTuple):
    """The content of an act in a sentence: token stretches, two where the act stands between."""

    act: int
    spans: tuple[tuple[int, int], ...]


def reported(tokens: Tokens, acts: Sequence[Act]) -> list[Reported]:
    """The indirect statements of a sentence, outermost only, in order."""
    found: list[Reported] = []
    reach = 0
    for number, act in enumerate(acts):
        if act.grade < 2 or act.first < reach:
            continue
        spans = tuple(_spans(tokens, acts, number))
        spans = tuple(span for span in spans if _is_statement(tokens, span))
        if spans:
            found.append(Reported(number, spans))
            reach = max(reach, spans[-1][1])
    return found


def _is_statement(tokens: Tokens, span: tuple[int, int]) -> bool:
    """Whether a stretch holds words of the reporter's own."""
    first, end = span
    words = sum(token.kind == WORD for token in tokens[first:end])
    quotes = any(token.kind == QUOTE for token in tokens[first:end])
    return words >= (1 if quotes else _LEAST)


def _spans(tokens: Tokens, acts: Sequence[Act], number: int) -> Iterator[tuple[int, int]]:
    act = acts[number]
    if act.way in ("according", "opinion"):
        yield from _according(tokens, acts, number)
        return
    if act.verb is None or not act.verb.frames or act.way == "by":
        return
    if act.way == "after" or stands_behind(tokens, act):
        yield from _before(tokens, act)
        return
    first = _content_begins(tokens, act)
    if first is not None:
        yield _trimmed(tokens, first, _content_ends(tokens, acts, number, first))


# What follows a verb


def _content_begins(tokens: Tokens, act: Act) -> int | None:
    """Where the content behind a verb begins, or nothing if it has none."""
    assert act.verb
    at = _after_adverbials(tokens, act.end)
    frames = act.verb.frames
    if "c" in frames or act.verb.lemma in ("warn", "tell"):
        at = _after_adverbials(tokens, after_listener(tokens, at, act.verb.lemma))
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
    if "t" in frames and any(t.low == "to" for t in tokens[at : at + 14]):
        return token.low not in PREPOSITIONS
    if token.low in PREPOSITIONS and not ("c" in frames and _clause_follows(tokens, at)):
        return False
    return "c" in frames and _has_verb(tokens, at)


def _clause_follows(tokens: Tokens, at: int) -> bool:
    """Whether an adverbial that a comma ends leads a reported clause."""
    for place in range(at, min(at + 14, len(tokens))):
        if tokens[place].text == "," and place + 1 < len(tokens):
            return _has_verb(tokens, place + 1)
    return False


def _has_verb(tokens: Tokens, at: int) -> bool:
    """Whether words that follow look like a clause: a verb stands among them."""
    for token in tokens[at + 1 : at + 30]:
        if token.kind == STOP:
            return False
        if token.low in AUXILIARIES or (token.kind == POSSESSIVE and token.low == "'d"):
            return True
        ending = token.low.endswith(("ed", "s")) and not token.low.endswith(("ss", "us"))
        if token.kind == WORD and not token.is_capital and (ending or token.low in _PASTS):
            return True
    return False


_PASTS = frozenset(
    [
        "began",
        "became",
        "came",
        "went",
        "got",
        "gave",
        "took",
        "made",
        "found",
        "left",
        "lost",
        "won",
        "met",
        "saw",
        "knew",
        "thought",
        "felt",
        "held",
        "kept",
        "led",
        "ran",
        "rose",
        "fell",
        "fled",
        "sent",
        "shot",
        "spent",
        "stood",
        "struck",
        "told",
        "took",
        "wore",
        "wrote",
        "broke",
        "brought",
        "built",
        "bought",
        "caught",
        "chose",
        "drew",
        "drove",
        "fought",
        "flew",
        "grew",
        "hit",
        "hurt",
        "laid",
        "paid",
        "put",
        "read",
        "said",
        "set",
        "sold",
        "spoke",
        "want",
        "need",
        "believe",
        "think",
        "expect",
        "plan",
        "hope",
        "know",
        "have",
        "ate",
        "cut",
        "beat",
        "let",
        "quit",
        "spread",
        "bore",
        "lay",
    ]
)


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether the reporter's words go on a clause that begins with a quoted stretch."""
    after = tokens[at + 1 : at + 2]
    return (
        bool(after)
        and after[0].kind == WORD
        and (after[0].low in AUXILIARIES or after[0].low in ("in", "of", "to", "for"))
    )


def _after_adverbials(tokens: Tokens, at: int) -> int:
    """Where the words after adverbs, times and media begin: “on Tuesday”, “in a statement”."""
    while at < len(tokens):
        step = _adverbial(tokens, at)
        if not step:
            break
        at += step
    return at


def _adverbial(tokens: Tokens, at: int) -> int:
    token = tokens[at]
    if is_adverb(token) and token.low not in (
        "only",
        "just",
        "even",
        "here",
        "there",
        "both",
        "nearly",
        "almost",
    ):
        return 1
    if token.low in TIME_WORDS and time_before(tokens, at):
        return 1
    if token.low not in (
        "on",
        "in",
        "at",
        "via",
        "by",
        "to",
        "during",
        "through",
        "last",
        "this",
        "late",
        "early",
        "from",
    ):
        return 0
    for end in range(at + 1, min(at + 9, len(tokens))):
        word = tokens[end]
        if word.kind not in (WORD, POSSESSIVE):
            break
        medium = (
            word.low in DOCUMENTS
            or word.low in LISTENERS
            or word.low in ("twitter", "facebook", "instagram")
        )
        if (
            medium
            or word.low in TIME_WORDS
            or (word.low.isdigit() and tokens[end - 1].low in TIME_WORDS)
        ):
            following = tokens[end + 1 : end + 2]
            if following and (following[0].low.isdigit() or following[0].low in TIME_WORDS):
                continue
            return end + 1 - at + (1 if following and following[0].text == "," else 0)
    return 0


def _content_ends(tokens: Tokens, acts: Sequence[Act], number: int, first: int) -> int:
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
    return end


def _aside(tokens: Tokens, at: int, end: int) -> bool:
    """Whether an aside of the reporter's begins behind a comma and goes on to the end."""
    after = tokens[at + 1] if at + 1 < end else None
    if after is None:
        return True
    if after.low in _ASIDES:
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
    if act.way == "before" and act.subject and act.subject.first > first:
        lead = act.subject.first - 1
        joined = tokens[lead].low in ("while", "but", "with", "despite", "whereas")
        joined |= tokens[lead].low == "and" and tokens[act.subject.first].is_capital
        if joined:
            return _before_comma(tokens, lead)
    return None


def _before_comma(tokens: Tokens, at: int) -> int:
    return at - 1 if at and is_comma(tokens[at - 1]) else at


# What stands before a verb


def stands_behind(tokens: Tokens, act: Act) -> bool:
    """Whether the content can only stand before a verb: “The dam is old, Jane Doe said.”"""
    if act.way != "before" or act.subject is None or not act.verb or "c" not in act.verb.frames:
        return False
    first = act.subject.beside[0] if act.subject.beside else act.subject.first
    first = min(first, act.subject.first)
    if first < 2 or not is_comma(tokens[first - 1]):
        return False
    at = _after_adverbials(
        tokens, after_listener(tokens, _after_adverbials(tokens, act.end), act.verb.lemma)
    )
    at = _after_adverbials(tokens, at)
    if at >= len(tokens) or tokens[at].kind == STOP:
        return True
    return tokens[at].kind == SIGN and not any(t.kind == QUOTE for t in tokens[at + 1 : at + 2])


def _before(tokens: Tokens, act: Act) -> Iterator[tuple[int, int]]:
    """The content before an act, and what goes on behind it."""
    assert act.subject
    first = min(act.first, act.subject.first, *(act.subject.beside or (act.first,))[:1])
    start = 0
    for at in range(first - 2, 0, -1):
        if tokens[at].text == ";":
            start = at + 1
            break
    if _after_adverbials(tokens, start) >= first - 1:
        return
    yield _trimmed(tokens, start, first)
    end = max(act.end, act.subject.end, *(act.subject.beside or (0,)))
    end = _after_adverbials(tokens, end)
    if end < len(tokens) and is_comma(tokens[end]) and end + 2 < len(tokens):
        after = tokens[end + 1]
        cue = CUES.get(after.low)
        if not (cue and cue.tense == "ing") and after.kind == WORD:
            yield _trimmed(tokens, end + 1, len(tokens))


def _according(tokens: Tokens, acts: Sequence[Act], number: int) -> Iterator[tuple[int, int]]:
    act = acts[number]
    assert act.subject
    end = max(act.end, act.subject.end, *(act.subject.beside or (0,)))
    end = _after_adverbials(tokens, end)
    leads = act.first == 0 or tokens[act.first - 1].low in CONJUNCTIONS
    start = 0
    for at in range(act.first - 2, 0, -1):
        if tokens[at].text == ";":
            start = at + 1
            break
    if not leads:
        yield _trimmed(tokens, start, act.first)
    if end < len(tokens) and is_comma(tokens[end]):
        end += 1
    if end < len(tokens) and tokens[end].kind == WORD:
        after = CUES.get(tokens[end].low)
        if tokens[end].low in _ASIDES or (after and after.tense == "ing"):
            return
        yield _trimmed(tokens, end, _content_ends(tokens, acts, number, end))


def _trimmed(tokens: Tokens, first: int, end: int) -> tuple[int, int]:
    """A stretch without signs and conjunctions at its ends."""
    while end > first and (
        tokens[end - 1].kind == STOP or is_comma(tokens[end - 1]) or tokens[end - 1].text in ";:"
    ):
        end -= 1
    while first < end and (is_comma(tokens[first]) or tokens[first].low in ("and", "but")):
        first += 1
    return first, end
