"""Parses and words the dates of a library: EDTF, as far as news reports need it.

Level 0 and 1 of the Extended Date/Time Format (Library of Congress, 2019; ISO 8601-2): a year, a
month or a day, each perhaps uncertain (``?``), approximate (``~``) or both (``%``), and intervals
``A/B`` whose ends may be open (``..``) or unknown (nothing): the two are compared alike. A day may
have a time, perhaps with a zone: ``2017-02-16T14:30``, ``T14:30:05Z``, ``T14:30+01:00``; both are
those of the place. Seasons and unspecified digits are not used.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from reader.text import excerpt

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)")
_TIME = (
    r"(?P<day>\d{4}-\d{2}-\d{2})T(?P<time>([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?)"
    r"(?P<zone>Z|[+-](0\d|1[0-4])(:[0-5]\d)?)?"
)
_MAY_BE_OFF = {len("2017-02-16"): 31, len("2017-02"): 366, len("2017"): 3_660}
LAST_MINUTE = 24 * 60 - 1
_LAST_DAY = date.max.toordinal()
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

_NO_END = ("..", "")

EXAMPLES = "2017-02-16, 2017-02, 2017, 2015-08-20?, 2019-05-16/2019-05-17 or 2017-01-20/.."


@dataclass(frozen=True, slots=True)
class Date:
    """An EDTF date: the text as written, and the days it may mean.

    `first` and `last` are inclusive; ``None`` is an open or unknown end of an interval. `time` is
    the time of day as written, with its zone.
    """

    text: str
    first: date | None
    last: date | None
    uncertain: bool = False
    approximate: bool = False
    time: str | None = None

    def overlaps(self, other: "Date") -> bool:
        """Whether both may mean the same day."""
        return not (
            (self.last and other.first and self.last < other.first)
            or (other.last and self.first and other.last < self.first)
        )

    def covers(self, other: "Date") -> bool:
        """Whether this includes every day that the other may mean."""
        starts = self.first is None or (other.first is not None and self.first <= other.first)
        ends = self.last is None or (other.last is not None and other.last <= self.last)
        return starts and ends

    @property
    def earliest(self) -> date | None:
        """The first day that it may mean in the widest sense; ``None`` for an open end.

        An uncertain or approximate day may be off by a month, a month by a year, a year by ten.
        """
        off = self._doubt(0)
        return self.first and date.fromordinal(max(1, self.first.toordinal() - off))

    @property
    def latest(self) -> date | None:
        """The last day that it may mean in the widest sense, like `earliest`."""
        off = self._doubt(-1)
        return self.last and date.fromordinal(min(_LAST_DAY, self.last.toordinal() + off))

    def _doubt(self, end: int) -> int:
        """By how many days an end of it may be off."""
        if not (self.uncertain or self.approximate):
            return 0
        return _MAY_BE_OFF.get(len(_digits(self.text.split("/")[end])), 0)

    @property
    def minute(self) -> int:
        """The minute of its first day, from 0 to 1439; 0 without a time of day.

        With a zone it is that of UTC, or the nearest on the same day.
        """
        if not self.time:
            return 0
        minute = _minutes(self.time[:5])
        zone = self.time.lstrip("0123456789:").removeprefix("Z")
        if zone:
            minute += _minutes(zone[1:]) * (1 if zone[0] == "-" else -1)
        return max(0, min(LAST_MINUTE, minute))

    @property
    def year(self) -> int | None:
        """The year of its first known day."""
        day = self.first or self.last
        return day.year if day else None


@lru_cache(maxsize=4096)
def parse(text: str) -> Date:
    """Parse an EDTF date. Raises `ValueError` with a sentence that says what is wrong."""
    if "T" in text:
        return _with_time(text)
    if "/" not in text:
        return _part(text)
    start, _, end = text.partition("/")
    if start in _NO_END and end in _NO_END:
        raise ValueError(f"“{excerpt(text)}” has no end that is known, so it says nothing")
    first = None if start in _NO_END else _part(start)
    last = None if end in _NO_END else _part(end)
    if first and last and first.first and last.last and first.first > last.last:
        raise ValueError(f"“{excerpt(text)}” ends before it begins")
    ends = [part for part in (first, last) if part]
    return Date(
        text,
        first.first if first else None,
        last.last if last else None,
        any(part.uncertain for part in ends),
        any(part.approximate for part in ends),
    )


def _with_time(text: str) -> Date:
    match = re.fullmatch(_TIME, text) if text.isascii() else None
    if not match:
        example = "a time stands after a day, as 2017-02-16T14:30, perhaps with Z or +01:00"
        raise ValueError(f"“{excerpt(text)}” is not a date; {example}")
    day = _part(match["day"])
    return Date(text, day.first, day.last, time=f"{match['time']}{match['zone'] or ''}")


def _part(text: str) -> Date:
    if not text:
        raise ValueError(f"an empty text is not a date; write it as {EXAMPLES}")
    match = _PART.fullmatch(text) if text.isascii() else None
    if not match:
        raise ValueError(f"“{excerpt(text)}” is not a date; write it as {EXAMPLES}")
    year, month, day, mark = match.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise ValueError(f"“{excerpt(text)}” names a day that the calendar does not have") from None
    if day:
        last = first
    elif month:
        last = _last_of_month(first)
    else:
        last = first.replace(month=12, day=31)
    return Date(text, first, last, mark in ("?", "%"), mark in ("~", "%"))


def _last_of_month(first: date) -> date:
    if first.month == 12:
        return first.replace(day=31)
    return first.replace(month=first.month + 1) - timedelta(1)


def in_words(when: Date, *, year: bool = True, time: bool = True) -> str:
    """The date in words: ``16 Feb 2017``, ``May 2019``, ``20 Aug 2015?``, ``c. 2015``,
    ``16–17 May 2019``, ``16 Feb 2017, 14:30``.

    Without `year`, dates shorter than a year omit theirs, and the time of day with it; without
    `time`, the time alone.
    """
    text, _, _ = when.text.partition("T")
    start, slash, end = text.partition("/")
    if not slash:
        spoken = _marked(_spoken(start, year), start)
        return f"{spoken}, {_clock(when.time)}" if when.time and year and time else spoken
    if start in _NO_END:
        spoken = _marked(_spoken(end, year), end)
        return f"until {spoken}" if start else f"an unknown day to {spoken}"
    if end in _NO_END:
        spoken = _marked(_spoken(start, year), start)
        return f"since {spoken}" if end else f"{spoken} to an unknown day"
    said_start, said_end = _spoken(start, year), _spoken(end, year)
    if len(_digits(start)) == len(_digits(end)) == 10 and start[:7] == end[:7]:
        said_start = str(int(start[8:10]))
    elif year and start[:4] == end[:4]:
        said_start = _spoken(start, year=False)
    return f"{said_start}–{_marked(said_end, start + end)}"


def _clock(time: str) -> str:
    """A time of day in words: ``14:30``, ``14:30 UTC``, ``14:30 UTC+01:00``."""
    zone = time.lstrip("0123456789:")
    if not zone:
        return time
    return f"{time[: -len(zone)]} UTC{zone.removeprefix('Z')}"


def _minutes(clock: str) -> int:
    """The minutes of ``14:30`` or ``14``."""
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes or 0)


def _digits(text: str) -> str:
    return text.rstrip("?~%")


def _spoken(text: str, year: bool) -> str:
    parts = _digits(text).split("-")
    if len(parts) == 1:
        return parts[0]
    spoken = _MONTHS[int(parts[1]) - 1]
    if len(parts) == 3:
        spoken = f"{int(parts[2])} {spoken}"
    return f"{spoken} {parts[0]}" if year else spoken


def _marked(spoken: str, text: str) -> str:
    about = "c. " if "~" in text or "%" in text else ""
    doubt = "?" if "?" in text or "%" in text else ""
    return f"{about}{spoken}{doubt}"
