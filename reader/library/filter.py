"""Narrows the list of articles by the words of a filter, as they are typed."""

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.index.asking import Ask
from reader.index.fulltext import has_words
from reader.index.listing import FilterOrder, Value, filtered_keys
from reader.library.library import Library
from reader.library.listing import HEADINGS, Sort, heading_of, sortable
from reader.library.sections import BrokenSection, KeySection, ListSection
from reader.text import LEAST_BEGUN, fold

_ORDERS = {
    Sort.OLDEST: FilterOrder.OLDEST,
    Sort.OUTLET: FilterOrder.OUTLET,
    Sort.QUOTES: FilterOrder.QUOTES,
}


class Keys(NamedTuple):
    """The keys of articles under one heading, as a filter found them."""

    heading: str
    keys: "array[int]"


def find_keys(ask: Ask, words: str, sort: Sort, most: int = -1) -> list[Keys]:
    """The articles on whose cards every word begins one, in an order; `most` of them, or all.

    Words of one letter are ignored.
    """
    column, _, descending = HEADINGS[sort]
    order = _ORDERS.get(sort, FilterOrder.NEWEST)
    found: dict[Value, array[int]] = {}
    for key, value in ask(filtered_keys, _wanted(words), column, order, most):
        found.setdefault(value, array("q")).append(key)
    values = sorted(found, key=sortable, reverse=descending)
    return [Keys(heading_of(column, value), found[value]) for value in values]


def find_in_steps(ask: Ask, *, words: str, sort: Sort, first: int) -> Iterator[list[Keys]]:
    """`find_keys`: the `first` ones, then all where there are more; with -1 all at once."""
    found = find_keys(ask, words, sort, first)
    yield found
    if sum(len(part.keys) for part in found) == first:
        yield find_keys(ask, words, sort)


def narrows(words: str) -> bool:
    """Whether a filter has a word of more than one letter; others are ignored."""
    return bool(_wanted(words))


def _wanted(words: str) -> list[str]:
    return [word for word in words.split() if has_words(word) and len(word) >= LEAST_BEGUN]


def filtered_sections(library: Library, found: Sequence[Keys], words: str) -> list[ListSection]:
    """The articles that a filter found, and the broken files with its letters in their names."""
    kept: list[ListSection] = [KeySection(library, keys.heading, keys.keys) for keys in found]
    broken = BrokenSection(library, fold(words))
    return [*kept, broken] if broken.count else kept
