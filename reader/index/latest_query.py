"""Asking the index from another thread, where only the newest question matters."""

import sqlite3
from collections.abc import Callable, Iterator
from threading import Lock
from typing import TypeAlias, TypeVar

from reader.index.database import Index

T = TypeVar("T")
Question: TypeAlias = Callable[[sqlite3.Connection], Iterator[T]]


class Inquiry:
    """Questions that overtake each other: a new one interrupts the one before."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._connection: sqlite3.Connection | None = None
        self._opened = 0
        self._newest = 0
        self._lock = Lock()

    def begin(self) -> int:
        """Announce a question; its number. The one that is being answered is given up."""
        self._newest += 1
        if self._connection:
            self._connection.interrupt()
        return self._newest

    def is_newest(self, number: int) -> bool:
        """Whether no other question was announced since."""
        return number == self._newest

    def answers(self, number: int, question: Question[T]) -> Iterator[T]:
        """The answers to a question, as long as it is the newest. From any thread.

        Raises what the index raises, but for a question that was interrupted.
        """
        with self._lock:
            try:
                connection = self._connect()
                for answer in question(connection) if self.is_newest(number) else ():
                    if not self.is_newest(number):
                        return
                    yield answer
            except sqlite3.Error:
                if self.is_newest(number):
                    raise

    def _connect(self) -> sqlite3.Connection:
        """The connection, or another one where the index was replaced."""
        if self._connection is None or self._opened != self._index.opened:
            self._opened = self._index.opened
            before, self._connection = self._connection, self._index.connect()
            if before:
                before.close()
        return self._connection

    def close(self) -> None:
        """Give up what is being answered, and close."""
        self.begin()
        with self._lock:
            if self._connection:
                self._connection.close()
                self._connection = None
