"""Inks: the named styles that lines are drawn in, in the colours of the theme.

A line-API widget gives `Line`s; here they become strips. The inks are no component classes of the
stylesheet: Textual would work out all of them for every screen, more than once before the first
frame. Here each is worked out when something is drawn in it.
"""

from collections.abc import Mapping
from typing import Any, Final

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.strip import Strip
from textual.widget import Widget

from reader.speakers import PALETTE_SIZE
from reader.text import clean_line
from reader.tui.lines import Line, width_of

SPEAKER_INKS: Final = tuple(f"speaker-{number}" for number in range(PALETTE_SIZE))

INKS: Final[Mapping[str, str]] = {
    "dim": "$ink-dim",
    "faint": "$ink-faint",
    "accent": "bold $primary",
    "strong": "bold",
    "italic": "italic",
    "warning": "$warning",
    "error": "bold $error",
    "success": "$success",
    "cursor": "on $ink-lit",
    "cursor-away": "on $ink-lit-away",
    "bar": "$primary",
    "bar-away": "$ink-faint",
    "quote-lit": "on $ink-lit",
    "match": "on $ink-match",
    "match-lit": "$ink-on-match-lit on $ink-match-lit",
    "selected": "on $screen-selection-background",
    "mention-lit": "reverse on $ink-match",
    "metonym-lit": "underline on $ink-match",
    "thumb": "$ink-faint",
    "key": "bold $primary",
    "tab": "$ink-dim",
    "tab-open": "bold $primary",
    **{name: f"${name}" for name in SPEAKER_INKS},
}
"""What each ink looks like, as Textual writes styles; the variables are those of the theme."""

ANSI_INKS: Final[Mapping[str, str]] = {
    **INKS,
    "dim": "dim $ink-dim",
    "cursor": "reverse on $ink-lit",
    "cursor-away": "underline on $ink-lit-away",
    # What stands within another light must still be seen.
    "quote-lit": "bold on $ink-lit",
    "match": "bold underline on $ink-match",
    "match-lit": "reverse $ink-on-match-lit on $ink-match-lit",
    "selected": "$screen-selection-foreground on $screen-selection-background",
}
"""Where the terminal gives the colours, or NO_COLOR takes them away, light is a text style."""


def ink_style(app: App[Any], name: str) -> Style:
    """The style of an ink, to be laid over that of a widget."""
    inks = ANSI_INKS if app.current_theme.ansi else INKS
    return app.stylesheet.parse_style(inks[name]).rich_style


class Pen:
    """Draws lines for one widget; keeps the styles until the stylesheet or the theme changes."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[str, Style] = {}

    def forget(self) -> None:
        """The styles changed: work them out anew."""
        self._styles.clear()

    def style(self, inks: str) -> Style:
        """The style of some inks, parted by spaces, over the widget's own."""
        found = self._styles.get(inks)
        if found is None:
            before, _, last = inks.rpartition(" ")
            if last:
                found = self.style(before) + ink_style(self._widget.app, last)
            else:
                found = self.style(before) if before else self._widget.rich_style
            self._styles[inks] = found
        return found

    def segments(self, line: Line, width: int, under: str = "") -> list[Segment]:
        """A line as segments of `width` cells in all; the inks `under` lie below its own.

        The one place where text becomes what a terminal is sent: here it is made safe. A line that
        is wider stays so: whoever makes it sees that it fits.
        """
        segments = [
            Segment(clean_line(text), self.style(f"{under} {inks}" if under else inks))
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
