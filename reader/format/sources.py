"""Checks articles against their originals, which must contain the words in marks.

Outside marks, a retelling must not share `RUN` consecutive words with its original. Runs and pairs
of words are looked up by hash, so the time is proportional to the length of the texts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice, pairwise
from pathlib import Path, PurePath

from reader.folding import verbatim, words
from reader.format.files import Unreadable, read_file
from reader.format.nodes import Report
from reader.model import Article, Kind, Place, Problem, Quote, Source, Span
from reader.text import both_ends, clean, excerpt

RUN = 8
MAX_ORIGINAL = 64 * 1024 * 1024
# The total number of characters of an original that the quotes of an article are compared with,
# which takes a second or two: for example, a thousand one-word quotes in an original of 2 MB.
MAX_COMPARED = 2_000_000_000

_Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of a check: the problems, and how many of the quotes in marks are verbatim."""

    problems: tuple[Problem, ...]
    verified: int
    in_marks: int


def check_sources(articles: Iterable[Article], folder: Path) -> Verification:
    """Check the articles that name an original against the originals in a folder."""
    problems: list[Problem] = []
    verified = in_marks = 0
    for article in articles:
        in_marks += sum(1 for quote in article.quotes if quote.kind is not Kind.INDIRECT)
        if article.source:
            report = Report(article.file)
            verified += _check_article(article, article.source, folder, report)
            problems += sorted(report.problems)
    return Verification(tuple(problems), verified, in_marks)


def _check_article(article: Article, source: Source, folder: Path, report: Report) -> int:
    """Check one article. Return the number of its quotes that the original contains."""
    place = Place(source.line, 1)
    data = _read_original(folder, source.file, place, report)
    if data is None:
        return 0
    found = sha256(data).hexdigest()
    if found != source.sha256:
        report.error(
            "source-changed",
            place,
            f"{both_ends(source.file)} is not the file that the article was made from: its SHA-256"
            f" is {found};"
            " find the old file, or check the article and write this",
        )
    original = clean(data.decode("utf-8", errors="replace"))
    if article.retold:
        _check_retelling(article, original, report)
    return _check_quotes(article, original, report)


def _read_original(folder: Path, name: str, place: Place, report: Report) -> bytes | None:
    """Return the bytes of an original, or ``None`` with the problem reported.

    Libraries are untrusted: they must not name files outside the folder.
    """
    relative, shown = PurePath(name), both_ends(name)
    if relative.is_absolute() or ".." in relative.parts:
        why = f"{shown} leads out of the folder of originals; name a file in it"
        report.error("source-missing", place, why)
        return None
    try:
        data = read_file(folder / relative, MAX_ORIGINAL)
        if len(data) <= MAX_ORIGINAL:
            return data
        why = f"is larger than {MAX_ORIGINAL // 1024**2} MB; name the text alone"
    except Unreadable as error:
        why = str(error)
    report.error("source-missing", place, f"the original {shown} in {both_ends(str(folder))} {why}")
    return None


def _check_quotes(article: Article, original: str, report: Report) -> int:
    """Look for every quote in marks. Return the number of those that the original contains."""
    finder = _Finder(original)
    verified = 0
    for quote in article.quotes:
        if quote.kind is Kind.INDIRECT:
            continue
        if finder.is_exhausted:
            report.warn(
                "not-compared",
                Place(quote.line, 1),
                f"“{excerpt(quote.id)}” and the quotes after it are not compared with the original:"
                " it is too long for so many; split the article",
            )
            break
        missing = [part for part in _segments(article, quote) if not finder.finds(part)]
        verified += not missing
        for segment in missing:
            report.error(
                "not-verbatim",
                Place(quote.line, 1),
                f"the words of “{excerpt(quote.id)}” are not in the original:"
                f" “{excerpt(segment)}”; copy them from it letter for letter",
            )
    return verified


def _segments(article: Article, quote: Quote) -> Iterator[str]:
    for span in quote.spans:
        yield article.paragraphs[span.paragraph].text[span.start : span.end]


class _Finder:
    """Finds words in a text by comparing only where their rarest pair of neighbours occurs.

    Very few words, and words that occur again and again, are compared with much of the text each
    time. `is_exhausted` tells when to stop.
    """

    def __init__(self, text: str) -> None:
        self._text = verbatim(text)
        self._left = MAX_COMPARED
        self._pairs: dict[tuple[str, str], list[int]] = {}
        offset = 0
        for pair in pairwise(self._text.split(" ")):
            self._pairs.setdefault(pair, []).append(offset)
            offset += len(pair[0]) + 1

    @property
    def is_exhausted(self) -> bool:
        """Whether the limit of `MAX_COMPARED` is reached."""
        return self._left < 0

    def finds(self, segment: str) -> bool:
        """Whether the text contains the words verbatim."""
        wanted = verbatim(segment)
        first, *inner = wanted.split(" ")
        offset = len(first) + 1
        rarest: tuple[list[int], int] | None = None
        # The outer words may touch other characters in the text; the inner ones are whole words.
        for pair in pairwise(inner[:-1]):
            places = self._pairs.get(pair)
            if places is None:
                return False
            if rarest is None or len(places) < len(rarest[0]):
                rarest = places, offset
            offset += len(pair[0]) + 1
        if rarest is None:
            self._left -= len(self._text)
            return wanted in self._text
        places, before = rarest
        self._left -= len(places) * len(wanted)
        # A negative start counts from the end, but too little text is left there to match.
        return any(self._text.startswith(wanted, place - before) for place in places)


def _check_retelling(article: Article, original: str, report: Report) -> None:
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
