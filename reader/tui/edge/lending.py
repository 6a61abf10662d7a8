"""Lending the terminal to another program, such as an editor."""

import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

from textual.app import App

STANDARD_INPUT: Final = 0


@contextmanager
def lent(app: App[Any]) -> Iterator[None]:
    """Lend the terminal to another program, and take it back whatever happens meanwhile.

    Textual's own `App.suspend` leaves it where an error passes through.
    """
    suspended = app.suspend()
    suspended.__enter__()
    attributes = _line_settings()
    try:
        yield
    finally:
        # What the other program left is not what the shell had: it would be given back in the end.
        if attributes:
            with suppress(termios.error):
                termios.tcsetattr(STANDARD_INPUT, termios.TCSANOW, attributes)
        suspended.__exit__(None, None, None)


def _line_settings() -> list[Any] | None:
    try:
        return termios.tcgetattr(STANDARD_INPUT)
    except termios.error:
        return None
