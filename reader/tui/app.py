"""The app: the desk with its services, the themes, and how it begins and ends."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.dom import DOMNode

from reader.commands import DEFAULT_KEYMAP, Command, Keymap, Scope, ScreenName
from reader.config import DEFAULT_WIDTH, MAX_WIDTH, MIN_WIDTH, Config
from reader.garbage import collect_between_frames
from reader.library.following import LibraryFollower
from reader.library.opening import open_for_reading
from reader.live_session import LiveSession
from reader.model import QuoteKey
from reader.places import shipped
from reader.searches import Search
from reader.tui.bindings import bindings_of
from reader.tui.edge.clipboard import copy
from reader.tui.edge.terminal import Terminal
from reader.tui.edge.typeahead import TypeAhead
from reader.tui.messages import Draft, GoTo, LastSearch, LibraryChanged, NextHit, Sorted
from reader.tui.screens.actions.bookmarking import Bookmarking
from reader.tui.screens.command_screen import CommandScreen
from reader.tui.screens.desk.desk import Desk
from reader.tui.theme import DARK, TERMINAL, own_variables, themes_for
from reader.tui.widgets.bars import HintLine, Tone

if TYPE_CHECKING:
    from reader.tui.screens.search.search_screen import SearchScreen

STYLES = ("screens.tcss", "desk.tcss", "search.tcss", "dialogs.tcss", "review.tcss")
SECONDS_BETWEEN_THREADS = 0.0005


class ReaderApp(TypeAhead):
    """On the Record."""

    TITLE = "On the Record"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar = [shipped("styles") / name for name in STYLES]
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Scope.ANYWHERE)

    def __init__(self, session: LiveSession, config: Config, at: QuoteKey | None = None) -> None:
        """`at` is the quote to open at; with an empty quote id, the article."""
        # Without colours Textual would draw in greys; in the terminal's own, it leaves them out.
        super().__init__(Terminal, ansi_color=True if "NO_COLOR" in os.environ else None)
        self._session = session
        self._config = config
        self._at = at
        self._search: SearchScreen | None = None
        self._bookmarking = Bookmarking(
            session,
            self,
            self._bookmark_changed,
            self._say,
        )
        for theme in themes_for(self.console.color_system):
            self.register_theme(theme)
        self.theme = self._first_theme()

    @property
    def keymap(self) -> Keymap:
        """The keys of every command."""
        return self._config.keymap

    def _first_theme(self) -> str:
        """The config's theme, else the one chosen last; where there are few colours, ours for that.

        NO_COLOR (https://no-color.org) is obeyed before both.
        """
        chosen = self._config.theme or self._session.settings.get("theme")
        if self.no_color:
            return TERMINAL
        if chosen in self.available_themes:
            return chosen
        return TERMINAL if self.console.color_system in ("standard", "windows") else DARK

    def get_css_variables(self) -> dict[str, str]:
        return own_variables(super().get_css_variables())

    def refresh_css(self, animate: bool = True) -> None:
        # The first theme is chosen before there is anything to draw. Its colours are noted; the
        # stylesheets are parsed once, with all the others, when the desk needs them.
        if self.children:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Desk:
        measure = self._config.width or self._saved_width()
        self._session.notices += [str(problem) for problem in self._config.problems]
        theme = self._config.theme
        if theme and theme not in self.available_themes:
            self._session.notices.append(f"The config's theme “{theme}” is not known here.")
        return Desk(
            *(self._session, self.keymap, self.size.width, measure, self._bookmarking, self._run),
            at=self._at,
        )

    def _saved_width(self) -> int:
        saved = self._session.settings.get("width", "")
        width = int(saved) if saved.isdecimal() and len(saved) <= len(str(MAX_WIDTH)) else 0
        return width if MIN_WIDTH <= width <= MAX_WIDTH else DEFAULT_WIDTH

    def on_mount(self) -> None:
        if self.keymap is not DEFAULT_KEYMAP:
            self.set_keymap({id: ",".join(keys) for id, keys in self.keymap.items() if keys})

    def on_ready(self) -> None:
        """The first frame is drawn: what was loaded until now stays, and is not gone over again."""
        collect_between_frames()

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what was selected, as in a field; the screens say by which way (`Copying`)."""
        self.run_worker(copy(self, text), group="copying")

    # From screen to screen

    @property
    def _desk(self) -> Desk:
        desk = self.screen_stack[0]
        assert isinstance(desk, Desk)
        return desk

    @property
    def _in_front(self) -> CommandScreen:
        """The screen in front, or behind the windows over it."""
        screens = (each for each in reversed(self.screen_stack) if isinstance(each, CommandScreen))
        return next(screens, self._desk)

    @on(GoTo)
    async def go_to(self, event: GoTo) -> None:
        """Bring up the desk at a place, or a search."""
        target = event.target
        if isinstance(target, LastSearch | Search):
            await self._show_search(target)
        elif isinstance(target, Draft):
            await self._show_review(target.file)
        elif isinstance(target, NextHit):
            if self._search:
                self._say(self._search.go_on(target.by))
        else:
            self._uncover_desk()
            if isinstance(target, Sorted):
                self._desk.listing.sort_by(target.order)
            else:
                self._desk.visit(target)

    def _uncover_desk(self) -> None:
        while self.screen is not self._desk:
            self.pop_screen()

    def _run(self, command: Command) -> None:
        """Carry out a command that was picked, on the desk unless the screen in front has it."""
        target: DOMNode = self._in_front
        if command.scope is Scope.ANYWHERE:
            target = self
        elif not self._in_front.has(command):
            self._uncover_desk()
            target = self._desk
        if command.scope is Scope.PANE:
            target = self.focused or self._desk.panes.focused
        action = command.action if command.scope is Scope.PANE else f"do('{command.id}')"
        self.call_later(self.run_action, action, target)

    @on(HintLine.Picked)
    def hint_picked(self, event: HintLine.Picked) -> None:
        """Carry out the command whose hint was clicked."""
        self._run(event.command)

    def _say(self, words: str, tone: Tone = Tone.NOTE, *, keys: Sequence[str] = ()) -> None:
        """Show a message on the screen in front."""
        self._in_front.say(words, tone, keys=keys)

    def _bookmark_changed(self, key: QuoteKey) -> None:
        self._desk.current.bookmarks_changed(key)
        if self._search:
            self._search.bookmarks_changed()

    async def _show_search(self, target: Search | LastSearch) -> None:
        if self._search is None:
            from reader.tui.screens.search.search_screen import SearchScreen

            self._search = SearchScreen(self._session, self.keymap, self._bookmarking, self._run)
            self.install_screen(self._search, ScreenName.SEARCH)
        screen = self._search
        await self.push_screen(screen)
        screen.take_keys()
        if isinstance(target, Search):
            screen.show_search(target)
        elif target.select:
            screen.select_query()

    async def _show_review(self, file: str) -> None:
        from reader.format.editing import CannotEdit
        from reader.review.reviewer import Reviewer
        from reader.tui.screens.review.review_screen import ReviewScreen

        library, desk = self._session.library, self._desk
        try:
            reviewer = Reviewer(library.root, file, list(library.actors.values()))
        except (CannotEdit, OSError) as error:
            self._say(f"{file} cannot be reviewed: {error}.", Tone.WARNING)
            return
        screen = ReviewScreen(self._session, self.keymap, reviewer, desk.text.measure, self._run)
        await self.push_screen(screen, lambda _: desk.watching.look_now())

    @on(LibraryChanged)
    def library_changed(self) -> None:
        """The desk has answered; now the search."""
        if self._search:
            self._search.look_again()

    def action_do(self, id: str) -> None:
        """Carry out a command that works anywhere."""
        match id:
            case "quit":
                self.exit()
            case "redraw":
                self.refresh(layout=True)
            case "suspend":
                self.action_suspend_process()


def run_desk(root: Path, config: Config, at: str | None, quote: str | None) -> int:
    """Open the desk on a library, at an article and a quote if they are given; the exit code.

    Raises `NotALibrary` before the screen is touched.
    """
    # Textual writes a frame in a thread of its own, which waits so long for its turn where the desk
    # is still busy, as after its first frame; by Python's default it would be ten times longer.
    sys.setswitchinterval(SECONDS_BETWEEN_THREADS)
    library = open_for_reading(root)
    session = LiveSession(library, LibraryFollower(library))
    try:
        app = ReaderApp(session, config, QuoteKey(at, quote or "") if at else None)
        app.run(mouse=config.mouse)
    finally:
        session.close()
    return app.return_code or 0
