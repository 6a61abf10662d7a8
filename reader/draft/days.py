"""Counts the day on which something was said from day words and the day of publication."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from reader.dates import parse
from reader.draft.tokens import WORD, Token
from reader.draft.words import MONTHS, SHORT_MONTHS, WEEKDAYS, word_set

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_TODAY = word_set("today tonight")
_PART_OF_DAY = word_set("morning afternoon evening night")
_EARLIER = word_set("earlier late later early")


class Said(NamedTuple):
    """An EDTF date, what the text prints for it and how that was read, and whether it is sure."""

    day: str
    note: str
    sure: bool


class Published(NamedTuple):
    """The day of publication, and whether that is sure."""

    day: date
    sure: bool


def published_on(text: str | None) -> Published | None:
    """The day that an EDTF date means, if it is one day."""
    if not text:
        return None
    try:
        when = parse(text)
    except ValueError:
        return None
    if when.first is None or when.first != when.last:
        return None
    return Published(when.first, not (when.uncertain or when.approximate))


def said(tokens: Sequence[Token], published: Published | None) -> Said | None:
    """The day that the first day words among some tokens mean."""
    for at, token in enumerate(tokens):
        if token.kind != WORD:
            continue
        found = _dated(tokens, at, published) or (published and _counted(tokens, at, published))
        if found:
            return found
    return None


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _dated(tokens: Sequence[Token], at: int, published: Published | None) -> Said | None:
    """A day or a month with its name: “on July 9”, “9 July 2015”, “in December 2019”."""
    month = _month(tokens[at])
    if month is None:
        return None
    before, after = _low(tokens, at - 1), _low(tokens, at + 1)
    day = _number(after) or _number(before)
    beyond = at + 2 if _number(after) else at + 1
    if _low(tokens, beyond) == ",":
        beyond += 1
    year = _year(_low(tokens, beyond))
    first = at - 1 if _number(before) else at
    printed = " ".join(token.text for token in tokens[first : beyond + 1 if year else beyond])
    printed = printed.replace(" ,", ",").strip(", ")
    if day is None:
        plain = before in ("in", "during", "last", "since", "late", "early") and year
        return (
            Said(f"{year:04}-{month:02}", f"Printed as “{printed}”.", True)
            if plain and year
            else None
        )
    if year:
        return _whole(year, month, day, f"Printed as “{printed}”.", True)
    if published is None:
        return None
    year = published.day.year - ((month, day) > (published.day.month, published.day.day))
    note = f"Printed as “{printed}”; the year is counted from the day of publication."
    return _whole(year, month, day, note, False)


def _whole(year: int, month: int, day: int, note: str, sure: bool) -> Said | None:
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    return Said(when.isoformat() + ("" if sure else "?"), note, sure)


def _month(token: Token) -> int | None:
    low = token.low.rstrip(".")
    if not token.is_capital or low not in (*MONTHS, *SHORT_MONTHS):
        return None
    return SHORT_MONTHS[low[:3]]


def _number(low: str) -> int | None:
    digits = low.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return int(digits) if digits.isdecimal() and len(digits) < 3 and int(digits) < 32 else None


def _year(low: str) -> int | None:
    return (
        int(low) if len(low) == 4 and low.isdecimal() and low.isascii() and low > "0999" else None
    )


def _counted(tokens: Sequence[Token], at: int, published: Published) -> Said | None:
    """Day words that count from the day of publication: “on Thursday”, “yesterday”, “last week”."""
    low, day = tokens[at].low, published.day
    before = _low(tokens, at - 1)
    if low in _TODAY or (low in _PART_OF_DAY and before == "this"):
        return _made(day, low if low in _TODAY else f"this {low}", published)
    if low == "yesterday":
        return _made(day - _DAY, low, published)
    if low in WEEKDAYS:
        back = (day.weekday() - WEEKDAYS.index(low)) % 7
        back += 7 if before == "last" and back == 0 else 0
        printed = (
            f"{before} {tokens[at].text}"
            if before in ("on", "last", "late", "early")
            else tokens[at].text
        )
        return _made(day - back * _DAY, printed, published)
    if low in ("week", "month", "year") and before in ("this", "last"):
        return _period(low, before, _low(tokens, at - 2) in _EARLIER, day)
    return None


def _made(day: date, printed: str, published: Published) -> Said:
    note = f"Printed as “{printed}”, counted from the day of publication."
    return Said(day.isoformat() + ("" if published.sure else "?"), note, published.sure)


def _period(unit: str, which: str, earlier: bool, day: date) -> Said:
    """“this week”, “earlier this month”, “last year”."""
    printed = f"{'earlier ' if earlier else ''}{which} {unit}"
    note = f"Printed as “{printed}”, counted from the day of publication."
    if unit == "week":
        monday = day - day.weekday() * _DAY
        first, last = (monday, day) if which == "this" else (monday - _WEEK, monday - _DAY)
        return Said(
            f"{first.isoformat()}?/{last.isoformat()}?" if first != last else f"{first}?",
            note,
            False,
        )
    months = day.year * 12 + day.month - 1 - (which == "last")
    if unit == "month":
        return Said(f"{months // 12:04}-{months % 12 + 1:02}?", note, False)
    return Said(f"{day.year - (which == 'last'):04}?", note, False)
