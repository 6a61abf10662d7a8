"""Checks articles against their originals, which must contain what is the source's, letter for
letter, and not what is our own.

The headline and the words in marks are the source's, and in an article that is not retold all
paragraphs, too.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePath
from typing import NamedTuple, TypeAlias

from reader.folding import words
from reader.format.files import Unreadable, read_file
from reader.format.nodes import Report
from reader.format.passages import Finder
from reader.format.retelling import check_retelling
from reader.model import Article, Kind, Quote, Source
from reader.problem import Place, Problem
from reader.text import both_ends, clean_line, excerpt

MAX_ORIGINAL = 64 * 1024 * 1024
_SHOWN = 120
_KEPT = 4
_BLANK_LINE = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of a check: the problems, and how many of the quotes in marks are verbatim."""

    problems: tuple[Problem, ...]
    verified: int
    in_marks: int


class CannotTell(Exception):
    """The words of an original cannot be told; the message is a sentence that says why."""


TextOf: TypeAlias = Callable[[bytes, str], str]
"""Gives all words that the bytes of a file with a name print. Raises `CannotTell`."""


def check_sources(articles: Iterable[Article], folder: Path, text_of: TextOf) -> Verification:
    """Check the articles that name an original against the originals in a folder."""
    originals = _Originals(folder, text_of)
    problems: list[Problem] = []
    verified = in_marks = 0
    for article in articles:
        in_marks += sum(1 for quote in article.quotes if quote.kind is not Kind.INDIRECT)
        if article.source:
            report = Report(article.file)
            verified += _check_article(article, article.source, originals, report)
            problems += sorted(report.problems)
    return Verification(tuple(problems), verified, in_marks)


def _check_article(
    article: Article, source: Source, originals: "_Originals", report: Report
) -> int:
    """Check one article. Return the number of its quotes that the original contains."""
    place = Place(source.line, 1)
    original = originals.read(source.file)
    if original.sha256 not in (source.sha256, None):
        report.error(
            "source-changed",
            place,
            f"{both_ends(source.file)} is not the file that the article was made from: its SHA-256"
            f" is {original.sha256};"
            " find the old file, or check the article and write this",
        )
    if original.finder is None:
        report.error(original.code, place, original.why)
        return 0
    if article.retold:
        check_retelling(article, original.text, report)
    original.finder.begin()
    return _Comparison(article, original.text, original.finder, report).run()


class _Original(NamedTuple):
    """An original that was read, or why it cannot be compared: `code` and `why` of a problem."""

    sha256: str | None = None
    text: str = ""
    finder: Finder | None = None
    code: str = ""
    why: str = ""


class _Originals:
    """Reads originals. Those that were read last are kept: many articles may come from one."""

    def __init__(self, folder: Path, text_of: TextOf) -> None:
        self._folder = folder
        self._text_of = text_of
        self.read = lru_cache(_KEPT)(self._read)

    def _read(self, name: str) -> _Original:
        """Read an original by the name that an article gives it.

        Libraries are untrusted: they must not name files outside the folder.
        """
        relative, shown = PurePath(name), both_ends(name)
        if relative.is_absolute() or ".." in relative.parts:
            why = f"{shown} leads out of the folder of originals; name a file in it"
            return _Original(code="source-missing", why=why)
        why = f"is larger than {MAX_ORIGINAL // 1024**2} MB; name the text alone"
        try:
            data = read_file(self._folder / relative, MAX_ORIGINAL)
        except Unreadable as error:
            data, why = None, str(error)
        if data is None or len(data) > MAX_ORIGINAL:
            why = f"the original {shown} in {both_ends(str(self._folder))} {why}"
            return _Original(code="source-missing", why=why)
        digest = sha256(data).hexdigest()
        try:
            text = self._text_of(data, relative.name)
        except CannotTell as error:
            why = f"the words of {shown} cannot be told: {error}"
            return _Original(digest, code="source-unread", why=why)
        return _Original(digest, text, Finder(text))


class _Comparison:
    """Compares what an article has from its original with it."""

    def __init__(self, article: Article, original: str, finder: Finder, report: Report) -> None:
        self._article = article
        self._original = original
        self._report = report
        self._finder = finder
        self._told = False

    def run(self) -> int:
        """Report what the original does not contain. Return the number of quotes that it does."""
        in_marks = [quote for quote in self._article.quotes if quote.kind is not Kind.INDIRECT]
        found = {quote.id: quote for quote in in_marks if self._check_quote(quote)}
        if not self._is_clipping(found.values()):
            self._check_headline()
            if not self._article.retold:
                missing = [quote for quote in in_marks if quote.id not in found]
                self._check_paragraphs({span.paragraph for each in missing for span in each.spans})
        return len(found)

    def _check_quote(self, quote: Quote) -> bool:
        place, id = Place(quote.line, 1), excerpt(quote.id)
        if self._is_exhausted(place):
            return False
        missing = [part for part in _segments(self._article, quote) if not self._finder.finds(part)]
        for segment in missing:
            self._report.error(
                "not-verbatim",
                place,
                f"the words of “{id}” are not in the original: {self._where(segment)};"
                " copy them from it letter for letter",
            )
        return not missing

    def _is_clipping(self, quotes: Collection[Quote]) -> bool:
        """Whether the original is one paragraph with hardly a word besides quotes of the article,
        so that it holds no headline and not the whole text."""
        if _BLANK_LINE.search(self._original.strip()):
            return False
        others = len(words(self._original)) - sum(len(words(quote.words)) for quote in quotes)
        return others < len(words(self._article.headline or self._article.title or ""))

    def _check_headline(self) -> None:
        headline, place = self._article.headline, Place(self._article.headline_line, 1)
        # A note says what the source has otherwise.
        if headline is None or self._article.headline_note or self._is_exhausted(place):
            return
        if not self._finder.finds(headline):
            self._report.error(
                "headline-not-verbatim",
                place,
                f"the headline is not in the original: {self._where(headline)};"
                " copy it from there, or say in “headline_note” what is odd about it",
            )

    def _check_paragraphs(self, reported: Set[int]) -> None:
        """Report paragraphs of our own, except for those with a quote that is reported."""
        for index, paragraph in enumerate(self._article.paragraphs):
            place = Place(paragraph.line, 1)
            if index in reported:
                continue
            if self._is_exhausted(place):
                break
            if not self._finder.finds(paragraph.text):
                self._report.error(
                    "paragraph-not-verbatim",
                    place,
                    "this paragraph is not in the original:"
                    f" {self._where(paragraph.text)}; copy it from there,"
                    " or say that the article is “retold: true”",
                )

    def _is_exhausted(self, place: Place) -> bool:
        """Whether no more can be compared, which is told once."""
        if self._finder.is_exhausted and not self._told:
            self._told = True
            self._report.warn(
                "not-compared",
                place,
                "this and what follows is not compared with the original:"
                " it is too long for so many passages; split the article",
            )
        return self._told

    def _where(self, passage: str) -> str:
        """Return the passage where it first differs, and what the original has there."""
        difference = self._finder.difference(passage)
        if difference is None:
            return f"“{excerpt(passage)}”"
        given, original = map(clean_line, difference)
        return f"“{excerpt(given, _SHOWN)}”, where it has “{excerpt(original, _SHOWN)}”"


def _segments(article: Article, quote: Quote) -> Iterator[str]:
    for span in quote.spans:
        yield article.paragraphs[span.paragraph].text[span.start : span.end]
