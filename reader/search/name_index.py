"""What the values of filters name: actors, topics, outlets, agencies, cues; and spellings of names.

A value stands for all that have it as an id or a name; else for all that have its words in a name;
else for all in one of whose names its words are begun.
"""

from collections.abc import Callable, Iterator, Mapping

from reader.folding import words
from reader.index import names, totals
from reader.library.library import Library
from reader.search.filter_values import CHOICES, FilterName
from reader.search.name_sources import ActorNames, ListedNames, NamedValue, NameSource
from reader.text import one_line


class NameIndex:
    """The names that a library knows, read when they are first asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[FilterName, NameSource] = {}

    def named(self, filter: FilterName, value: str) -> list[str]:
        """What a value names: ids, or the words themselves of an outlet, agency or cue."""
        known, wanted = self._of(filter), words(value)
        found = list(known.called(one_line(value)))
        for begun in (False, True):
            if wanted and not found:
                found = list(known.with_words(wanted, begun=begun))
        return list(dict.fromkeys(found))

    def completions(self, filter: FilterName, value: str, most: int) -> list[NamedValue]:
        """What a value may become: first what begins with it, in the order of the names."""
        if filter in CHOICES:
            start = value.casefold()
            return [NamedValue(each, each) for each in CHOICES[filter] if each.startswith(start)]
        return self._of(filter).completions(words(value), most)

    def shown(self, named: NamedValue) -> str:
        """What a completion is shown as: an actor by the name they are listed with."""
        actor = self._library.actors.get(named.stands_for)
        return actor.name if actor else named.name

    def spellings(self, word: str) -> frozenset[str]:
        """The ways in which the names of an actor spell a word: ``sergei``, ``sergey``."""
        return frozenset((word, *self._library.ask(names.spellings, word)))

    def _of(self, filter: FilterName) -> NameSource:
        if filter not in self._known:
            self._known[filter] = self._sources[filter]()
        return self._known[filter]

    @property
    def _sources(self) -> Mapping[FilterName, Callable[[], NameSource]]:
        ask = self._library.ask
        return {
            FilterName.SPEAKER: lambda: ActorNames(ask, metonyms=False),
            FilterName.ACTOR: lambda: ActorNames(ask, metonyms=True),
            FilterName.TOPIC: lambda: ListedNames(self._topics()),
            FilterName.OUTLET: lambda: ListedNames(self._in_use("outlet")),
            FilterName.AGENCY: lambda: ListedNames(self._in_use("agency")),
            FilterName.CUE: lambda: ListedNames(self._in_use("cue")),
        }

    def _topics(self) -> Iterator[NamedValue]:
        for id, topic in self._library.topics.items():
            yield from (NamedValue(topic.name, id), NamedValue(id, id))

    def _in_use(self, kind: str) -> Iterator[NamedValue]:
        return (NamedValue(name, name) for name in self._library.ask(totals.names_in_use, kind))
