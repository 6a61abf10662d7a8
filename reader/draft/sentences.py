"""Parts paragraphs into sentences, in which a quoted stretch is one sign."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.draft.cues import CUES
from reader.draft.marks import Marked
from reader.draft.tokens import (
    QUOTE,
    SIGN,
    STOP,
    WORD,
    Token,
    framed,
    tokens,
    without_brackets,
)
from reader.draft.words import AUXILIARIES, OPENERS

_ENDINGS = ".!?…"
_LONGEST_TAIL = 22
# No sentence of a report has more tokens; so rules may look at a whole one from each of its words.
_LONGEST = 300


class Sentence(NamedTuple):
    """The tokens of a sentence, without what stands in brackets; the number of its paragraph."""

    paragraph: int
    tokens: tuple[Token, ...]
    acronyms: tuple[tuple[int, str], ...] = ()
    """Short names in brackets, each with the offset at which the name before it ends."""

    @property
    def quotes(self) -> list[int]:
        """The positions of its quoted stretches."""
        return [at for at, token in enumerate(self.tokens) if token.kind == QUOTE]


def sentences(
    text: str, paragraphs: Sequence[tuple[int, int]], marks: Sequence[Marked]
) -> list[Sentence]:
    """The sentences of the paragraphs of a plain text."""
    frame = framed(text, marks)
    count = iter(range(len(marks)))
    found = []
    for number, (start, end) in enumerate(paragraphs):
        for part in _parts(text, tokens(frame, start, end, count), marks):
            kept = without_brackets(part)
            if kept:
                named = tuple(_without_nicknames(kept, marks))
                found.append(Sentence(number, named, tuple(_acronyms(part))))
    return found


def _acronyms(part: Sequence[Token]) -> Iterator[tuple[int, str]]:
    for at in range(1, len(part) - 2):
        if part[at].text == "(" and part[at + 2].text == ")":
            short = part[at + 1].text
            if (
                short[:1].isupper()
                and len(short) > 1
                and sum(c.isupper() for c in short) * 2 > len(short)
            ):
                yield part[at - 1].end, short


def _without_nicknames(kept: Sequence[Token], marks: Sequence[Marked]) -> Iterator[Token]:
    """Leave out a word or two in marks between the parts of a name: Joe “Red” Doe."""
    for at, token in enumerate(kept):
        if token.kind == QUOTE and 0 < at < len(kept) - 1:
            before, after = kept[at - 1], kept[at + 1]
            mark = marks[token.quote]
            short = mark.end - mark.start < 24
            beside = token.start - before.end < 2 and after.start - token.end < 2
            capital = before.is_capital and after.is_capital and before.low not in OPENERS
            if short and beside and capital:
                continue
        yield token


def _parts(
    text: str, paragraph: Sequence[Token], marks: Sequence[Marked]
) -> Iterator[Sequence[Token]]:
    first = depth = 0
    for at, token in enumerate(paragraph):
        if token.kind == SIGN and token.text in "()":
            depth = max(0, depth + (1 if token.text == "(" else -1))
        ends = token.kind == STOP and _is_end(paragraph, at)
        if token.kind == QUOTE:
            ends = _ends_with_quote(text, paragraph, first, at, marks)
        if (ends and depth == 0) or at - first >= _LONGEST:
            yield paragraph[first : at + 1]
            first = at + 1
    if first < len(paragraph):
        yield paragraph[first:]


def _is_end(paragraph: Sequence[Token], at: int) -> bool:
    """Whether a stop ends its sentence: a small letter after it goes on."""
    following = paragraph[at + 1] if at + 1 < len(paragraph) else None
    return following is None or following.kind != WORD or not following.text[0].islower()


def _ends_with_quote(
    text: str, paragraph: Sequence[Token], first: int, at: int, marks: Sequence[Marked]
) -> bool:
    """Whether a quoted stretch ends the sentence: it ends like one, and who says it does not
    follow."""
    mark = marks[paragraph[at].quote]
    inside = text[max(mark.start, mark.end - 3) : mark.end].rstrip(" ])'’")
    if not inside.endswith(tuple(_ENDINGS)) or at + 1 >= len(paragraph):
        return False
    following = paragraph[at + 1]
    if following.kind == QUOTE or following.text == "(":
        return following.kind == QUOTE or _introduced(paragraph, first, at)
    if following.kind != WORD or following.text[0].islower():
        return False
    return _introduced(paragraph, first, at) or not _tells_who(paragraph, at + 1)


def _introduced(paragraph: Sequence[Token], first: int, at: int) -> bool:
    """Whether a verb of speech stands before a quoted stretch in its sentence."""
    return any(
        token.low in CUES and not token.is_capital for token in paragraph[max(first, at - 20) : at]
    )


def _tells_who(paragraph: Sequence[Token], first: int) -> bool:
    """Whether no more than who said it follows up to the next stop: “Jane Doe told reporters.”"""
    verb = None
    for at in range(first, min(first + _LONGEST_TAIL, len(paragraph))):
        token = paragraph[at]
        if token.kind == STOP:
            return verb is not None
        if token.kind == QUOTE:
            return False
        if verb is None:
            if token.low in AUXILIARIES or token.low in ("that", "who", "which"):
                return False
            cue = CUES.get(token.low)
            if cue and cue.tense in ("past", "s") and cue.grade == 3 and not token.is_capital:
                verb = at
        elif token.low in AUXILIARIES or token.low in ("that", "how", "why", "whether", "they"):
            return False
    return verb is not None and first + _LONGEST_TAIL >= len(paragraph)
