"""Which of the days that a page prints is that of publication."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.draft.lines import Line
from reader.draft.printed_days import days

_PUBLISHED = re.compile(
    r"\W*(?:first\s+published|published|posted|publication\s+date|date|created|issued)\b", re.I
)
_UPDATED = re.compile(r"\W*(?:last\s+)?(?:updated|modified|edited|revised)\b", re.IGNORECASE)
_VISIT = re.compile(
    r"\W*(?:accessed|retrieved|captured|archived|printed|saved|viewed|today)\b", re.I
)
_LONGEST, _MOST_BESIDE, _NEAR = 120, 40, 4


class Dated(NamedTuple):
    """A line that prints a day, and the day, ISO 8601. `label` is ``published``, ``updated``,
    ``visit`` or nothing."""

    line: Line
    day: str
    label: str


class Publication(NamedTuple):
    """The line that prints the day of publication, if one does; the other lines that print days,
    those of visits apart."""

    chosen: Dated | None
    sure: bool
    others: tuple[Dated, ...]
    visits: tuple[Dated, ...]


def publication(found: Sequence[Line], headline: int) -> Publication:
    """The day of publication, from lines at the top and the bottom of a page. `headline` is the
    number of the headline's line, or 0."""
    dated = [one for line in found if (one := _dated(line, headline))]
    visits = tuple(one for one in dated if one.label == "visit")
    rest = [one for one in dated if one.label != "visit"]
    for label in ("published", "", "updated"):
        those = [one for one in rest if one.label == label]
        if those:
            chosen = those[0]
            near = headline > 0 and 0 < chosen.line.number - headline <= _NEAR
            alone = len({one.day for one in those}) == 1
            sure = alone and (bool(label) or near)
            return Publication(chosen, sure, tuple(one for one in rest if one != chosen), visits)
    return Publication(None, False, (), visits)


def _dated(line: Line, headline: int) -> Dated | None:
    """What a line says of a day, if it says hardly anything else."""
    printed = next(days(line.text[:_LONGEST]), None) if len(line.text) <= _LONGEST else None
    if printed is None:
        return None
    day = printed.day.isoformat()
    if _VISIT.match(line.text):
        return Dated(line, day, "visit")
    if _PUBLISHED.match(line.text):
        return Dated(line, day, "published")
    if _UPDATED.match(line.text):
        return Dated(line, day, "updated")
    if len(line.text) - (printed.end - printed.start) >= _MOST_BESIDE:
        return None
    return Dated(line, day, "visit" if line.number < headline else "")
