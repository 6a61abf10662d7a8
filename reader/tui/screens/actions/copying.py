"""Copying a quote with its citation, in one form or another."""

from collections.abc import Awaitable, Callable, Mapping

from textual.screen import Screen

from reader.citation import FORMS, Cited, with_citation
from reader.search.selection import FoundQuote
from reader.session import Session
from reader.tui.screens.command_screen import Action
from reader.tui.widgets.bars import Say, Tone


class Copying:
    """The commands that copy a quote."""

    def __init__(
        self,
        session: Session,
        screen: Screen[None],
        at: Callable[[], FoundQuote | None],
        put: Callable[[str], Awaitable[None]],
        say: Say,
    ) -> None:
        """`at` gives the quote to copy; `put` copies a text, and says how."""
        self._session = session
        self._screen = screen
        self._at = at
        self._put = put
        self._say = say

    def actions(self) -> Mapping[str, Action]:
        """What carries out the commands that copy."""
        return {"copy": lambda: self._copy(with_citation), "copy-as": self._copy_as}

    async def _copy(self, form: Callable[[Cited], str]) -> None:
        """Copy what is selected, or else the quote."""
        found, selected = self._at(), self._screen.get_selected_text()
        if selected:
            await self._put(selected)
        elif found:
            await self._put(form(self._session.cited(*found)))
        else:
            self._say("There is no quote to copy here.", Tone.WARNING)

    def _copy_as(self) -> None:
        from reader.tui.screens.dialogs.choice import Choices

        async def chosen(name: str | None) -> None:
            if name:
                await self._copy(FORMS[name])

        self._screen.app.push_screen(Choices("Copy the quote as", list(FORMS)), chosen)
