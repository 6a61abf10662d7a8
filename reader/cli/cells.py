"""How much room a text takes on a terminal, cut or wrapped to a width."""

import unicodedata
from collections.abc import Iterator

from reader.wording import ELLIPSIS


def cells(text: str) -> int:
    """Return the number of cells that a text takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def clip(text: str, width: int) -> str:
    """Cut a text that is wider than `width` cells, and end it with an ellipsis."""
    # Cut before measuring, so that megabytes of text are not measured.
    kept = text[: width + 1]
    if len(kept) == len(text) and cells(text) <= width:
        return text
    while kept and cells(kept) >= width:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def wrapped(text: str, width: int, margin: str = "") -> Iterator[str]:
    """Yield a text in lines of at most `width` cells, broken at blanks or within long words.

    All lines but the first begin with the margin.
    """
    start = end = used = 0
    room = width
    for at, char in enumerate(text):
        if char == " ":
            end, used = at, used + 1
            continue
        took = _cells(char)
        while used + took > room and at > start:
            end = end if end > start else at
            yield _line(text[start:end], start, margin)
            room = max(1, width - len(margin))
            start = end + len(text[end:at]) - len(text[end:at].lstrip())
            used = cells(text[start:at])
        used += took
    yield _line(text[start:], start, margin)


def _line(part: str, start: int, margin: str) -> str:
    return f"{margin if start else ''}{part.rstrip()}"
