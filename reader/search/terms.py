"""What a query asks for, one by one: words and filters, and what was mistaken."""

from typing import NamedTuple

from reader.search.filter_values import FilterName, Period


class Words(NamedTuple):
    """One or more folded words, one after the other; with `prefix` the last may go on.

    `joined` are the same words without their hyphens, where they have some.
    """

    words: tuple[str, ...]
    prefix: bool
    negated: bool
    start: int
    end: int
    joined: tuple[str, ...] = ()


class Filter(NamedTuple):
    """A filter and its value, which is not empty. Only filters of dates have a period."""

    name: FilterName
    value: str
    period: Period | None
    negated: bool
    start: int
    end: int


Term = Words | Filter
Clause = tuple[Term, ...]
"""Alternatives, at least one of which must hold; a negated term stands alone."""


class Mistake(NamedTuple):
    """A part of a query that cannot be understood, and how to correct it, safe to print."""

    start: int
    end: int
    message: str


class Query(NamedTuple):
    """What to look for: every clause must be satisfied. Clauses and mistakes are in typed order."""

    clauses: tuple[Clause, ...]
    mistakes: tuple[Mistake, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.clauses

    @property
    def positive_words(self) -> tuple[Words, ...]:
        """The words to highlight in what is found."""
        terms = (term for clause in self.clauses for term in clause)
        return tuple(term for term in terms if isinstance(term, Words) and not term.negated)
