"""The line at the foot of a screen that asks for words, as to find or to filter by."""

from collections.abc import Callable
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from reader.tui.drawing.lines import Line
from reader.tui.widgets.bars import Bar
from reader.tui.widgets.field import Field


class Label(Bar):
    """A piece of text in the prompt."""

    words = ""
    style_names = "key"

    def put(self, words: str) -> None:
        """Change the text."""
        self.words = words
        self.styles.width = len(words) + 2 if words else 0
        self.refresh()

    def line(self, width: int) -> Line:
        return [(f" {self.words}", self.style_names)]


class Question(NamedTuple):
    """What is asked for, the words to begin with, and who is given each change, the words that are
    kept, or word that they are not."""

    label: str
    words: str
    changed: Callable[[str], None]
    kept: Callable[[str], None]
    given_up: Callable[[], None]


class Prompt(Horizontal):
    """Asks for words. It posts every change, and whether they were kept or given up."""

    class Changed(Message):
        """The words changed."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Kept(Message):
        """The words hold; the prompt is closed."""

    class GivenUp(Message):
        """The words are dropped; the prompt is closed."""

    def compose(self) -> ComposeResult:
        yield Label(id="asking")
        yield Field(compact=True, select_on_focus=False)
        yield Label(id="count")

    @property
    def input(self) -> Input:
        """Where the words are typed."""
        return self.query_one(Input)

    @property
    def is_open(self) -> bool:
        """Whether it asks now."""
        return self.is_attached and self.display

    def ask(self, asking: str, words: str) -> None:
        """Open with some words; the keys go here from now on."""
        self.query_one("#asking", Label).put(asking)
        self.show_count("")
        self.display = True
        with self.input.prevent(Input.Changed):
            self.input.value = words
        self.input.cursor_position = len(words)
        self.screen.set_focus(self.input)

    def show_count(self, count: str) -> None:
        """Show how many there are."""
        self.query_one("#count", Label).put(count)

    def close(self) -> None:
        """Close; the caller moves the focus on."""
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open:
            self.post_message(self.Changed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Kept())

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            event.stop()
            self.post_message(self.GivenUp())
