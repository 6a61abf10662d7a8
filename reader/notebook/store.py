"""The bookmarks on disk. Acknowledged means durable, and several processes may share the file."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from reader.bookmark import Bookmark
from reader.dates import parse
from reader.model import Actor, Article, Kind, Quote, QuoteKey
from reader.notebook import StoreError
from reader.notebook.database import BUSY_SECONDS, Schema
from reader.notebook.file import Store
from reader.places import data_folder
from reader.text import clean
from reader.wording import source, speaker_name

FILE_NAME = "bookmarks.sqlite3"

_SCHEMA = Schema(
    name="bookmarks",
    # EXTRA: before a bookmark is shown, the transaction is on disk, and so is the deletion of the
    # journal that would undo it (https://www.sqlite.org/pragma.html#pragma_synchronous).
    synchronous="EXTRA",
    steps=(
        """
        CREATE TABLE bookmark (
            library TEXT NOT NULL,
            article TEXT NOT NULL,
            quote TEXT NOT NULL,
            words TEXT NOT NULL,
            kind TEXT NOT NULL,
            created TEXT NOT NULL,
            speaker TEXT,
            speaker_name TEXT,
            role TEXT,
            said TEXT,
            outlet TEXT NOT NULL,
            headline TEXT NOT NULL,
            published TEXT,
            PRIMARY KEY (library, article, quote)
        ) WITHOUT ROWID
        """,
    ),
)
_COLUMNS = (
    "article, quote, words, kind, created, speaker, speaker_name, role, said, outlet, headline,"
    " published"
)
_PLACE = "library = ? AND article = ? AND quote = ?"


def bookmark_of(article: Article, quote: Quote, actors: Mapping[str, Actor]) -> Bookmark:
    """Make a bookmark of a quote in its current form; `created` is the current time."""
    return Bookmark(
        key=QuoteKey(article.id, quote.id),
        words=quote.words,
        kind=quote.kind,
        created=datetime.now(UTC).isoformat(timespec="milliseconds"),
        speaker=quote.speaker,
        speaker_name=speaker_name(quote, actors) if quote.speakers else None,
        role=article.role_of(quote, actors),
        said=quote.said.text if quote.said else None,
        outlet=source(article.outlet, article.agency),
        headline=article.shown_headline,
        published=article.published.text if article.published else None,
    )


class Bookmarks(Store):
    """The bookmarks of one library in the user's store.

    Every method raises `StoreError` if the disk fails; then nothing has been written. The methods
    may be called from any thread, and `library` may be changed at any time.
    """

    def __init__(
        self, library: str, folder: Path | None = None, *, seconds: float = BUSY_SECONDS
    ) -> None:
        """Open or create the store. For `seconds` see `StoreFile`."""
        super().__init__((folder or data_folder()) / FILE_NAME, _SCHEMA, seconds)
        self.library = library

    def all(self, seconds: float | None = None) -> dict[QuoteKey, Bookmark]:
        """Return all bookmarks, newest first. Waits up to `seconds` for another program."""
        rows = self._file.read(
            lambda sql: sql.execute(
                f"SELECT {_COLUMNS} FROM bookmark WHERE library = ?"
                " ORDER BY created DESC, article, quote",
                (self.library,),
            ).fetchall(),
            seconds,
        )
        return {bookmark.key: bookmark for bookmark in map(_from_row, rows)}

    def created(self, seconds: float | None = None) -> dict[QuoteKey, str]:
        """Return when each quote was bookmarked. Waits up to `seconds` for another program."""
        rows = self._file.read(
            lambda sql: sql.execute(
                "SELECT article, quote, created FROM bookmark WHERE library = ?", (self.library,)
            ).fetchall(),
            seconds,
        )
        texts = ([_text(value) or "" for value in row] for row in rows)
        return {QuoteKey(article, quote): created for article, quote, created in texts}

    def some(
        self, keys: Sequence[QuoteKey], seconds: float | None = None
    ) -> dict[QuoteKey, Bookmark]:
        """Return the bookmarks of those quotes that have one. Waits like `created`."""
        found = self._file.read(
            lambda sql: [_find(sql, (self.library, *key)) for key in keys], seconds
        )
        return {bookmark.key: bookmark for bookmark in found if bookmark}

    def add(self, bookmark: Bookmark) -> Bookmark:
        """Store a bookmark and return it. An existing one is left as it is and returned instead."""
        place = (self.library, *bookmark.key)

        def add(sql: sqlite3.Connection) -> Bookmark:
            old = _find(sql, place)
            if old:
                return old
            _insert(sql, self.library, bookmark)
            if _find(sql, place) is None:
                raise StoreError("the bookmarks database does not keep what is written to it")
            return bookmark

        return self._file.write(add)

    def remove(self, key: QuoteKey) -> Bookmark | None:
        """Remove a bookmark and return it, or ``None`` if there was none."""
        place = (self.library, *key)

        def remove(sql: sqlite3.Connection) -> Bookmark | None:
            old = _find(sql, place)
            if old:
                sql.execute(f"DELETE FROM bookmark WHERE {_PLACE}", place)
            return old

        return self._file.write(remove)

    def version(self, seconds: float | None = None) -> tuple[int, int]:
        """Return a value that changes when another process writes to or replaces the file."""

        def ask(sql: sqlite3.Connection) -> int:
            found: int = sql.execute("PRAGMA data_version").fetchone()[0]
            return found

        written = self._file.read(ask, seconds)
        return self._file.opened, written


def _find(sql: sqlite3.Connection, place: tuple[str, str, str]) -> Bookmark | None:
    row = sql.execute(f"SELECT {_COLUMNS} FROM bookmark WHERE {_PLACE}", place).fetchone()
    return _from_row(row) if row else None


def _insert(sql: sqlite3.Connection, library: str, bookmark: Bookmark) -> None:
    values = (
        library,
        *bookmark.key,
        bookmark.words,
        bookmark.kind,
        bookmark.created,
        bookmark.speaker,
        bookmark.speaker_name,
        bookmark.role,
        bookmark.said,
        bookmark.outlet,
        bookmark.headline,
        bookmark.published,
    )
    marks = ", ".join("?" * len(values))
    sql.execute(f"INSERT INTO bookmark (library, {_COLUMNS}) VALUES ({marks})", values)


def _from_row(row: tuple[object, ...]) -> Bookmark:
    """Make a bookmark of a row. Corrupt values must neither hide nor break the others."""
    values = map(_text, row)
    article, quote, words, kind, created = (value or "" for value in islice(values, 5))
    speaker, name, role, said, outlet, headline, published = values
    return Bookmark(
        key=QuoteKey(article, quote),
        words=words,
        kind=Kind(kind) if kind in set(Kind) else Kind.INDIRECT,
        created=created,
        speaker=speaker,
        speaker_name=name,
        role=role,
        said=_date(said),
        outlet=outlet or "",
        headline=headline or "",
        published=_date(published),
    )


def _text(value: object) -> str | None:
    if value is None:
        return None
    return clean(value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value))


def _date(written: str | None) -> str | None:
    try:
        return parse(written).text if written else None
    except ValueError:
        return None
