"""A list that draws only the visible rows: of articles, quotes, actors or bookmarks."""

from collections.abc import Iterator, Sequence

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from reader.tui.drawing.lines import Line, wrapped
from reader.tui.drawing.stack import Row, ShortStack, Stack
from reader.tui.widgets.scroller import Scroller

BAR, THIN_BAR, NO_BAR = "▌", "▏", " "
BAR_WIDTH = 2
DRAWN_KEPT = 256
EMPTY_LINES = 6


class Rows(Scroller):
    """A list with a cursor. The cursor stays on its row's key when the rows are replaced."""

    ALLOW_SELECT = False

    class Event(Message):
        """Something happened to a row of a list."""

        def __init__(self, rows: "Rows", key: str) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

        @property
        def control(self) -> "Rows":
            return self.rows

    class Moved(Event):
        """The cursor moved to another row."""

        def can_replace(self, message: Message) -> bool:
            """Drop all but the last of several consecutive moves."""
            return isinstance(message, Rows.Moved) and message.rows is self.rows

    class Chosen(Event):
        """A row was opened."""

    def __init__(self, *, empty: str, id: str, led: bool = False) -> None:
        """`empty` is the text of a list without rows. A list that is `led` from a field has its
        cursor lit though the field has the focus."""
        super().__init__(id=id)
        self.empty = empty
        self._led = led
        self._stack: Stack = ShortStack(())
        self._cursor = -1
        self._measured_at = 0
        self._fitted_to = 0
        self._drawn: dict[int, list[Line]] = {}
        self._strips: dict[int, Strip] = {}

    # What is shown

    def show(
        self, rows: Stack | Sequence[Row], key: str | None = None, *, from_top: bool = False
    ) -> None:
        """Replace the rows. The cursor goes to `key`, or stays on its key if that is ``None``.

        If that key is missing, the cursor stays in its place or, with `from_top`, goes to the first
        row, as for the results of a new query.
        """
        wanted = self.key if key is None else key
        if from_top:
            self._cursor = 0
        self._stack = rows if isinstance(rows, Stack) else ShortStack(rows)
        self._measured_at = 0
        self._put_cursor(self._place_of(wanted))
        self._measure()
        self._reveal()
        self.refresh()

    @property
    def key(self) -> str:
        """The key at the cursor, empty if there is none."""
        return self._stack.row(self._cursor).key if 0 <= self._cursor < self._stack.count else ""

    @property
    def choices(self) -> int:
        """The number of rows that can be chosen."""
        return self._stack.choices

    def has(self, key: str) -> bool:
        """Whether a key is among the rows."""
        return self._stack.find(key) >= 0

    def key_beside(self, step: int) -> str:
        """Return the key after (1) or before (-1) the one at the cursor, empty if there is none."""
        place = self._stack.choice(self._cursor + step, step)
        return self._stack.row(place).key if place >= 0 else ""

    def keys_around(self) -> Iterator[str]:
        """Yield the keys after the one at the cursor, then those before it from the top."""
        for first, end in ((self._cursor + 1, self._stack.count), (0, self._cursor)):
            place = self._stack.choice(first, 1)
            while 0 <= place < end:
                yield self._stack.row(place).key
                place = self._stack.choice(place + 1, 1)

    def go_to(self, key: str) -> None:
        """Move the cursor to a key without posting a message. Does nothing if it is missing."""
        place = self._stack.find(key)
        if place >= 0 and place != self._cursor:
            self._put_cursor(place)
            self._reveal()
            self._refresh_changed()

    def redraw(self, key: str) -> None:
        """Redraw the row of a key. Its height must not have changed."""
        place = self._stack.find(key) if key else -1
        if place < 0 or not self._measured_at:
            return
        self._drawn.pop(place, None)
        self._stack.redraw(place, self._measured_at)
        top, bottom = (self._stack.top(at, self._measured_at) for at in (place, place + 1))
        width, _ = self.size
        self.refresh(Region(0, top - self.top, width, bottom - top))

    def _put_cursor(self, place: int) -> None:
        for changed in (self._cursor, place):
            self._drawn.pop(changed, None)
        self._cursor = place
        self._stack.unfold(place)

    def _place_of(self, key: str) -> int:
        found = self._stack.find(key) if key else -1
        if found >= 0:
            return found
        near = min(max(self._cursor, 0), self._stack.count)
        below = self._stack.choice(near, 1)
        return below if below >= 0 else self._stack.choice(near - 1, -1)

    # Moving

    def move(self, steps: int) -> None:
        """Move the cursor by a number of rows that can be chosen, at most to the first or last."""
        step, reached = (1 if steps > 0 else -1), self._cursor
        for _ in range(abs(steps)):
            place = self._stack.choice(reached + step, step)
            if place < 0:
                break
            reached = place
        self._go(reached)

    def _go(self, place: int) -> None:
        if place != self._cursor:
            self._put_cursor(place)
            self._reveal()
            self._refresh_changed()
            self.post_message(self.Moved(self, self.key))

    def skip(self, headings: int) -> None:
        """Move the cursor to the first row under the heading that is `headings` further down."""
        place = self._stack.under_heading(self._cursor, headings)
        if place >= 0:
            self._go(place)
            # Show the heading above it, too.
            self.scroll_top(self._stack.top(max(0, place - 1), self._measured_at))

    def steps_a_page(self) -> int:
        shown = self._stack.count or 1
        return max(1, self.size.height * shown // max(1, self.length))

    def action_go_first(self) -> None:
        self._go(self._stack.choice(0, 1))

    def action_go_last(self) -> None:
        self._go(self._stack.choice(self._stack.count - 1, -1))

    def action_open(self) -> None:
        if self.key:
            self.post_message(self.Chosen(self, self.key))

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        row = self._row_at(place.y + self.top) if place and place.x < self.size.width - 1 else -1
        if row >= 0 and self._stack.row(row).key:
            again = row == self._cursor
            self._go(row)
            if again or event.chain > 1:
                self.action_open()

    # Drawing

    @property
    def length(self) -> int:
        return self._stack.top(self._stack.count, self._measured_at) if self._measured_at else 0

    def _measure(self) -> None:
        """Take over the size if it or the rows changed; the places of the rows depend on it."""
        width, height = max(1, self.size.width - BAR_WIDTH - 2), self.size.height
        if not self.size.width or (width, height) == (self._measured_at, self._fitted_to):
            return
        self._measured_at, self._fitted_to = width, height
        self._stack.fit(height)
        self._drawn.clear()
        self.scroll_top(self.top)

    def _lines(self, place: int) -> list[Line]:
        drawn = self._drawn.get(place)
        if drawn is None:
            if len(self._drawn) >= DRAWN_KEPT:
                self._drawn.clear()
            drawn = self._drawn[place] = self._stack.lines(place, self._measured_at)
        return drawn

    def _reveal(self) -> None:
        """Scroll just far enough to show the whole row at the cursor, and a heading just above."""
        if self._cursor < 0 or self._measured_at == 0 or not self.size.height:
            return
        # One line is that of a heading which stays in sight, or stands just above.
        stays = self._stack.heading_over(self._cursor) >= 0
        above = not stays and self._cursor > 0 and not self._stack.row(self._cursor - 1).key
        top = self._stack.top(self._cursor - above, self._measured_at) - stays
        bottom = self._stack.top(self._cursor + 1, self._measured_at)
        if self._cursor == self._stack.choice(0, 1):
            # Show the headings above it, too.
            self.scroll_top(0)
        elif top < self.top:
            self.scroll_top(top)
        elif bottom > self.top + self.size.height:
            self.scroll_top(min(top, bottom - self.size.height))

    def _row_at(self, y: int) -> int:
        return self._stack.at(y, self._measured_at) if 0 <= y < self.length else -1

    def on_resize(self) -> None:
        self._measure()
        self._reveal()

    def watch_top(self) -> None:
        self._refresh_changed()

    def _refresh_changed(self) -> None:
        """Redraw only the visible lines that changed, so that a held key sends no others."""
        if not self._measured_at:
            self.refresh()
            return
        self.prepare_lines()
        lines = range(self.size.height)
        changed = [y for y in lines if super(Rows, self).render_line(y) != self._strips.get(y)]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        strip = self._strips[y] = super().render_line(y)
        return strip

    def render_lines(self, crop: Region) -> list[Strip]:
        # The first frame is drawn before the first resize, and has to show the rows, too.
        self._measure()
        return super().render_lines(crop)

    def draw_line(self, y: int, width: int) -> list[Segment]:
        if not self._stack.count:
            sentences = wrapped(self.empty, max(1, width - 2 * BAR_WIDTH), EMPTY_LINES)
            words = sentences[y - 1] if 0 < y <= len(sentences) else ""
            return self.painter.segments([(" " * BAR_WIDTH, ""), (words, "dim")], width)
        place = self._row_at(y)
        if place < 0:
            return self.painter.segments([], width)
        heading = self._stack.heading_over(place) if y == self.top else -1
        if heading >= 0:
            place, y = heading, self._stack.top(heading, self._measured_at)
        lines = self._lines(place)
        row, offset = self._stack.row(place), y - self._stack.top(place, self._measured_at)
        line = lines[offset] if offset < len(lines) else []
        at_cursor = place == self._cursor and any(lines[offset:])
        lit = self.has_focus or self._led
        under = ("cursor" if lit else "cursor-away") if at_cursor else ""
        if at_cursor:
            bar = (BAR, "bar" if lit else "bar-away")
        else:
            bar = (THIN_BAR if row.bar and line else NO_BAR, row.bar)
        return self.painter.segments([bar, (" ", ""), *line], width, under)
