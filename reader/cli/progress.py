"""A progress bar on stderr, shown only on a terminal and only for tasks that take a while."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

CELLS = 24
# Shorter tasks need no bar.
SECONDS_BEFORE = 0.3
_CLEAR_LINE = "\r\x1b[K"


@contextmanager
def progress(doing: str) -> Iterator[Callable[[int, int], None]]:
    """Yield a function to call with the number of items done and their total."""
    began = monotonic()
    shown = False

    def on_progress(done: int, total: int) -> None:
        nonlocal shown
        if sys.stderr is None or not sys.stderr.isatty() or monotonic() - began < SECONDS_BEFORE:
            return
        shown = True
        cells = CELLS * done // max(1, total)
        bar = "#" * cells + "." * (CELLS - cells)
        print(f"{_CLEAR_LINE}{doing} [{bar}] {done:,} of {total:,}", end="", file=sys.stderr)
        sys.stderr.flush()

    try:
        yield on_progress
    finally:
        if shown:
            print(_CLEAR_LINE, end="", file=sys.stderr, flush=True)
