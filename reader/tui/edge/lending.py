"""Lends the terminal to another program, such as an editor."""

import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

from textual.app import App

STANDARD_INPUT: Final = 0


@contextmanager
def lent(app: App[Any]) -> Iterator[None]:
    """Lend the terminal to another program, and take it back whatever happens meanwhile.

    Textual's own `App.suspend` does not take it back after an error.
    """
    suspended = app.suspend()
    suspended.__enter__()
    attributes = _line_settings()
    try:
        yield
    finally:
        # Otherwise the settings that the other program left would be given to the shell at the end.
        if attributes:
            with suppress(termios.error):
                termios.tcsetattr(STANDARD_INPUT, termios.TCSANOW, attributes)
        suspended.__exit__(None, None, None)


def _line_settings() -> list[Any] | None:
    try:
        return termios.tcgetattr(STANDARD_INPUT)
    except termios.error:
        return None
