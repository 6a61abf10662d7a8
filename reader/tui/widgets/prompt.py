"""The line at the foot of a screen that asks for words, such as a filter."""

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
    """What to ask for, the initial words, and callbacks.

    `changed` gets each change, `kept` the accepted words; `given_up` is called if there are none.
    """

    label: str
    words: str
    changed: Callable[[str], None]
    kept: Callable[[str], None]
    given_up: Callable[[], None]


class Prompt(Horizontal):
    """Asks for words. Posts every change, and whether the words were accepted or given up."""

    class Changed(Message):
        """The words changed."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Kept(Message):
        """The words were accepted."""

    class GivenUp(Message):
        """The words were dropped."""

    def compose(self) -> ComposeResult:
        yield Label(id="asking")
        yield Field(compact=True, select_on_focus=False)
        yield Label(id="count")

    @property
    def input(self) -> Input:
        """The field for the words."""
        return self.query_one(Input)

    @property
    def is_open(self) -> bool:
        """Whether the prompt is open."""
        return self.is_attached and self.display

    def ask(self, asking: str, words: str) -> None:
        """Open the prompt with some words, and focus it."""
        self.query_one("#asking", Label).put(asking)
        self.show_count("")
        self.display = True
        with self.input.prevent(Input.Changed):
            self.input.value = words
        self.input.cursor_position = len(words)
        self.screen.set_focus(self.input)

    def show_count(self, count: str) -> None:
        """Show a count at the right."""
        self.query_one("#count", Label).put(count)

    def close(self) -> None:
        """Close the prompt; the caller moves the focus."""
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
