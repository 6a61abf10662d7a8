"""Opening a SQLite file that holds what a user would miss: never overwritten, never guessed at."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

from reader.bookmarks import StoreError
from reader.text import both_ends

# "OTRd" in the file's header tells our files from those of other programs
# (https://www.sqlite.org/fileformat2.html, section 1.3.4).
APPLICATION_ID = 0x4F545264
BUSY_SECONDS = 5.0
_COMPANIONS = ("-wal", "-shm", "-journal")


class Schema(NamedTuple):
    """What a file holds: one script a version, each taking the file from the one before."""

    name: str
    steps: tuple[str, ...]
    synchronous: str

    @property
    def version(self) -> int:
        """The version that this program writes."""
        return len(self.steps)


def open_database(path: Path, schema: Schema) -> tuple[sqlite3.Connection, Path | None]:
    """Open or make the file; with it, the path that a damaged one was set aside to, if any.

    Raises `StoreError` for a file of another program, of a newer version of this one, or one that
    cannot be read or written.
    """
    with reading(path, schema.name):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_foreign(path):
            raise _foreign(path, schema)
        try:
            if not _has_only_a_log(path):
                return _open(path, schema), None
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if not _is_damage(error):
                raise
        aside = _set_aside(path)
        return _open(path, schema), aside


@contextmanager
def writing(connection: sqlite3.Connection, path: Path, name: str) -> Iterator[None]:
    """A transaction that has reached the disk when it ends. Raises `StoreError`."""
    with reading(path, name):
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            yield


@contextmanager
def reading(path: Path, name: str) -> Iterator[None]:
    """Errors of the disk and of SQLite become one sentence. Raises `StoreError`."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError, OSError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise StoreError(f"the {name} in {both_ends(str(path))} cannot be used: {why}") from error


def _is_damage(error: sqlite3.DatabaseError | UnicodeDecodeError) -> bool:
    if isinstance(error, UnicodeDecodeError):
        return True  # The message quotes a damaged table's definition.
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _has_only_a_log(path: Path) -> bool:
    """Whether nothing is left but the write-ahead log, which SQLite would take for a stale one and
    delete."""
    log = path.with_name(path.name + "-wal")
    return not _size(path) and bool(_size(log))


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _is_foreign(path: Path) -> bool:
    """Whether another program's file is there: seen without a lock or the file's journal, so that
    it stays as it is to the byte."""
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            return _is_of_another(connection)
    except (sqlite3.Error, UnicodeDecodeError):
        return False  # Not there, or damaged: opening it will tell.


def _is_of_another(connection: sqlite3.Connection) -> bool:
    # At one moment: another reader may be making the file just now.
    connection.execute("BEGIN")
    application, version = _header(connection)
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    connection.execute("COMMIT")
    return application != APPLICATION_ID and (application, version, tables) != (0, 0, 0)


def _foreign(path: Path, schema: Schema) -> StoreError:
    shown = both_ends(str(path))
    return StoreError(f"{shown} belongs to another program; move it away to keep {schema.name}")


def _open(path: Path, schema: Schema) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    # A byte that rotted in one text must not hide all others.
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    with ExitStack() as unless_prepared:
        unless_prepared.enter_context(closing(connection))
        _prepare(connection, path, schema)
        unless_prepared.pop_all()
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, schema: Schema) -> None:
    if _is_of_another(connection):
        raise _foreign(path, schema)
    _, version = _header(connection)
    if version > schema.version:
        shown = both_ends(str(path))
        raise StoreError(f"{shown} was written by a newer version of this program; update it")
    damage = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if damage != "ok":
        error = sqlite3.DatabaseError(damage)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error
    _log_ahead(connection)
    connection.execute(f"PRAGMA synchronous = {schema.synchronous}")
    if version < schema.version:
        _upgrade(connection, schema)


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Write to a log first, so that readers and a writer do not wait for each other.

    Where several make the file at once SQLite does not wait here by itself.
    """
    until = monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(BUSY_SECONDS / 500)


def _header(connection: sqlite3.Connection) -> tuple[int, int]:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    return application, connection.execute("PRAGMA user_version").fetchone()[0]


def _upgrade(connection: sqlite3.Connection, schema: Schema) -> None:
    """Bring the file to this version, all or nothing; another program may have been faster."""
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        _, version = _header(connection)
        for step in schema.steps[version:]:
            for statement in step.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {schema.version}")


def _set_aside(path: Path) -> Path:
    """Rename a damaged file and its companions, so that nothing of them is lost."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    count = 1
    while aside.exists():
        count += 1
        aside = path.with_name(f"{path.name}.damaged-{stamp}-{count}")
    # The file itself last: until it is gone, the next reader finds the damage, too.
    for suffix in (*_COMPANIONS, ""):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    return aside
