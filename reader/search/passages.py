"""Finds the words of a search in a text, and the passage that shows them best. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.folding import BLANKLESS, fold, folded, is_blankless, loosely
from reader.model import Article, Quote, Span
from reader.search.terms import Words

EXCERPT = 160
_BEFORE = 40
_LETTER = rf"[^\W_{BLANKLESS}]"


class Snippet(NamedTuple):
    """A part of a text on one line, with the stretches (start, end) in it to highlight."""

    text: str
    lit: tuple[tuple[int, int], ...]


class Passage(NamedTuple):
    """Where an article has what was looked for: `span` is the first stretch to highlight."""

    span: Span
    quote: Quote | None
    snippet: Snippet


class Highlighter:
    """Finds words in texts to highlight them, whatever their case, accents and marks."""

    def __init__(self, lit: Sequence[Words]) -> None:
        # Where a phrase and one of its words begin alike, the phrase is highlighted.
        ways = sorted(dict.fromkeys(lit), key=lambda words: -len(words.words))
        # One pattern for each: while a query is typed, `re` keeps those of the words that stand.
        self._patterns = [re.compile(_pattern(words)) for words in ways]

    def stretches(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in a text: starts and ends (exclusive), in order."""
        if not self._patterns:
            return []
        found = folded(text)
        return [found.stretch(*span) for span in self._matches(found.text)]

    def _matches(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the patterns match, from left to right: at one place, the first that does."""
        ahead = {one: match for one in self._patterns if (match := one.search(text))}
        while ahead:
            found = min(ahead.values(), key=re.Match.start)
            yield found.span()
            passed = [one for one, match in ahead.items() if match.start() < found.end()]
            for one in passed:
                match = one.search(text, found.end())
                if match:
                    ahead[one] = match
                else:
                    del ahead[one]

    def spans(self, article: Article) -> list[Span]:
        """Where the words are in an article: in its headline and its body."""
        return [
            Span(number, start, end)
            for number, text in article.texts
            for start, end in self.stretches(text)
        ]

    def count(self, text: str) -> int:
        """How many of the words or phrases that were asked for stand in a text."""
        found = fold(text)
        return sum(1 for pattern in self._patterns if pattern.search(found))

    def snippet(self, text: str, at: int = 0) -> Snippet:
        """The part of a text around an offset, cut between words and never within a highlight."""
        start = max(0, at - _BEFORE) if len(text) > EXCERPT else 0
        if start:
            earliest = max(0, start - _BEFORE)
            start = text.rfind(" ", earliest, start) + 1 or (start if earliest else 0)
        end = len(text)
        if end > start + EXCERPT:
            end = max(0, text.rfind(" ", at + _BEFORE, start + EXCERPT)) or start + EXCERPT
        lit = [each for each in self.stretches(text) if each[0] < end and each[1] > start]
        if lit:
            start, end = min(start, lit[0][0]), max(end, lit[-1][1])
        before, after = "… " if start else "", " …" if end < len(text) else ""
        shift = len(before) - start
        lit = [(first + shift, last + shift) for first, last in lit]
        return Snippet(f"{before}{text[start:end]}{after}", tuple(lit))

    def best_passage(self, article: Article) -> Passage:
        """The paragraph in which most of the words stand, and the first of several."""
        counts = [self.count(paragraph.text) for paragraph in article.paragraphs]
        number = counts.index(max(counts)) if counts else 0
        text = article.paragraphs[number].text
        stretches = self.stretches(text)
        start, end = stretches[0] if stretches else (0, 0)
        span = Span(number, start, end)
        quote = article.quote_at(number, start) if stretches else None
        return Passage(span, quote, self.snippet(text, start))

    def quote_passage(self, quote: Quote) -> Passage:
        """The passage of a quote: its words."""
        stretches = self.stretches(quote.words)
        snippet = self.snippet(quote.words, stretches[0][0] if stretches else 0)
        return Passage(quote.spans[0], quote, snippet)


def _pattern(words: Words) -> str:
    *row, last = words.words
    patterns = [*map(_word_pattern, row), _word_pattern(last, begun=words.prefix)]
    return r"[\W_]*+".join(patterns)


def _word_pattern(word: str, *, begun: bool = False) -> str:
    """A whole word, with or without hyphens; or a character of a script without blanks."""
    if is_blankless(word):
        return re.escape(word)
    ending = f"{_LETTER}*" if begun else f"(?!{_LETTER})"
    return f"(?<!{_LETTER}){loosely(word)}{ending}"
