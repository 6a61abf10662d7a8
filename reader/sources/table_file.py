"""Tables (CSV, TSV) with a row for each article or address."""

import csv
import io
from collections.abc import Iterator

from reader.sources.piece import MAX_CHARACTERS, CannotRead, Piece, Refused, plain
from reader.sources.prose import joined
from reader.sources.records import KNOWN_KEYS, Entry, read_records, words_of_value
from reader.sources.source import Source
from reader.text import sentence

_SUFFIXES = (".csv", ".tsv", ".tab")
_SEPARATORS = (",", ";", "\t", "|")
_LEAST_KNOWN = 2
_MAX_COLUMNS = 1_000


def is_table(source: Source) -> bool:
    """Whether a source is a table: its first line names columns of articles or addresses."""
    first = source.head.partition("\n")[0]
    known = max(len(_known(first, separator)) for separator in _SEPARATORS)
    return known >= (1 if source.suffix in _SUFFIXES else _LEAST_KNOWN)


def read(source: Source) -> Iterator[Piece | Refused]:
    """The articles in the rows of a table."""
    yield from read_records(_entries(source), source.decoded.notes)


def words_of(source: Source) -> str:
    """Every cell of a table."""
    rows = (entry.keys.values() for entry in _entries(source) if isinstance(entry, Entry))
    return joined(text for row in rows for value in row for text in words_of_value(value))


def _known(line: str, separator: str) -> set[str]:
    cells = (cell.strip().strip('"').lower() for cell in line.split(separator)[:_MAX_COLUMNS])
    return {cell.replace(" ", "_") for cell in cells} & KNOWN_KEYS


def _entries(source: Source) -> list[Entry | Refused]:
    text = source.text
    first = text.lstrip().partition("\n")[0]
    separator = max(_SEPARATORS, key=lambda each: len(_known(first, each)))
    rows, failure = _rows(text, separator)
    if not rows:
        raise CannotRead(failure or "It is a table without rows.")
    names = rows[0][:_MAX_COLUMNS]
    entries: list[Entry | Refused] = [
        Entry(f"row {place} of {len(rows) - 1}", dict(zip(names, row, strict=False)))
        for place, row in enumerate(rows[1:], start=1)
        if any(row)
    ]
    if failure:
        entries.append(Refused(f"row {len(rows)} and what follows", failure))
    return entries


def _rows(text: str, separator: str) -> tuple[list[list[str]], str]:
    """The rows of a table, and why not all were read; the latter is mostly empty."""
    rows: list[list[str]] = []
    # The limit is one for the whole process.
    before = csv.field_size_limit(MAX_CHARACTERS)
    try:
        for row in csv.reader(io.StringIO(plain(text)), delimiter=separator):
            rows.append(row)
    except csv.Error as error:
        return rows, sentence(f"it is broken from here on: {error}")
    finally:
        csv.field_size_limit(before)
    return rows, ""
