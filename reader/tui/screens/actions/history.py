"""What can be undone: each change knows both its ways."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from reader.notebook import StoreError

MOST_CHANGES = 200


class Change(NamedTuple):
    """A change that was made. `undo` and `redo` say in words what they did."""

    undo: Callable[[], Awaitable[str]]
    redo: Callable[[], Awaitable[str]]


class History:
    """The changes of this run, oldest first, and where in them we are."""

    def __init__(self) -> None:
        self._changes: list[Change] = []
        self._done = 0

    def add(self, change: Change) -> None:
        """A change was made; what had been undone before cannot be redone any more."""
        self._changes[self._done :] = [change]
        del self._changes[:-MOST_CHANGES]
        self._done = len(self._changes)

    async def undo(self) -> str | None:
        """Undo the last change; what that did, or ``None`` where there is none."""
        if not self._done:
            return None
        self._done -= 1
        change = self._changes[self._done]
        return await self._go(change.undo, back_to=self._done + 1)

    async def redo(self) -> str | None:
        """Do again what was undone last; what that did, or ``None`` where there is none."""
        if self._done == len(self._changes):
            return None
        change = self._changes[self._done]
        self._done += 1
        return await self._go(change.redo, back_to=self._done - 1)

    async def _go(self, way: Callable[[], Awaitable[str]], *, back_to: int) -> str:
        """Carry out a way. Another change may be made while it waits for the disk: that comes after
        it, and where the way fails then, it is not gone back."""
        changes, done = len(self._changes), self._done
        try:
            return await way()
        except StoreError:
            if (changes, done) == (len(self._changes), self._done):
                self._done = back_to
            raise
