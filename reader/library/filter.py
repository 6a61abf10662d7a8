"""The list of articles narrowed by the words of a filter, as they are typed."""

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, NamedTuple

from reader.index.fulltext import begun_phrase, has_words, quickly_found
from reader.library.library import Library
from reader.library.listing import HEADINGS, Sort, heading_of, sortable
from reader.library.sections import BrokenSection, KeySection, Section
from reader.text import LEAST_BEGUN, fold

# The order of the keys, which FTS5 has without sorting; within a day it says nothing.
_BY_KEY = "words.rowid DESC"


class Keys(NamedTuple):
    """The keys of articles under one heading, as a filter found them."""

    heading: str
    keys: "array[int]"


def find_keys(connection: sqlite3.Connection, words: str, sort: Sort, most: int = -1) -> list[Keys]:
    """The articles on whose cards every word begins one, in an order; `most` of them, or all.

    Words of one letter are passed over. Can be interrupted from another thread, and then raises
    `sqlite3.OperationalError`.
    """
    begun = " AND ".join(begun_phrase(word) for word in _wanted(words))
    _, order, descending = HEADINGS[sort]
    by = {
        Sort.OLDEST: "a.day, a.id",
        Sort.OUTLET: "a.outlet COLLATE NOCASE, a.day DESC, a.id",
        Sort.QUOTES: "a.quotes DESC, a.day DESC, a.id",
    }.get(sort, _BY_KEY)
    rows: Iterable[tuple[Any, ...]] = connection.execute(
        f"SELECT a.key, a.{order.column}, a.day, a.id"
        " FROM words JOIN article a ON a.key = words.rowid"
        f" WHERE words MATCH ? ORDER BY {by} LIMIT ?",
        (f"{{headline card}} : ({quickly_found(connection, begun)})", most),
    )
    if by == _BY_KEY:
        # Those for which a day has no room have keys of the days after it.
        days = groupby(sorted(rows, key=itemgetter(2), reverse=True), itemgetter(2))
        rows = chain.from_iterable(sorted(day, key=itemgetter(3)) for _, day in days)
    found: dict[int | str, array[int]] = {}
    for key, value, *_ in rows:
        found.setdefault(value, array("q")).append(key)
    values = sorted(found, key=sortable, reverse=descending)
    return [Keys(heading_of(order.column, value), found[value]) for value in values]


def find_in_steps(
    connection: sqlite3.Connection, *, words: str, sort: Sort, first: int
) -> Iterator[list[Keys]]:
    """`find_keys`: those found first, and then, where there are more, all; with -1, all at once."""
    found = find_keys(connection, words, sort, first)
    yield found
    if sum(len(part.keys) for part in found) == first:
        yield find_keys(connection, words, sort)


def narrows(words: str) -> bool:
    """Whether a filter has a word of more than one letter; others are passed over."""
    return bool(_wanted(words))


def _wanted(words: str) -> list[str]:
    return [word for word in words.split() if has_words(word) and len(word) >= LEAST_BEGUN]


def filtered_sections(library: Library, found: Sequence[Keys], words: str) -> list[Section]:
    """The articles that a filter found, and the broken files with its letters in their names."""
    kept: list[Section] = [KeySection(library, keys.heading, keys.keys) for keys in found]
    broken = BrokenSection(library, fold(words))
    return [*kept, broken] if broken.count else kept
