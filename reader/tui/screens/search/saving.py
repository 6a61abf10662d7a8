"""Saving a search by a name, and removing a saved one."""

from collections.abc import Callable

from reader.notebook import StoreError
from reader.searches import Search, Searches
from reader.tui.screens.command_screen import CommandScreen
from reader.tui.widgets.bars import Tone
from reader.tui.widgets.prompt import Question


class Saving:
    """The command that saves the current search."""

    def __init__(
        self,
        searches: Searches,
        screen: CommandScreen,
        asked: Callable[[], Search],
        done: Callable[[], None],
    ) -> None:
        """`asked` gives the current search; `done` is called when the name is given or not."""
        self._searches = searches
        self._screen = screen
        self._asked = asked
        self._done = done

    async def save(self) -> None:
        """Ask for a name and save the search, or remove it if it is saved already."""
        asked = self._asked()
        if not asked.query:
            self._screen.say("There is no query to save.", Tone.WARNING)
            return
        name = self._searches.name_of(asked)
        if name:
            self._keep(lambda: self._searches.forget(name), f"Saved search “{name}” removed.")
            return

        def keep(words: str) -> None:
            self._done()
            name = " ".join(words.split())
            if name:
                self._keep(
                    lambda: self._searches.save(name, asked),
                    f"Saved as “{name}”: the command palette has it.",
                )

        await self._screen.ask(
            Question("save as", asked.query, lambda words: None, keep, self._done)
        )

    def _keep(self, change: Callable[[], None], done: str) -> None:
        """Change the saved searches. Say that it is done, or why it failed."""
        try:
            change()
        except StoreError as error:
            self._screen.say(f"Nothing was changed: {error}.", Tone.ERROR)
        else:
            self._screen.say(done, Tone.DONE)
