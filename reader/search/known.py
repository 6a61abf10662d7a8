"""Where names are known: those of actors in the index, for there may be thousands; others listed.

In both, a name is found by itself, by its words in any order, and by how its words begin.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from reader.index.asking import Ask
from reader.text import words

_AFTER_ALL = chr(0x10FFFF)


class Named(NamedTuple):
    """A name and what it stands for: an actor's or a topic's id, or itself."""

    name: str
    stands_for: str


class Known(Protocol):
    """Names of one sort, in an order of their own."""

    def called(self, value: str) -> Iterable[str]:
        """What has this very name, or this id."""

    def with_words(self, wanted: Sequence[str], *, begun: bool) -> Iterable[str]:
        """What has each of the words, folded and at least one, in a name; or begun in one."""

    def completions(self, wanted: Sequence[str], most: int) -> list[Named]:
        """So many of those in whose names the words are begun; names that begin so come first."""


class ListedNames:
    """Names in a list."""

    def __init__(self, names: Iterable[Named]) -> None:
        self._names = [(each, words(each.name)) for each in names]

    def called(self, value: str) -> Iterator[str]:
        """What has this very name, or this id."""
        return (each.stands_for for each, _ in self._names if value in each)

    def with_words(self, wanted: Sequence[str], *, begun: bool) -> Iterator[str]:
        """What has each of the words in a name, or begun in one."""
        fits = _begun if begun else _whole
        return (each.stands_for for each, its in self._names if fits(wanted, its))

    def completions(self, wanted: Sequence[str], most: int) -> list[Named]:
        """So many of those in whose names the words are begun."""
        fitting = [(each, its) for each, its in self._names if _begun(wanted, its)]
        fitting.sort(key=lambda fits: not _begun(wanted[:1], fits[1][:1]))
        found: dict[str, Named] = {}
        for each, _ in fitting:
            found.setdefault(each.stands_for, each)
        return list(found.values())[:most]


def _whole(wanted: Sequence[str], its: Sequence[str]) -> bool:
    return set(wanted) <= set(its)


def _begun(wanted: Sequence[str], its: Sequence[str]) -> bool:
    return all(any(word.startswith(begin) for word in its) for begin in wanted)


class ActorNames:
    """The names of actors, in the order of their register; capitals that stand for states are
    among them with `metonyms`."""

    def __init__(self, ask: Ask, *, metonyms: bool) -> None:
        self._ask = ask
        self._which = "" if metonyms else " AND NOT n.metonym"

    def called(self, value: str) -> Iterator[str]:
        """The actors that have this very name, or this id."""
        rows = self._ask(
            "SELECT id FROM actor WHERE id = ?"
            f" UNION SELECT n.actor FROM name n WHERE n.name = ?{self._which}",
            *(value, value),
        )
        return (actor for (actor,) in rows)

    def with_words(self, wanted: Sequence[str], *, begun: bool) -> Iterator[str]:
        """The actors that have each of the words in a name, or begun in one."""
        ways = [_BEGUN if begun else _WHOLE] * len(wanted)
        values = [bound for word in wanted for bound in (_bounds(word) if begun else (word,))]
        rows = self._ask(
            f"SELECT n.actor FROM name n WHERE {' AND '.join(ways)}{self._which} ORDER BY n.number",
            *values,
        )
        return (actor for (actor,) in rows)

    def completions(self, wanted: Sequence[str], most: int) -> list[Named]:
        """So many of the actors in whose names the words are begun."""
        if not wanted:
            return [
                Named(*row)
                for row in self._ask(
                    "SELECT json_extract(record, '$[1]'), id FROM actor ORDER BY place LIMIT ?",
                    most,
                )
            ]
        first, *others = wanted
        more = "".join(f" AND {_BEGUN}" for _ in others)
        rows = self._ask(
            # Columns beside min() are those of the row that has it (SQLite, "Bare columns").
            "SELECT n.name, n.actor, min(iif(w.place, 1e9, 0) + n.number) AS rank"
            " FROM name_word w CROSS JOIN name n ON n.number = w.name"
            f" WHERE w.word >= ? AND w.word < ?{more}{self._which}"
            " GROUP BY n.actor ORDER BY rank LIMIT ?",
            *_bounds(first),
            *(bound for word in others for bound in _bounds(word)),
            most,
        )
        return [Named(name, actor) for name, actor, _ in rows]


_WHOLE = "n.number IN (SELECT name FROM name_word WHERE word = ?)"
_BEGUN = "n.number IN (SELECT name FROM name_word WHERE word >= ? AND word < ?)"


def _bounds(begin: str) -> tuple[str, str]:
    """Between which words all stand that begin so: from the first to before the second."""
    return begin, begin + _AFTER_ALL
