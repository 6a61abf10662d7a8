"""Where the user stopped reading, and what they have read: kept, but not worth an fsync each."""

from pathlib import Path
from threading import Lock
from time import time
from typing import NamedTuple

from reader.bookmarks.database import Schema, open_database, reading, writing
from reader.places import state_folder

FILE_NAME = "reading.sqlite3"

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

    `paragraph` is an index into the body, `offset` counts code points in it.
    """

    read: bool = False
    quote: str | None = None
    paragraph: int = 0
    offset: int = 0


class ReadingState:
    """The reading positions of one library, and the settings that were chosen on the screen.

    Every method raises `StoreError` where the disk refuses. May be called from any thread.
    """

    def __init__(self, library: str, folder: Path | None = None) -> None:
        self.path = (folder or state_folder()) / FILE_NAME
        self._library = library
        self._lock = Lock()
        self._connection, self.set_aside = open_database(self.path, _SCHEMA)

    def all(self) -> dict[str, Progress]:
        """The progress in each article that was opened, by its id, the last one opened last."""
        with self._lock, reading(self.path, _SCHEMA.name):
            rows = self._connection.execute(
                "SELECT article, read, quote, paragraph, offset FROM progress WHERE library = ?"
                " ORDER BY at, article",
                (self._library,),
            ).fetchall()
        return {article: Progress(bool(read), *rest) for article, read, *rest in rows}

    def save(self, article: str, progress: Progress) -> None:
        """Keep the progress in an article."""
        with self._lock, writing(self._connection, self.path, _SCHEMA.name):
            self._connection.execute(
                "INSERT OR REPLACE INTO progress VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    self._library,
                    article,
                    progress.read,
                    progress.quote,
                    progress.paragraph,
                    progress.offset,
                    time(),
                ),
            )

    def settings(self) -> dict[str, str]:
        """What was chosen on the screen: the theme, the width of the text, the last article."""
        with self._lock, reading(self.path, _SCHEMA.name):
            return dict(self._connection.execute("SELECT name, value FROM setting").fetchall())

    def set(self, name: str, value: str) -> None:
        """Keep a choice."""
        with self._lock, writing(self._connection, self.path, _SCHEMA.name):
            self._connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    def close(self) -> None:
        """Close the store."""
        with self._lock:
            self._connection.close()


def read_articles(library: str) -> list[str]:
    """The ids of the articles of a library that were read to their ends.

    Makes no store where there is none yet. Raises `StoreError`.
    """
    if not (state_folder() / FILE_NAME).exists():
        return []
    state = ReadingState(library)
    try:
        return [id for id, progress in state.all().items() if progress.read]
    finally:
        state.close()
