"""Finds spellings: similar words in which two names of one actor differ."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations, permutations

from reader.folding import words
from reader.model import Actor

# The least similarity of two spellings of a name; "James" and "Jim" are different names.
_ALIKE = 0.7
# Longer names, longer words and words with more spellings are taken for lists of names and ignored,
# so that the work stays proportional to the number of names.
_MOST_WORDS, _MOST_LETTERS, _MOST_SPELLINGS = 16, 40, 32


def spellings_of(actors: Iterable[Actor]) -> Iterator[tuple[str, str]]:
    """Yield each word with every other spelling of it (``sergei``, ``sergey``), both folded."""
    joined: dict[str, str] = {}
    for actor in actors:
        for one, other in _variants(dict.fromkeys((actor.name, *actor.aliases))):
            joined[_root(joined, one)] = _root(joined, other)
    spelled: dict[str, list[str]] = {}
    for word in joined:
        spelled.setdefault(_root(joined, word), []).append(word)
    for ways in spelled.values():
        if len(ways) <= _MOST_SPELLINGS:
            yield from permutations(sorted(ways), 2)


def _root(joined: dict[str, str], word: str) -> str:
    """Return the word that represents all spellings joined with a word."""
    joined.setdefault(word, word)
    while joined[word] != word:
        joined[word] = word = joined[joined[word]]
    return word


def _variants(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the two words in which names of several words differ, if the two are similar."""
    in_place: dict[tuple[int, tuple[str, ...]], dict[str, None]] = {}
    for name in names:
        row = tuple(words(name))
        if not 2 <= len(row) <= _MOST_WORDS:
            continue
        for at, word in enumerate(row):
            if len(word) <= _MOST_LETTERS:
                # Spellings begin with the same letter.
                others = (*row[:at], word[0], *row[at + 1 :])
                in_place.setdefault((at, others), {})[word] = None
    for ways in in_place.values():
        if len(ways) <= _MOST_SPELLINGS:
            for one, other in combinations(ways, 2):
                if SequenceMatcher(None, other, one).ratio() >= _ALIKE:
                    yield other, one
