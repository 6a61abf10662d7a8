"""The yardstick for start-up and memory: a Textual app with one Static."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.widgets import Static


class Empty(App[None]):
    """One Static, and a key to quit."""

    BINDINGS: ClassVar = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        yield Static("nothing here")


if __name__ == "__main__":
    Empty().run()
