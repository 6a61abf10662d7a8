"""A list that draws only the rows in sight: articles, quotes, actors and bookmarks alike."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from reader.tui.lines import Line
from reader.tui.scroller import Scroller

BAR, THIN_BAR, NO_BAR = "▌", "▏", " "
BAR_WIDTH = 2


class Row(NamedTuple):
    """A row: what it stands for, and how it is drawn.

    `key` is empty for what cannot be chosen, such as a heading. `draw` gives the lines for a width
    in cells; their number is the row's height. `bar` are the inks of the bar at its left.
    """

    key: str
    draw: Callable[[int], list[Line]]
    bar: str = ""


class Rows(Scroller):
    """A list with a cursor. The cursor stays on its row's key when the rows are replaced."""

    ALLOW_SELECT = False

    class Told(Message):
        """What happened to a row of a list."""

        def __init__(self, rows: "Rows", key: str) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

        @property
        def control(self) -> "Rows":
            return self.rows

    class Moved(Told):
        """The cursor came to another row."""

        def can_replace(self, message: Message) -> bool:
            """Of many moves in a row only the last matters."""
            return isinstance(message, Rows.Moved) and message.rows is self.rows

    class Chosen(Told):
        """A row was opened."""

    def __init__(self, *, empty: str, id: str) -> None:
        """`empty` is what a list without rows says."""
        super().__init__(id=id)
        self.empty = empty
        self._rows: Sequence[Row] = ()
        self._cursor = -1
        self._tops: list[int] = [0]
        self._measured_at = 0
        self._drawn: dict[int, list[Line]] = {}

    # What is shown

    def show(self, rows: Sequence[Row], key: str | None = None) -> None:
        """Replace the rows. The cursor goes to `key`, else stays on its key, else on its place."""
        wanted = self.key if key is None else key
        self._rows = rows
        self._measured_at = 0
        self._cursor = self._index_of(wanted)
        self._measure()
        self._reveal()
        self.refresh()

    @property
    def keys(self) -> list[str]:
        """The keys of the rows that can be chosen, in their order."""
        return [row.key for row in self._rows if row.key]

    @property
    def key(self) -> str:
        """The key at the cursor, empty where there is none."""
        return self._rows[self._cursor].key if 0 <= self._cursor < len(self._rows) else ""

    def go_to(self, key: str) -> None:
        """Move the cursor to a key, without a message; nothing happens where there is none."""
        index = next((i for i, row in enumerate(self._rows) if row.key == key), -1)
        if index >= 0 and index != self._cursor:
            self._cursor = index
            self._reveal()
            self.refresh()

    def _index_of(self, key: str) -> int:
        for index, row in enumerate(self._rows):
            if key and row.key == key:
                return index
        near = min(max(self._cursor, 0), len(self._rows))
        places = (*range(near, len(self._rows)), *range(near - 1, -1, -1))
        return next((index for index in places if self._rows[index].key), -1)

    # Moving

    def move(self, rows: int) -> None:
        """Move the cursor by so many rows that can be chosen, as far as it goes."""
        step, index, left = (1 if rows > 0 else -1), self._cursor, abs(rows)
        reached = index
        while left and 0 <= index + step < len(self._rows):
            index += step
            if self._rows[index].key:
                reached = index
                left -= 1
        self._place(reached)

    def _place(self, index: int) -> None:
        if index != self._cursor:
            self._cursor = index
            self._reveal()
            self.refresh()
            self.post_message(self.Moved(self, self.key))

    def _rows_a_page(self) -> int:
        shown = len(self._rows) or 1
        return max(1, self.size.height * shown // max(1, self._tops[-1]))

    def action_move_down(self) -> None:
        self.move(1)

    def action_move_up(self) -> None:
        self.move(-1)

    def action_half_page_down(self) -> None:
        self.move(max(1, self._rows_a_page() // 2))

    def action_half_page_up(self) -> None:
        self.move(-max(1, self._rows_a_page() // 2))

    def action_page_down(self) -> None:
        self.move(self._rows_a_page())

    def action_page_up(self) -> None:
        self.move(-self._rows_a_page())

    def action_go_first(self) -> None:
        self.move(-len(self._rows))

    def action_go_last(self) -> None:
        self.move(len(self._rows))

    def action_open(self) -> None:
        if self.key:
            self.post_message(self.Chosen(self, self.key))

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        index = self._row_at(place.y + self.top) if place and place.x < self.size.width - 1 else -1
        if 0 <= index < len(self._rows) and self._rows[index].key:
            again = index == self._cursor
            self._place(index)
            if again or event.chain > 1:
                self.action_open()

    # Drawing

    @property
    def length(self) -> int:
        return self._tops[-1]

    def _measure(self) -> None:
        """Where each row begins; worked out when the rows or the width changed."""
        width = self._row_width()
        if width == self._measured_at or not self.size.width:
            return
        self._measured_at = width
        self._drawn.clear()
        heights = (len(self._lines(index, width)) for index in range(len(self._rows)))
        self._tops = list(accumulate(heights, initial=0))
        self.scroll_top(self.top)

    def _row_width(self) -> int:
        return max(1, self.size.width - BAR_WIDTH - 2)

    def _lines(self, index: int, width: int) -> list[Line]:
        drawn = self._drawn.get(index)
        if drawn is None:
            drawn = self._drawn[index] = self._rows[index].draw(width)
        return drawn

    def _reveal(self) -> None:
        """Scroll as little as shows the whole row at the cursor."""
        if self._cursor < 0 or self._measured_at == 0 or not self.size.height:
            return
        top, bottom = self._tops[self._cursor], self._tops[self._cursor + 1]
        first_choice = not any(row.key for row in self._rows[: self._cursor])
        if first_choice:
            # With the headings above it.
            self.scroll_top(0)
        elif top < self.top:
            self.scroll_top(top)
        elif bottom > self.top + self.size.height:
            self.scroll_top(min(top, bottom - self.size.height))

    def _row_at(self, y: int) -> int:
        return bisect_right(self._tops, y) - 1 if 0 <= y < self._tops[-1] else -1

    def on_resize(self) -> None:
        self._measure()
        self._reveal()

    def render_lines(self, crop: Region) -> list[Strip]:
        # Drawn before the first resize is told: so the first frame has the rows.
        self._measure()
        return super().render_lines(crop)

    def draw_line(self, y: int, width: int) -> list[Segment]:
        if not self._rows:
            words = self.empty if y == 1 else ""
            return self.pen.segments([("  ", ""), (words, "dim")], width)
        index = self._row_at(y)
        if index < 0:
            return self.pen.segments([], width)
        lines = self._lines(index, self._measured_at)
        row, offset = self._rows[index], y - self._tops[index]
        line = lines[offset] if offset < len(lines) else []
        at_cursor = index == self._cursor and (offset < len(lines) - 1 or bool(line))
        under = ("cursor" if self.has_focus else "cursor-away") if at_cursor else ""
        if at_cursor:
            bar = (BAR, "bar" if self.has_focus else "bar-away")
        else:
            bar = (THIN_BAR if row.bar and line else NO_BAR, row.bar)
        return self.pen.segments([bar, (" ", ""), *line], width, under)
