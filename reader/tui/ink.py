"""Inks: the named styles that lines are drawn in, resolved from the stylesheet.

A line-API widget gives `Line`s; here they become strips. The inks are component classes of the
screen, so that they are worked out once a screen and themes and TCSS own every colour.
"""

from rich.segment import Segment
from rich.style import Style
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.strip import Strip
from textual.widget import Widget

from reader.speakers import PALETTE_SIZE
from reader.tui.lines import Line, width_of

SPEAKER_INKS = tuple(f"speaker-{number}" for number in range(PALETTE_SIZE))
INKS = (
    "dim",
    "faint",
    "accent",
    "strong",
    "italic",
    "warning",
    "error",
    "success",
    "cursor",
    "cursor-away",
    "bar",
    "bar-away",
    "quote-lit",
    "match",
    "match-lit",
    "selected",
    "mention-lit",
    "metonym-lit",
    "thumb",
    "key",
    "tab",
    "tab-open",
    *SPEAKER_INKS,
)
_PREFIX = "ink--"
INK_CLASSES = {f"{_PREFIX}{name}" for name in INKS}


class InkScreen(Screen[None]):
    """A screen that has the inks."""

    COMPONENT_CLASSES = INK_CLASSES


class InkModal(ModalScreen[ScreenResultType]):
    """A window over a screen, with the inks."""

    COMPONENT_CLASSES = INK_CLASSES


def ink_style(widget: Widget, inks: str) -> Style:
    """The style of some inks, parted by spaces, over the widget's own."""
    style = widget.rich_style
    for name in inks.split():
        # One at a time: asked for together, the text style of the last would replace the others'.
        style += widget.screen.get_component_rich_style(f"{_PREFIX}{name}", partial=True)
    return style


class Pen:
    """Draws lines for one widget; keeps the styles until the stylesheet or the theme changes."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[str, Style] = {}

    def forget(self) -> None:
        """The styles changed: work them out anew."""
        self._styles.clear()

    def style(self, inks: str) -> Style:
        """The style of some inks, parted by spaces."""
        found = self._styles.get(inks)
        if found is None:
            found = self._styles[inks] = ink_style(self._widget, inks)
        return found

    def segments(self, line: Line, width: int, under: str = "") -> list[Segment]:
        """A line as segments of `width` cells in all; the inks `under` lie below its own.

        A line that is wider stays so: whoever makes it sees that it fits.
        """
        segments = [
            Segment(text, self.style(f"{under} {inks}" if under else inks))
            for text, inks in line
            if text
        ]
        missing = width - width_of(line)
        if missing > 0:
            segments.append(Segment(" " * missing, self.style(under)))
        return segments

    def strip(self, line: Line, width: int) -> Strip:
        """A line as a strip of exactly `width` cells."""
        return Strip(self.segments(line, width)).crop(0, width)
