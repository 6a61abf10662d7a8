"""The command palette: finds commands by their names and keys, and by their names orders of the
list, saved searches, articles, and what a query may name: actors, topics, outlets."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple, TypeAlias

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from reader.commands import Command, Keymap, ScreenName, commands_on, shown_key
from reader.folding import fold
from reader.index.listing import ArticleRow
from reader.library.listing import Sort
from reader.searches import Search
from reader.tui.drawing.lines import Line, spread
from reader.tui.drawing.stack import Row
from reader.tui.messages import File, Name, Sorted
from reader.tui.screens.dialogs.dialog import Dialog
from reader.tui.widgets.bars import Heading
from reader.tui.widgets.field import Field
from reader.tui.widgets.rows import Rows
from reader.wording import source

MOST_ARTICLES, MOST_NAMES = 50, 8
Pick: TypeAlias = Command | File | Search | Sorted


class _Entry(NamedTuple):
    """A line of the palette: what it picks, its words and, at the right, its keys or source."""

    pick: Pick
    words: str
    aside: str

    def draw(self, width: int) -> list[Line]:
        return [spread([(self.words, "")], [(self.aside, "dim")], width)]


class Palette(Dialog[Pick | None]):
    """Returns what was picked, or ``None``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", id="back-from-palette"),
    ]

    def __init__(
        self,
        keymap: Keymap,
        searches: Mapping[str, Search],
        articles_like: Callable[[str, int], Sequence[ArticleRow]],
        names_like: Callable[[str, int], Sequence[Name]],
    ) -> None:
        """`articles_like` and `names_like` find up to a number of articles, and of names that a
        query may give, by the first letters of words."""
        super().__init__()
        self._input = Field(compact=True, placeholder="a few letters of it")
        self._rows = Rows(empty="Nothing of that name.", id="choices", led=True)
        self._articles_like = articles_like
        self._names_like = names_like
        self._keymap = keymap
        self._entries: list[_Entry] = []
        self._commands = [
            _Entry(
                command,
                command.title,
                " ".join(shown_key(key) for key in keymap[command.id]),
            )
            for command in commands_on(ScreenName.DESK)
            if command.id != "palette"
        ]
        self._commands += [
            _Entry(Sorted(order), f"List the articles {order}", "sort") for order in Sort
        ]
        self._commands += [
            _Entry(search, name, "saved search") for name, search in searches.items()
        ]

    def compose(self) -> ComposeResult:
        with Vertical(id="window", classes="-tall"):
            yield Heading("Command, article or name", id="window-title")
            yield self._input
            yield self._rows

    def on_mount(self) -> None:
        self._show("")
        self.set_focus(self._input)

    def _show(self, words: str) -> None:
        wanted = fold(words).split()
        fitting = [
            entry
            for entry in self._commands
            if all(word in fold(f"{entry.words} {entry.aside}") for word in wanted)
        ]
        # A key finds its command before all names that have the letter.
        self._entries = sorted(fitting, key=lambda entry: not self._has_key(entry, words.strip()))
        if wanted:
            self._entries += [
                _Entry(search, name, what)
                for name, what, search in self._names_like(words, MOST_NAMES)
            ]
        self._entries += [
            _Entry(File(row.file), row.headline, source(row.outlet, row.agency))
            for row in self._articles_like(words, MOST_ARTICLES)
        ]
        rows = [Row(str(number), entry.draw) for number, entry in enumerate(self._entries)]
        self._rows.show(rows, "0")

    def _has_key(self, entry: _Entry, written: str) -> bool:
        if not isinstance(entry.pick, Command):
            return False
        return written in map(shown_key, self._keymap[entry.pick.id])

    def on_input_changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def on_input_submitted(self) -> None:
        self._pick()

    def on_rows_chosen(self) -> None:
        self._pick()

    def _pick(self) -> None:
        if self._rows.key:
            self.dismiss(self._entries[int(self._rows.key)].pick)

    def on_key(self, event: events.Key) -> None:
        """Send the keys that move to the list; the letters go to the input."""
        moves = {
            "down": self._rows.action_move_down,
            "up": self._rows.action_move_up,
            "pagedown": self._rows.action_page_down,
            "pageup": self._rows.action_page_up,
        }
        if event.key in moves:
            event.stop()
            moves[event.key]()
