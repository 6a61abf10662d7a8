"""Parses what a terminal sends into events: keys, the mouse, pastes."""

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
"""Seconds of silence after which an unfinished paste is dropped."""

ESCAPE_SECONDS: Final = 0.035
"""Seconds to wait for the rest of an escape sequence, unless ``ESCDELAY`` says otherwise. A
terminal that speaks the Kitty protocol sends a sequence for the key itself, and needs no wait."""

LONGEST_PATIENCE: Final = 0.1
"""The longest time in seconds before the reading thread checks whether it has to stop."""


class _ReadOne(Read1):
    """Read a character; after an escape, wait only as long as a sequence takes to arrive.

    Textual waits 100 ms before it accepts that only escape was pressed.
    """

    def __new__(cls, timeout: float | None = None) -> Self:
        if timeout is not None and "ESCDELAY" not in os.environ:
            timeout = min(timeout, ESCAPE_SECONDS)
        return super().__new__(cls, timeout)


class InputParser(XTermParser):
    """A parser that never takes a paste for keys, and never fails on what a terminal sends.

    Textual's own parser looks for escape sequences inside a paste too, and passes those that it
    does not know to the app as keys: a pasted ESC could quit. Here the text between the two marks
    never reaches it. The marks do, so that it still knows where a paste begins and ends.
    """

    read1 = _ReadOne

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._recent = ""
        """The end of what was read so far, in which a mark may have begun."""
        self._pasted: list[str] | None = None
        """What has been pasted so far, or None outside a paste."""
        self._patience = 0.0
        """When to give up on the paste."""

    def parse(self, token_callback: Callable[[Message], None]) -> Generator[Any, Any, None]:
        """Parse what was read. Skip impossible sequences, such as a key whose number is not a
        character, or a position in a window without pixels."""
        while True:
            try:
                yield from super().parse(token_callback)
                return
            except (ArithmeticError, LookupError, ValueError):
                continue

    def feed(self, data: str) -> Iterator[Message]:
        """Parse what was read: a paste when it is complete, everything else at once."""
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
        """Seconds until `tick` has to be called if nothing is fed before."""
        if self._timeout_time is None:
            return LONGEST_PATIENCE
        return min(LONGEST_PATIENCE, max(0.0, self._timeout_time - get_time()))

    def tick(self) -> Iterator[Message]:
        """Stop waiting for the rest of an escape sequence or of a paste if it is overdue."""
        if self._pasted is not None:
            # Half a paste is useless as text. Drop it, so that a terminal which lost the end of
            # one does not block the keyboard.
            if monotonic() > self._patience:
                self._end_paste()
        elif not self._recent.endswith((PASTE_START[:3], PASTE_START[:4], PASTE_START[:5])):
            # No key sends the beginning of a mark: on a slow line, its rest is late.
            yield from super().tick()

    def _until(self, mark: str, data: str) -> tuple[str, str, bool]:
        """Split what was read after a mark. Return both parts and whether there was a mark."""
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
