"""Counts work at two sizes, independently of how busy the machine is."""

import sqlite3
from collections.abc import Callable

# A callback for each step would take longer than the steps.
_STEPS_A_TICK = 50


def steps_in(connection: sqlite3.Connection, work: Callable[[], object]) -> int:
    """Return the number of steps that SQLite takes for some work on a connection, in fifties."""
    ticks = 0

    def tick() -> int:
        nonlocal ticks
        ticks += 1
        return 0

    connection.set_progress_handler(tick, _STEPS_A_TICK)
    try:
        work()
    finally:
        connection.set_progress_handler(None, 0)
    return ticks


def assert_linear(count: Callable[[int], int], size: int) -> None:
    """Assert that twice the size takes about twice as much, and no more."""
    few, many = count(size), count(2 * size)
    assert many < 2.6 * few, f"{few:,} at {size:,}, {many:,} at {2 * size:,}"
