"""Conditions as clauses: all of them must hold, each by one of its alternatives. Pure.

What brackets say is brought to this form (conjunctive normal form) by distributing: ``(a b) OR c``
is ``(a OR c) (b OR c)``.
"""

from collections.abc import Sequence
from itertools import chain, product
from typing import TypeVar

from reader.search.terms import Filter, Term, Words

T = TypeVar("T")
Group = tuple[Term | None, ...]
"""Alternatives; ``None`` for each that is ignored."""

MOST = 64
"""The most clauses that brackets may make: their number is multiplied by each pair of brackets."""


class TooManyError(ValueError):
    """Brackets make more than `MOST` clauses."""


def either(sides: Sequence[Sequence[Group]]) -> list[Group]:
    """Clauses that hold where those of at least one side hold."""
    if len(sides) == 1:
        return list(sides[0])
    return _distributed([side for side in sides if side])


def without(groups: Sequence[Group]) -> list[Group]:
    """Clauses that hold where not all of some others do."""
    sides = [[(_negated(term),) for term in group] for group in groups]
    return _distributed([side for side in sides if side])


def _distributed(sides: Sequence[Sequence[Group]]) -> list[Group]:
    count = 1
    for side in sides:
        count *= len(side)
        if count > MOST:
            raise TooManyError
    if not sides:
        return []
    return [tuple(chain.from_iterable(chosen)) for chosen in product(*sides)]


def _negated(term: Term | None) -> Term | None:
    if isinstance(term, Words | Filter):
        return term._replace(negated=not term.negated)
    return None
