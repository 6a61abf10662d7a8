"""Echoes: the same statement by the same speaker, in marks, in another article.

Two quotes are echoes where most pairs of neighbouring words of the shorter one stand in the longer:
containment of shingles (Broder, "On the resemblance and containment of documents", 1997). Spelling
with or without a hyphen, case, accents and marks make no difference. Which quotes are compared at
all is told by fingerprints: a common run of `GRAM + WINDOW - 1` words always gives two quotes one
in common (winnowing: Schleimer, Wilkerson and Aiken, "Winnowing", 2003).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar
from zlib import crc32

from reader.model import Kind, Quote
from reader.text import fold, words

T = TypeVar("T")

MIN_WORDS = 5
CONTAINED = 0.7
GRAM, WINDOW = 4, 4

# Unlike hyphens, dashes part words.
_DASHES = str.maketrans("–—―", "   ")


def compared_words(quote: Quote) -> list[str]:
    """The words of a quote as they are compared; none for one that has no echoes."""
    if not quote.speaker or quote.kind is Kind.INDIRECT:
        return []
    found = words(fold(quote.words.translate(_DASHES)).replace("-", ""))
    return found if len(found) >= MIN_WORDS else []


def fingerprints(speaker: str, words: Sequence[str]) -> set[int]:
    """The fingerprints of a speaker's words, numbers of 32 bits."""
    seed = crc32(speaker.encode())
    encoded = " ".join(words).encode().split()
    hashes = [crc32(gram, seed) for gram in map(b" ".join, _runs(encoded, GRAM))]
    return set(map(min, _runs(hashes, WINDOW))) or set(sorted(hashes)[:1])


def _runs(items: Sequence[T], length: int) -> Iterator[tuple[T, ...]]:
    """Every so many neighbours."""
    return zip(*[items[at:] for at in range(length)], strict=False)


def are_echoes(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two statements, as words, are the same."""
    pairs, others = frozenset(pairwise(one)), frozenset(pairwise(other))
    return len(pairs & others) >= CONTAINED * min(len(pairs), len(others))
