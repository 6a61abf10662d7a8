"""The help: the keys of the screen on one page, those of the moment first, and what signs mean."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from reader.commands import BY_ID, COMMANDS, Command, Group, Keymap, Scope, ScreenName, shown_key
from reader.tui.drawing.key_table import Entry, Section, key_table, narrowed
from reader.tui.screens.dialogs.dialog import Dialog
from reader.tui.widgets.bars import Heading
from reader.tui.widgets.field import Field
from reader.tui.widgets.lines_view import LinesView
from reader.wording import KIND_MARKS, SIGNS

HERE, SIGNS_HEADING = "Here and now", "Signs"


class Help(Dialog[None]):
    """Lists keys. ``/`` narrows the list to some words; any of the bound keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="back-from-help"),
        Binding("q,question_mark,f1", "dismiss(None)", "Back", id="close-help"),
        Binding("slash", "filter", "Filter", id="filter-help"),
    ]

    def __init__(self, sections: Sequence[Section]) -> None:
        super().__init__()
        self._sections = sections
        self._field = Field(compact=True, placeholder="a word or a key")
        self._view = LinesView(id="keys")

    def compose(self) -> ComposeResult:
        with Vertical(id="window", classes="-wide"):
            yield Heading("Help   / filter   esc back", id="window-title")
            yield self._field
            yield self._view

    def on_mount(self) -> None:
        self._field.display = False
        self._show("")
        self.set_focus(self._view)

    def _show(self, words: str) -> None:
        found = narrowed(self._sections, words)
        none = [Section("Nothing of that name.", [Entry("esc", "all keys")])]
        self._view.show(lambda width: key_table(found or none, width))

    def action_filter(self) -> None:
        """Ask for words."""
        self._field.display = True
        self.set_focus(self._field)

    def action_back(self) -> None:
        """List all keys again, or close the help."""
        if not self._field.display:
            self.dismiss(None)
            return
        self._field.value = ""
        self._field.display = False
        self.set_focus(self._view)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def on_input_submitted(self) -> None:
        self.set_focus(self._view)

    def on_key(self, event: events.Key) -> None:
        """From the field, go down into the list."""
        if event.key == "down" and self._field.has_focus:
            event.stop()
            self.set_focus(self._view)


def help_sections(screen: ScreenName, keymap: Keymap, here: Sequence[str]) -> list[Section]:
    """Return the commands of a screen with their current keys, and the signs.

    `here` are the ids of those that matter now; they come first.
    """
    first = [BY_ID[id] for id in here]
    sections = [_section(HERE, first, keymap)]
    for group in Group:
        rest = (each for each in COMMANDS if each.group is group and each not in first)
        sections.append(_section(group, [each for each in rest if _works(each, screen)], keymap))
    signs = [
        *(Entry(mark, f"{kind} quote") for kind, mark in KIND_MARKS.items()),
        *(Entry(sign, meaning) for sign, meaning in SIGNS.items()),
        Entry("¶2", "paragraph of the article"),
        Entry("[title]", "a title of ours"),
        Entry("?", "after a date: inferred"),
    ]
    return [section for section in [*sections, Section(SIGNS_HEADING, signs)] if section.entries]


def _works(command: Command, screen: ScreenName) -> bool:
    """Whether a command works on a screen or, as the moves do, in its lists."""
    return screen in command.scope.screens or command.scope is Scope.PANE


def _section(heading: str, commands: Sequence[Command], keymap: Keymap) -> Section:
    def entry(command: Command) -> Entry:
        return Entry(" ".join(shown_key(key) for key in keymap[command.id]), command.title)

    return Section(heading, [entry(command) for command in commands])
