"""A window to say who speaks: an actor of the library, or somebody new."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from reader.text import one_line
from reader.tui.drawing.finding import Choice
from reader.tui.drawing.lines import Line, fit
from reader.tui.drawing.stack import Row
from reader.tui.screens.dialogs.dialog import Dialog
from reader.tui.widgets.bars import Heading
from reader.tui.widgets.field import Field
from reader.tui.widgets.rows import Rows

NEW = "new:"
"""Stands before the name of somebody whom the library does not have yet."""


class ActorPicker(Dialog[str | None]):
    """Returns the id of an actor, `NEW` and a name, or ``None``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", id="back-from-actors")
    ]

    def __init__(
        self, near: Sequence[Choice], actors_like: Callable[[str], Sequence[Choice]]
    ) -> None:
        """`near` are listed while nothing is typed; `actors_like` finds actors by their names."""
        super().__init__()
        self._near = near
        self._actors_like = actors_like
        self._input = Field(compact=True, placeholder="a name")
        self._rows = Rows(empty="Nobody of that name.", id="choices", led=True)

    def compose(self) -> ComposeResult:
        with Vertical(id="window", classes="-tall"):
            yield Heading("Who says it?   enter choose   esc back", id="window-title")
            yield self._input
            yield self._rows

    def on_mount(self) -> None:
        self._show("")
        self.set_focus(self._input)

    def _show(self, words: str) -> None:
        name = one_line(words)
        choices = list(self._actors_like(name) if name else self._near)
        rows = [Row(choice.id or NEW, partial(_draw, choice.name, "")) for choice in choices]
        if name and all(choice.name != name for choice in choices):
            rows.append(Row(f"{NEW}{name}", partial(_draw, f"New: {name}", "key")))
        self._rows.show(rows, rows[0].key if rows else "")

    def on_input_changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def on_input_submitted(self) -> None:
        if self._rows.key:
            self.dismiss(self._rows.key)

    def on_rows_chosen(self) -> None:
        self.dismiss(self._rows.key)

    def on_key(self, event: events.Key) -> None:
        """Send the keys that move to the list; the letters go to the field."""
        moves = {"down": self._rows.action_move_down, "up": self._rows.action_move_up}
        if event.key in moves:
            event.stop()
            moves[event.key]()


def _draw(name: str, style: str, width: int) -> list[Line]:
    return [fit([(name, style)], width)]
