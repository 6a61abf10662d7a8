"""The list of articles narrowed by a query, as it is typed: articles by heading, broken files."""

from array import array
from collections.abc import Iterator
from typing import NamedTuple

from reader.index.asking import Ask
from reader.index.listing import ListOrder, Value
from reader.library.library import Library
from reader.library.listing import HEADINGS, Sort, heading_of, sortable
from reader.library.sections import KeySection, ListSection, NamedSection
from reader.model import Article
from reader.search.broken import broken_files
from reader.search.selection import Selection
from reader.search.terms import Filter, Query

_ORDERS = {
    Sort.OLDEST: ListOrder.OLDEST,
    Sort.OUTLET: ListOrder.OUTLET,
    Sort.QUOTES: ListOrder.QUOTES,
}


class Keys(NamedTuple):
    """The keys of articles under one heading."""

    heading: str
    keys: "array[int]"


class Filtered(NamedTuple):
    """What is left of the list: articles by their headings, and the names of broken files."""

    articles: list[Keys]
    broken: list[str]

    @property
    def size(self) -> int:
        """How many articles there are."""
        return sum(len(under.keys) for under in self.articles)


def filter_list(
    ask: Ask, *, query: Query, selection: Selection[Article], sort: Sort, first: int
) -> Iterator[Filtered]:
    """The part of the list that a query selects: the `first` articles, then all where there are
    more; with -1 all at once."""
    broken = selection.plan.broken
    has_filters = any(isinstance(term, Filter) for clause in query.clauses for term in clause)
    files = broken_files(ask, query) if broken or not has_filters else []
    if broken:
        yield Filtered([], files)
        return
    asked = selection.asked_by(ask)
    found = Filtered(_under_headings(asked, sort, first), files)
    yield found
    if found.size == first:
        yield Filtered(_under_headings(asked, sort, -1), files)


def _under_headings(selection: Selection[Article], sort: Sort, most: int) -> list[Keys]:
    column, _, descending = HEADINGS[sort]
    found: dict[Value, array[int]] = {}
    for key, value in selection.keys_with(column, _ORDERS.get(sort, ListOrder.NEWEST), most):
        found.setdefault(value, array("q")).append(key)
    values = sorted(found, key=sortable, reverse=descending)
    return [Keys(heading_of(column, value), found[value]) for value in values]


def filtered_sections(library: Library, filtered: Filtered) -> list[ListSection]:
    """What is left of the list, ready to be read row by row."""
    kept: list[ListSection] = [
        KeySection(library, under.heading, under.keys) for under in filtered.articles
    ]
    return [*kept, NamedSection(library, filtered.broken)] if filtered.broken else kept
