"""Reads the days and times that sources write, in five languages, as EDTF.

A day is read only from the beginning of a text, and only where nothing but a weekday, a time or an
edition may follow, so that numbers in headlines are no days. Days whose order is open
(``02/03/2017``) are not read.
"""

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from reader.dates import parse

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier janv enero ene gennaio genn",
            "february feb februar février fevrier févr fév febrero febbraio febbr",
            "march mar märz maerz mär mars marzo",
            "april apr avril avr abril abr aprile",
            "may mai mayo maggio magg",
            "june jun juni juin junio giugno giu",
            "july jul juli juillet juil julio luglio lug",
            "august aug août aout agosto ago",
            "september sep sept septembre septiembre setiembre settembre sett",
            "october oct oktober okt octobre octubre ottobre ott",
            "november nov novembre noviembre",
            "december dec dezember dez décembre decembre déc diciembre dic dicembre",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo"
    r"|luned[ìi]|marted[ìi]|mercoled[ìi]|gioved[ìi]|venerd[ìi]|sabato|domenica)\b"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
_MONTH = r"(?P<month>[^\W\d_]{3,12})\.?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
_WRITTEN = [
    re.compile(rf"(?:{_WEEKDAY}[,.]?\s+)?(?:(?:le|el|den|am|il)\s+)?{order}", re.IGNORECASE)
    for order in (
        rf"{_DAY}\s+(?:de\s+)?{_MONTH},?\s+(?:de\s+|del\s+)?{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}-{_MONTH}-{_YEAR}",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<number>\d{{1,2}})\.\s?{_YEAR}",
        rf"{_YEAR}[/.](?P<number>\d{{1,2}})[/.](?P<day>\d{{1,2}})(?!\d)",
        rf"(?P<unsaid>){_MONTH},?\s+{_YEAR}",
    )
]
_ISO = re.compile(
    r"(?P<year>\d{4})-?(?P<number>\d\d)-?(?P<day>\d\d)"
    r"(?:[T ]\s?(?P<time>\d\d:?\d\d(?::?\d\d)?)(?:[.,]\d+)?\s?"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?(?!\d)"
)
_ISO_MONTH = re.compile(r"\d{4}-\d\d|\d{4}")
_MAIL = re.compile(
    rf"(?:{_WEEKDAY},?\s+)?{_DAY}\s+{_MONTH}\s+{_YEAR}\s+(?P<time>\d\d:\d\d(?::\d\d)?)"
    r"(?:\s+(?P<zone>[+-]\d{4}|GMT|UTC|UT|Z))?",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    rf"{_WEEKDAY}\s+{_MONTH}\s+{_DAY}\s+{_YEAR}\s+(?P<time>\d\d:\d\d(?::\d\d)?)"
    r"(?:\s+(?:GMT|UTC)?(?P<zone>[+-]\d{4}))?",
    re.IGNORECASE,
)
# What may stand after a day: a weekday, a time, an edition; but no sentence.
_AFTER = re.compile(
    rf"\s*(?:[,;|·•–-]|{_WEEKDAY}|at\b|um\b|à\b|\d\d?[:.h]\d\d|updated?\b|\(|$|\n|"
    r"[^\W\d_]*\s*edi[tz]|édition|ausgabe)",
    re.IGNORECASE,
)
_LONGEST = 200


def day_of(text: str) -> str | None:
    """The day at the beginning of a text, with the time where that is written as in a file, as
    EDTF; else ``None``."""
    text = text.strip()[:_LONGEST]
    for shape in (_ISO, _MAIL, _SCRIPT):
        match = shape.match(text)
        if match:
            return _edtf(match)
    if _ISO_MONTH.fullmatch(text):
        return _checked(text)
    return next((_edtf(match) for match in _written(text)), None)


def line_of_day(text: str) -> str | None:
    """`day_of` for a line in which hardly anything but a day stands."""
    text = text.strip()[:_LONGEST]
    for match in (_ISO.match(text), *_written(text)):
        if match and _AFTER.match(text, match.end()):
            return _edtf(match)
    return None


def day_of_number(seconds: float) -> str | None:
    """The day, in UTC, of a time in seconds or milliseconds since 1970."""
    if seconds > 1e11:
        seconds /= 1000
    with suppress(OverflowError, ValueError):
        if seconds >= 1e8:
            return (
                (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date().isoformat()
            )
    return None


def _written(text: str) -> list[re.Match[str]]:
    return [
        match
        for match in (shape.match(text) for shape in _WRITTEN)
        if match and (match.groupdict().get("number") or _month(match))
    ]


def _month(match: re.Match[str]) -> int | None:
    return _MONTHS.get(match["month"].lower().rstrip("."))


def _edtf(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else _month(match)
    if not month:
        return None
    day = f"-{int(parts['day']):02}" if parts.get("day") else ""
    return _checked(f"{parts['year']}-{month:02}{day}{_time(parts)}") or _checked(
        f"{parts['year']}-{month:02}{day}"
    )


def _time(parts: dict[str, str | None]) -> str:
    """The time as EDTF writes it; nothing for midnight, which mostly means that it is not known."""
    digits = (parts.get("time") or "").replace(":", "")
    if not digits.strip("0"):
        return ""
    pairs = [digits[at : at + 2] for at in range(0, len(digits), 2)]
    zone = (parts.get("zone") or "").upper()
    if zone in ("UTC", "GMT", "UT", "Z"):
        zone = "Z"
    elif zone and ":" not in zone and len(zone) == len("+0100"):
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"T{':'.join(pairs)}{zone}"


def _checked(day: str) -> str | None:
    try:
        return parse(day).text
    except ValueError:
        return None
