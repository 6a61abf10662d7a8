"""What a terminal sends, parsed into events: keys, the mouse, pastes."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, Self

from textual import events
from textual._parser import Read1
from textual._time import get_time
from textual._xterm_parser import BRACKETED_PASTE_END as PASTE_END
from textual._xterm_parser import BRACKETED_PASTE_START as PASTE_START
from textual._xterm_parser import XTermParser

from reader.text import one_line

if TYPE_CHECKING:
    from textual.message import Message

PASTE_PATIENCE: Final = 1.0
"""Seconds of silence after which a paste without an end is given up."""

ESCAPE_SECONDS: Final = 0.035
"""How long the rest of an escape sequence is waited for, unless ``ESCDELAY`` says otherwise. A
terminal that speaks the Kitty protocol reports the key by a sequence of its own, and at once."""

LONGEST_PATIENCE: Final = 0.1
"""Seconds after which who reads looks for its own end, whatever is fed."""


class _ReadOne(Read1):
    """Read a character; what begins with an escape is waited for no longer than it takes to come.

    Textual waits 100 ms before it believes that escape was all that was typed.
    """

    def __new__(cls, timeout: float | None = None) -> Self:
        if timeout is not None and "ESCDELAY" not in os.environ:
            timeout = min(timeout, ESCAPE_SECONDS)
        return super().__new__(cls, timeout)


class InputParser(XTermParser):
    """A parser to which a paste is never keys, and nothing that is sent is an error.

    Textual's own looks for escape sequences inside a paste too, and gives those it does not
    know to the app as keys: a pasted ESC could quit. Here the text between the two marks does
    not reach it at all. The marks do, so that its own idea of what a paste is stays true.
    """

    read1 = _ReadOne

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._recent = ""
        """The end of what was read, where a mark may have begun in an earlier read."""
        self._pasted: list[str] | None = None
        """What has been pasted so far, or None outside a paste."""
        self._patience = 0.0
        """When to give up on the paste."""

    def parse(self, token_callback: Callable[[Message], None]) -> Generator[Any, Any, None]:
        """Parse what was read. A sequence that cannot be one, as a key whose number is no character
        or a place in a window without pixels, is dropped, and the next is parsed."""
        while True:
            try:
                yield from super().parse(token_callback)
                return
            except (ArithmeticError, LookupError, ValueError):
                continue

    def feed(self, data: str) -> Iterator[Message]:
        """Parse what was read: keys and the like at once, a paste when it is complete."""
        self._patience = monotonic() + PASTE_PATIENCE
        while data:
            if self._pasted is None:
                typed, data, marked = self._until(PASTE_START, data)
                yield from super().feed(typed)
                if marked:
                    self._pasted = []
            else:
                part, data, marked = self._until(PASTE_END, data)
                self._pasted.append(part)
                if marked:
                    pasted = "".join(self._pasted)[: -len(PASTE_END)]
                    line = one_line(" ".join(pasted.splitlines()))
                    self._end_paste()
                    if line:
                        yield events.Paste(line)

    @property
    def patience(self) -> float:
        """Seconds until `tick` has something to do, if nothing is fed meanwhile."""
        if self._timeout_time is None:
            return LONGEST_PATIENCE
        return min(LONGEST_PATIENCE, max(0.0, self._timeout_time - get_time()))

    def tick(self) -> Iterator[Message]:
        """Let waiting end: of an escape key for its sequence, of a paste for its end."""
        if self._pasted is not None:
            # Half a paste is no text to search for. It is dropped, so that a terminal
            # that lost the end of one does not take the keyboard with it.
            if monotonic() > self._patience:
                self._end_paste()
        elif not self._recent.endswith((PASTE_START[:3], PASTE_START[:4], PASTE_START[:5])):
            # No key sends the beginning of a mark: its rest is late, on a slow line.
            yield from super().tick()

    def _until(self, mark: str, data: str) -> tuple[str, str, bool]:
        """Split what was read behind a mark; say whether there was one."""
        recent = self._recent + data
        if (start := recent.find(mark)) < 0:
            self._recent = recent[1 - len(mark) :]
            return data, "", False
        split = start + len(mark) - len(self._recent)
        self._recent = ""
        return data[:split], data[split:], True

    def _end_paste(self) -> None:
        self._recent = ""
        self._pasted = None
        for _empty_paste in super().feed(PASTE_END):
            pass
