"""Prints tables and JSON on stdout, safe for any terminal."""

import json
import shutil
import sys
import unicodedata
from collections.abc import Sequence

from reader.text import clean, one_line
from reader.wording import ELLIPSIS

GAP = "  "
# A very long cell must not push the columns of all other lines aside.
MOST_ALIGNED = 40


def print_line(text: str) -> None:
    """Print a text on one line."""
    print(one_line(text))


def print_json(data: object) -> None:
    """Print data as JSON, with escapes where stdout cannot encode it."""
    text = clean(json.dumps(data, ensure_ascii=False, indent=2))
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(data, indent=2)
    print(text)


def terminal_width() -> int | None:
    """The width of the terminal in columns, or ``None`` where stdout is no terminal."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return shutil.get_terminal_size().columns


def print_table(records: Sequence[Sequence[str]], *, last_below: bool = False) -> None:
    """Print records in aligned columns, one per line, cut to the width of a terminal.

    With `last_below`, a terminal shows the last column on a line of its own.
    """
    rows = [[one_line(cell) for cell in record] for record in records]
    width = terminal_width()
    if width is not None and last_below:
        for *head, last in rows:
            print(clip(GAP.join(cell for cell in head if cell), width))
            print(clip(GAP * 2 + last, width))
        return
    widths = [min(max(map(cells, column)), MOST_ALIGNED) for column in zip(*rows, strict=True)]
    for row in rows:
        aligned = zip(row[:-1], widths, strict=False)
        padded = [cell + " " * (room - cells(cell)) for cell, room in aligned]
        line = GAP.join([*padded, row[-1]]).rstrip()
        print(line if width is None else clip(line, width))


def cells(text: str) -> int:
    """The number of cells that a text takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def clip(text: str, width: int) -> str:
    """The text, cut to `width` cells with an ellipsis if it is wider."""
    # Cut before measuring, so that a text of megabytes is not measured whole.
    kept = text[: width + 1]
    if len(kept) == len(text) and cells(text) <= width:
        return text
    while kept and cells(kept) >= width:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS
