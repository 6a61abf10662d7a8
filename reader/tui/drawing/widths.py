"""How a window is divided among the panes of the desk: the text first. Pure; all in cells."""

from typing import NamedTuple

# The least widths of a window at which two and three panes stand side by side.
TWO_FROM, THREE_FROM = 70, 120
# From this width of a window on, the list and the side panel are wider.
ROOMY_FROM = 150
# The most cells of a line in a window that holds the text alone.
NARROW_MEASURE = 50
# How wide the names in the margin may be, and the cells that the text keeps beside them.
_NAMES = range(12, 20)
_NAMES_FROM = 60


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


class Room(NamedTuple):
    """How a pane of text is divided: `left` cells, the last `names` of them for the names of
    speakers, then what stands beside each line, then the text in lines of up to `width`."""

    left: int
    names: int
    width: int


def room_in(pane: int, measure: int, aside: int) -> Room:
    """The room of a text in its pane, `aside` cells of which stand beside each line.

    It is as wide as `measure` where there is room, and stands in the middle.
    """
    width = max(1, min(measure, pane - aside))
    return Room(max(0, pane - aside - width) // 2, 0, width)


def article_room(pane: int, window: int, measure: int, aside: int) -> Room:
    """The room of an article's text, with names in the margin where enough is left for the text.

    In a window too narrow for a list beside the text, the lines are not much longer than in the
    next wider one: the text never narrows by more than 14 cells when a window grows.
    """
    if window < TWO_FROM:
        measure = min(measure, NARROW_MEASURE)
    room = pane - aside
    if room < _NAMES_FROM + _NAMES.start:
        return room_in(pane, measure, aside)
    names = min(max(room - measure, _NAMES.start), _NAMES.stop)
    width = min(measure, room - names)
    return Room(max(names, (room - width) // 2), names, width)
