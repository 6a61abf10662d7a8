"""A progress bar on stderr, for what takes a while, and only where someone looks."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

CELLS = 24
# What is done sooner needs no bar.
SECONDS_BEFORE = 0.3
_CLEAR_LINE = "\r\x1b[K"


@contextmanager
def progress(doing: str) -> Iterator[Callable[[int, int], None]]:
    """Gives what is to be called with how many of how many are done."""
    began = monotonic()
    shown = False

    def told(done: int, total: int) -> None:
        nonlocal shown
        if sys.stderr is None or not sys.stderr.isatty() or monotonic() - began < SECONDS_BEFORE:
            return
        shown = True
        cells = CELLS * done // max(1, total)
        bar = "#" * cells + "." * (CELLS - cells)
        print(f"{_CLEAR_LINE}{doing} [{bar}] {done:,} of {total:,}", end="", file=sys.stderr)
        sys.stderr.flush()

    try:
        yield told
    finally:
        if shown:
            print(_CLEAR_LINE, end="", file=sys.stderr, flush=True)
