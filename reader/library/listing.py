"""The list of articles, in an order and perhaps filtered: asked for a few rows at a time.

A listing knows how many articles stand under each heading. Its rows are read from the index where
they are in sight, so that a hundred thousand articles cost what fifty do.
"""

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, NamedTuple, Protocol

from reader.dates import Date, parse
from reader.library.index.fulltext import LEAST, begun_phrase, has_words
from reader.library.index.records import as_bytes, as_name, unpacked_problems
from reader.library.index.tables import QUOTES_A_SLOT
from reader.library.library import Library
from reader.model import Problem
from reader.text import fold


class Sort(StrEnum):
    """The orders of the list."""

    NEWEST = "newest first"
    OLDEST = "oldest first"
    OUTLET = "by outlet"
    QUOTES = "most quotes first"
    READ = "recently read first"
    BOOKMARKED = "recently bookmarked first"

    @property
    def next(self) -> "Sort":
        """The order after this one, around the end."""
        orders = list(Sort)
        return orders[(orders.index(self) + 1) % len(orders)]


class ArticleRow(NamedTuple):
    """An article in the list; `echoes` tells whether another one carries a statement of it."""

    file: str
    id: str
    published: Date | None
    outlet: str
    agency: str | None
    headline: str
    quotes: int
    minutes: int
    echoes: bool


class BrokenRow(NamedTuple):
    """A file in the list that cannot be read."""

    file: str
    problems: tuple[Problem, ...]


ListRow = ArticleRow | BrokenRow


class Section(Protocol):
    """Some rows under one heading, which may be empty. Places are counted from 0."""

    heading: str
    count: int

    def rows(self, first: int, count: int) -> list[ListRow]:
        """So many rows from one on."""

    def find(self, file: str) -> int | None:
        """The place of a file."""


_COLUMNS = (
    "f.name, a.id, a.published, a.outlet, a.agency, a.headline, a.quotes, a.minutes,"
    f" EXISTS (SELECT 1 FROM echo e WHERE e.quote BETWEEN a.key * {QUOTES_A_SLOT}"
    f" AND a.last_slot * {QUOTES_A_SLOT} + {QUOTES_A_SLOT - 1})"
)


class _Order(NamedTuple):
    """The rows of one heading in the tables, in an order that an index has."""

    column: str
    newest_first: bool = True

    @property
    def by(self) -> str:
        return f"a.day {'DESC' if self.newest_first else 'ASC'}, a.id"

    @property
    def before(self) -> str:
        """What holds for the rows before the one with a day and an id."""
        return f"(a.day {'>' if self.newest_first else '<'} ? OR a.day = ? AND a.id < ?)"


class _TableSection:
    """All articles of a year, an outlet or a number of quotes but a few."""

    def __init__(
        self,
        library: Library,
        order: _Order,
        value: object,
        heading: str,
        count: int,
        but: Sequence[str] = (),
    ) -> None:
        self.heading = heading
        self.count = count
        self._library = library
        self._order = order
        self._where, self._values = f"a.{order.column} = ?", [value]
        if but:
            self._where += " AND a.id NOT IN (SELECT value FROM json_each(?))"
            self._values.append(json.dumps(but))

    def rows(self, first: int, count: int) -> list[ListRow]:
        # The rows that are passed over are looked at only in the order's own index.
        keys = self._library.ask(
            f"SELECT a.key FROM article a WHERE {self._where}"
            f" ORDER BY {self._order.by} LIMIT ? OFFSET ?",
            *(*self._values, count, first),
        )
        return _rows_of(self._library, [key for (key,) in keys])

    def find(self, file: str) -> int | None:
        found = self._library.ask(
            f"SELECT a.day, a.id FROM article a JOIN file f ON f.number = a.file"
            f" WHERE f.name = ? AND {self._where}",
            *(as_bytes(file), *self._values),
        )
        if not found:
            return None
        day, id = found[0]
        place: int = self._library.ask(
            f"SELECT count(*) FROM article a WHERE {self._where} AND {self._order.before}",
            *(*self._values, day, day, id),
        )[0][0]
        return place


