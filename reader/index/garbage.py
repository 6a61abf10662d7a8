"""Python's search for garbage, told that what is made of a file goes with it: it seldom pays."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_THRESHOLD = 200_000


def seek_seldom() -> None:
    """Look for garbage seldom from now on."""
    gc.set_threshold(_THRESHOLD)


@contextmanager
def seldom_sought() -> Iterator[None]:
    """Look for garbage seldom meanwhile."""
    before = gc.get_threshold()
    seek_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
