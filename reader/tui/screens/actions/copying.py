"""Copying a quote with its citation, in one form or another."""

from collections.abc import Awaitable, Callable, Mapping

from textual.screen import Screen

from reader.citation import FORMS, Cited, with_citation
from reader.live_session import LiveSession
from reader.search.asked import FoundQuote
from reader.tui.screens.command_screen import Action
from reader.tui.widgets.bars import Say, Tone

# The setting that says in which form quotes are copied.
FORM = "form of copies"


class Copying:
    """The commands that copy a quote."""

    def __init__(
        self,
        session: LiveSession,
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
        return {"copy": lambda: self._copy(self._form), "copy-as": self._copy_as}

    @property
    def _form(self) -> Callable[[Cited], str]:
        """The form that was chosen last."""
        return FORMS.get(self._session.settings.get(FORM, ""), with_citation)

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

        found = self._at()
        if found is None:
            self._say("There is no quote to copy here.", Tone.WARNING)
            return
        cited = self._session.cited(*found)

        async def chosen(name: str | None) -> None:
            if name:
                self._session.save_setting(FORM, name)
                await self._put(FORMS[name](cited))

        choices = Choices(
            "Copy as   enter copies, and y does so from now on",
            list(FORMS),
            at=self._session.settings.get(FORM, ""),
            preview=lambda name: FORMS[name](cited),
        )
        self._screen.app.push_screen(choices, chosen)
