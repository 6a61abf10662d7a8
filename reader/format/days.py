"""Warns of days that are hardly meant: mistyped years, and days in the wrong order.

Only what is certain is told (`reader.dates.Date.earliest`). Days of two places may differ by one,
because it is not the same day everywhere.
"""

from datetime import timedelta

from reader.dates import Date, in_words
from reader.format.nodes import Report
from reader.problem import Place
from reader.text import excerpt

_ONE_DAY = timedelta(1)
_LEAST_YEAR = 1000
_MOST_YEARS = 150
_DAYS_A_YEAR = 365.2425


def warn_of_year(when: Date, name: str, place: Place, report: Report) -> None:
    """Warn of a year before 1000, such as 0217 for 2017. `name` is that of the field."""
    year = when.year
    if year is not None and year < _LEAST_YEAR:
        why = f"“{name}” is “{excerpt(when.text)}”, in the year {year}; correct the year"
        report.warn("odd-date", place, why)


def warn_of_order(
    first: tuple[str, Date], second: tuple[str, Date], place: Place, report: Report
) -> None:
    """Warn if what must come first, such as ``said``, comes certainly after the second."""
    (name, early), (later_name, late) = first, second
    begins, ends = early.earliest, late.latest
    if begins and ends and begins - ends > _ONE_DAY:
        report.warn(
            "odd-date",
            place,
            f"“{name}” ({in_words(early)}) is after “{later_name}” ({in_words(late)});"
            " correct one of them",
        )


def warn_of_age(said: Date, published: Date, place: Place, report: Report) -> None:
    """Warn of words that were said more than 150 years before they were published."""
    ends, begins = said.latest, published.earliest
    if ends is None or begins is None or ends.year < _LEAST_YEAR:
        return
    years = (begins - ends).days / _DAYS_A_YEAR
    if years > _MOST_YEARS:
        report.warn(
            "odd-date",
            place,
            f"“said” ({in_words(said)}) is {int(years)} years before “published”"
            f" ({in_words(published)}); correct one of them",
        )
