"""Prints tables and JSON on stdout, safe for any terminal."""

import json
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from reader.cli.cells import cells, clip, wrapped
from reader.text import clean, one_line

T = TypeVar("T")

GAP = "  "
# A very long cell must not push aside the columns of all the other lines.
MOST_ALIGNED = 40


def print_line(text: str) -> None:
    """Print a text on one line."""
    print(one_line(text))


def print_json(data: object) -> None:
    """Print data as JSON, with escapes if stdout cannot encode it."""
    text = clean(json.dumps(data, ensure_ascii=False, indent=2))
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(data, indent=2)
    print(text)


def print_list(
    args: Namespace,
    found: Iterable[T],
    shape: type,
    record: Callable[[T], Mapping[str, object]],
    row: Callable[[T], Sequence[str]],
) -> None:
    """Print what was found as the arguments ask: as JSON, as CSV, or readable.

    `record` gives a record of a `shape`, `row` a row of `print_table`.
    """
    if args.json:
        print_json([record(each) for each in found])
    elif args.csv or args.bom:
        from reader.cli.spreadsheet import print_csv

        print_csv(shape.__annotations__, map(record, found), mark=args.bom)
    else:
        print_table([row(each) for each in found], last_below=True)


def terminal_width() -> int | None:
    """Return the width of the terminal in columns, or ``None`` if stdout is not a terminal."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return shutil.get_terminal_size().columns


def print_table(records: Sequence[Sequence[str]], *, last_below: bool = False) -> None:
    """Print records in aligned columns, one per line. On a terminal, cut lines to its width.

    With `last_below`, a terminal shows everything, on as many lines as that takes: the last column
    begins on a separate line.
    """
    rows = [[one_line(cell) for cell in record] for record in records]
    width = terminal_width()
    if width is not None and last_below:
        for row in rows:
            _print_whole(row, width)
        return
    widths = [min(max(map(cells, column)), MOST_ALIGNED) for column in zip(*rows, strict=True)]
    for row in rows:
        aligned = zip(row[:-1], widths, strict=False)
        padded = [cell + " " * (room - cells(cell)) for cell, room in aligned]
        line = GAP.join([*padded, row[-1]]).rstrip()
        print(line if width is None else clip(line, width))


def _print_whole(row: Sequence[str], width: int) -> None:
    *head, last = row
    for line in wrapped(GAP.join(cell for cell in head if cell), width, GAP):
        print(line)
    margin = GAP * 2
    for line in wrapped(last, max(1, width - len(margin))) if last else ():
        print(margin + line)
