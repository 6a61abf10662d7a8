"""Results of a search as they come: first enough for a window, then the years, then the rest."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from reader.index import files, matches
from reader.index.asking import Ask
from reader.index.matches import Found, FoundRow
from reader.search.hits import find
from reader.search.plan import Plan
from reader.search.query import Query, Words
from reader.text import words

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


def search(ask: Ask, *, plan: Plan) -> Iterator[Results]:
    """The results of a search, each more than the one before, the newest articles first."""
    found = find(ask, plan, FIRST)
    first = Results(_grouped(ask, plan, found))
    yield first
    years = ask(matches.count_years, plan.matching)
    yield first._replace(years=years)
    if len(found) == FIRST:
        yield Results(_grouped(ask, plan, find(ask, plan, MOST)), years)


def _grouped(ask: Ask, plan: Plan, found: Sequence[Found]) -> tuple[Group, ...]:
    rows = ask(matches.found_rows, plan.matching, [each.key for each in found])
    kept = [each for each in found if each.key in rows]
    groups = groupby(kept, key=lambda each: rows[each.key].article)
    return tuple(_group([*own], rows) for _, own in groups)


def _group(found: Sequence[Found], rows: Mapping[int, FoundRow]) -> Group:
    """One article's group. Articles come the newest first, but quotes as they stand in it."""
    row = rows[found[0].key]
    return Group(tuple(reversed(found)), row.published, row.outlet, row.agency, row.headline)


# Broken files


def broken_files(ask: Ask, query: Query) -> list[str]:
    """The names of the broken files that a query with ``is:broken`` finds, in their order.

    They have no text to search: the words of the query are looked for in their names.
    """
    return [name for name in ask(files.all_broken_files) if _is_named(name, query)]


def _is_named(file: str, query: Query) -> bool:
    """Whether the wanted words of a query stand in a file's name, and the unwanted do not."""
    name = " ".join(words(file))
    asked = [[term for term in clause if isinstance(term, Words)] for clause in query.clauses]
    return all(
        any((" ".join(term.words) in name) != term.negated for term in clause)
        for clause in asked
        if clause
    )
