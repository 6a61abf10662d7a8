"""A pane of lines that are drawn for its width, to be scrolled through."""

from collections.abc import Callable

from rich.segment import Segment

from reader.tui.drawing.lines import Line
from reader.tui.widgets.scroller import Scroller

_LEFT, _RIGHT = 1, 2


class LinesView(Scroller):
    """Shows the lines that a function gives for a width in cells."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._draw: Callable[[int], list[Line]] = lambda width: []
        self._lines: list[Line] = []
        self._drawn_for = 0

    def show(self, draw: Callable[[int], list[Line]]) -> None:
        """Change the lines, and show the first."""
        self._draw = draw
        self._drawn_for = 0
        self.scroll_top(0)
        self.refresh()

    @property
    def length(self) -> int:
        width = self.size.width - _LEFT - _RIGHT
        if width > 0 and width != self._drawn_for:
            self._drawn_for = width
            self._lines = self._draw(width)
        return len(self._lines)

    def draw_line(self, y: int, width: int) -> list[Segment]:
        line = self._lines[y] if y < self.length else []
        return self.painter.segments([(" " * _LEFT, ""), *line], width)

    def move(self, steps: int) -> None:
        self.scroll_lines(steps)

    def steps_a_page(self) -> int:
        return max(1, self.size.height - 2)

    def action_go_first(self) -> None:
        self.scroll_top(0)

    def action_go_last(self) -> None:
        self.scroll_top(self.length)

    def action_open(self) -> None:
        """Do nothing: there is nothing to open."""

    def on_resize(self) -> None:
        self.scroll_top(self.top)