class _KeySection:
    """Articles by their keys."""

    def __init__(self, library: Library, heading: str, keys: "array[int]") -> None:
        self.heading = heading
        self.count = len(keys)
        self._library = library
        self._keys = keys

    def rows(self, first: int, count: int) -> list[ListRow]:
        return _rows_of(self._library, self._keys[first : first + count].tolist())

    def find(self, file: str) -> int | None:
        found = self._library.ask(
            "SELECT a.key FROM article a JOIN file f ON f.number = a.file WHERE f.name = ?",
            as_bytes(file),
        )
        try:
            return self._keys.index(found[0][0]) if found else None
        except ValueError:
            return None


class _BrokenSection:
    """The files that cannot be read, perhaps only those with some letters in their names."""

    heading = "Broken"

    def __init__(self, library: Library, words: str = "") -> None:
        self._library = library
        self._words = words
        self.count: int = (
            library.ask("SELECT count(*) FROM file WHERE broken AND instr(folded(name), ?)", words)[
                0
            ][0]
            if words
            else library.counts.broken
        )

    def rows(self, first: int, count: int) -> list[ListRow]:
        rows = self._library.ask(
            "SELECT name, problems FROM file WHERE broken AND (? = '' OR instr(folded(name), ?))"
            " ORDER BY name LIMIT ? OFFSET ?",
            *(self._words, self._words, count, first),
        )
        return [BrokenRow(as_name(name), unpacked_problems(problems)) for name, problems in rows]

    def find(self, file: str) -> int | None:
        place, broken = self._library.ask(
            "SELECT count(*) FILTER (WHERE name < ?), count(*) FILTER (WHERE name = ?) FROM file"
            " WHERE broken AND (? = '' OR instr(folded(name), ?))",
            *(as_bytes(file), as_bytes(file), self._words, self._words),
        )[0]
        return place if broken else None


def _rows_of(library: Library, keys: Sequence[int]) -> list[ListRow]:
    """The rows of articles by their keys; one that went since then is passed over."""
    rows = library.ask(
        f"SELECT a.key, {_COLUMNS} FROM article a JOIN file f ON f.number = a.file"
        f" WHERE a.key IN ({', '.join('?' * len(keys))})",
        *keys,
    )
    by_key = {key: _article_row(row) for key, *row in rows}
    return [by_key[key] for key in keys if key in by_key]


def _article_row(row: Sequence[Any]) -> ArticleRow:
    name, id, published, outlet, agency, headline, quotes, minutes, echoes = row
    date = parse(published) if published else None
    facts = (outlet, agency, headline, quotes, minutes, bool(echoes))
    return ArticleRow(as_name(name), id, date, *facts)


# The headings of each order: what they stand for in the tables, and how they follow each other.
_HEADINGS = {
    Sort.NEWEST: ("year", _Order("year"), True),
    Sort.OLDEST: ("year", _Order("year", newest_first=False), False),
    Sort.OUTLET: ("outlet", _Order("outlet"), False),
    Sort.QUOTES: ("with quotes", _Order("quotes"), True),
    Sort.READ: ("year", _Order("year"), True),
    Sort.BOOKMARKED: ("year", _Order("year"), True),
}
# The order of the keys, which FTS5 has without sorting; within a day it says nothing.
_BY_KEY = "words.rowid DESC"
_RECENT = {Sort.READ: "Recently read", Sort.BOOKMARKED: "Recently bookmarked"}


