"""Echoes: the same statement by the same speaker, in marks, in another article.

A statement is a speaker and words. Quotes that differ only in hyphens, case, accents and marks make
the same statement. Two statements are alike if most pairs of neighbouring words of the shorter one
occur in the longer: containment of shingles (Broder, "On the resemblance and containment of
documents", 1997). Only statements with a common fingerprint are compared: a common run of
`GRAM + WINDOW - 1` words guarantees one (winnowing: Schleimer, Wilkerson and Aiken, "Winnowing",
2003). Fingerprints of more than `TOO_COMMON` statements, such as turns of phrase, are ignored.
"""

from collections.abc import Sequence, Set
from hashlib import blake2b
from itertools import pairwise
from typing import TypeVar
from zlib import crc32

from reader.folding import fold, words
from reader.model import Kind, Quote

T = TypeVar("T")

MIN_WORDS = 5
CONTAINED = 0.7
GRAM, WINDOW = 4, 4
TOO_COMMON = 64

# Unlike hyphens, dashes separate words.
_DASHES = str.maketrans("–—―", "   ")


def compared_words(quote: Quote) -> list[str]:
    """The words of a quote to compare; none for a quote that cannot have echoes."""
    if not quote.speakers or quote.kind is Kind.INDIRECT:
        return []
    found = words(fold(quote.words.translate(_DASHES)).replace("-", ""))
    return found if len(found) >= MIN_WORDS else []


def one_speaker(quote: Quote) -> str:
    """The speakers of a quote as one: in the same order wherever they speak together."""
    return " ".join(sorted(quote.speakers))


def statement_of(speaker: str, words: Sequence[str]) -> int:
    """A hash of a statement, of 48 bits: SQLite stores larger numbers in two more bytes."""
    data = f"{speaker} {' '.join(words)}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=6).digest(), "big", signed=True)


def fingerprints(speaker: str, words: Sequence[str]) -> set[int]:
    """The fingerprints of a speaker's words, each of 32 bits."""
    seed = crc32(speaker.encode())
    encoded = " ".join(words).encode().split()
    grams = zip(*_shifted(encoded, GRAM), strict=False)
    hashes = [crc32(gram, seed) for gram in map(b" ".join, grams)]
    return set(map(min, *_shifted(hashes, WINDOW))) or set(sorted(hashes)[:1])


def _shifted(items: Sequence[T], length: int) -> list[Sequence[T]]:
    """`length` copies of the items, each shifted by one more, so that zip gives neighbours."""
    return [items[at:] for at in range(length)]


def word_pairs(words: Sequence[str]) -> Set[tuple[str, str]]:
    """The pairs of neighbouring words of a statement."""
    return frozenset(pairwise(words))


def are_alike(pairs: Set[tuple[str, str]], others: Set[tuple[str, str]]) -> bool:
    """Whether two statements, as pairs of words, are nearly the same. Takes time in proportion to
    the shorter one."""
    return len(pairs & others) >= CONTAINED * min(len(pairs), len(others))
