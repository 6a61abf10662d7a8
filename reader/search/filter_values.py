"""The filters of a query, and what their values mean."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from reader.dates import EXAMPLES, parse
from reader.doubts import Review
from reader.model import Kind
from reader.text import excerpt


class FilterName(StrEnum):
    """What a filter asks about."""

    SPEAKER = "speaker"
    OUTLET = "outlet"
    AGENCY = "agency"
    TOPIC = "topic"
    ACTOR = "actor"
    KIND = "kind"
    CUE = "cue"
    SAID = "said"
    PUBLISHED = "published"
    IS = "is"


CHOICES: Mapping[FilterName, tuple[str, ...]] = {
    FilterName.KIND: tuple(Kind),
    FilterName.IS: ("read", "unread", "bookmarked", "broken", *Review),
}
"""The values of the filters that take no others."""


class Period(NamedTuple):
    """Days as ordinals (`date.toordinal`), inclusive; ``None`` is an open end."""

    first: int | None
    last: int | None


def understood(name: FilterName, value: str) -> tuple[str, Period | None]:
    """The value to look for, and its period. Raises `ValueError` with how to correct it."""
    if not value:
        raise ValueError(f"“{name}:” has no value; write one right after the colon")
    if name in (FilterName.SAID, FilterName.PUBLISHED):
        return value, _period(value)
    choices = CHOICES.get(name)
    if choices is None:
        return value, None
    if value.lower() not in choices:
        listed = f"{', '.join(choices[:-1])} or {choices[-1]}"
        raise ValueError(f"“{name}:” cannot be “{excerpt(value)}”; write {listed}")
    return value.lower(), None


def _period(value: str) -> Period:
    """The days of an EDTF date or a range. Raises `ValueError` with how to correct it."""
    start, dots, end = value.partition("..")
    if "/" in value or not dots or value == dots:
        start = end = value
    try:
        first = parse(start).first if start else None
        last = parse(end).last if end else None
    except ValueError as error:
        # One line has no room for every form that articles may use.
        short = str(error).replace(f"it as {EXAMPLES}", "2017, 2017-02-16 or 2017..2019")
        raise ValueError(short) from None
    if first and last and first > last:
        raise ValueError(f"“{excerpt(value)}” ends before it begins; write the earlier date first")
    return Period(first.toordinal() if first else None, last.toordinal() if last else None)
