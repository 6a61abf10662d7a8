"""Lines of text as drawn: runs of words with the names of their style. Pure; knows no terminal.

Widths are in cells of the terminal; offsets in code points. Text may come from anywhere: it is
measured here, and drawn by `reader.tui.widgets.painter`, as `reader.text.clean_line` makes it.
Nothing else turns text into what a widget draws, so no caller has to remember to clean it.
"""

from collections.abc import Iterable
from functools import lru_cache
from unicodedata import category

from rich.cells import cell_len, get_character_cell_size

from reader.text import clean_line
from reader.wording import ELLIPSIS

# A piece of text and the style it is drawn in, the last one winning, parted by spaces.
Run = tuple[str, str]
Line = list[Run]


@lru_cache(maxsize=4096)
def size_of(char: str) -> int:
    """The cells that a character takes.

    xterm, VTE and tmux give a vowel sign that has a width (category Mc) a cell, and Rich gives it
    none. A terminal that draws it in the cell before leaves a line shorter, and loses no word.
    """
    return 1 if category(char) == "Mc" else get_character_cell_size(char)


def _measured(text: str) -> int:
    """The cells that a safe text takes."""
    signs = 0 if text.isascii() else sum(category(char) == "Mc" for char in text)
    return cell_len(text) + signs


def cells(text: str) -> int:
    """The cells that a text takes when it is drawn."""
    return _measured(clean_line(text))


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Where the lines of a text begin and end (exclusive), none wider than `width` cells.

    Lines break at spaces, which belong to no line there, and within a word that is wider than a
    line. At least one line; `width` is taken as one at least.
    """
    width = max(1, width)
    text = clean_line(text)
    if text.isascii() or all(size_of(char) == 1 for char in set(text)):
        return _wrap_single_cells(text, width)
    return _wrap_cells(text, width)


def _wrap_single_cells(text: str, width: int) -> list[tuple[int, int]]:
    lines = []
    start, length = 0, len(text)
    while length - start > width:
        space = text.rfind(" ", start, start + width + 1)
        if space <= start:
            lines.append((start, start + width))
            start += width
        else:
            lines.append((start, space))
            start = space + 1
    lines.append((start, length))
    return lines


def _wrap_cells(text: str, width: int) -> list[tuple[int, int]]:
    lines = []
    start = cells = 0
    space = -1
    index = 0
    while index < len(text):
        size = size_of(text[index])
        if text[index] == " ":
            space = index
        if cells + size > width and index > start:
            end, next_start = (space, space + 1) if space > start else (index, index)
            lines.append((start, end))
            start, cells, space = next_start, 0, -1
            index = start
            continue
        cells += size
        index += 1
    lines.append((start, len(text)))
    return lines


def unbroken(text: str) -> str:
    """The text with blanks at which no line breaks."""
    return text.replace(" ", "\u00a0")


def clip(text: str, width: int) -> str:
    """The text, cut to `width` cells with an ellipsis where it is wider."""
    # Cut before measuring: a text of megabytes must not be measured whole.
    head = clean_line(text[: width + 1])
    if len(head) == len(text) and _measured(head) <= width:
        return head
    return f"{_cut(head, width - 1).rstrip()}{ELLIPSIS}" if width > 0 else ""


def _cut(text: str, width: int) -> str:
    """The beginning of a safe text that has room in `width` cells."""
    if text.isascii():
        return text[:width]
    end = len(text)
    while _measured(text[:end]) > width:
        end -= 1
    return text[:end]


def wrapped(text: str, width: int, most: int) -> list[str]:
    """The text in at most `most` lines, the last with an ellipsis where it was cut."""
    # Enough of the text for all the lines and one word more.
    head = text[: (width + 1) * (most + 1)]
    lines = [head[start:end] for start, end in wrap(head, width)]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], clip(f"{lines[most - 1]} {lines[most]}", width)]


def width_of(line: Iterable[Run]) -> int:
    """The cells that a line takes."""
    return sum(cells(text) for text, _ in line)


def fit(line: Line, width: int) -> Line:
    """The line, cut to `width` cells with an ellipsis where it is wider."""
    fitted: Line = []
    left = width
    last = max((index for index, (text, _) in enumerate(line) if text), default=-1)
    for index, (text, style) in enumerate(line):
        rest = index < last
        taken = cells(text) if len(text) <= left else left + 1
        if taken > left or (taken == left and rest):
            fitted.append((clip(text + ("  " if rest else ""), left), style))
            return fitted
        fitted.append((text, style))
        left -= taken
    return fitted


def spread(left: Line, right: Line, width: int) -> Line:
    """Two lines on one: the right one at the right edge, the left one cut to what remains."""
    room = width - width_of(right)
    if room <= 0:
        return fit(right, width)
    kept = fit(left, room - 1)
    return [*kept, (" " * (room - width_of(kept)), ""), *right]
