"""The list of articles: the count under each heading, and the rows, a few at a time."""

import json
import sqlite3
from collections.abc import Sequence
from enum import Enum
from typing import Any, NamedTuple, TypeAlias

from reader.dates import Date, parse
from reader.index.carriers import IS_CARRIED
from reader.index.records import as_bytes, as_name

Value: TypeAlias = int | str


class Column(Enum):
    """What the headings of the list stand for: a column, and its kind of total."""

    YEAR = "year", "year"
    OUTLET = "outlet", "outlet"
    QUOTES = "quotes", "with quotes"

    def __init__(self, column: str, total: str) -> None:
        self.column = column
        self.total = total


class ListOrder(Enum):
    """The orders of the list, in SQL."""

    NEWEST = "a.key DESC"
    OLDEST = "a.moment, a.id"
    OUTLET = "a.outlet COLLATE NOCASE, a.moment DESC, a.id"
    QUOTES = "a.quotes DESC, a.moment DESC, a.id"


class Heading(NamedTuple):
    """The articles with one value in a column, by moment and id, without `except_ids`."""

    column: Column
    value: Value
    newest_first: bool = True
    except_ids: tuple[str, ...] = ()

    @property
    def where(self) -> tuple[str, list[object]]:
        """The SQL condition for these articles, and its values."""
        where, values = f"a.{self.column.column} = ?", list[object]([self.value])
        if self.except_ids:
            where += " AND a.id NOT IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(self.except_ids))
        return where, values


class ArticleRow(NamedTuple):
    """An article in the list; `echoes` tells whether another one carries a statement of it, and
    `doubts` how many findings of a draft await a look."""

    file: str
    id: str
    published: Date | None
    outlet: str
    agency: str | None
    headline: str
    quotes: int
    minutes: int
    draft: bool
    doubts: int
    echoes: bool


def headings(sql: sqlite3.Connection, column: Column) -> list[tuple[Value, int]]:
    """Return the values of a column, each with its number of articles."""
    return sql.execute("SELECT name, count FROM total WHERE kind = ?", (column.total,)).fetchall()


def keys_under(sql: sqlite3.Connection, heading: Heading, first: int, count: int) -> list[int]:
    """Return the keys of up to `count` articles under a heading, starting at place `first`."""
    where, values = heading.where
    # The rows that are skipped are read only in the index of this order.
    rows = sql.execute(
        f"SELECT a.key FROM article a WHERE {where}"
        f" ORDER BY a.moment {'DESC' if heading.newest_first else 'ASC'}, a.id LIMIT ? OFFSET ?",
        (*values, count, first),
    )
    return [key for (key,) in rows]


def place_under(sql: sqlite3.Connection, heading: Heading, file: str) -> int | None:
    """Return the place of a file's article under a heading, counted from 0."""
    where, values = heading.where
    found = sql.execute(
        "SELECT a.moment, a.id FROM article a JOIN file f ON f.number = a.file"
        f" WHERE f.name = ? AND {where}",
        (as_bytes(file), *values),
    ).fetchone()
    if found is None:
        return None
    moment, id = found
    place: int = sql.execute(
        f"SELECT count(*) FROM article a WHERE {where}"
        f" AND (a.moment {'>' if heading.newest_first else '<'} ? OR a.moment = ? AND a.id < ?)",
        (*values, moment, moment, id),
    ).fetchone()[0]
    return place


def rows_at(sql: sqlite3.Connection, keys: Sequence[int]) -> list[ArticleRow]:
    """Return the rows of articles in the order of `keys`; keys that are gone are skipped."""
    rows = sql.execute(
        "SELECT a.key, f.name, a.id, a.published, a.outlet, a.agency, a.headline, a.quotes,"
        f" a.minutes, a.draft, a.doubts, {IS_CARRIED}"
        " FROM article a JOIN file f ON f.number = a.file"
        f" WHERE a.key IN ({', '.join('?' * len(keys))})",
        keys,
    )
    by_key = {key: _article_row(row) for key, *row in rows}
    return [by_key[key] for key in keys if key in by_key]


def _article_row(row: Sequence[Any]) -> ArticleRow:
    name, id, published, outlet, agency, headline, quotes, minutes, draft, doubts, echoes = row
    date = parse(published) if published else None
    facts = (outlet, agency, headline, quotes, minutes, bool(draft), doubts, bool(echoes))
    return ArticleRow(as_name(name), id, date, *facts)


def key_of_file(sql: sqlite3.Connection, file: str) -> int | None:
    """Return the key of a file's article."""
    row = sql.execute(
        "SELECT a.key FROM article a JOIN file f ON f.number = a.file WHERE f.name = ?",
        (as_bytes(file),),
    ).fetchone()
    return row[0] if row else None


def keys_and_years(sql: sqlite3.Connection, ids: Sequence[str]) -> list[tuple[int, int]]:
    """Return the keys and years of articles in the order of `ids`."""
    return sql.execute(
        "SELECT a.key, a.year FROM json_each(?) j JOIN article a ON a.id = j.value ORDER BY j.key",
        (json.dumps(ids),),
    ).fetchall()
