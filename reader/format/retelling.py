"""Checks that a retelling does not copy its original.

Outside marks it must not share `RUN` consecutive words with it. Runs are looked up by hash, so the
time is proportional to the length of the texts.
"""

from collections.abc import Iterator
from itertools import islice

from reader.folding import words
from reader.format.nodes import Report
from reader.model import Article, Kind, Span
from reader.problem import Place
from reader.text import excerpt

RUN = 8

_Run = tuple[str, ...]


def check_retelling(article: Article, original: str, report: Report) -> None:
    """Report each passage outside marks that is copied from the original, where it begins."""
    stretches = list(_own_stretches(article))
    own = {run for stretch in stretches for run in _runs(stretch.words)}
    copied = own.intersection(_runs(words(original)))
    for stretch in stretches:
        reported = 0
        for start, run in enumerate(_runs(stretch.words)):
            if run not in copied:
                continue
            if start >= reported:
                report.error(
                    "copied-run",
                    Place(stretch.lines[start], 1),
                    f"“{excerpt(' '.join(run))}” is in the original, too; use other words",
                )
            reported = start + RUN


class _Stretch:
    """Consecutive words of our own, each with the line where its paragraph begins."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.lines: list[int] = []

    def add(self, text: str, line: int) -> None:
        """Add the words of a text."""
        found = words(text)
        self.words += found
        self.lines += [line] * len(found)


def _own_stretches(article: Article) -> Iterator[_Stretch]:
    """Yield the words of the body across paragraphs, split at the words in marks."""
    in_marks: dict[int, list[Span]] = {}
    for quote in article.quotes:
        if quote.kind is not Kind.INDIRECT:
            for span in quote.spans:
                in_marks.setdefault(span.paragraph, []).append(span)
    stretch = _Stretch()
    for index, paragraph in enumerate(article.paragraphs):
        end = 0
        for span in sorted(in_marks.get(index, ())):
            stretch.add(paragraph.text[end : span.start], paragraph.line)
            yield stretch
            stretch = _Stretch()
            end = max(end, span.end)
        stretch.add(paragraph.text[end:], paragraph.line)
    yield stretch


def _runs(folded: list[str]) -> Iterator[_Run]:
    """Return every run of `RUN` consecutive words."""
    return zip(*(islice(folded, start, None) for start in range(RUN)), strict=False)
