"""The list of articles in an order: its headings, and how many articles stand under each."""

from array import array
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from reader.folding import fold
from reader.index import listing
from reader.index.listing import Column, Heading, Value
from reader.library.library import Library
from reader.library.sections import BrokenSection, KeySection, ListSection, TableSection


class Sort(StrEnum):
    """The orders of the list."""

    NEWEST = "newest first"
    OLDEST = "oldest first"
    OUTLET = "by outlet"
    QUOTES = "most quotes first"
    READ = "recently read first"
    BOOKMARKED = "recently bookmarked first"


class Headings(NamedTuple):
    """The headings of an order: what they stand for, and how they and the rows follow."""

    column: Column
    newest_first: bool
    descending: bool


HEADINGS = {
    Sort.NEWEST: Headings(Column.YEAR, newest_first=True, descending=True),
    Sort.OLDEST: Headings(Column.YEAR, newest_first=False, descending=False),
    Sort.OUTLET: Headings(Column.OUTLET, newest_first=True, descending=False),
    Sort.QUOTES: Headings(Column.QUOTES, newest_first=True, descending=True),
    Sort.READ: Headings(Column.YEAR, newest_first=True, descending=True),
    Sort.BOOKMARKED: Headings(Column.YEAR, newest_first=True, descending=True),
}
_RECENT = {Sort.READ: "Recently read", Sort.BOOKMARKED: "Recently bookmarked"}


def sections(library: Library, sort: Sort, recent: Sequence[str] = ()) -> list[ListSection]:
    """All articles in an order, and after them the broken files.

    `recent` are the ids of the articles that come first in the two orders of what is recent.
    """
    column, newest_first, descending = HEADINGS[sort]
    rows = library.ask(listing.keys_and_years, recent) if sort in _RECENT else []
    years = Counter[Value](year for _, year in rows)
    except_ids = tuple(recent) if rows else ()
    found: list[ListSection] = []
    if rows:
        found.append(KeySection(library, _RECENT[sort], array("q", [key for key, _ in rows])))
    headings = library.ask(listing.headings, column)
    headings.sort(key=lambda heading: sortable(heading[0]), reverse=descending)
    for value, count in headings:
        under = Heading(column, value, newest_first, except_ids)
        heading = heading_of(column, value)
        found.append(TableSection(library, under, heading, count - years[value]))
    found.append(BrokenSection(library))
    return [section for section in found if section.count]


def sortable(value: Value) -> tuple[Value, Value]:
    """What the values of headings are sorted by: outlets regardless of case."""
    return (fold(value) if isinstance(value, str) else value), value


def heading_of(column: Column, value: Value) -> str:
    """The heading that articles stand under."""
    if column is Column.QUOTES:
        return ""
    return str(value) if value else "No date"
