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

A click waits its turn like a key. Where one closes a screen, the rest of a double click would fall
on whatever stands behind it; it falls on nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from textual.app import App
from textual.events import Event, InputEvent, Key, MouseDown, MouseEvent, MouseUp, Paste
from textual.geometry import Offset

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.message_pump import MessagePump
    from textual.screen import Screen

ROUNDS: Final = 3
SECONDS_A_CLICK: Final = App.CLICK_CHAIN_TIME_THRESHOLD
"""How soon a click follows another to be a double one."""


class _Click:
    """The click before, and whether what follows belongs to it though its screen is gone."""

    def __init__(self) -> None:
        self._at = Offset(-1, -1)
        self._time = 0.0
        self._screen: Screen[Any] | None = None
        self._goes_on = False

    def goes_on(self, event: MouseEvent, screen: Screen[Any]) -> bool:
        """Whether an event is the rest of a multiple click that began on another screen."""
        if isinstance(event, MouseDown):
            again = event.screen_offset == self._at and event.time - self._time <= SECONDS_A_CLICK
            self._goes_on = again and screen is not self._screen
            if not self._goes_on:
                self._screen = screen
            self._at, self._time = event.screen_offset, event.time
        return self._goes_on and isinstance(event, MouseDown | MouseUp)


class TypeAhead(App[None]):
    """An app that handles one key at a time."""

    def __init__(
        self, driver_class: type[Driver] | None = None, *, ansi_color: bool | None = None
    ) -> None:
        super().__init__(driver_class, ansi_color=ansi_color)
        self._typed: deque[Event] = deque()
        """What the user did, oldest first. The first event is being handled."""
        self._click = _Click()

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
            if isinstance(event, MouseEvent) and self._click.goes_on(event, self.screen):
                self._typed.popleft()
                continue
            await super().on_event(event)
            if isinstance(event, Key | MouseUp):
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
