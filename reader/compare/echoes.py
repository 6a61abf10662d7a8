"""Echoes: the same statement, in marks, in more than one article.

Two quotes of one speaker are echoes when nearly all word pairs of the shorter stand in the longer:
containment of shingles (Broder, "On the resemblance and containment of documents", 1997). Spelling
with or without a hyphen, case, accents and marks make no difference.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from reader.model import Article, Kind, QuoteKey
from reader.text import fold, words

MIN_WORDS = 3
CONTAINED = 0.7

# Unlike hyphens, dashes part words.
_DASHES = str.maketrans("–—―", "   ")
_Shingles = frozenset[tuple[str, str]]


def find_echoes(articles: Iterable[Article]) -> Mapping[QuoteKey, tuple[QuoteKey, ...]]:
    """The echoes of each quote that has any, in the order of the articles."""
    before: list[tuple[QuoteKey, _Shingles]] = []
    bearers: dict[tuple[str, tuple[str, str]], list[int]] = {}
    echoes: dict[QuoteKey, list[QuoteKey]] = {}
    for article in articles:
        own = list(_in_marks(article))
        for key, speaker, pairs in own:
            candidates = {number for pair in pairs for number in bearers.get((speaker, pair), ())}
            for number in sorted(candidates):
                other, its_pairs = before[number]
                if _contained(pairs, its_pairs):
                    echoes.setdefault(key, []).append(other)
                    echoes.setdefault(other, []).append(key)
        # Not sooner: what is said twice in one article is no echo.
        for key, speaker, pairs in own:
            for pair in pairs:
                bearers.setdefault((speaker, pair), []).append(len(before))
            before.append((key, pairs))
    return {key: tuple(others) for key, others in echoes.items()}


def _in_marks(article: Article) -> Iterator[tuple[QuoteKey, str, _Shingles]]:
    """The quotes of an article that may have echoes: their speakers, their pairs of words."""
    for quote in article.quotes:
        if quote.speaker and quote.kind is not Kind.INDIRECT:
            pairs = _shingles(quote.words)
            if len(pairs) >= MIN_WORDS - 1:
                yield QuoteKey(article.id, quote.id), quote.speaker, pairs


def _shingles(text: str) -> _Shingles:
    found = words(fold(text.translate(_DASHES)).replace("-", ""))
    return frozenset(pairwise(found))


def _contained(one: _Shingles, other: _Shingles) -> bool:
    return len(one & other) >= CONTAINED * min(len(one), len(other))
