"""Asks the index from another thread, where only the newest query matters."""

import sqlite3
from collections.abc import Callable, Iterator
from threading import Lock
from typing import TypeAlias, TypeVar

from reader.index.asking import Ask, asking
from reader.index.database import Index

T = TypeVar("T")
Query: TypeAlias = Callable[[Ask], Iterator[T]]
"""Asks one question after another, and yields each answer when it has one."""


class LatestQuery:
    """Queries that overtake each other: a new one interrupts the one before."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._connection: sqlite3.Connection | None = None
        self._opened = 0
        self._newest = 0
        self._lock = Lock()

    def begin(self) -> int:
        """Announce a query, and interrupt the running one. Return the new query's number."""
        self._newest += 1
        if self._connection:
            self._connection.interrupt()
        return self._newest

    def is_newest(self, number: int) -> bool:
        """Whether no other query has been announced since."""
        return number == self._newest

    def answers(self, number: int, query: Query[T]) -> Iterator[T]:
        """Yield the answers to a query while it is the newest. May be called from any thread.

        Raises what the index raises, unless the query was interrupted. This repairs nothing: pass
        the error to `Library.recover` in the library's own thread, and ask again.
        """
        with self._lock:
            try:
                ask = asking(self._connect())
                for answer in query(ask) if self.is_newest(number) else ():
                    if not self.is_newest(number):
                        return
                    yield answer
            except sqlite3.Error:
                if self.is_newest(number):
                    raise

    def _connect(self) -> sqlite3.Connection:
        """Return the connection, or a new one if the index was replaced."""
        if self._connection is None or self._opened != self._index.opened:
            self._opened = self._index.opened
            before, self._connection = self._connection, self._index.connect()
            if before:
                before.close()
        return self._connection

    def close(self) -> None:
        """Interrupt the running query, and close the connection."""
        self.begin()
        with self._lock:
            if self._connection:
                self._connection.close()
                self._connection = None
