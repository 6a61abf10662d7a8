"""Finds which other outlets carry the statements of an article.

Only the newest of the quotes with the same words are examined, however many there are.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from reader.index.keys import FIRST_QUOTE, LAST_QUOTE, QUOTES_OF_ARTICLE

# The most quotes to examine for their outlets, and the most similar statements.
_MOST = 64

_QUOTES = f"{QUOTES_OF_ARTICLE} AND q.statement IS NOT NULL"


def _elsewhere(statement: str) -> str:
    """SQL: whether a quote outside the article ``a`` has a statement."""
    quote = f"EXISTS (SELECT 1 FROM quote o WHERE o.statement = {statement} AND o.key"
    return f"({quote} < {FIRST_QUOTE}) OR {quote} > {LAST_QUOTE}))"


_CARRIED = (
    f"({_elsewhere('q.statement')} OR EXISTS (SELECT 1 FROM echo e"
    f" WHERE e.statement = q.statement AND {_elsewhere('e.other')}))"
)
IS_CARRIED = f"EXISTS (SELECT 1 FROM quote q WHERE {_QUOTES} AND {_CARRIED})"
"""SQL: whether another article carries a statement of the article ``a``."""

_QUOTES_CARRIED = (
    f"SELECT q.key - {FIRST_QUOTE}, q.statement, {FIRST_QUOTE}, {LAST_QUOTE}"
    f" FROM article a JOIN quote q ON {_QUOTES} WHERE a.id = ? AND {_CARRIED}"
)
_ALIKE = f"SELECT other FROM echo WHERE statement = ? LIMIT {_MOST}"
_NEWEST = (
    "SELECT q.key, coalesce(o.agency, o.outlet) FROM (SELECT * FROM (SELECT key, article FROM quote"
    f" WHERE statement = ? AND key > ? ORDER BY key DESC LIMIT {_MOST}) UNION ALL"
    " SELECT * FROM (SELECT key, article FROM quote"
    f" WHERE statement = ? AND key < ? ORDER BY key DESC LIMIT {_MOST})) q"
    " JOIN article o ON o.key = q.article"
)


def carriers(sql: sqlite3.Connection, article: str) -> Mapping[int, tuple[str, ...]]:
    """Return the other outlets, or agencies, that carry each quote, by its number in the article.

    The latest come first.
    """
    outlets: dict[int, tuple[str, ...]] = {}
    found = {}
    for number, statement, first, last in sql.execute(_QUOTES_CARRIED, (article,)).fetchall():
        if statement not in outlets:
            quotes = sorted(_quotes_elsewhere(sql, statement, first, last), reverse=True)
            outlets[statement] = tuple(dict.fromkeys(outlet for _, outlet in quotes[:_MOST]))
        found[number] = outlets[statement]
    return found


def reports_of(sql: sqlite3.Connection, article: str, quote: str) -> list[tuple[str, str]]:
    """Return the quotes in other articles with the same or a similar statement as one quote: their
    articles' ids and their own, the latest first."""
    row = sql.execute(
        f"SELECT q.statement, {FIRST_QUOTE}, {LAST_QUOTE} FROM article a JOIN quote q ON {_QUOTES}"
        " WHERE a.id = ? AND q.id = ?",
        (article, quote),
    ).fetchone()
    keys = sorted((key for key, _ in _quotes_elsewhere(sql, *row)), reverse=True) if row else []
    found = [
        sql.execute(
            "SELECT a.id, q.id FROM quote q JOIN article a ON a.key = q.article WHERE q.key = ?",
            (key,),
        ).fetchone()
        for key in keys[:_MOST]
    ]
    return [each for each in found if each]


def _quotes_elsewhere(
    sql: sqlite3.Connection, statement: int, first: int, last: int
) -> Iterator[tuple[Any, ...]]:
    """Yield the newest quotes outside an article's keys with the same or a similar statement."""
    for (each,) in [(statement,), *sql.execute(_ALIKE, (statement,))]:
        yield from sql.execute(_NEWEST, (each, last, each, first))
