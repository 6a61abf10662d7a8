"""What a search finds, as it comes: first enough for a window, then the years, then the others."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from json import dumps
from typing import NamedTuple

from reader.search.hits import Found, count_years, find
from reader.search.meaning import Meaning, Within

# Enough for any window; no more than these are listed.
FIRST, MOST = 60, 1_000


class Group(NamedTuple):
    """What was found in one article, with what its card says."""

    found: tuple[Found, ...]
    published: str | None
    outlet: str
    agency: str | None
    headline: str


class Results(NamedTuple):
    """What was found so far. `years` counts everything, also what is not listed; it comes later."""

    groups: tuple[Group, ...]
    years: Mapping[int, int] | None = None

    @property
    def total(self) -> int | None:
        """How many articles or quotes there are, when that is known."""
        return None if self.years is None else sum(self.years.values())


def search(connection: sqlite3.Connection, *, meaning: Meaning) -> Iterator[Results]:
    """The results of a search, each more than the one before, the newest articles first."""
    found = find(connection, meaning, FIRST)
    first = Results(_grouped(connection, meaning, found))
    yield first
    years = count_years(connection, meaning)
    yield first._replace(years=years)
    if len(found) == FIRST:
        yield Results(_grouped(connection, meaning, find(connection, meaning, MOST)), years)


def _grouped(
    connection: sqlite3.Connection, meaning: Meaning, found: Sequence[Found]
) -> tuple[Group, ...]:
    if meaning.within is Within.QUOTES:
        source = "quote q JOIN article a ON a.key = q.article"
        key = "q.key"
    else:
        source, key = "article a", "a.key"
    rows = connection.execute(
        f"SELECT {key}, a.key, a.published, a.outlet, a.agency, a.headline FROM {source}"
        f" WHERE {key} IN (SELECT value FROM json_each(?))",
        (dumps([each.key for each in found]),),
    )
    articles = {key: article for key, *article in rows}
    kept = [each for each in found if each.key in articles]
    groups = groupby(kept, key=lambda each: articles[each.key])
    # Articles come the newest first, and in each its quotes as they stand.
    return tuple(Group(tuple(reversed([*own])), *article[1:]) for article, own in groups)
