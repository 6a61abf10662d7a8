"""Warns of quotes whose quotation marks stand wrong in the body, and of fragments cut too short.

A direct quote is taken to be in marks where one touches it, where one is open before it in its
paragraph or the one before, or where the layout stands for them: a dash or a speaker's name and a
colon before it, or a paragraph of its own. A fragment is too short where the sentence goes on with
a condition that it leaves out.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from reader.folding import DOUBLE_MARKS, words
from reader.format.anchors import Anchor, Body
from reader.format.nodes import Report, TextPlaces
from reader.model import Kind, Quote, Span
from reader.text import excerpt

_DOUBLE = f"[{DOUBLE_MARKS}「」『』]"
_DOUBLE_MARK = re.compile(_DOUBLE)
_ANY_MARK = rf"(?:{_DOUBLE}|['‘’‚‛‹›`´])"
_MARK_FIRST, _MARK_BEFORE = re.compile(_ANY_MARK), re.compile(rf"{_ANY_MARK}[\s(\[….]*$")
_SINGLE_OPEN = re.compile(r"(?<!\w)['‘‚‹](?=\w)")
_LIKE_A_MARK = re.compile(r"(?:^|[\s.?!])[-–—―‐]\s*$|:\s*$")
# As much of a paragraph is looked at beside a quote.
_NEAR = 20

_SHORT_WORDS, _SHORT_LETTERS = 2, 12
_CONDITION = re.compile(
    rf"[,;]?(?:{_DOUBLE}|['’])?[,;]?\s+[-–—]?\s*"
    r"(?P<words>(?:but only |but not |only |even )?"
    r"(?:if|unless|provided|except|as long as|so long as|until|but)\b(?:\s\w+){0,2})"
)


class Marks:
    """Warns of the quotes of one body whose marks stand wrong, or that end too soon."""

    def __init__(self, body: Body, places: TextPlaces, report: Report) -> None:
        self._paragraphs = body.paragraphs
        self._places = places
        self._report = report
        self._found: dict[int, tuple[list[int], int | None]] = {}

    def check(self, quote: Quote, anchors: Sequence[Anchor]) -> None:
        """Warn of a quote, given its anchors."""
        if quote.kind is Kind.INDIRECT:
            return
        for anchor in anchors:
            text, span = self._paragraphs[anchor.span.paragraph].text, anchor.span
            doubled = _doubled(text, span)
            if doubled:
                self._report.warn("marks-in-anchor", self._places.at(anchor.offset), doubled)
            elif quote.kind is Kind.DIRECT and not self._is_in_marks(text, span):
                self._report.warn(
                    "no-marks",
                    self._places.at(anchor.offset),
                    f"the words of “{excerpt(quote.id)}” stand in no quotation marks; write them"
                    " around the anchor, or change the kind to “indirect”",
                )
        if quote.kind is Kind.PARTIAL and not quote.note:
            self._check_end(quote, anchors[-1])

    def _is_in_marks(self, text: str, span: Span) -> bool:
        before = text[max(0, span.start - _NEAR) : span.start]
        after = text[span.end : span.end + _NEAR]
        double, single = self._marks_of(span.paragraph)
        return bool(
            (not before.strip() and not after.strip(" ."))
            or _MARK_FIRST.match(text, span.start, span.end)
            or _MARK_BEFORE.search(before)
            or _LIKE_A_MARK.search(before)
            or bisect_left(double, span.start) % 2
            or (single is not None and single < span.start)
            or (span.paragraph > 0 and len(self._marks_of(span.paragraph - 1)[0]) % 2)
        )

    def _marks_of(self, paragraph: int) -> tuple[list[int], int | None]:
        """Return where a paragraph has double marks, and the first single one that opens."""
        if paragraph not in self._found:
            text = self._paragraphs[paragraph].text
            single = _SINGLE_OPEN.search(text)
            double = [match.start() for match in _DOUBLE_MARK.finditer(text)]
            self._found[paragraph] = double, single.start() if single else None
        return self._found[paragraph]

    def _check_end(self, quote: Quote, anchor: Anchor) -> None:
        """Warn of a fragment of a word or two that a condition follows."""
        letters = sum(map(str.isalpha, quote.words))
        if len(words(quote.words)) > _SHORT_WORDS and letters >= _SHORT_LETTERS:
            return
        text = self._paragraphs[anchor.span.paragraph].text
        found = _CONDITION.match(text, anchor.span.end)
        if found:
            self._report.warn(
                "short-fragment",
                self._places.at(anchor.offset),
                f"“{excerpt(quote.words)}” leaves out how the sentence goes on:"
                f" “{found['words']}…”; anchor more of it, or say so in “note”",
            )


def _doubled(text: str, span: Span) -> str | None:
    """Say what is wrong if marks stand within an anchor that belong around it."""
    first = _DOUBLE_MARK.match(text, span.start, span.end)
    last = _DOUBLE_MARK.match(text, span.end - 1, span.end)
    if not first and not last:
        return None
    count = len(_DOUBLE_MARK.findall(text, span.start, span.end))
    before = span.start > 0 and _DOUBLE_MARK.match(text, span.start - 1)
    after = _DOUBLE_MARK.match(text, span.end)
    whole = count == 2 and first and last
    alone = count == 1 and ((first and before) or (not first and after))
    if alone or (whole and (before or after)):
        return "quotation marks stand both in and around the anchor; keep those around it"
    return "the anchor holds its quotation marks; write them around it" if whole else None
