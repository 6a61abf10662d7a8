"""Tells a held key from single ones, so that what is slow follows only when the key rests."""

from collections.abc import Callable
from time import monotonic

from textual.dom import DOMNode
from textual.timer import Timer

# A move that follows the previous one faster than this comes from a held key.
REPEAT_SECONDS = 0.15


class HeldKey:
    """Moves, and what is done after them."""

    def __init__(self, node: DOMNode, rested: Callable[[], None]) -> None:
        """`node` owns the timer; `rested` is called at once after a single move, and after those
        of a held key when it rests."""
        self._node = node
        self._rested = rested
        self._moved_at = 0.0
        self._timer: Timer | None = None

    def move(self) -> None:
        """Note a move."""
        now = monotonic()
        held = now - self._moved_at < REPEAT_SECONDS
        self._moved_at = now
        self.stop()
        if held:
            self._timer = self._node.set_timer(REPEAT_SECONDS, self._rested)
        else:
            self._rested()

    @property
    def is_pending(self) -> bool:
        """Whether a move waits for the key to rest."""
        return self._timer is not None

    def stop(self) -> None:
        """Wait for nothing any more."""
        if self._timer:
            self._timer.stop()
            self._timer = None
