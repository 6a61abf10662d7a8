"""Echoes: the same statement, in marks, in more than one article.

Two quotes of one speaker are echoes when nearly all word pairs of the shorter stand in the longer:
containment of shingles (Broder, "On the resemblance and containment of documents", 1997). Spelling
with or without a hyphen, case, accents and marks make no difference.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from reader.model import Article, Kind, QuoteKey
from reader.text import fold, words

MIN_WORDS = 3
CONTAINED = 0.7

# Unlike hyphens, dashes part words.
_DASHES = str.maketrans("–—―", "   ")
_Pair = tuple[str, str]


class _Said(NamedTuple):
    """A quote that may have echoes, as its pairs of words."""

    key: QuoteKey
    speaker: str
    pairs: frozenset[_Pair]


def find_echoes(articles: Iterable[Article]) -> Mapping[QuoteKey, tuple[QuoteKey, ...]]:
    """The echoes of each quote that has any, in the order of the articles."""
    said = [one for article in articles for one in _in_marks(article)]
    bearers = _by_rare_pairs(said)
    echoes: dict[int, set[int]] = {}
    for number, one in enumerate(said):
        candidates = {
            other
            for pair in one.pairs
            for article, others in bearers.get((one.speaker, pair), {}).items()
            if article != one.key.article
            for other in others
        }
        for other in candidates:
            if _contained(one.pairs, said[other].pairs):
                echoes.setdefault(number, set()).add(other)
                echoes.setdefault(other, set()).add(number)
    return {
        said[number].key: tuple(said[other].key for other in sorted(others))
        for number, others in sorted(echoes.items())
    }


def _by_rare_pairs(said: Sequence[_Said]) -> Mapping[tuple[str, _Pair], dict[str, list[int]]]:
    """The numbers of the quotes, by article, under the rarest pairs of each.

    So many pairs that a longer echo, which may lack a few, has one of them; so few and rare that
    quotes which only share common words do not meet (prefix filtering: Chaudhuri, Ganti and
    Kaushik, "A primitive operator for similarity joins in data cleaning", 2006).
    """
    uses = Counter((one.speaker, pair) for one in said for pair in one.pairs)
    bearers: dict[tuple[str, _Pair], dict[str, list[int]]] = {}
    for number, one in enumerate(said):
        rarest = sorted(one.pairs, key=lambda pair: (uses[one.speaker, pair], pair))
        for pair in rarest[: len(rarest) - ceil(CONTAINED * len(rarest)) + 1]:
            by_article = bearers.setdefault((one.speaker, pair), {})
            by_article.setdefault(one.key.article, []).append(number)
    return bearers


def _in_marks(article: Article) -> Iterator[_Said]:
    """The quotes of an article that may have echoes."""
    for quote in article.quotes:
        if quote.speaker and quote.kind is not Kind.INDIRECT:
            pairs = _shingles(quote.words)
            if len(pairs) >= MIN_WORDS - 1:
                yield _Said(QuoteKey(article.id, quote.id), quote.speaker, pairs)


def _shingles(text: str) -> frozenset[_Pair]:
    found = words(fold(text.translate(_DASHES)).replace("-", ""))
    return frozenset(pairwise(found))


def _contained(one: frozenset[_Pair], other: frozenset[_Pair]) -> bool:
    return len(one & other) >= CONTAINED * min(len(one), len(other))
