"""Conditions that the full text cannot check: days, the user's marks, whole articles.

In their SQL ``a`` is the article and, in a search for quotes, ``q`` is the quote.
"""

import json
from collections.abc import Iterable
from typing import NamedTuple

from reader.model import QuoteKey


class Condition(NamedTuple):
    """SQL that has to hold, and the values of its parameters."""

    sql: str
    values: tuple[object, ...] = ()


def article_matches(match: str, *, wanted: bool = True) -> Condition:
    """Require that the whole article matches in the full text, or that it does not."""
    return Condition(f"a.key {_in(wanted)} (SELECT rowid FROM words WHERE words MATCH ?)", (match,))


def article_among(ids: Iterable[str], *, wanted: bool = True) -> Condition:
    """Require that the article is one of these, or none of them."""
    return _among("a.id", ids, wanted)


def quote_among(keys: Iterable[QuoteKey], *, wanted: bool = True) -> Condition:
    """Require that the quote is one of these, or none of them."""
    return _among("a.id || '#' || q.id", map(str, keys), wanted)


def published_within(first: int | None, last: int | None, *, wanted: bool = True) -> Condition:
    """Require that the article may have been published between two days, or not.

    Both days are inclusive; ``None`` is an open end.
    """
    return _within("a.day", "a.last_day", "a.last_day", (first, last), wanted)


def said_within(first: int | None, last: int | None, *, wanted: bool = True) -> Condition:
    """Require that the quote may have been said between two days, or not.

    Both days are inclusive; ``None`` is an open end.
    """
    return _within("q.first", "q.last", "coalesce(q.first, q.last, 0)", (first, last), wanted)


def _within(
    first: str, last: str, dated: str, period: tuple[int | None, int | None], wanted: bool
) -> Condition:
    bounds = [
        (f"ifnull({first}, 0) <= ?", period[1]),
        (f"ifnull({last}, 4e6) >= ?", period[0]),
    ]
    days = [(sql, day) for sql, day in bounds if day is not None]
    sql = " AND ".join(sql for sql, _ in days)
    # Anything without a date is not within any period.
    return Condition(sql if wanted else f"NOT ({dated} AND {sql})", tuple(day for _, day in days))


def _among(column: str, values: Iterable[str], wanted: bool) -> Condition:
    return Condition(
        f"{column} {_in(wanted)} (SELECT value FROM json_each(?))", (json.dumps(list(values)),)
    )


def _in(wanted: bool) -> str:
    return "IN" if wanted else "NOT IN"
