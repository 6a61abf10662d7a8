"""The line between two panes, close to the one that has the focus."""

from textual.strip import Strip

from reader.tui.drawing.lines import Line
from reader.tui.widgets.bars import Bar

LINE, LEFT, RIGHT = "│", "▏", "▕"


class Divider(Bar):
    """A line from top to bottom, one cell wide."""

    _side = LINE

    def point_to(self, side: str) -> None:
        """Show the focus at the `LEFT` or the `RIGHT`, or with `LINE` at neither."""
        if side != self._side:
            self._side = side
            self.refresh()

    def line(self, width: int) -> Line:
        return [(self._side, "faint" if self._side == LINE else "bar")]

    def render_line(self, y: int) -> Strip:
        return super().render_line(0)