def sections(library: Library, sort: Sort, recent: Sequence[str] = ()) -> list[Section]:
    """All articles in an order, and after them the broken files.

    `recent` are the ids of the articles that come first in the two orders of what is recent.
    """
    kind, order, descending = _HEADINGS[sort]
    first, but = _recent_keys(library, recent) if sort in _RECENT else ([], Counter())
    ids = recent if first else ()
    tallies = library.ask("SELECT name, count FROM tally WHERE kind = ?", kind)
    tallies.sort(key=lambda tally: _sortable(tally[0]), reverse=descending)
    found: list[Section] = []
    if first:
        found.append(_KeySection(library, _RECENT[sort], array("q", first)))
    for value, count in tallies:
        heading = _heading(order.column, value)
        found.append(_TableSection(library, order, value, heading, count - but[value], ids))
    found.append(_BrokenSection(library))
    return [section for section in found if section.count]


def _recent_keys(library: Library, recent: Sequence[str]) -> tuple[list[int], Counter[int]]:
    """The keys of articles in the order of their ids, and how many are of which year."""
    rows = library.ask(
        "SELECT a.key, a.year FROM json_each(?) j JOIN article a ON a.id = j.value ORDER BY j.key",
        json.dumps(recent),
    )
    return [key for key, _ in rows], Counter(year for _, year in rows)


def _sortable(value: int | str) -> tuple[int | str, int | str]:
    return (fold(value) if isinstance(value, str) else value), value


def _heading(column: str, value: int | str) -> str:
    """The heading that articles stand under."""
    if column == "quotes":
        return ""
    return str(value) if value else "No date"


class Keys(NamedTuple):
    """The keys of articles under one heading, as a filter found them."""

    heading: str
    keys: "array[int]"


def find_keys(connection: sqlite3.Connection, words: str, sort: Sort, most: int = -1) -> list[Keys]:
    """The articles on whose cards every word begins one, in an order; `most` of them, or all.

    Words of one letter are passed over. Can be interrupted from another thread, and then raises
    `sqlite3.OperationalError`.
    """
    begun = [begun_phrase(connection, word) for word in _wanted(words)]
    _, order, descending = _HEADINGS[sort]
    by = {
        Sort.OLDEST: "a.day, a.id",
        Sort.OUTLET: "a.outlet COLLATE NOCASE, a.day DESC, a.id",
        Sort.QUOTES: "a.quotes DESC, a.day DESC, a.id",
    }.get(sort, _BY_KEY)
    rows: Iterable[tuple[Any, ...]] = connection.execute(
        f"SELECT a.key, a.{order.column}, a.day, a.id"
        " FROM words JOIN article a ON a.key = words.rowid"
        f" WHERE words MATCH ? ORDER BY {by} LIMIT ?",
        (f"{{headline card}} : ({' AND '.join(begun)})", most),
    )
    if by == _BY_KEY:
        # Those for which a day has no room have keys of the days after it.
        days = groupby(sorted(rows, key=itemgetter(2), reverse=True), itemgetter(2))
        rows = chain.from_iterable(sorted(day, key=itemgetter(3)) for _, day in days)
    found: dict[int | str, array[int]] = {}
    for key, value, *_ in rows:
        found.setdefault(value, array("q")).append(key)
    values = sorted(found, key=_sortable, reverse=descending)
    return [Keys(_heading(order.column, value), found[value]) for value in values]


def find_in_steps(
    connection: sqlite3.Connection, *, words: str, sort: Sort, first: int
) -> Iterator[list[Keys]]:
    """`find_keys`: those found first, and then, where there are more, all."""
    found = find_keys(connection, words, sort, first)
    yield found
    if sum(len(part.keys) for part in found) == first:
        yield find_keys(connection, words, sort)


def narrows(words: str) -> bool:
    """Whether a filter has a word of more than one letter; others are passed over."""
    return bool(_wanted(words))


def _wanted(words: str) -> list[str]:
    return [word for word in words.split() if has_words(word) and len(word) >= LEAST]


def filtered_sections(library: Library, found: Sequence[Keys], words: str) -> list[Section]:
    """The articles that a filter found, and the broken files with its letters in their names."""
    kept: list[Section] = [_KeySection(library, keys.heading, keys.keys) for keys in found]
    broken = _BrokenSection(library, fold(words))
    return [*kept, broken] if broken.count else kept
