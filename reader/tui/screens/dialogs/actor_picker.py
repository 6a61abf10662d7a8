"""A window to say who speaks: an actor of the library, or somebody new."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from reader.text import one_line
from reader.tui.drawing.finding import Choice
from reader.tui.drawing.lines import Line, fit
from reader.tui.drawing.stack import Row
from reader.tui.screens.dialogs.led_list import LedList

NEW = "new:"
"""Stands before the name of somebody whom the library does not have yet."""


class ActorPicker(LedList[str | None]):
    """Returns the id of an actor, `NEW` and a name, or ``None``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", id="back-from-actors")
    ]

    def __init__(
        self, near: Sequence[Choice], actors_like: Callable[[str], Sequence[Choice]]
    ) -> None:
        """`near` are listed while nothing is typed; `actors_like` finds actors by their names."""
        super().__init__("Who says it?   enter choose   esc back", "a name", "Nobody of that name.")
        self._near = near
        self._actors_like = actors_like

    def rows_for(self, words: str) -> list[Row]:
        name = one_line(words)
        choices = self._actors_like(name) if name else self._near
        rows = [Row(choice.id or NEW, partial(_draw, choice.name, "")) for choice in choices]
        if name and all(choice.name != name for choice in choices):
            rows.append(Row(f"{NEW}{name}", partial(_draw, f"New: {name}", "key")))
        return rows

    def answer(self, key: str) -> str:
        return key


def _draw(name: str, style: str, width: int) -> list[Line]:
    return [fit([(name, style)], width)]
