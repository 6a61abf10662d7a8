"""Results of a search as they come: first enough for a window, then the years, then the rest."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from reader.index.asking import Ask
from reader.index.matches import Found, FoundRow
from reader.search.hits import Hit
from reader.search.selection import Selection

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


def search(ask: Ask, *, selection: Selection[Hit]) -> Iterator[Results]:
    """The results of a search, each more than the one before, the newest articles first."""
    asked = selection.asked_by(ask)
    found = asked.find(FIRST)
    first = Results(_grouped(asked, found))
    yield first
    yield first._replace(years=asked.years)
    if len(found) == FIRST:
        yield Results(_grouped(asked, asked.find(MOST)), asked.years)


def _grouped(selection: Selection[Hit], found: Sequence[Found]) -> tuple[Group, ...]:
    cards = selection.cards(found)
    kept = [each for each in found if each.key in cards]
    groups = groupby(kept, key=lambda each: cards[each.key].article)
    return tuple(_group([*own], cards) for _, own in groups)


def _group(found: Sequence[Found], cards: Mapping[int, FoundRow]) -> Group:
    """One article's group. Articles come the newest first, but quotes as they stand in it."""
    card = cards[found[0].key]
    return Group(tuple(reversed(found)), card.published, card.outlet, card.agency, card.headline)
