"""The list of articles in an order: its headings, and how many articles stand under each."""

import json
from array import array
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from reader.library.library import Library
from reader.library.sections import BrokenSection, KeySection, Order, Section, TableSection
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


# The headings of each order: what they stand for in the tables, and how they follow each other.
HEADINGS = {
    Sort.NEWEST: ("year", Order("year"), True),
    Sort.OLDEST: ("year", Order("year", newest_first=False), False),
    Sort.OUTLET: ("outlet", Order("outlet"), False),
    Sort.QUOTES: ("with quotes", Order("quotes"), True),
    Sort.READ: ("year", Order("year"), True),
    Sort.BOOKMARKED: ("year", Order("year"), True),
}
_RECENT = {Sort.READ: "Recently read", Sort.BOOKMARKED: "Recently bookmarked"}


def sections(library: Library, sort: Sort, recent: Sequence[str] = ()) -> list[Section]:
    """All articles in an order, and after them the broken files.

    `recent` are the ids of the articles that come first in the two orders of what is recent.
    """
    kind, order, descending = HEADINGS[sort]
    first, but = _recent_keys(library, recent) if sort in _RECENT else ([], Counter())
    ids = recent if first else ()
    tallies = library.ask("SELECT name, count FROM tally WHERE kind = ?", kind)
    tallies.sort(key=lambda tally: sortable(tally[0]), reverse=descending)
    found: list[Section] = []
    if first:
        found.append(KeySection(library, _RECENT[sort], array("q", first)))
    for value, count in tallies:
        heading = heading_of(order.column, value)
        found.append(TableSection(library, order, value, heading, count - but[value], ids))
    found.append(BrokenSection(library))
    return [section for section in found if section.count]


def _recent_keys(library: Library, recent: Sequence[str]) -> tuple[list[int], Counter[int]]:
    """The keys of articles in the order of their ids, and how many are of which year."""
    rows = library.ask(
        "SELECT a.key, a.year FROM json_each(?) j JOIN article a ON a.id = j.value ORDER BY j.key",
        json.dumps(recent),
    )
    return [key for key, _ in rows], Counter(year for _, year in rows)


def sortable(value: int | str) -> tuple[int | str, int | str]:
    return (fold(value) if isinstance(value, str) else value), value


def heading_of(column: str, value: int | str) -> str:
    """The heading that articles stand under."""
    if column == "quotes":
        return ""
    return str(value) if value else "No date"
