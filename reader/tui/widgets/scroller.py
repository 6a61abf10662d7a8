"""A pane that draws the visible lines of something longer, and a scrollbar.

This is not Textual's `ScrollView`: its scrollbars are widgets, and a change of length lays out the
whole screen again. Here the scrollbar is only drawn, so switching articles costs one frame.
"""

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.bindings import pane_bindings
from reader.tui.widgets.painter import Painter, joined

THUMB, TRACK = "▐", " "
WHEEL_LINES = 3


class Scroller(Widget, can_focus=True, inherit_bindings=False):
    """Draws the lines in view, from `top` on, of `length` in all, and a scrollbar at the right."""

    BINDINGS: ClassVar[list[BindingType]] = pane_bindings()
    can_focus = True
    ALLOW_SELECT = False

    top = var(0)
    """The line at the top of the pane, counted from 0."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.painter = Painter(self)
        self._dragging = False
        self._width = 0
        self._thumb = range(0)

    # To be defined by each pane

    @property
    def length(self) -> int:
        """The number of lines."""
        raise NotImplementedError

    def draw_line(self, y: int, width: int) -> list[Segment]:
        """Draw the line `y`, `width` cells wide; from `length` on, an empty one."""
        raise NotImplementedError

    def scroll_lines(self, lines: int) -> None:
        """Scroll by a number of lines, as the wheel does."""
        self.scroll_top(self.top + lines)

    def move(self, steps: int) -> None:
        """Move by a number of lines or rows, as the keys do."""
        raise NotImplementedError

    def steps_a_page(self) -> int:
        """Return the number of lines or rows in a page."""
        raise NotImplementedError

    # Moving

    def action_move_down(self) -> None:
        self.move(1)

    def action_move_up(self) -> None:
        self.move(-1)

    def action_half_page_down(self) -> None:
        self.move(max(1, self.steps_a_page() // 2))

    def action_half_page_up(self) -> None:
        self.move(-max(1, self.steps_a_page() // 2))

    def action_page_down(self) -> None:
        self.move(self.steps_a_page())

    def action_page_up(self) -> None:
        self.move(-self.steps_a_page())

    # Scrolling

    @property
    def last_top(self) -> int:
        """The line at the top when the last one is at the bottom."""
        return max(0, self.length - self.size.height)

    def scroll_top(self, top: int) -> None:
        """Bring a line to the top, but scroll no further than the first or last line."""
        self.top = max(0, min(top, self.last_top))

    def watch_top(self) -> None:
        """Redraw."""
        self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_lines(WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_lines(-WHEEL_LINES)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        place = event.get_content_offset(self)
        if place and self.last_top and place.x == self.size.width - 1:
            event.stop()
            self._dragging = True
            self.capture_mouse()
            self._drag_to(place.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragging:
            self._drag_to(event.get_content_offset_capture(self).y)

    def on_mouse_up(self) -> None:
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def _drag_to(self, y: int) -> None:
        self.scroll_lines(round(y * self.last_top / max(1, self.size.height - 1)) - self.top)

    # Drawing

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.painter.forget()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        self.prepare_lines()
        return super().render_lines(crop)

    def prepare_lines(self) -> None:
        """Compute once per frame what all lines need: asking Textual for the size takes time."""
        self._width = self.size.width
        self._thumb = self._thumb_in(self.size.height)

    def render_line(self, y: int) -> Strip:
        segments = self.draw_line(self.top + y, self._width - 1)
        segments.append(Segment(THUMB if y in self._thumb else TRACK, self.painter.style("thumb")))
        return Strip(joined(segments), self._width)

    def _thumb_in(self, height: int) -> range:
        """Return the lines of the thumb: its share of the pane is that of the lines in view."""
        if not self.last_top:
            return range(0)
        size = max(1, height * height // self.length)
        start = round(self.top * (height - size) / self.last_top)
        return range(start, start + size)
