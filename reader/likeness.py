"""Echoes: the same statement by the same speaker, in marks, in another article.

A statement is a speaker and words; quotes that are equal but for spelling with or without a hyphen,
case, accents and marks are one statement. Two statements are alike where most pairs of neighbouring
words of the shorter one stand in the longer: containment of shingles (Broder, "On the resemblance
and containment of documents", 1997). Which statements are compared at all is told by fingerprints:
a common run of `GRAM + WINDOW - 1` words always gives two statements one in common (winnowing:
Schleimer, Wilkerson and Aiken, "Winnowing", 2003). A fingerprint of more than `TOO_COMMON`
statements, as of a turn of phrase, tells nothing.
"""

from collections.abc import Sequence, Set
from hashlib import blake2b
from itertools import pairwise
from typing import TypeVar
from zlib import crc32

from reader.model import Kind, Quote
from reader.text import fold, words

T = TypeVar("T")

MIN_WORDS = 5
CONTAINED = 0.7
GRAM, WINDOW = 4, 4
TOO_COMMON = 64

# Unlike hyphens, dashes part words.
_DASHES = str.maketrans("–—―", "   ")


def compared_words(quote: Quote) -> list[str]:
    """The words of a quote as they are compared; none for one that has no echoes."""
    if not quote.speaker or quote.kind is Kind.INDIRECT:
        return []
    found = words(fold(quote.words.translate(_DASHES)).replace("-", ""))
    return found if len(found) >= MIN_WORDS else []


def statement_of(speaker: str, words: Sequence[str]) -> int:
    """The number of a statement, of 48 bits: the same for equal ones, and hardly ever for others.

    SQLite keeps larger ones in two bytes more.
    """
    data = f"{speaker} {' '.join(words)}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=6).digest(), "big", signed=True)


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


def word_pairs(words: Sequence[str]) -> Set[tuple[str, str]]:
    """The pairs of neighbouring words of a statement."""
    return frozenset(pairwise(words))


def are_alike(pairs: Set[tuple[str, str]], others: Set[tuple[str, str]]) -> bool:
    """Whether two statements, as pairs of words, are nearly the same. Takes as long as the shorter
    one is."""
    return len(pairs & others) >= CONTAINED * min(len(pairs), len(others))
