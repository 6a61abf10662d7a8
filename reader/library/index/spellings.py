"""Spellings: where names of one actor differ in a word, and the two words are nearly alike."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from reader.model import Actor
from reader.text import words

# Two spellings of one name share so much; "James" and "Jim" are two names.
_ALIKE = 0.7


def spellings_of(actors: Iterable[Actor]) -> Iterator[tuple[str, str]]:
    """Each word with every other spelling of it (``sergei``, ``sergey``), both folded."""
    found: dict[str, set[str]] = {}
    for actor in actors:
        names = [tuple(words(name)) for name in dict.fromkeys((actor.name, *actor.aliases))]
        for one, other in _variants(names):
            both = found.get(one, {one}) | found.get(other, {other})
            found.update(dict.fromkeys(both, both))
    for word, spelled in found.items():
        yield from ((word, other) for other in sorted(spelled) if other != word)


def _variants(names: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """The two words in which names of more than one word differ, where both are nearly alike."""
    for number, one in enumerate(names):
        for other in names[:number]:
            if len(one) != len(other) or len(one) < 2:
                continue
            differing = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
            if len(differing) == 1 and _alike(*differing[0]):
                yield differing[0]


def _alike(one: str, other: str) -> bool:
    return one[0] == other[0] and SequenceMatcher(None, one, other).ratio() >= _ALIKE
