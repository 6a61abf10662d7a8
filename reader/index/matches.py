"""Finds articles or quotes in the full text, in an order, and counts them."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from reader.index.conditions import Condition
from reader.index.fulltext import quickly_found
from reader.index.keys import QUOTES_OF_ARTICLE, day_of, year_of
from reader.index.listing import Column, ListOrder, Value


class Matching(NamedTuple):
    """What to look for: `match` is for FTS5 (`reader.index.fulltext`).

    `in_quotes` searches quotes instead of articles. With `articles` as well, the result is the
    articles that contain such quotes, not the quotes.
    """

    in_quotes: bool
    match: str
    conditions: tuple[Condition, ...] = ()
    articles: bool = False

    @property
    def finds_quotes(self) -> bool:
        """Whether the result is quotes, with the keys of quotes."""
        return self.in_quotes and not self.articles


class Order(StrEnum):
    """The orders of results."""

    NEWEST = "newest first"
    OLDEST = "oldest first"
    BEST = "best first"
    FILE = "by file"
    SAID = "by day said"


class Found(NamedTuple):
    """The key of an article or a quote that was found. A greater score is better."""

    key: int
    score: float = 0.0


class FoundRow(NamedTuple):
    """A result by its key, with the key and the card of its article."""

    key: int
    article: int
    published: str | None
    outlet: str
    agency: str | None
    headline: str


class ActorCount(NamedTuple):
    """The number of articles with an actor, and how often they speak and are named in them."""

    articles: int
    quotes: int
    mentions: int
    metonyms: int


class Facet(StrEnum):
    """What results can be counted by. For quotes, an actor is a speaker; for articles, everyone
    who takes part. An article counts once for each kind of quote in it."""

    ACTOR = "actor"
    TOPIC = "topic"
    OUTLET = "outlet"
    KIND = "kind"


_OF_QUOTES = {
    Facet.ACTOR: ("each.value", ", json_each(q.speakers) each"),
    Facet.TOPIC: ("each.value", ", json_each(q.topics) each"),
    Facet.OUTLET: ("a.outlet", ""),
    Facet.KIND: ("q.kind", ""),
}
_OF_ARTICLES = {
    Facet.ACTOR: ("each.key", ", json_each(a.actors) each"),
    Facet.TOPIC: ("each.value", ", json_each(a.topics) each"),
    Facet.OUTLET: ("a.outlet", ""),
    Facet.KIND: ("q.kind", f" JOIN quote q ON {QUOTES_OF_ARTICLE}"),
}


class _Source(NamedTuple):
    """Where to search; `key` is the column with the keys of the results."""

    key: str
    tables: str
    where: str
    values: Sequence[object]
    rank: str | None


def find(
    sql: sqlite3.Connection, matching: Matching, most: int, order: Order = Order.NEWEST
) -> list[Found]:
    """Return up to `most` results, or all with -1.

    The score of the best is that of Okapi BM25, for which every match has to be looked at; of
    equals the newest comes first. Quotes by the day they were said come latest first, and those
    without a day last; articles have no such day, and come newest first. Those that were
    published on an unknown day come last in either order.
    """
    joined = order is Order.FILE or (order is Order.SAID and matching.finds_quotes)
    source = _source(sql, matching, joined=joined)
    score, by, files = "0.0", f"{source.key} DESC", ""
    if order is Order.BEST and source.rank:
        score, by = f"-{source.rank}", f"{source.rank}, {by}"
    elif order is Order.FILE:
        by, files = f"f.name, {source.key}", " JOIN file f ON f.number = a.file"
    elif order is Order.OLDEST:
        by = f"{source.key} < 0, {source.key}"
    elif joined:
        by = f"ifnull(q.first, q.last) DESC, {by}"
    rows = sql.execute(
        f"SELECT {source.key}, {score} FROM {source.tables}{files}"
        f" WHERE {source.where} ORDER BY {by} LIMIT ?",
        (*source.values, most),
    )
    return [Found(*row) for row in rows]


def keys_with(
    sql: sqlite3.Connection, matching: Matching, column: Column, order: ListOrder, most: int
) -> list[tuple[int, Value]]:
    """Return the keys of up to `most` found articles, or all with -1, in an order of the list.

    Each key comes with the article's value in a column.
    """
    source = _source(sql, matching, joined=True)
    # FTS5 has the order of its own keys without a sort.
    by = f"{source.key} DESC" if order is ListOrder.NEWEST else order.value
    rows: Iterable[tuple[Any, ...]] = sql.execute(
        f"SELECT a.key, a.{column.column}, a.moment, a.id"
        f" FROM {source.tables} WHERE {source.where} ORDER BY {by} LIMIT ?",
        (*source.values, most),
    )
    if order is ListOrder.NEWEST:
        # Keys give the order only nearly, and articles that spilled over from a full day have keys
        # of later days.
        rows = sorted(rows, key=lambda row: (-row[2], row[3]))
    return [(key, value) for key, value, *_ in rows]


def count(sql: sqlite3.Connection, matching: Matching) -> int:
    """Count the results."""
    source = _source(sql, matching)
    total: int = sql.execute(
        f"SELECT count(*) FROM {source.tables} WHERE {source.where}", source.values
    ).fetchone()[0]
    return total


def count_years(sql: sqlite3.Connection, matching: Matching) -> Mapping[int, int]:
    """Count the results in each year; those without a date are under 0."""
    source = _source(sql, matching)
    day = day_of(source.key, of_quotes=matching.finds_quotes)
    rows = sql.execute(
        f"SELECT {day} AS day, count(*) FROM {source.tables} WHERE {source.where} GROUP BY day",
        source.values,
    )
    years: Counter[int] = Counter()
    for day_found, count in rows:
        years[year_of(day_found)] += count
    return years


def count_by(sql: sqlite3.Connection, matching: Matching, facet: Facet) -> dict[str, int]:
    """Count the results by the values of a facet, most first. Those without a value are omitted."""
    value, more = (_OF_QUOTES if matching.finds_quotes else _OF_ARTICLES)[facet]
    source = _source(sql, matching, joined=True)
    rows = sql.execute(
        f"SELECT {value} AS facet, count(DISTINCT {source.key}) AS found"
        f" FROM {source.tables}{more} WHERE {source.where} AND {value} IS NOT NULL"
        " GROUP BY facet ORDER BY found DESC, facet",
        source.values,
    )
    return dict(rows.fetchall())


def count_parts(sql: sqlite3.Connection, matching: Matching) -> dict[str, ActorCount]:
    """Count how often actors take part in the articles that are the results."""
    source = _source(sql, matching, joined=True)
    rows = sql.execute(
        "SELECT part.key, count(*), sum(json_extract(part.value, '$[0]')),"
        " sum(json_extract(part.value, '$[1]')), sum(json_extract(part.value, '$[2]'))"
        f" FROM {source.tables}, json_each(a.actors) part WHERE {source.where} GROUP BY part.key",
        source.values,
    )
    return {id: ActorCount(*counts) for id, *counts in rows}


def found_rows(
    sql: sqlite3.Connection, matching: Matching, keys: Iterable[int]
) -> dict[int, FoundRow]:
    """Return the results by key. Those that were deleted since the search are omitted."""
    if matching.finds_quotes:
        tables, key = "quote q JOIN article a ON a.key = q.article", "q.key"
    else:
        tables, key = "article a", "a.key"
    rows = sql.execute(
        f"SELECT {key}, a.key, a.published, a.outlet, a.agency, a.headline FROM {tables}"
        f" WHERE {key} IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    return {row[0]: FoundRow(*row) for row in rows}


def _source(sql: sqlite3.Connection, matching: Matching, *, joined: bool = False) -> _Source:
    """Return the tables to search: the full text alone, unless conditions need more, or `joined`
    requires the articles."""
    table = "said" if matching.in_quotes else "words"
    tables = table
    if matching.conditions or joined or matching.articles:
        tables += (
            " JOIN quote q ON q.key = said.rowid JOIN article a ON a.key = q.article"
            if matching.in_quotes
            else " JOIN article a ON a.key = words.rowid"
        )
    where = " AND ".join((f"{table} MATCH ?", *(each.sql for each in matching.conditions)))
    values: list[object] = [quickly_found(sql, matching.match)]
    values += [value for each in matching.conditions for value in each.values]
    if matching.in_quotes and matching.articles:
        inner = f"a.key IN (SELECT q.article FROM {tables} WHERE {where})"
        return _Source("a.key", "article a", inner, values, None)
    return _Source(f"{table}.rowid", tables, where, values, f"{table}.rank")
