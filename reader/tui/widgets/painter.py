"""Turns lines into what a terminal is sent: the one place where text becomes segments."""

from collections.abc import Iterable
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.strip import Strip
from textual.widget import Widget

from reader.text import clean_line
from reader.tui.drawing.lines import Line, width_of
from reader.tui.drawing.styles import ANSI_STYLES, STYLES


def rich_style(app: App[Any], name: str) -> Style:
    """Return a named style, to be laid over that of a widget."""
    styles = ANSI_STYLES if app.current_theme.ansi else STYLES
    return app.stylesheet.parse_style(styles[name]).rich_style


def joined(segments: Iterable[Segment]) -> list[Segment]:
    """Join segments without changing how they look: spaces join text on the same background.

    Each segment costs about forty bytes of colour codes on its way to the terminal.
    """
    found: list[Segment] = []
    for segment in segments:
        text, style, _ = segment
        if found and _is_plain(style) and _is_plain(found[-1].style):
            before = found[-1]
            if style == before.style or (text.isspace() and _same_ground(style, before.style)):
                found[-1] = Segment(before.text + text, before.style)
                continue
            if before.text.isspace() and _same_ground(style, before.style):
                found[-1] = Segment(before.text + text, style)
                continue
        found.append(segment)
    return found


def _is_plain(style: Style | None) -> bool:
    """Whether spaces in a style show only the background and mark no place in a text."""
    return style is not None and not (
        style.reverse or style.underline or style.strike or style.meta
    )


def _same_ground(one: Style | None, other: Style | None) -> bool:
    return one is not None and other is not None and one.bgcolor == other.bgcolor


class Painter:
    """Draws lines for one widget; keeps the styles until the stylesheet or the theme changes."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[str, Style] = {}

    def forget(self) -> None:
        """Forget the styles, because the stylesheet or the theme changed."""
        self._styles.clear()

    def style(self, names: str) -> Style:
        """Return the named styles, separated by spaces, over the widget's own."""
        found = self._styles.get(names)
        if found is None:
            before, _, last = names.rpartition(" ")
            if last:
                found = self.style(before) + rich_style(self._widget.app, last)
            else:
                found = self.style(before) if before else self._widget.rich_style
            self._styles[names] = found
        return found

    def segments(self, line: Line, width: int, under: str = "") -> list[Segment]:
        """Return a line as segments, padded to `width` cells; the styles `under` lie below its own.

        This is the one place where text becomes what a terminal is sent, so it is made safe here.
        A wider line is not cut: whoever makes it has to make it fit.
        """
        segments = [
            Segment(clean_line(text), self.style(f"{under} {names}" if under else names))
            for text, names in line
            if text
        ]
        missing = width - width_of(line)
        if missing > 0:
            segments.append(Segment(" " * missing, self.style(under)))
        return segments

    def strip(self, line: Line, width: int) -> Strip:
        """Return a line as a strip of exactly `width` cells."""
        return Strip(self.segments(line, width)).crop(0, width)
