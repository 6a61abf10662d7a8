"""What the values of filters name: actors, topics, outlets, agencies, cues; and spellings of names.

A value names all whose id it is, else all that have its words in one of their names, else all
in whose names its words are begun.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.library.library import Library
from reader.library.search.query import CHOICES, FilterName
from reader.text import words


class Named(NamedTuple):
    """A name and what it stands for: an actor's or a topic's id, or itself."""

    words: tuple[str, ...]
    name: str
    stands_for: str


class Names:
    """The names that a library knows, as they are when they are first asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[FilterName, list[Named]] = {}

    def named(self, filter: FilterName, value: str) -> list[str]:
        """What a value names: ids, or the words themselves of an outlet, agency or cue."""
        known = self._of(filter)
        exact = [each.stands_for for each in known if value in (each.stands_for, each.name)]
        if exact:
            return list(dict.fromkeys(exact))
        wanted = words(value)
        whole = [each for each in known if wanted and set(wanted) <= set(each.words)]
        found = whole or [each for each in known if wanted and _begun(wanted, each.words)]
        return list(dict.fromkeys(each.stands_for for each in found))

    def completions(self, filter: FilterName, value: str, most: int) -> list[Named]:
        """What a value may become: first what begins with it, in the order of the names."""
        if filter in CHOICES:
            return [
                Named((choice,), choice, choice)
                for choice in CHOICES[filter]
                if choice.startswith(value.casefold())
            ]
        wanted = words(value)
        found: dict[str, Named] = {}
        for each in sorted(self._of(filter), key=lambda each: each.words[:1] < tuple(wanted[:1])):
            if _begun(wanted, each.words):
                found.setdefault(each.stands_for, each)
        return list(found.values())[:most]

    def shown(self, named: Named) -> str:
        """What a completion is shown as: an actor by the name they are listed with."""
        actor = self._library.actors.get(named.stands_for)
        return actor.name if actor else named.name

    def spellings(self, word: str) -> frozenset[str]:
        """The ways in which the names of an actor spell a word: ``sergei``, ``sergey``."""
        others = self._library.ask("SELECT other FROM spelling WHERE word = ?", word)
        return frozenset((word, *(other for (other,) in others)))

    def _of(self, filter: FilterName) -> list[Named]:
        if filter not in self._known:
            self._known[filter] = [
                Named(tuple(words(name)), name, stands_for)
                for name, stands_for in self._read[filter]()
            ]
        return self._known[filter]

    @property
    def _read(self) -> Mapping[FilterName, Callable[[], Iterable[tuple[str, str]]]]:
        ask = self._library.ask
        return {
            FilterName.SPEAKER: lambda: ask("SELECT name, actor FROM name WHERE NOT metonym"),
            FilterName.ACTOR: lambda: ask("SELECT name, actor FROM name"),
            FilterName.TOPIC: lambda: (
                (name, id)
                for id, topic in self._library.topics.items()
                for name in (topic.name, id)
            ),
            FilterName.OUTLET: lambda: self._tallied("outlet"),
            FilterName.AGENCY: lambda: self._tallied("agency"),
            FilterName.CUE: lambda: self._tallied("cue"),
        }

    def _tallied(self, kind: str) -> Iterator[tuple[str, str]]:
        rows = self._library.ask(
            "SELECT name FROM tally WHERE kind = ? AND name != '' ORDER BY name", kind
        )
        return ((name, name) for (name,) in rows)


def _begun(wanted: Sequence[str], names: Sequence[str]) -> bool:
    return all(any(name.startswith(word) for name in names) for word in wanted)
