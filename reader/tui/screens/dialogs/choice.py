"""A small window to choose one of a few words."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from reader.tui.drawing.lines import Line, clip, wrapped
from reader.tui.drawing.stack import Row
from reader.tui.screens.dialogs.dialog import Dialog
from reader.tui.widgets.bars import Heading
from reader.tui.widgets.lines_view import LinesView
from reader.tui.widgets.rows import Rows

_MOST_LINES = 20


class Choices(Dialog[str | None]):
    """Returns the chosen word, or ``None``. `on_move` gets each word that the cursor moves to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Back", id="back-from-choice")
    ]

    def __init__(
        self,
        title: str,
        words: Sequence[str],
        *,
        at: str = "",
        on_move: Callable[[str], None] | None = None,
        preview: Callable[[str], str] | None = None,
    ) -> None:
        """`preview` gives a text to show for the word at the cursor."""
        super().__init__()
        self._title_words = title
        self._words = words
        self._rows = Rows(empty="Nothing to choose.", id="choices")
        self._at = at
        self._on_move = on_move
        self._preview = preview
        self._view = LinesView(id="preview")

    def compose(self) -> ComposeResult:
        with Vertical(id="window", classes="-tall" if self._preview else ""):
            yield Heading(self._title_words, id="window-title")
            yield self._rows
            if self._preview:
                yield self._view

    def on_mount(self) -> None:
        self._rows.show([Row(word, _drawn(word)) for word in self._words], self._at)
        self._rows.styles.height = len(self._words) + 1
        self.set_focus(self._rows)
        self._show_preview()

    def _show_preview(self) -> None:
        if self._preview and self._rows.key:
            text = self._preview(self._rows.key)
            self._view.show(lambda width: _preview_lines(text, width))

    def on_rows_moved(self, event: Rows.Moved) -> None:
        if self._on_move:
            self._on_move(event.key)
        self._show_preview()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        self.dismiss(event.key)


def _preview_lines(text: str, width: int) -> list[Line]:
    lines = (line for part in text.split("\n") for line in wrapped(part, width, _MOST_LINES))
    return [[(line, "dim")] for line in lines]


def _drawn(word: str) -> Callable[[int], list[Line]]:
    return lambda width: [[(clip(word, width), "")]]
