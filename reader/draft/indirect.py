"""Finds indirect speech: the clause, infinitive or noun phrase that a verb of speech reports.

Where the content ends is told by what follows: another act of speech, an aside, the sentence's end.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.draft.acts import Act
from reader.draft.adverbials import after_adverbials, is_comma
from reader.draft.contents import ASIDES, content_begins, content_ends, has_verb
from reader.draft.cues import CUES
from reader.draft.listeners import after_listener
from reader.draft.tokens import QUOTE, SIGN, STOP, WORD, Token
from reader.draft.words import (
    CONJUNCTIONS,
)

Tokens = Sequence[Token]

_LEAST = 2


class Reported(NamedTuple):
    """The content of an act in a sentence: token stretches, two where the act stands between."""

    act: int
    spans: tuple[tuple[int, int], ...]


def reported(tokens: Tokens, acts: Sequence[Act]) -> list[Reported]:
    """The indirect statements of a sentence, outermost only, in order."""
    found: list[Reported] = []
    reach = 0
    for number, act in enumerate(acts):
        if act.grade < 2 or act.first < reach or _only_relays(tokens, acts, number):
            continue
        spans = tuple(_spans(tokens, acts, number))
        spans = tuple(span for span in spans if _is_statement(tokens, span))
        if spans:
            found.append(Reported(number, spans))
            reach = max(reach, spans[-1][1])
    return found


def _only_relays(tokens: Tokens, acts: Sequence[Act], number: int) -> bool:
    """Whether an act tells no more than that reports have it: “per reports, officials said”."""
    act = acts[number]
    if act.way != "according" or act.subject is None or number + 1 >= len(acts):
        return False
    reports = tokens[act.subject.end - 1].low in ("reports", "report")
    return (
        reports
        and act.first == 0
        and acts[number + 1].way == "before"
        and bool(acts[number + 1].grade > 1)
    )


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
    if act.verb is None or not act.verb.frames:
        return
    if act.way == "by":
        yield from _of_passive(tokens, acts, number)
        return
    if act.way == "after" or stands_behind(tokens, act):
        yield from _before(tokens, act)
        return
    first = content_begins(tokens, act)
    if first is None:
        return
    end = content_ends(tokens, acts, number, first)
    if (
        set(act.verb.frames) - {"c"}
        or tokens[first - 1].low == "that"
        or has_verb(tokens, first, end)
    ):
        yield _trimmed(tokens, first, end)


def _of_passive(tokens: Tokens, acts: Sequence[Act], number: int) -> Iterator[tuple[int, int]]:
    """The content in “a plane, reported by the press as belonging to the army”."""
    subject = acts[number].subject
    first = subject.end + 1 if subject else len(tokens)
    if first < len(tokens) and tokens[first - 1].low == "as" and tokens[first].kind == WORD:
        yield _trimmed(tokens, first, content_ends(tokens, acts, number, first))


def stands_behind(tokens: Tokens, act: Act) -> bool:
    """Whether the content can only stand before a verb: “The dam is old, Jane Doe said.”"""
    if act.way != "before" or act.subject is None or not act.verb or "c" not in act.verb.frames:
        return False
    first = act.subject.beside[0] if act.subject.beside else act.subject.first
    first = min(first, act.subject.first)
    if first < 2 or not is_comma(tokens[first - 1]):
        return False
    at = after_adverbials(
        tokens, after_listener(tokens, after_adverbials(tokens, act.end), act.verb.lemma)
    )
    at = after_adverbials(tokens, at)
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
    if after_adverbials(tokens, start) >= first - 1:
        return
    yield _trimmed(tokens, start, first)
    end = max(act.end, act.subject.end, *(act.subject.beside or (0,)))
    end = after_adverbials(tokens, end)
    if end < len(tokens) and is_comma(tokens[end]) and end + 2 < len(tokens):
        after = tokens[end + 1]
        cue = CUES.get(after.low)
        if not (cue and cue.tense == "ing") and after.kind == WORD:
            yield _trimmed(tokens, end + 1, len(tokens))


def _according(tokens: Tokens, acts: Sequence[Act], number: int) -> Iterator[tuple[int, int]]:
    act = acts[number]
    assert act.subject
    end = max(act.end, act.subject.end, *(act.subject.beside or (0,)))
    end = after_adverbials(tokens, end)
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
        if tokens[end].low in ASIDES or (after and after.tense == "ing"):
            return
        yield _trimmed(tokens, end, content_ends(tokens, acts, number, end))


def _trimmed(tokens: Tokens, first: int, end: int) -> tuple[int, int]:
    """A stretch without signs and conjunctions at its ends."""
    while end > first and (
        tokens[end - 1].kind == STOP or is_comma(tokens[end - 1]) or tokens[end - 1].text in ";:"
    ):
        end -= 1
    while first < end and (is_comma(tokens[first]) or tokens[first].low in ("and", "but")):
        first += 1
    return first, end
