"""The measure of start-up and memory: a Textual app with one Static."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Empty(App[None]):
    """One Static, and a key to quit."""

    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield Static("nothing here")


if __name__ == "__main__":
    Empty().run()
