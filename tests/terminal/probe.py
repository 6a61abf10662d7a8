"""A tiny app for the terminal tests: a pane that counts bookmarks, and a search line.

It shows what has happened, so that a test can wait for it on the screen.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input, Static

from reader.tui.edge.terminal import Terminal, refusal
from reader.tui.edge.typeahead import TypeAhead


class Pane(Static, can_focus=True):
    """A pane with its own binding for bookmarks, and one for the search line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "app.bookmark"),
        Binding("question_mark", "app.search"),
    ]


class Desk(Screen[None]):
    """The pane and the search line, which is hidden until it is needed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("slash", "app.search")]

    def compose(self) -> ComposeResult:
        """Lay out the pane above the line."""
        yield Pane(markup=False)
        yield Input()


class Probe(TypeAhead):
    """The app, which writes a word to a file when it is unmounted."""

    CSS = "Input { display: none; } Input.open { display: block; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "suspend_process", priority=True),
        Binding("q", "quit"),
        Binding("d", "doze"),
        Binding("e", "edit"),
        Binding("r", "ring"),
        Binding("s", "surrogate"),
    ]

    def __init__(self, saved: Path) -> None:
        super().__init__(Terminal)
        self._saved = saved
        self._seen: dict[str, object] = {"bookmarks": 0, "found": "", "pasted": 0, "dozed": 0}

    def get_default_screen(self) -> Screen[None]:
        """Start on the desk."""
        return Desk()

    def on_ready(self) -> None:
        """Show the state before anything has happened."""
        self.screen.query_one(Pane).focus()
        self._show()

    def on_unmount(self) -> None:
        """Save the state, which is one word."""
        self._saved.write_text("saved", encoding="utf-8")

    def action_bookmark(self) -> None:
        """Count a bookmark."""
        self._count("bookmarks")

    def action_search(self) -> None:
        """Open the search line by `focus`, the usual and slowest way."""
        self.screen.query_one(Input).add_class("open").focus()

    def action_doze(self) -> None:
        """Be busy for a while, like an app that should have used a worker."""
        time.sleep(0.2)
        self._count("dozed")

    def action_edit(self) -> None:
        """Give the terminal to another program, such as an editor."""
        with self.suspend():
            subprocess.run(["sh", "-c", "printf 'editing%s' .; read line"], check=False)
        self._seen["edited"] = True
        self._show()

    def action_ring(self) -> None:
        """Write more than the writer's queue can hold."""
        self._saved.write_text("ringing", encoding="utf-8")
        for _ in range(100):
            self.bell()

    def action_surrogate(self) -> None:
        """Show a lone surrogate, as a badly named file would."""
        self._seen["half"] = "\udcff"
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Note what was searched for and go back to the pane."""
        self._seen["found"] = event.value
        event.input.clear()
        event.input.remove_class("open")
        self.screen.query_one(Pane).focus()
        self._show()

    def on_paste(self, event: events.Paste) -> None:
        """Count the pastes that no widget took."""
        self._count("pasted")

    def _count(self, name: str) -> None:
        self._seen[name] = int(str(self._seen[name])) + 1
        self._show()

    def _show(self) -> None:
        facts = "\n".join(f"{name}={value}." for name, value in self._seen.items())
        self.screen.query_one(Pane).update(f"probe {os.getpid()} ├─┤\n{facts}", layout=True)


def main() -> int:
    """Run the probe. Return the app's exit status."""
    options = argparse.ArgumentParser()
    options.add_argument("saved", type=Path)
    saved: Path = options.parse_args().saved
    if why := refusal():
        saved.write_text(why, encoding="utf-8")
        return 2
    app = Probe(saved)
    app.run()
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main())
