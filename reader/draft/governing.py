"""Finds the act of speech that a quoted stretch belongs to, of those in its sentence."""

from collections.abc import Sequence

from reader.draft.acts import Act
from reader.draft.adverbials import is_comma
from reader.draft.tokens import QUOTE, STOP, Token
from reader.draft.words import ADVERBS, CONJUNCTIONS, RELATIVES, SUBORDINATORS

_MOST = 12
# What begins another clause behind a quoted stretch.
_NOT_BEHIND = CONJUNCTIONS | (SUBORDINATORS - RELATIVES) | {"that"}


def left(found: Sequence[Act], tokens: Sequence[Token], at: int) -> Act | None:
    """The act before a quoted stretch whose content it is in."""
    before = [act for act in found if act.end <= at][-_MOST:]
    best: Act | None = None
    for act in reversed(before):
        if _is_closed(tokens, act, at):
            break
        if act.way == "by" and _is_far(tokens, act, at):
            continue
        if act.way == "noun" and act.subject and 0 <= at - act.subject.end < 3:
            return act
        strong = act.grade >= 2 and act.way != "noun"
        if strong or (best is None and _binds(tokens, act, at)):
            return act
        best = best or act
    return best


def _binds(tokens: Sequence[Token], act: Act, at: int) -> bool:
    """Whether nothing but *as* or an article stands between a weak verb and a quoted stretch."""
    between = tokens[act.end : at]
    return all(token.low in ("as", "a", "an", "the", "by") for token in between[-1:]) and (
        len(between) < 2 or "as" in (between[-1].low, between[-2].low)
    )


def _is_closed(tokens: Sequence[Token], act: Act, at: int) -> bool:
    """Whether the sentence has gone on to something else between an act and a quoted stretch."""
    between = tokens[act.end : at]
    if any(token.text == ";" for token in between):
        return True
    return act.way == "after" and any(token.low == "while" for token in between)


def _is_far(tokens: Sequence[Token], act: Act, at: int) -> bool:
    """Whether a passive says nothing of a quoted stretch: “as told by Doe”, “by Doe could be”."""
    as_told = act.first > 0 and tokens[act.first - 1].low == "as"
    end = act.subject.end if act.subject else act.end
    return as_told or at - end > 4


def right(found: Sequence[Act], tokens: Sequence[Token], at: int) -> Act | None:
    """The act right behind a quoted stretch: “said NAME” or “NAME said”."""
    first = at + 1
    while first < len(tokens) and (is_comma(tokens[first]) or tokens[first].low in ADVERBS):
        first += 1
    if first < len(tokens) and tokens[first].low in _NOT_BEHIND:
        return None
    for act in found:
        if act.first < first or act.subject is None:
            continue
        if act.way == "after":
            return act if act.first == first else None
        if act.way != "before":
            continue
        start = act.subject.beside[0] if act.subject.beside else act.subject.first
        start = min(start, act.subject.first)
        near = start <= first + 1 or (
            tokens[first].low in ("the", "a", "an") and start <= first + 2
        )
        return act if near and not _has_quote(tokens, at + 1, act.first) else None
    return None


def _has_quote(tokens: Sequence[Token], first: int, end: int) -> bool:
    return any(token.kind == QUOTE for token in tokens[first:end])


def according(found: Sequence[Act], at: int) -> Act | None:
    later = [act for act in found if act.first > at and act.way in ("according", "opinion")]
    return later[0] if later else None


def touches(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether no more than a listener, a time, a comma or a colon stands between."""
    between = tokens[first:at]
    if len(between) > 10 or any(token.kind in (STOP, QUOTE) for token in between):
        return False
    return (
        not between
        or between[-1].text in (":", ",")
        or between[-1].low in ("that", "as", "of", "to", "a", "an", "the")
        or len(between) <= 4
    )
