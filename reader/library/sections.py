"""What stands under one heading of the list of articles: counted, and read a few rows at a time.

Rows are read from the index where they are in sight, so that a hundred thousand articles cost what
fifty do.
"""

import json
from array import array
from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from reader.dates import Date, parse
from reader.index.carriers import IS_CARRIED
from reader.index.records import as_bytes, as_name, unpacked_problems
from reader.library.library import Library
from reader.model import Problem


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
    f"f.name, a.id, a.published, a.outlet, a.agency, a.headline, a.quotes, a.minutes, {IS_CARRIED}"
)


class Order(NamedTuple):
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


class TableSection:
    """All articles of a year, an outlet or a number of quotes but a few."""

    def __init__(
        self,
        library: Library,
        order: Order,
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


class KeySection:
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


class BrokenSection:
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
        return self._library.ask_for(
            lambda row: BrokenRow(as_name(row[0]), unpacked_problems(row[1])),
            "SELECT name, problems FROM file WHERE broken AND (? = '' OR instr(folded(name), ?))"
            " ORDER BY name LIMIT ? OFFSET ?",
            *(self._words, self._words, count, first),
        )

    def find(self, file: str) -> int | None:
        place, broken = self._library.ask(
            "SELECT count(*) FILTER (WHERE name < ?), count(*) FILTER (WHERE name = ?) FROM file"
            " WHERE broken AND (? = '' OR instr(folded(name), ?))",
            *(as_bytes(file), as_bytes(file), self._words, self._words),
        )[0]
        return place if broken else None


def _rows_of(library: Library, keys: Sequence[int]) -> list[ListRow]:
    """The rows of articles by their keys; one that went since then is passed over."""
    rows = library.ask_for(
        lambda row: (row[0], _article_row(row[1:])),
        f"SELECT a.key, {_COLUMNS} FROM article a JOIN file f ON f.number = a.file"
        f" WHERE a.key IN ({', '.join('?' * len(keys))})",
        *keys,
    )
    by_key = dict(rows)
    return [by_key[key] for key in keys if key in by_key]


def _article_row(row: Sequence[Any]) -> ArticleRow:
    name, id, published, outlet, agency, headline, quotes, minutes, echoes = row
    date = parse(published) if published else None
    facts = (outlet, agency, headline, quotes, minutes, bool(echoes))
    return ArticleRow(as_name(name), id, date, *facts)
