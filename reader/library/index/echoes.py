"""Echoes: the same statement by the same speaker, in marks, in another article.

Two quotes are echoes where most pairs of neighbouring words of the shorter one stand in the longer:
containment of shingles (Broder, "On the resemblance and containment of documents", 1997). Spelling
with or without a hyphen, case, accents and marks make no difference. Which quotes are compared at
all is told by fingerprints: a common run of `GRAM + WINDOW - 1` words always gives two quotes one
in common (winnowing: Schleimer, Wilkerson and Aiken, "Winnowing", 2003).
"""

from collections.abc import Sequence
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
    grams = zip(*_moved(encoded, GRAM), strict=False)
    hashes = [crc32(gram, seed) for gram in map(b" ".join, grams)]
    return set(map(min, *_moved(hashes, WINDOW))) or set(sorted(hashes)[:1])


def _moved(items: Sequence[T], length: int) -> list[Sequence[T]]:
    """The items moved so many times, so that side by side stand those that were neighbours."""
    return [items[at:] for at in range(length)]


def are_echoes(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two statements, as words, are the same."""
    pairs, others = frozenset(pairwise(one)), frozenset(pairwise(other))
    return len(pairs & others) >= CONTAINED * min(len(pairs), len(others))
