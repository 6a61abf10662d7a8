"""Carrying a search out: which articles or quotes are found, how many in each year, and how well.

What has a connection to the index for its argument can be interrupted from another thread.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from reader.index.fulltext import quickly_found
from reader.index.records import as_name, unpack
from reader.index.tables import QUOTES_A_SLOT, SLOTS_A_DAY
from reader.library.library import Library
from reader.model import Article
from reader.search.meaning import Meaning, Within
from reader.search.passages import Lamp, Passage

_LAST_DAY = date.max.toordinal()


class Found(NamedTuple):
    """The key of an article or a quote that a search found; a better score is greater."""

    key: int
    score: float = 0.0


class Hit(NamedTuple):
    """An article or a quote that a search found, with the passage that shows why."""

    key: int
    article: Article
    passage: Passage
    score: float


def find(
    connection: sqlite3.Connection, meaning: Meaning, most: int, *, best_first: bool = False
) -> list[Found]:
    """So many of what a search finds, the newest first, or the best and of equals the newest.

    The score is that of Okapi BM25, for which every match has to be looked at. Without words to
    look for, all are equals.
    """
    best_first = best_first and bool(meaning.lit)
    rank, best = ("-{0}.rank", "{0}.rank, ") if best_first else ("0.0", "")
    ending = f"ORDER BY {best}{{0}}.rowid DESC LIMIT ?"
    rows = _ask(connection, meaning, f"{{0}}.rowid, {rank}", ending, most)
    return [Found(*row) for row in rows]


def count_years(connection: sqlite3.Connection, meaning: Meaning) -> Mapping[int, int]:
    """How much a search finds in each year; under 0, what has no date."""
    slots = SLOTS_A_DAY * (QUOTES_A_SLOT if meaning.within is Within.QUOTES else 1)
    rows = _ask(connection, meaning, f"{{0}}.rowid / {slots} AS day, count(*)", "GROUP BY day")
    years: Counter[int] = Counter()
    for day, count in rows:
        # What has no room on the last day of all has keys beyond it.
        years[date.fromordinal(min(day, _LAST_DAY)).year if day > 0 else 0] += count
    return years


def _ask(
    connection: sqlite3.Connection, meaning: Meaning, columns: str, ending: str, *values: int
) -> Iterable[tuple[Any, ...]]:
    """Ask the full text, joined with what the conditions need; ``{0}`` is its table."""
    joined = ""
    if meaning.within is Within.QUOTES:
        table = "said"
        if meaning.conditions:
            joined = " JOIN quote q ON q.key = said.rowid JOIN article a ON a.key = q.article"
    else:
        table = "words"
        if meaning.conditions:
            joined = " JOIN article a ON a.key = words.rowid"
    where = " AND ".join((f"{table} MATCH ?", *meaning.conditions))
    sql = f"SELECT {columns} FROM {{0}}{joined} WHERE {where} {ending}"
    match = quickly_found(connection, meaning.match)
    return connection.execute(sql.format(table), (match, *meaning.values, *values))


class HitReader:
    """Reads what was found, as it stands in the index."""

    def __init__(self, library: Library, meaning: Meaning) -> None:
        self._library = library
        self._within = meaning.within
        self.lamp = Lamp(meaning.lit)
        self._last: tuple[int, Article] | None = None

    def read(self, found: Sequence[Found]) -> Iterator[Hit]:
        """The hits, but for those that went from the index since."""
        for key, score in found:
            at = self._article_at(key // QUOTES_A_SLOT if self._within is Within.QUOTES else key)
            if at is None:
                continue
            first, article = at
            passage = self._passage(article, key - first * QUOTES_A_SLOT)
            if passage:
                yield Hit(key, article, passage, score)

    def _article_at(self, slot: int) -> tuple[int, Article] | None:
        """The article that has a slot, with its key. Quotes of one article follow each other."""

        def read(row: tuple[int, bytes, bytes]) -> tuple[int, Article]:
            if self._last is None or self._last[0] != row[0]:
                self._last = row[0], unpack(row[1], as_name(row[2]))
            return self._last

        found = self._library.ask_for(
            read,
            "SELECT a.key, a.record, f.name FROM article a JOIN file f ON f.number = a.file"
            " WHERE a.key <= ? AND a.last_slot >= ? ORDER BY a.key DESC LIMIT 1",
            *(slot, slot),
        )
        return found[0] if found else None

    def _passage(self, article: Article, quote: int) -> Passage | None:
        if self._within is Within.TEXT:
            return self.lamp.best_passage(article)
        if quote < len(article.quotes):
            return self.lamp.quote_passage(article.quotes[quote])
        return None
