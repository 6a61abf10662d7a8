"""A store's file while it is in use: every write ends up in the file that is at the path."""

import os
import sqlite3
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event, Lock
from time import monotonic
from typing import Any, TypeVar

from reader.notebook import StoreBusy, StoreError, StoreGone
from reader.notebook.database import (
    BUSY_SECONDS,
    Schema,
    leave_no_log,
    open_database,
    reading,
    require_ours,
    writing,
)
from reader.text import both_ends

# How long SQLite waits for a lock before the time left is checked.
_TRY_SECONDS = 0.1
_SECONDS_BETWEEN = 0.01
_MOST_FILES = 5
T = TypeVar("T")
# The rows of each table.
_Contents = Mapping[str, list[tuple[Any, ...]]]


class StoreFile:
    """A database at a path. It is reopened when another file has taken the path.

    Data counts as written only if a fresh open of the path would find it. If the file is gone, the
    next write recreates it with everything it held. A file that was put in its place is used as it
    is. May be used from any thread.
    """

    def __init__(self, path: Path, schema: Schema, seconds: float = BUSY_SECONDS) -> None:
        """Open or create the file (`open_database`). `set_aside` is where a damaged one went."""
        self.path = path
        self._schema = schema
        self._lock = Lock()
        self._closing = Event()
        self._news: deque[str] = deque()
        self._lost: _Contents = {}
        self._connection, self.set_aside = open_database(path, schema, seconds)
        self._identity = _identity(path)
        self.opened = 1

    def read(self, work: Callable[[sqlite3.Connection], T], seconds: float | None = None) -> T:
        """Return what `work` reads. Waits up to `seconds` (default: five) for another program.

        Raises `StoreBusy` if that is not long enough, `StoreGone` and `StoreError`.
        """

        def read() -> T:
            self._follow(make=False)
            return work(self._connection)

        # A write of our own holds the lock while it waits for another program.
        if not self._lock.acquire(timeout=BUSY_SECONDS if seconds is None else seconds):
            raise StoreBusy(f"the {self._schema.name} are being written")
        try:
            return self._patiently(read, seconds)
        finally:
            self._lock.release()

    def write(self, work: Callable[[sqlite3.Connection], T], seconds: float | None = None) -> T:
        """Return what `work` returns. Its changes are in the file at the path when this returns.

        `work` runs in a transaction, and again if the file was replaced meanwhile. Raises
        `StoreBusy` and `StoreError`; then nothing has changed in the file.
        """
        with self._lock:
            return self._patiently(lambda: self._write(work), seconds)

    def news(self) -> list[str]:
        """Return the messages about the file since the last call. Does not wait."""
        return [self._news.popleft() for _ in range(len(self._news))]

    def give_up(self) -> None:
        """Stop all waiting for the locks of other programs."""
        self._closing.set()

    def close(self) -> None:
        """Close the file."""
        self.give_up()
        with self._lock:
            self._connection.close()

    def _patiently(self, work: Callable[[], T], seconds: float | None) -> T:
        until = monotonic() + (BUSY_SECONDS if seconds is None else seconds)
        while True:
            try:
                with reading(self.path, self._schema.name):
                    self._connection.execute(f"PRAGMA busy_timeout = {int(_TRY_SECONDS * 1000)}")
                    return work()
            except StoreBusy:
                if monotonic() >= until or self._closing.wait(_SECONDS_BETWEEN):
                    raise

    def _write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        for _ in range(_MOST_FILES):
            self._follow(make=True)
            try:
                with writing(self._connection):
                    require_ours(self._connection, self.path, self._schema)
                    _put(self._connection, self._lost)
                    result = work(self._connection)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_READONLY_DBMOVED:
                    # The file may have moved between opening it and taking its identity.
                    self._identity = None
                elif _identity(self.path) == self._identity:
                    raise
                continue
            leave_no_log(self._connection)
            if _identity(self.path) == self._identity:
                self._tell_what_was_lost()
                return result
        shown = both_ends(str(self.path))
        raise StoreError(f"{shown} keeps being replaced by another program")

    def _follow(self, *, make: bool) -> None:
        """Reopen the path if another file is there now. With `make`, create a missing file."""
        there = _identity(self.path)
        if there == self._identity or self._closing.is_set():
            return
        if there is None and not make and not self.path.is_symlink():
            raise self._gone()
        if there is None:
            # Read this now, while nothing is at the path: SQLite would take another file's journal
            # there for this one's.
            self._lost = self._lost or _contents(self._connection)
        elif self._identity is not None:
            self._lost = {}
            self._news.append(
                f"Another file is at {both_ends(str(self.path))} now; it is used from here on."
            )
        connection, aside = open_database(self.path, self._schema, _TRY_SECONDS)
        self._connection.close()
        self._connection, self._identity = connection, _identity(self.path)
        self.opened += 1
        if aside:
            self._news.append(f"The {self._schema.name} were damaged; they are kept as {aside}.")

    def _gone(self) -> StoreGone:
        shown = both_ends(str(self.path))
        return StoreGone(
            f"{shown} is gone; the next change recreates it with the {self._schema.name} it held"
        )

    def _tell_what_was_lost(self) -> None:
        if self._lost:
            shown = both_ends(str(self.path))
            self._news.append(f"{shown} was gone; it is back with everything it held.")
        self._lost = {}


class Store:
    """What every store of the user's data has: its file, and messages about that file."""

    def __init__(self, path: Path, schema: Schema, seconds: float) -> None:
        """Open or create the file. `set_aside` is where a damaged one went."""
        self._file = StoreFile(path, schema, seconds)
        self.path, self.set_aside = self._file.path, self._file.set_aside

    def news(self) -> list[str]:
        """Return the messages about the file since the last call."""
        return self._file.news()

    def give_up(self) -> None:
        """Stop all waiting for other programs."""
        self._file.give_up()

    def close(self) -> None:
        """Close the store."""
        self._file.close()


def _identity(path: Path) -> tuple[int, int] | None:
    """Identify the file at a path; ``None`` if there is none. Raises `OSError`."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _contents(connection: sqlite3.Connection) -> _Contents:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in tables}


def _put(connection: sqlite3.Connection, contents: _Contents) -> None:
    """Insert the rows that are missing."""
    for name, rows in contents.items():
        for row in rows:
            marks = ", ".join("?" * len(row))
            connection.execute(f'INSERT OR IGNORE INTO "{name}" VALUES ({marks})', row)
