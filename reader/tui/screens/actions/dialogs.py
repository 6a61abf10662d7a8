"""Opens the windows over the desk. Each is loaded only when it is opened."""

from collections.abc import Callable, Mapping
from functools import partial

from textual.screen import Screen

from reader.commands import Command, Keymap
from reader.live_session import LiveSession
from reader.searches import Searches, names_like
from reader.tui.messages import Going
from reader.tui.screens.command_screen import Action
from reader.tui.widgets.bars import HintLine, Say, Tone


class Dialogs:
    """The commands that open a window."""

    def __init__(
        self,
        session: LiveSession,
        keymap: Keymap,
        screen: Screen[None],
        hints: HintLine,
        run: Callable[[Command], None],
        go_to: Going,
        say: Say,
    ) -> None:
        """`run` runs a command that was picked."""
        self._session = session
        self._keymap = keymap
        self._screen = screen
        self._hints = hints
        self._run = run
        self._go_to = go_to
        self._say = say

    def actions(self) -> Mapping[str, Action]:
        """Return the functions that run these commands, by command id."""
        return {"help": self._help, "palette": self._palette, "theme": self._theme}

    def _help(self) -> None:
        from reader.tui.screens.dialogs.help import Help, help_sections

        here = [command.id for command in self._hints.offered]
        sections = help_sections(self._hints.screen_name, self._keymap, here)
        self._screen.app.push_screen(Help(sections))

    def _palette(self) -> None:
        from reader.tui.screens.dialogs.palette import Palette, Pick

        def picked(pick: Pick | None) -> None:
            if isinstance(pick, Command):
                self._run(pick)
            elif pick:
                self._go_to(pick)

        saved = Searches(self._session).saved
        session = self._session
        palette = Palette(self._keymap, saved, session.articles_like, partial(names_like, session))
        self._screen.app.push_screen(palette, picked)

    def _theme(self) -> None:
        from reader.tui.screens.dialogs.choice import Choices

        app = self._screen.app
        before = app.theme

        def preview(name: str) -> None:
            app.theme = name

        def chosen(name: str | None) -> None:
            app.theme = name or before
            if name:
                self._session.save_setting("theme", name)
                self._say(f"Theme {name}.", Tone.DONE)

        names = sorted(app.available_themes, key=lambda name: (not name.startswith("record"), name))
        app.push_screen(Choices("Theme", names, at=before, on_move=preview), chosen)
