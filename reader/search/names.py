"""What the values of filters name: actors, topics, outlets, agencies, cues; and spellings of names.

A value names all whose id it is, else all that have its words in one of their names, else all
in whose names its words are begun.
"""

from collections.abc import Callable, Iterator, Mapping

from reader.library.library import Library
from reader.search.filter_values import CHOICES, FilterName
from reader.search.known import ActorNames, Known, ListedNames, Named
from reader.text import one_line, words


class Names:
    """The names that a library knows, as they are when they are first asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[FilterName, Known] = {}

    def named(self, filter: FilterName, value: str) -> list[str]:
        """What a value names: ids, or the words themselves of an outlet, agency or cue."""
        known, wanted = self._of(filter), words(value)
        found = list(known.called(one_line(value)))
        for begun in (False, True):
            if wanted and not found:
                found = list(known.with_words(wanted, begun=begun))
        return list(dict.fromkeys(found))

    def completions(self, filter: FilterName, value: str, most: int) -> list[Named]:
        """What a value may become: first what begins with it, in the order of the names."""
        if filter in CHOICES:
            start = value.casefold()
            return [Named(each, each) for each in CHOICES[filter] if each.startswith(start)]
        return self._of(filter).completions(words(value), most)

    def shown(self, named: Named) -> str:
        """What a completion is shown as: an actor by the name they are listed with."""
        actor = self._library.actors.get(named.stands_for)
        return actor.name if actor else named.name

    def spellings(self, word: str) -> frozenset[str]:
        """The ways in which the names of an actor spell a word: ``sergei``, ``sergey``."""
        others = self._library.ask("SELECT other FROM spelling WHERE word = ?", word)
        return frozenset((word, *(other for (other,) in others)))

    def _of(self, filter: FilterName) -> Known:
        if filter not in self._known:
            self._known[filter] = self._sources[filter]()
        return self._known[filter]

    @property
    def _sources(self) -> Mapping[FilterName, Callable[[], Known]]:
        ask = self._library.ask
        return {
            FilterName.SPEAKER: lambda: ActorNames(ask, metonyms=False),
            FilterName.ACTOR: lambda: ActorNames(ask, metonyms=True),
            FilterName.TOPIC: lambda: ListedNames(self._topics()),
            FilterName.OUTLET: lambda: ListedNames(self._tallied("outlet")),
            FilterName.AGENCY: lambda: ListedNames(self._tallied("agency")),
            FilterName.CUE: lambda: ListedNames(self._tallied("cue")),
        }

    def _topics(self) -> Iterator[Named]:
        for id, topic in self._library.topics.items():
            yield from (Named(topic.name, id), Named(id, id))

    def _tallied(self, kind: str) -> Iterator[Named]:
        rows = self._library.ask(
            "SELECT name FROM tally WHERE kind = ? AND name != '' ORDER BY name", kind
        )
        return (Named(name, name) for (name,) in rows)
