"""Records as CSV (RFC 4180), safe to open in a spreadsheet."""

import csv
import io
import sys
from collections.abc import Iterable, Mapping

from reader.text import clean_line

FORMULA = ("=", "+", "-", "@")
"""What begins a formula, which a spreadsheet would carry out."""


def print_csv(
    names: Iterable[str], records: Iterable[Mapping[str, object]], *, mark: bool = False
) -> None:
    """Print a line of names and a line for each record, in UTF-8, with a byte order mark if asked.

    Lists are joined by semicolons. A text that begins like a formula gets an apostrophe before it.
    """
    text = io.StringIO(newline="")
    columns = list(names)
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_cell(record[name]) for name in columns] for record in records)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    print("\ufeff" * mark + text.getvalue(), end="")


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or isinstance(value, int | float):
        return value
    text = clean_line(_joined(value))
    return f"'{text}" if text.startswith(FORMULA) else text


def _joined(value: object) -> str:
    """A value as text: a mapping as ``key: value``, but in a list by its values alone."""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_joined(each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(
            ", ".join(map(str, each.values())) if isinstance(each, Mapping) else str(each)
            for each in value
        )
    return "" if value is None else str(value)
