"""Changes that wait for the disk: one at a time, and no key waits with them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.notebook import StoreError
from reader.tui.widgets.bars import Tone

if TYPE_CHECKING:
    from reader.tui.screens.desk.desk import Desk

SECONDS_BEFORE_A_WORD = 0.25


class Waiting:
    """Carries out changes of the bookmarks."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._done = asyncio.Event()
        self._done.set()

    async def change(self, work: Callable[[], Awaitable[None]]) -> None:
        """Carry out a change. Where that takes longer than a moment this returns meanwhile.

        Until it is done there is no other one: what the user sees does not tell yet what it would
        change.
        """
        if not self._done.is_set():
            self._desk.say("Still waiting: another program holds the bookmarks.", Tone.WARNING)
            return
        self._done.clear()
        self._desk.run_worker(self._carry_out(work), group="bookmarks")
        with suppress(TimeoutError):
            await asyncio.wait_for(self._done.wait(), SECONDS_BEFORE_A_WORD)
        if not self._done.is_set():
            self._desk.say("Another program holds the bookmarks; waiting…", Tone.WARNING)

    async def _carry_out(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except StoreError as error:
            self._desk.say(f"Nothing was changed: {error}.", Tone.ERROR)
        finally:
            self._done.set()
