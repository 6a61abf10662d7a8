"""Drives the app in tests: types keys without timed waits, and reads the screen as text."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event
from time import monotonic

from textual.app import App
from textual.events import Key, MouseDown, MouseUp
from textual.keys import _character_to_key
from textual.pilot import Pilot

from reader.config import Config
from reader.library.following import News
from reader.library.library import Library
from reader.library.opening import bring_up_to_date, open_library
from reader.live_session import LiveSession
from reader.model import QuoteKey
from reader.places import bundled_library
from reader.tui.app import ReaderApp
from reader.tui.screens.command_screen import CommandScreen
from reader.tui.screens.desk.desk import Desk
from reader.tui.screens.search.search_screen import SearchScreen

DEADLINE = 10.0
ROUNDS = 3


class FollowerAtHand:
    """A follower that looks at the disk only when a test asks it to."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._closed = Event()
        self._tell: Callable[[News], None] | None = None

    def run(self, tell: Callable[[News], None]) -> None:
        self._tell = tell
        self._closed.wait()

    def look_now(self) -> None:
        assert self._tell
        self._tell(News(changed=bring_up_to_date(self._library)))

    def keep_up(self) -> None:
        return

    def close(self) -> None:
        self._closed.set()

    @property
    def is_running(self) -> bool:
        return self._tell is not None


class Driver:
    """Drives a running desk: types keys, waits for their effects, reads the screen."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None]) -> None:
        self.app = app
        self._pilot = pilot

    @property
    def desk(self) -> Desk:
        """The main screen."""
        desk = self.app.screen_stack[0]
        assert isinstance(desk, Desk)
        return desk

    async def press(self, *keys: str) -> None:
        """Type keys, each as soon as the previous one has been handled."""
        for key in keys:
            self.type_ahead(key)
            await self.settle()

    def type_ahead(self, key: str) -> None:
        """Type a key without waiting."""
        character = key if len(key) == 1 else None
        name = _character_to_key(key) if character else key
        self.app.post_message(Key(name, " " if name == "space" else character))

    async def type(self, words: str) -> None:
        """Type the letters of some words."""
        await self.press(*("space" if letter == " " else letter for letter in words))

    async def settle(self) -> None:
        """Wait until all keys typed so far are handled, and the screen is drawn."""
        await self.until(lambda: not self.app._typed)
        # What a window returns goes through several queues before a screen acts on it.
        for _ in range(ROUNDS):
            busy = [worker for worker in self.app.workers if worker.group != "follow"]
            if busy:
                await self.app.workers.wait_for_complete(busy)
            await self._pilot.pause(0)
        await self.until(lambda: not self._is_looking)
        await self.until(lambda: self.desk.current.is_resting)
        await self._pilot.pause(0)

    async def settle_or_end(self) -> None:
        """Settle, unless the keys end the app."""
        await self.until(lambda: not self.app._typed or self.app._exit)
        if not self.app._exit:
            await self.settle()

    @property
    def _is_looking(self) -> bool:
        screen = self.app.screen
        searching = isinstance(screen, SearchScreen) and screen.is_searching
        return searching or self.desk.listing.is_looking

    async def click(self, selector: str | None, offset: tuple[int, int], *, times: int = 1) -> None:
        """Click on a widget, or on the screen if none is given."""
        await self._pilot.click(selector, offset=offset, times=times)
        await self.settle()

    def press_button(self, column: int, row: int, *, times: int = 1) -> None:
        """Press and release the mouse button as a terminal reports it, and wait for nothing."""
        for _ in range(times):
            for event in (MouseDown, MouseUp):
                place = (column, row, 0, 0, 1, False, False, False)
                self.app.post_message(event(None, *place, column, row))

    async def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the mouse button at one place of the screen, and release it at another."""
        await self._pilot.mouse_down(offset=start)
        await self._pilot.hover(offset=end)
        await self._pilot.mouse_up(offset=end)
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Resize the window."""
        await self._pilot.resize_terminal(width, height)
        await self.settle()

    async def until(self, true: Callable[[], object]) -> None:
        """Wait until something holds."""
        end = monotonic() + DEADLINE
        while not true():
            assert monotonic() < end, "it did not come about in time"
            await asyncio.sleep(0.002)

    @property
    def frame(self) -> str:
        """The screen as text, without colours and trailing spaces."""
        return screen_text(self.app)

    @property
    def said(self) -> str:
        """The message on the last line."""
        screen = self.app.screen
        hints = screen.hints if isinstance(screen, CommandScreen) else self.desk.hints
        notice = hints.notice
        return notice.words if notice else ""


def panes_on(driver: Driver) -> set[str]:
    """Return the names of the desk's panes that have cells on the screen."""
    names = ("articles", "text", "side")
    return {name for name in names if driver.desk.query_one(f"#{name}").region}


def screen_text(app: App[None]) -> str:
    """Return the characters of the screen."""
    width, height = app.size
    strips = app.screen._compositor.render_strips(app.size)
    lines = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
    assert len(lines) == height
    assert width
    return "\n".join(lines)


@asynccontextmanager
async def desk_on(
    library: Path | None = None,
    *,
    size: tuple[int, int] = (120, 36),
    config: Config | None = None,
    at: QuoteKey | None = None,
) -> AsyncIterator[Driver]:
    """Run the desk on a library (default: the bundled one)."""
    opened = open_library(library or bundled_library())
    follower = FollowerAtHand(opened)
    session = LiveSession(opened, follower)
    app = ReaderApp(session, config or Config(theme="record-dark"), at)
    try:
        async with app.run_test(size=size) as pilot:
            driver = Driver(app, pilot)
            await driver.until(lambda: follower.is_running)
            await driver.settle()
            yield driver
    finally:
        session.close()
