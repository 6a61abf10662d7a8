"""Keys typed faster than the app answers go where they were meant to go.

In Textual a key takes two trips: from the app's queue to the widget that has the focus, and,
if that does not want it, from queue to queue up the tree back to the app, which only then
looks for a binding. Keys that arrive together all make the first trip before any binding of
theirs has run. So with `/` opening a search line, the rest of `/war` had been sent to the
pane, where a letter of it might do anything, and the `b` of `/war⏎b` was still sent to the
line, and searched for. To move the focus at once in the action (`Screen.set_focus`) is too
late for that; a priority binding would overtake the keys before it.

Here one key is dealt with before the next one is sent. To know when, a callback follows the
key through the same queues, up the tree to the app, `ROUNDS` times: behind the key, so that
its binding has run; behind the messages which the binding sent, so that they have been
handled; and behind what the handlers have only asked for, as `Widget.focus` does. So the
focus may be moved anywhere on the way and by whatever means. No clock takes part.

It holds as long as no handler awaits another key: that would wait for itself.
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
    """An app that deals with one key at a time."""

    def __init__(
        self, driver_class: type[Driver] | None = None, *, ansi_color: bool | None = None
    ) -> None:
        super().__init__(driver_class, ansi_color=ansi_color)
        self._typed: deque[Event] = deque()
        """What the user did, oldest first. The first is being dealt with."""

    async def on_event(self, event: Event) -> None:
        """Let what comes from the terminal wait its turn, and handle all else at once."""
        if event.is_forwarded or not isinstance(event, InputEvent | Paste):
            await super().on_event(event)
            return
        self._typed.append(event)
        if len(self._typed) == 1:
            await self._send()

    async def _send(self) -> None:
        """Send what waits to whoever has the focus, until a key is on its way."""
        while self._typed:
            event, way = self._typed[0], self._way()
            await super().on_event(event)
            if isinstance(event, Key):
                self._follow(way, ROUNDS)
                return
            self._typed.popleft()

    def _way(self) -> Iterator[MessagePump]:
        """List the queues between the focus and the app."""
        nodes = (self.focused or self.screen).ancestors_with_self
        return iter([node for node in nodes if node is not self])

    def _follow(self, way: Iterator[MessagePump], rounds: int) -> None:
        """Go on to the next queue that is still open, and from the last one to the app's."""
        for pump in way:
            if pump.call_later(self._follow, way, rounds):
                return
        self.call_later(self._arrive, rounds - 1)

    async def _arrive(self, rounds: int) -> None:
        """Follow what has been set off since, or send the next key."""
        if rounds:
            self._follow(self._way(), rounds)
        else:
            self._typed.popleft()
            await self._send()
