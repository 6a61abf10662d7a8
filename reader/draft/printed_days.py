"""Reads days as articles print them: “03 August 2020”, “Feb 16 2017”, “2017-02-16”."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from reader.draft.words import MONTHS, SHORT_MONTHS

_MONTH = "|".join([*MONTHS, *(f"{short}\\.?" for short in SHORT_MONTHS)])
_DAY = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m1>{_MONTH}),?\s+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})[-/](?P<m3>\d{2})[-/](?P<d3>\d{2}))\b",
    re.IGNORECASE,
)


class PrintedDay(NamedTuple):
    """A day and where it is printed."""

    start: int
    end: int
    day: date


def days(text: str, start: int = 0, end: int | None = None) -> Iterator[PrintedDay]:
    """Each full day in a stretch of a text."""
    for match in _DAY.finditer(text, start, len(text) if end is None else end):
        year = int(match["y1"] or match["y2"] or match["y3"])
        month = _month(match["m1"] or match["m2"] or match["m3"])
        try:
            day = date(year, month, int(match["d1"] or match["d2"] or match["d3"]))
        except ValueError:
            continue
        yield PrintedDay(match.start(), match.end(), day)


def _month(word: str) -> int:
    return int(word) if word.isdigit() else SHORT_MONTHS[word.lower().rstrip(".")[:3]]
