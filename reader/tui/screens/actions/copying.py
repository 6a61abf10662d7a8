"""Copying a quote with its citation, in one form or another."""

from collections.abc import Callable, Mapping

from textual.screen import Screen

from reader.citation import FORMS, Cited, with_citation
from reader.search.selection import FoundQuote
from reader.session import Session
from reader.tui.drawing.lines import clip
from reader.tui.screens.command_screen import Action
from reader.tui.widgets.bars import Say, Tone

COPIED_CELLS = 48


class Copying:
    """The commands that copy a quote."""

    def __init__(
        self,
        session: Session,
        screen: Screen[None],
        at: Callable[[], FoundQuote | None],
        say: Say,
    ) -> None:
        """`at` gives the quote to copy."""
        self._session = session
        self._screen = screen
        self._at = at
        self._say = say

    def actions(self) -> Mapping[str, Action]:
        """What carries out the commands that copy."""
        return {"copy": lambda: self._copy(with_citation), "copy-as": self._copy_as}

    def _copy(self, form: Callable[[Cited], str]) -> None:
        found = self._at()
        if not found:
            self._say("There is no quote to copy here.", Tone.WARNING)
            return
        text = form(self._session.cited(*found))
        self._screen.app.copy_to_clipboard(text)
        self._say(f"Sent to the clipboard: {clip(text, COPIED_CELLS)}", Tone.DONE)

    def _copy_as(self) -> None:
        from reader.tui.screens.dialogs.choice import Choices

        def chosen(name: str | None) -> None:
            if name:
                self._copy(FORMS[name])

        self._screen.app.push_screen(Choices("Copy the quote as", list(FORMS)), chosen)
