"""Reads what a text says of itself: headline, day, outlet, agency, byline, place, address.

Each field comes with the line that it stands in. The day of a visit or a copy is no day of
publication.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.draft.findings import Head
from reader.draft.furniture import Part, left_out, parts
from reader.draft.lines import Line, joined, lines
from reader.draft.printed_days import days
from reader.draft.published import publication
from reader.draft.roles import ORGANISATIONS

_AGENCIES = (
    "AFP|Agence France-Presse|AP|Associated Press|Reuters|dpa|EFE|ANSA|TASS|Interfax|Xinhua|Kyodo"
    "|Yonhap|PTI|ANI|IANS|UPI|PA Media|Press Association|Bloomberg|RIA Novosti|Anadolu Agency"
    "|Ukrinform|AAP"
)
_AGENCY_LINE = re.compile(rf"(?P<agency>{_AGENCIES})(?:[,|/\s]+(?P<place>[A-Z][\w.' -]{{2,30}}))?")
_IS_AGENCY = re.compile(rf"(?:The\s+)?(?:{_AGENCIES})")
_DATELINE = re.compile(
    rf"(?P<place>[A-Z][\w.'-]*(?:[ ,]+[A-Z][\w.'-]*){{0,4}})"
    rf"(?:,\s+[A-Z][a-z]{{2,8}}\.?\s+\d{{1,2}})?\s*\((?P<agency>{_AGENCIES})\)\s*[-–—]+\s"
)
_CAPITAL_DATELINE = re.compile(
    r"(?P<place>[A-Z]{3}[A-Z .'-]{0,30}?)(?:,[^—–:.]{0,40})?\s*(?:—|–|--)\s"
)
_BYLINE = re.compile(r"(?:By|BY|Written by|Reported by|Reporting by)\s+(?P<name>[A-Z].{2,80})")
_SOURCE = re.compile(r"(?:Source|Via|Originally published (?:by|in|on))\s*:?\s+(?P<name>.{2,60})")
_AND_AGENCIES = re.compile(
    r"(?P<name>.{2,50}?)\s+(?:and|with)\s+(?:news\s+)?agencies\W*", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+")
_WEATHER = re.compile(r"-?\d{1,3}(?:[.,]\d)?\s*°?\s*[CF]\b")
_OUTLET_IN = re.compile(
    r"(?:A\s+[Mm]essage\s+from|[Ss]ubscribe\s+to|©\s*(?:\d{4}\s+)?|[Cc]opyright\s*©?\s*(?:\d{4}\s+)?)\s*"
    r"(?P<name>(?:The\s+)?[A-Z][\w&'-]*(?:\s+[A-Z][\w&'-]*){0,4})"
)
_MOST_TOP = 12
_SPOKEN = {"published": "day of publication", "url": "address"}


@dataclass
class _Draft:
    """A head in the making."""

    fields: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)
    day_note: str | None = None
    used: set[int] = field(default_factory=set)
    skipped: list[Line] = field(default_factory=list)

    def take(
        self, name: str, value: str, line: Line, *, sure: bool = False, what: str = ""
    ) -> None:
        """Take a value for a field that has none yet, and use its line up."""
        self.used.add(line.number)
        if name in self.fields or not value:
            return
        self.fields[name] = value
        self.notes.append(f"The {_SPOKEN.get(name, name)} is taken from line {line.number}{what}.")
        if not sure:
            self.doubtful.add(name)


def read(text: str) -> tuple[Head, list[tuple[int, int]]]:
    """The head of a plain text that holds its own headline and furniture, and the paragraphs of its
    body."""
    found = lines(text)
    kinds = parts(found)
    draft = _Draft()
    prose = [number for number, kind in enumerate(kinds) if kind == Part.PROSE]
    first = min(prose[0] if prose else len(found), _MOST_TOP)
    last = prose[-1] if prose else -1
    top, bottom = range(first), range(last + 1, len(found))
    _read_top(draft, found, kinds, top)
    for number in (*top, *bottom):
        _read_line(draft, found[number], kinds[number])
    if prose:
        _read_dateline(draft, found[prose[0]])
    _read_days(draft, [found[n] for n in (*top, *bottom) if kinds[n] != Part.PROSE])
    _read_bottom(draft, found, kinds, bottom)
    skipped = {line.number for line in draft.skipped}
    of_page = [
        line
        for line, kind in zip(found, kinds, strict=True)
        if kind in (Part.FURNITURE, Part.CREDIT) or line.number in skipped
    ]
    _read_furniture(draft, of_page)
    out = {line.number for line in of_page} - draft.used
    left = out | draft.used
    body = joined([line for line in found if line.number not in left])
    notes = (*draft.notes, *left_out(found, out))
    head = Head(
        **draft.fields,
        published_note=draft.day_note,
        notes=notes,
        doubtful=frozenset(draft.doubtful),
    )
    return head, body


def _read_top(draft: _Draft, found: Sequence[Line], kinds: Sequence[Part], top: range) -> None:
    """The headline: the first line at the top that is none of the other fields."""
    for number in top:
        line = found[number]
        if kinds[number] in (Part.FURNITURE, Part.CREDIT):
            continue
        _read_line(draft, line, kinds[number])
        if line.number in draft.used or _is_small(line.text):
            continue
        if _is_outlet(line) and any(kinds[n] == Part.SHORT and found[n].words > 4 for n in top):
            draft.take("outlet", line.text, line)
            continue
        if number + 1 < len(found) and line.words >= 2 and len(line.text) < 250:
            if line.words < 3 and any(
                kinds[n] == Part.SHORT and found[n].words > 4 for n in top if n > number
            ):
                draft.skipped.append(line)
                continue
            draft.take("headline", line.text, line, sure=line.number <= 2)
            draft.skipped += [
                found[before]
                for before in top[:number]
                if _is_small(found[before].text) and next(days(found[before].text), None) is None
            ]
            return


def _is_outlet(line: Line) -> bool:
    """Whether a line looks like the name of a newspaper: “The Exampleton Times”."""
    words = line.text.split()
    return (
        len(words) < 5 and words[-1].lower() in ORGANISATIONS and all(w[0].isupper() for w in words)
    )


def _is_small(text: str) -> bool:
    """Whether a line is a day, a temperature or a single word, and no headline."""
    day = next(days(text), None)
    rest = len(text) - (day.end - day.start) if day else len(text)
    return bool(_WEATHER.fullmatch(text)) or (day is not None and rest < 40) or " " not in text


def _read_line(draft: _Draft, line: Line, kind: Part) -> None:
    """What a line says of its own: byline, agency, source, address."""
    if kind == Part.PROSE or len(line.text) > 120 or line.number in draft.used:
        return
    for name, pattern in (("byline", _BYLINE), ("outlet", _SOURCE)):
        match = pattern.fullmatch(line.text)
        if match:
            printed = next(days(match["name"]), None)
            value = match["name"][: printed.start] if printed else match["name"]
            draft.take(name, value.strip(" .,|"), line, sure=name == "byline")
            return
    agencies = _AND_AGENCIES.fullmatch(line.text)
    if agencies:
        draft.take("byline", line.text, line)
        draft.take("outlet", agencies["name"], line)
        return
    match = _AGENCY_LINE.fullmatch(line.text)
    if match:
        draft.take("agency", match["agency"], line, sure=bool(match["place"]))
        if match["place"]:
            draft.take("place", match["place"], line)
        return
    address = _ADDRESS.fullmatch(line.text)
    if address:
        draft.take("url", address[0], line, sure=True)


def _read_dateline(draft: _Draft, line: Line) -> None:
    match = _DATELINE.match(line.text)
    if match:
        used = line.number in draft.used
        draft.take("agency", match["agency"], line, sure=True)
        draft.take("place", match["place"].strip(" ,").title(), line, sure=True)
        if not used:
            draft.used.discard(line.number)
        return
    match = _CAPITAL_DATELINE.match(line.text)
    if match:
        draft.take("place", match["place"].strip(" ,").title(), line)
        draft.used.discard(line.number)


def _read_days(draft: _Draft, found: Sequence[Line]) -> None:
    """The day of publication, from lines at the top and the bottom."""
    headline = next((line.number for line in found if line.text == draft.fields.get("headline")), 0)
    chosen, sure, others, visits = publication(found, headline)
    if chosen:
        line = chosen.line
        draft.take("published", chosen.day, line, sure=sure, what=f", “{line.text}”")
        draft.day_note = f"Line {line.number} prints “{line.text}”."
    draft.used |= {one.line.number for one in others}
    for line, _, _ in visits:
        draft.used.add(line.number)
        draft.notes.append(
            f"Line {line.number}, “{line.text}”, is the day of the visit or the copy, not that"
            " of publication."
        )


def _read_bottom(
    draft: _Draft, found: Sequence[Line], kinds: Sequence[Part], bottom: range
) -> None:
    """A short line below the report may be the outlet's."""
    for number in bottom:
        line = found[number]
        named = line.words <= 6 and not line.ends_sentence
        if kinds[number] == Part.SHORT and named and line.number not in draft.used:
            draft.take("outlet", line.text, line, what=", below the report")


def _read_furniture(draft: _Draft, furniture: Sequence[Line]) -> None:
    """The outlet's name in what is left out: “A message from The Gazette”."""
    for line in furniture:
        match = _OUTLET_IN.search(line.text[:200])
        if match and "outlet" not in draft.fields and not _IS_AGENCY.fullmatch(match["name"]):
            used = line.number in draft.used
            draft.take("outlet", match["name"].strip(" .:"), line, what=", a part of the page")
            if not used:
                draft.used.discard(line.number)
