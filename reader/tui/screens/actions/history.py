"""Undo and redo: each change knows how to do both."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from reader.notebook import StoreError

MOST_CHANGES = 200


class Change(NamedTuple):
    """A change that was made. `undo` and `redo` return what they did, in words."""

    undo: Callable[[], Awaitable[str]]
    redo: Callable[[], Awaitable[str]]


class History:
    """The changes of this run, oldest first, and the current position among them."""

    def __init__(self) -> None:
        self._changes: list[Change] = []
        self._done = 0

    def add(self, change: Change) -> None:
        """Add a change. Changes that were undone before it can no longer be redone."""
        self._changes[self._done :] = [change]
        del self._changes[:-MOST_CHANGES]
        self._done = len(self._changes)

    async def undo(self) -> str | None:
        """Undo the last change. Return what that did, or ``None`` if there is nothing to undo."""
        if not self._done:
            return None
        self._done -= 1
        change = self._changes[self._done]
        return await self._go(change.undo, back_to=self._done + 1)

    async def redo(self) -> str | None:
        """Redo the last undone change. Return what that did, or ``None`` if there is none."""
        if self._done == len(self._changes):
            return None
        change = self._changes[self._done]
        self._done += 1
        return await self._go(change.redo, back_to=self._done - 1)

    async def _go(self, way: Callable[[], Awaitable[str]], *, back_to: int) -> str:
        """Undo or redo. If this fails, move back in the history to `back_to`.

        If another change was added while this waited for the disk, do not move back.
        """
        changes, done = len(self._changes), self._done
        try:
            return await way()
        except StoreError:
            if (changes, done) == (len(self._changes), self._done):
                self._done = back_to
            raise
