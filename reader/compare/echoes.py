"""Echoes: the same statement, in marks, in more than one article.

Two quotes of one speaker are echoes when nearly all word pairs of the shorter stand in the longer:
containment of shingles (Broder, "On the resemblance and containment of documents", 1997). Spelling
with or without a hyphen, case, accents and marks make no difference.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from reader.model import Article, Kind, QuoteKey
from reader.text import fold, words

MIN_WORDS = 3
CONTAINED = 0.7

_Shingles = frozenset[tuple[str, str]]


def find_echoes(articles: Iterable[Article]) -> Mapping[QuoteKey, tuple[QuoteKey, ...]]:
    """The echoes of each quote that has any, in the order of the articles."""
    shingles: dict[QuoteKey, _Shingles] = {}
    bearers: dict[tuple[str, tuple[str, str]], list[QuoteKey]] = {}
    echoes: dict[QuoteKey, list[QuoteKey]] = {}
    for article in articles:
        for quote in article.quotes:
            if quote.speaker is None or quote.kind is Kind.INDIRECT:
                continue
            pairs = _shingles(quote.words)
            if len(pairs) < MIN_WORDS - 1:
                continue
            key = QuoteKey(article.id, quote.id)
            candidates = dict.fromkeys(
                other for pair in pairs for other in bearers.get((quote.speaker, pair), ())
            )
            for other in candidates:
                if other.article != key.article and _contained(pairs, shingles[other]):
                    echoes.setdefault(key, []).append(other)
                    echoes.setdefault(other, []).append(key)
            shingles[key] = pairs
            for pair in pairs:
                bearers.setdefault((quote.speaker, pair), []).append(key)
    return {key: tuple(others) for key, others in echoes.items()}


def _shingles(text: str) -> _Shingles:
    found = words(fold(text).replace("-", ""))
    return frozenset(pairwise(found))


def _contained(one: _Shingles, other: _Shingles) -> bool:
    return len(one & other) >= CONTAINED * min(len(one), len(other))
