"""The bookmarks on disk: acknowledged means durable, and several readers may share the file."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from reader.bookmarks.database import Schema, open_database, reading, writing
from reader.dates import parse
from reader.model import Actor, Article, Bookmark, Kind, Quote, QuoteKey
from reader.places import data_folder
from reader.text import clean

FILE_NAME = "bookmarks.sqlite3"

_SCHEMA = Schema(
    name="bookmarks",
    # FULL: the disk has the transaction before the star is shown
    # (https://www.sqlite.org/pragma.html#pragma_synchronous).
    synchronous="FULL",
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


def bookmark_of(article: Article, quote: Quote, actors: Mapping[str, Actor]) -> Bookmark:
    """A bookmark of a quote as it stands now; `created` is this moment."""
    speaker = actors.get(quote.speaker) if quote.speaker else None
    return Bookmark(
        key=QuoteKey(article.id, quote.id),
        words=quote.words,
        kind=quote.kind,
        created=datetime.now(UTC).isoformat(timespec="milliseconds"),
        speaker=quote.speaker,
        speaker_name=speaker.name if speaker else None,
        role=article.role_of(quote, actors),
        said=quote.said.text if quote.said else None,
        outlet=article.outlet_line,
        headline=article.shown_headline,
        published=article.published.text if article.published else None,
    )


class Bookmarks:
    """The bookmarks of one library in the user's store.

    Every method raises `StoreError` where the disk refuses; what it could not write is not there.
    The methods may be called from any thread.
    """

    def __init__(self, library: str, folder: Path | None = None) -> None:
        """Open or make the store. `set_aside` is where a damaged one went, if there was one."""
        self.path = (folder or data_folder()) / FILE_NAME
        self._library = library
        self._lock = Lock()
        self._connection, self.set_aside = open_database(self.path, _SCHEMA)

    def all(self) -> dict[QuoteKey, Bookmark]:
        """Every bookmark, the newest first."""
        with self._lock, reading(self.path, _SCHEMA.name):
            rows = self._connection.execute(
                f"SELECT {_COLUMNS} FROM bookmark WHERE library = ?"
                " ORDER BY created DESC, article, quote",
                (self._library,),
            ).fetchall()
        return {bookmark.key: bookmark for bookmark in map(_from_row, rows)}

    def add(self, bookmark: Bookmark) -> Bookmark:
        """Keep a bookmark. One that is there already stays as it is, and is what is given back."""
        with self._lock, writing(self._connection, self.path, "bookmarks"):
            old = self._find(bookmark.key)
            if old:
                return old
            self._insert(bookmark)
        return bookmark

    def remove(self, key: QuoteKey) -> Bookmark | None:
        """Take a bookmark away; what it was, or ``None`` where there was none."""
        with self._lock, writing(self._connection, self.path, "bookmarks"):
            old = self._find(key)
            if old:
                self._delete(key)
        return old

    def toggle(self, bookmark: Bookmark) -> tuple[Bookmark, bool]:
        """Keep a bookmark, or take away the one of that quote; the one it was, and whether kept."""
        with self._lock, writing(self._connection, self.path, "bookmarks"):
            old = self._find(bookmark.key)
            if old:
                self._delete(old.key)
            else:
                self._insert(bookmark)
        return old or bookmark, old is None

    def version(self) -> int:
        """A number that changes whenever another reader wrote to the store."""
        with self._lock, reading(self.path, _SCHEMA.name):
            found: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return found

    def close(self) -> None:
        """Close the store."""
        with self._lock:
            self._connection.close()

    def _find(self, key: QuoteKey) -> Bookmark | None:
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM bookmark WHERE library = ? AND article = ? AND quote = ?",
            (self._library, key.article, key.quote),
        ).fetchone()
        return _from_row(row) if row else None

    def _insert(self, bookmark: Bookmark) -> None:
        values = (
            self._library,
            bookmark.key.article,
            bookmark.key.quote,
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
        self._connection.execute(
            f"INSERT INTO bookmark (library, {_COLUMNS}) VALUES ({marks})", values
        )

    def _delete(self, key: QuoteKey) -> None:
        self._connection.execute(
            "DELETE FROM bookmark WHERE library = ? AND article = ? AND quote = ?",
            (self._library, key.article, key.quote),
        )


def _from_row(row: tuple[str, ...]) -> Bookmark:
    """What a row holds, made safe: what rotted on the disk must neither hide nor break the rest."""
    article, quote, words, kind, created, *rest = (value and clean(str(value)) for value in row)
    speaker, name, role, said, outlet, headline, published = rest
    return Bookmark(
        key=QuoteKey(article, quote),
        words=words,
        kind=Kind(kind) if kind in set(Kind) else Kind.INDIRECT,
        created=created,
        speaker=speaker,
        speaker_name=name,
        role=role,
        said=_date(said),
        outlet=outlet,
        headline=headline,
        published=_date(published),
    )


def _date(written: str | None) -> str | None:
    try:
        return parse(written).text if written else None
    except ValueError:
        return None
