"""Runs changes that wait for the disk, one at a time, without making any key wait."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from textual.dom import DOMNode

from reader.notebook import StoreError
from reader.tui.widgets.bars import Say, Tone

SECONDS_BEFORE_A_WORD = 0.25


class Waiting:
    """Runs changes of the bookmarks."""

    def __init__(self, node: DOMNode, say: Say) -> None:
        """`node` owns the workers."""
        self._node = node
        self._say = say
        self._done = asyncio.Event()
        self._done.set()

    async def change(self, work: Callable[[], Awaitable[None]]) -> None:
        """Run a change. If it takes longer than a moment, return before it is done.

        Until then no other change is accepted, because the screen is not up to date.
        """
        if not self._done.is_set():
            self._say("Still waiting: another program holds the bookmarks.", Tone.WARNING)
            return
        self._done.clear()
        self._node.run_worker(self._carry_out(work), group="bookmarks")
        with suppress(TimeoutError):
            await asyncio.wait_for(self._done.wait(), SECONDS_BEFORE_A_WORD)
        if not self._done.is_set():
            self._say("Another program holds the bookmarks; waiting…", Tone.WARNING)

    async def _carry_out(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except StoreError as error:
            self._say(f"Nothing was changed: {error}.", Tone.ERROR)
        finally:
            self._done.set()
