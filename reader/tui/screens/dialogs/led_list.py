"""A window with a field that leads a list: letters narrow the list, arrows move in it."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from reader.tui.drawing.stack import Row
from reader.tui.screens.dialogs.dialog import Dialog, T
from reader.tui.widgets.bars import Heading
from reader.tui.widgets.field import Field
from reader.tui.widgets.rows import Rows


class LedList(Dialog[T]):
    """Returns what stands for the row that was chosen.

    A subclass gives the rows for what is typed, and the answer for a row's key.
    """

    def __init__(self, title: str, placeholder: str, empty: str) -> None:
        """`empty` is the text of a list without rows."""
        super().__init__()
        self._title_words = title
        self._input = Field(compact=True, placeholder=placeholder)
        self._rows = Rows(empty=empty, id="choices", led=True)

    def rows_for(self, words: str) -> Sequence[Row]:
        """The rows for what is typed, the best first."""
        raise NotImplementedError

    def answer(self, key: str) -> T:
        """What to return for the row with a key."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        with Vertical(id="window", classes="-tall"):
            yield Heading(self._title_words, id="window-title")
            yield self._input
            yield self._rows

    def on_mount(self) -> None:
        self._show("")
        self.set_focus(self._input)

    def _show(self, words: str) -> None:
        rows = self.rows_for(words)
        self._rows.show(rows, rows[0].key if rows else "")

    def on_input_changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def on_input_submitted(self) -> None:
        self._pick()

    def on_rows_chosen(self) -> None:
        self._pick()

    def _pick(self) -> None:
        if self._rows.key:
            self.dismiss(self.answer(self._rows.key))

    def on_key(self, event: events.Key) -> None:
        """Send the keys that move to the list; the letters go to the field."""
        moves = {
            "down": self._rows.action_move_down,
            "up": self._rows.action_move_up,
            "pagedown": self._rows.action_page_down,
            "pageup": self._rows.action_page_up,
        }
        if event.key in moves:
            event.stop()
            moves[event.key]()
