"""Sources of names: those of actors in the index, for there may be thousands; others in lists.

Both find a name by itself, by its words in any order, and by how its words begin.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from reader.folding import joined_words, words
from reader.index import names
from reader.index.asking import Ask


class NamedValue(NamedTuple):
    """A name and what it stands for: an actor's or a topic's id, or itself."""

    name: str
    stands_for: str


class NameSource(Protocol):
    """Names of one sort, in an order of their own."""

    def called(self, value: str) -> Iterable[str]:
        """What has this very name, or this id."""

    def with_words(self, wanted: Sequence[str], *, begun: bool) -> Iterable[str]:
        """What has each of the words, folded and at least one, in a name; or begun in one."""

    def completions(self, wanted: Sequence[str], most: int) -> list[NamedValue]:
        """Up to `most` in whose names the words are begun; names whose first word is come first."""


class ListedNames:
    """Names in a list."""

    def __init__(self, names: Iterable[NamedValue]) -> None:
        self._names = [(each, [*words(each.name), *joined_words(each.name)]) for each in names]

    def called(self, value: str) -> Iterator[str]:
        """What has this very name, or this id."""
        return (each.stands_for for each, _ in self._names if value in each)

    def with_words(self, wanted: Sequence[str], *, begun: bool) -> Iterator[str]:
        """What has each of the words in a name, or begun in one."""
        fits = _begun if begun else _whole
        return (each.stands_for for each, its in self._names if fits(wanted, its))

    def completions(self, wanted: Sequence[str], most: int) -> list[NamedValue]:
        """Up to `most` in whose names the words are begun."""
        fitting = [(each, its) for each, its in self._names if _begun(wanted, its)]
        fitting.sort(key=lambda fits: not _begun(wanted[:1], fits[1][:1]))
        found: dict[str, NamedValue] = {}
        for each, _ in fitting:
            found.setdefault(each.stands_for, each)
        return list(found.values())[:most]


def _whole(wanted: Sequence[str], its: Sequence[str]) -> bool:
    return set(wanted) <= set(its)


def _begun(wanted: Sequence[str], its: Sequence[str]) -> bool:
    return all(any(word.startswith(begin) for word in its) for begin in wanted)


class ActorNames:
    """The names of actors, in the order of their file; with `metonyms`, those too."""

    def __init__(self, ask: Ask, *, metonyms: bool) -> None:
        self._ask = ask
        self._metonyms = metonyms

    def called(self, value: str) -> list[str]:
        """The actors that have this very name, or this id."""
        return self._ask(names.actors_called, value, metonyms=self._metonyms)

    def with_words(self, wanted: Sequence[str], *, begun: bool) -> list[str]:
        """The actors that have each of the words in a name, or begun in one."""
        ask = self._ask
        return ask(names.actors_with_words, wanted, begun=begun, metonyms=self._metonyms)

    def completions(self, wanted: Sequence[str], most: int) -> list[NamedValue]:
        """Up to `most` actors in whose names the words are begun."""
        found = self._ask(names.completed_actors, wanted, most, metonyms=self._metonyms)
        return [NamedValue(*each) for each in found]
