"""Everyday use: holding a key, and setting a bookmark among many."""

import sqlite3
import statistics
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from reader.notebook.store import FILE_NAME, Bookmarks
from reader.places import data_folder
from tests.benchmarks.figures import Figure
from tests.benchmarks.terminal import Terminal

BOOKMARKS = 100_000
HELD, A_SECOND = 60, 30
_COLUMNS = "library, article, quote, words, kind, created, outlet, headline"


def held_key(path: Path, env: Mapping[str, str]) -> Iterator[Figure]:
    """Measure the output while a key is held in the list, and how far it lags behind."""
    terminal = Terminal([sys.executable, "-m", "reader", "open", str(path)], env)
    terminal.first_frame("generated articles")
    terminal.send("g")
    written, behind = terminal.hold("j", HELD, A_SECOND)
    terminal.kill()
    yield Figure("written for 60 held keys at 30 a second", written / 1000, 250, "KB")
    yield Figure("behind a held key, at most", behind, 30, "ms")


def bookmarking(path: Path, library: str, env: Mapping[str, str]) -> Iterator[Figure]:
    """Measure setting a bookmark among 100,000 against setting the first one."""
    few = statistics.median(_bookmark(path, env))
    _fill(library, BOOKMARKS)
    many = statistics.median(_bookmark(path, env))
    yield Figure("b with 100,000 bookmarks, against none", many / few, 1.5, "x")
    yield Figure("b with 100,000 bookmarks", many, 100, "ms")


def _bookmark(path: Path, env: Mapping[str, str]) -> list[float]:
    terminal = Terminal([sys.executable, "-m", "reader", "open", str(path)], env)
    terminal.first_frame("generated articles")
    times = [terminal.key("b")[0] for _ in range(10)]
    terminal.kill()
    return times


def _fill(library: str, count: int) -> None:
    """Add bookmarks of other articles of the library to the store."""
    store = Bookmarks(library)
    store.close()
    with closing(sqlite3.connect(data_folder() / FILE_NAME)) as connection, connection:
        connection.executemany(
            f"INSERT OR REPLACE INTO bookmark ({_COLUMNS}) VALUES ({', '.join('?' * 8)})",
            (
                (
                    *(library, f"gone-{number // 8}", f"q{number % 8}", "Words of a quote"),
                    *("direct", f"2026-01-01T00:00:00.{number % 1000:03}+00:00", "Outlet", "Line"),
                )
                for number in range(count)
            ),
        )
