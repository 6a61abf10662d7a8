"""The command palette: finds commands by their names and keys, and by their names orders of the
list, saved searches, articles, and what a query may name: actors, topics, outlets."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple, TypeAlias

from textual.binding import Binding, BindingType

from reader.commands import Command, Keymap, ScreenName, commands_on, shown_key
from reader.folding import fold
from reader.index.listing import ArticleRow
from reader.library.listing import Sort
from reader.searches import Search
from reader.tui.drawing.lines import Line, spread
from reader.tui.drawing.stack import Row
from reader.tui.messages import File, Name, Sorted
from reader.tui.screens.dialogs.led_list import LedList
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


class Palette(LedList[Pick | None]):
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
        super().__init__("Command, article or name", "a few letters of it", "Nothing of that name.")
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

    def rows_for(self, words: str) -> list[Row]:
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
        return [Row(str(number), entry.draw) for number, entry in enumerate(self._entries)]

    def answer(self, key: str) -> Pick:
        return self._entries[int(key)].pick

    def _has_key(self, entry: _Entry, written: str) -> bool:
        if not isinstance(entry.pick, Command):
            return False
        return written in map(shown_key, self._keymap[entry.pick.id])
