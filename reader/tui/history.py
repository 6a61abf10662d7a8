"""What can be undone: each change knows both its ways."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

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
        words = await self._changes[self._done - 1].undo()
        self._done -= 1
        return words

    async def redo(self) -> str | None:
        """Do again what was undone last; what that did, or ``None`` where there is none."""
        if self._done == len(self._changes):
            return None
        words = await self._changes[self._done].redo()
        self._done += 1
        return words
