"""The caption under the text: who says the current quote, how and when."""

from collections.abc import Callable

from textual.strip import Strip

from reader.tui.drawing.lines import Line
from reader.tui.widgets.bars import Bar
from reader.tui.widgets.reading import GUTTER, ReadingView
from reader.tui.widgets.rows import BAR


class Caption(Bar):
    """Draws the lines of a caption under those of the text, with a bar in the speaker's colour."""

    def __init__(self, text: ReadingView, *, id: str) -> None:
        """`text` is what it stands under."""
        super().__init__(id=id)
        self._text = text
        self._draw: Callable[[int, int], list[Line]] = lambda width, height: []
        self._bar = ""
        self._drawn: list[Line] = []
        self._drawn_for = (0, 0)

    def show(self, draw: Callable[[int, int], list[Line]], bar: str) -> None:
        """Change the caption: `draw` gives its lines for a width and a height in cells; `bar` is
        the style of its bar."""
        self._draw, self._bar = draw, bar
        self._drawn_for = (0, 0)
        self.refresh()

    def set_height(self, lines: int) -> None:
        """Change how many lines it has."""
        self.styles.height = lines

    def render_line(self, y: int) -> Strip:
        (left, _, width), height = self._text.room, self.size.height
        if self._drawn_for != (width, height):
            self._drawn_for = width, height
            self._drawn = self._draw(width, height)
        line: Line = [(" " * (left + GUTTER - 2), ""), (BAR, self._bar), (" ", "")]
        return self.painter.strip(
            [*line, *self._drawn[y]] if y < len(self._drawn) else [], self.size.width
        )
