"""How a window is divided among the panes of the desk: the text first. Pure; all in cells."""

from typing import NamedTuple

# The least widths of a window at which two and three panes stand side by side.
TWO_FROM, THREE_FROM = 70, 120
# From this width of a window on, the list and the side panel are wider.
ROOMY_FROM = 150


class Widths(NamedTuple):
    """The width of each pane, with its divider; 0 for one that does not fit beside the others."""

    list: int
    text: int
    side: int


def widths(columns: int) -> Widths:
    """How wide the panes are that stand side by side in a window of `columns`.

    Below `TWO_FROM` only the text does. Below `THREE_FROM` the side panel takes turns with the list
    in its place, so the text keeps its lines. From there on its words have at least 52 cells.
    """
    if columns < TWO_FROM:
        return Widths(0, columns, 0)
    if columns < THREE_FROM:
        list, side = 28, 0
    elif columns < ROOMY_FROM:
        list, side = 29, 33
    else:
        list, side = 32, 38
    return Widths(list, columns - list - side, side)


def text_room(pane: int, measure: int, aside: int) -> tuple[int, int]:
    """How wide the text is in its pane, and how far from its left, `aside` cells of margins apart.

    It is as wide as `measure` where there is room, and stands in the middle.
    """
    width = max(1, min(measure, pane - aside))
    return width, max(0, pane - aside - width) // 2
