"""Sends keys that are typed faster than the app answers where they were meant to go.

In Textual a key takes two trips: from the app's queue to the widget that has the focus and, if
the widget does not want it, from queue to queue up the tree back to the app, which only then
looks for a binding. Keys that arrive together all make the first trip before any of their
bindings has run. So when `/` opened a search line, the rest of `/war` had already been sent to
the pane, where any letter might trigger a command, and the `b` of `/war⏎b` was still sent to the
line and searched for. Moving the focus at once in the action (`Screen.set_focus`) is too late to
help, and a priority binding would overtake the keys before it.

Here each key is finished before the next one is sent. To know when, a callback follows the key
through the same queues, up the tree to the app, `ROUNDS` times: behind the key, so that its
binding has run; behind the messages that the binding sent, so that they have been handled; and
behind what those handlers only requested, as `Widget.focus` does. So the focus may be moved at
any point and by any means. No timer is involved.

This works as long as no handler waits for another key: it would wait forever.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from textual.app import App
from textual.events import Event, InputEvent, Key, Paste

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.message_pump import MessagePump

ROUNDS: Final = 3


class TypeAhead(App[None]):
    """An app that handles one key at a time."""

    def __init__(
        self, driver_class: type[Driver] | None = None, *, ansi_color: bool | None = None
    ) -> None:
        super().__init__(driver_class, ansi_color=ansi_color)
        self._typed: deque[Event] = deque()
        """What the user did, oldest first. The first event is being handled."""

    async def on_event(self, event: Event) -> None:
        """Queue the events from the terminal, and handle all others at once."""
        if event.is_forwarded or not isinstance(event, InputEvent | Paste):
            await super().on_event(event)
            return
        self._typed.append(event)
        if len(self._typed) == 1:
            await self._send()

    async def _send(self) -> None:
        """Send the waiting events to the widget with the focus, up to and including a key."""
        while self._typed:
            event, way = self._typed[0], self._way()
            await super().on_event(event)
            if isinstance(event, Key):
                self._follow(way, ROUNDS)
                return
            self._typed.popleft()

    def _way(self) -> Iterator[MessagePump]:
        """Iterate over the queues from the focus up to, but not including, the app."""
        nodes = (self.focused or self.screen).ancestors_with_self
        return iter([node for node in nodes if node is not self])

    def _follow(self, way: Iterator[MessagePump], rounds: int) -> None:
        """Move on to the next queue that is still open, and from the last one to the app's."""
        for pump in way:
            if pump.call_later(self._follow, way, rounds):
                return
        self.call_later(self._arrive, rounds - 1)

    async def _arrive(self, rounds: int) -> None:
        """Begin the next round, or send the next key."""
        if rounds:
            self._follow(self._way(), rounds)
        else:
            self._typed.popleft()
            await self._send()
