"""The command palette: every command and every article, by a few letters of its name."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from reader.commands import COMMANDS, Keymap, Scope, shown_key
from reader.index.listing import ArticleRow
from reader.text import fold
from reader.tui.drawing.lines import Line, spread
from reader.tui.drawing.stack import Row
from reader.tui.widgets.bars import Heading
from reader.tui.widgets.field import Field
from reader.tui.widgets.rows import Rows
from reader.wording import source

COMMAND, SEARCH, ARTICLE = "command:", "search:", "article:"
MOST_ARTICLES = 50


class _Entry(NamedTuple):
    """A line of the palette: what it does, and at the right its keys or where it comes from."""

    key: str
    words: str
    aside: str

    def draw(self, width: int) -> list[Line]:
        return [spread([(self.words, "")], [(self.aside, "dim")], width)]


class Palette(ModalScreen[str | None]):
    """Gives what was picked: `COMMAND`, `SEARCH` or `ARTICLE` with an id behind it; or ``None``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", id="back-from-palette"),
    ]

    def __init__(
        self,
        keymap: Keymap,
        searches: Sequence[str],
        articles_like: Callable[[str, int], Sequence[ArticleRow]],
    ) -> None:
        """`articles_like` gives at most so many articles for the first letters of words."""
        super().__init__()
        self._input = Field(compact=True, placeholder="a few letters of it")
        self._rows = Rows(empty="Nothing of that name.", id="choices")
        self._articles_like = articles_like
        self._commands = [
            _Entry(
                COMMAND + command.id,
                command.title,
                " ".join(shown_key(key) for key in keymap[command.id]),
            )
            for command in COMMANDS
            if command.id != "palette" and command.scope is not Scope.SEARCH
        ]
        self._commands += [_Entry(SEARCH + name, name, "saved search") for name in searches]

    def compose(self) -> ComposeResult:
        with Vertical(id="window", classes="-tall"):
            yield Heading("Command or article", id="window-title")
            yield self._input
            yield self._rows

    def on_mount(self) -> None:
        self._show("")
        self.set_focus(self._input)

    def _show(self, words: str) -> None:
        wanted = fold(words).split()
        entries = [
            entry
            for entry in self._commands
            if all(word in fold(f"{entry.words} {entry.aside}") for word in wanted)
        ]
        entries += [
            _Entry(ARTICLE + row.file, row.headline, source(row.outlet, row.agency))
            for row in self._articles_like(words, MOST_ARTICLES)
        ]
        rows = [Row(entry.key, entry.draw) for entry in entries]
        self._rows.show(rows, rows[0].key if rows else "")

    def on_input_changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def on_input_submitted(self) -> None:
        self._pick()

    def on_rows_chosen(self) -> None:
        self._pick()

    def _pick(self) -> None:
        if self._rows.key:
            self.dismiss(self._rows.key)

    def on_key(self, event: events.Key) -> None:
        """The keys that move go to the list, while the letters go to the input."""
        moves = {
            "down": self._rows.action_move_down,
            "up": self._rows.action_move_up,
            "pagedown": self._rows.action_page_down,
            "pageup": self._rows.action_page_up,
        }
        if event.key in moves:
            event.stop()
            moves[event.key]()
