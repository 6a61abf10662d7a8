"""Where the user stopped reading, and what they have read: saved, but not worth an fsync each."""

import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from time import time
from typing import NamedTuple, TypeGuard, TypeVar

from reader.notebook.database import BUSY_SECONDS, Schema
from reader.notebook.file import Store
from reader.places import state_folder

FILE_NAME = "reading.sqlite3"
# More than the number of bytes in any file of a library.
_MOST = 2**31
T = TypeVar("T")

_SCHEMA = Schema(
    name="reading positions",
    synchronous="NORMAL",
    steps=(
        """
        CREATE TABLE progress (
            library TEXT NOT NULL,
            article TEXT NOT NULL,
            read INTEGER NOT NULL,
            quote TEXT,
            paragraph INTEGER NOT NULL,
            offset INTEGER NOT NULL,
            PRIMARY KEY (library, article)
        ) WITHOUT ROWID;
        CREATE TABLE setting (
            name TEXT NOT NULL PRIMARY KEY,
            value TEXT NOT NULL
        ) WITHOUT ROWID
        """,
        "ALTER TABLE progress ADD COLUMN at REAL NOT NULL DEFAULT 0",
    ),
)


class Progress(NamedTuple):
    """How far an article was read: the text at the top of the view, and the current quote.

    `paragraph` is an index into the body; `offset` counts code points within the paragraph.
    """

    read: bool = False
    quote: str | None = None
    paragraph: int = 0
    offset: int = 0


class ArticleKey(NamedTuple):
    """An article of a library, by both their ids."""

    library: str
    article: str


class ReadingState(Store):
    """The reading positions in all libraries, and the settings that were chosen on the screen.

    Every method raises `StoreError` if the disk fails, and may be called from any thread. Values
    that make no sense are ignored: they are not worth an error.
    """

    def __init__(self, folder: Path | None = None, *, seconds: float = BUSY_SECONDS) -> None:
        """Open or create the store. For `seconds` see `StoreFile`."""
        super().__init__((folder or state_folder()) / FILE_NAME, _SCHEMA, seconds)

    def all(self, library: str, seconds: float | None = None) -> dict[str, Progress]:
        """Return the progress in each opened article of a library by its id, last opened last.

        Waits up to `seconds` for another program, as every method does.
        """
        rows = self._file.read(
            lambda sql: sql.execute(
                "SELECT article, read, quote, paragraph, offset FROM progress WHERE library = ?"
                " ORDER BY at, article",
                (library,),
            ).fetchall(),
            seconds,
        )
        return {row[0]: _progress(*row[1:]) for row in rows if isinstance(row[0], str)}

    def settings(self, seconds: float | None = None) -> dict[str, str]:
        """Return what was chosen on the screen: the theme, the text width, the last article."""
        rows = self._file.read(
            lambda sql: sql.execute("SELECT name, value FROM setting").fetchall(), seconds
        )
        return {
            name: value for name, value in rows if isinstance(name, str) and isinstance(value, str)
        }

    def keep(
        self,
        progress: Mapping[ArticleKey, Progress],
        settings: Mapping[str, str],
        seconds: float | None = None,
    ) -> None:
        """Save the progress in articles, last opened last, and settings.

        Saves everything or, if this raises, nothing.
        """

        def keep(sql: sqlite3.Connection) -> None:
            for key, (read, quote, paragraph, offset) in progress.items():
                sql.execute(
                    "INSERT OR REPLACE INTO progress VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (*key, read, quote, paragraph, offset, time()),
                )
            sql.executemany("INSERT OR REPLACE INTO setting VALUES (?, ?)", settings.items())

        self._file.write(keep, seconds)


def _progress(read: object, quote: object, paragraph: object, offset: object) -> Progress:
    place = (paragraph, offset) if _counts(paragraph) and _counts(offset) else (0, 0)
    return Progress(read == 1, quote if isinstance(quote, str) else None, *place)


def _counts(number: object) -> TypeGuard[int]:
    return isinstance(number, int) and 0 <= number <= _MOST


def stored_settings() -> dict[str, str]:
    """Return the settings. Does not create a missing store. Raises `StoreError`."""
    return _looked_up(ReadingState.settings) or {}


def read_articles(library: str) -> list[str]:
    """Return the ids of the articles of a library that were read to the end.

    Does not create a missing store. Raises `StoreError`.
    """
    progress = _looked_up(lambda state: state.all(library)) or {}
    return [id for id, progress in progress.items() if progress.read]


def _looked_up(look: Callable[[ReadingState], T]) -> T | None:
    if not os.path.lexists(state_folder() / FILE_NAME):
        return None
    with closing(ReadingState()) as state:
        return look(state)
