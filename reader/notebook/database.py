"""Opening a SQLite file that holds what a user would miss: never overwritten, never guessed at."""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from reader.notebook import StoreBusy, StoreError
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


def open_database(
    path: Path, schema: Schema, seconds: float = BUSY_SECONDS
) -> tuple[sqlite3.Connection, Path | None]:
    """Open or make the file; with it, the path that a damaged one was set aside to, if any.

    Waits at most `seconds` for each lock of another program. Raises `StoreBusy` where that
    was not enough, and `StoreError` for a file of another program, of a newer version of this one,
    or one that cannot be read or written.
    """
    with reading(path, schema.name):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _refuse_what_is_no_file(path, schema)
        if _is_foreign(path):
            raise _foreign(path, schema)
        try:
            if not _has_only_a_log(path):
                return _open(path, schema, seconds), None
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if not _is_damage(error):
                raise
        aside = _set_aside(path)
        return _open(path, schema, seconds), aside


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction that has reached the disk when it ends. Raises `sqlite3.Error`."""
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        yield


@contextmanager
def reading(path: Path, name: str) -> Iterator[None]:
    """Errors of the disk and of SQLite become one sentence. Raises `StoreError`."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError, OSError) as error:
        raise _in_a_sentence(error, path, name) from error


def _in_a_sentence(
    error: sqlite3.Error | UnicodeDecodeError | OSError, path: Path, name: str
) -> StoreError:
    where = f"the {name} in {both_ends(str(path))} cannot be used"
    if isinstance(error, OSError):
        return StoreError(f"{where}: {error.strerror}")
    # Errors that Python itself raises, as for a closed connection, have no code.
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return StoreError(f"{where}: {error}")
    if code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusy(f"{where}: the file is locked by another program")
    if code == sqlite3.SQLITE_ERROR:
        # A table or a column is missing, or is not as this program made it.
        return StoreError(f"{where}: {error}; move the file away to begin another")
    return StoreError(f"{where}: {error}")


def _refuse_what_is_no_file(path: Path, schema: Schema) -> None:
    """Raise `StoreError` for what SQLite would wait at without end, as at a pipe, or write through,
    as through a link to a folder that is not mounted just now."""
    for suffix in ("", *_COMPANIONS):
        part = path.with_name(path.name + suffix)
        try:
            mode = part.stat().st_mode
        except FileNotFoundError:
            if part.is_symlink():
                raise _no_file(part, schema, "a link to what is not there") from None
            continue
        if not stat.S_ISREG(mode):
            kind = "a folder" if stat.S_ISDIR(mode) else "a pipe, a socket or a device"
            raise _no_file(part, schema, kind)


def _no_file(path: Path, schema: Schema, kind: str) -> StoreError:
    shown = both_ends(str(path))
    return StoreError(
        f"the {schema.name} in {shown} cannot be used: that is {kind}, not a file; move it away"
    )


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
        return False  # Not there, or damaged: opening it will show.


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


def _newer(path: Path) -> StoreError:
    shown = both_ends(str(path))
    return StoreError(f"{shown} was written by a newer version of this program; update it")


def _open(path: Path, schema: Schema, seconds: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=seconds, isolation_level=None, check_same_thread=False
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
        raise _newer(path)
    damage = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if damage != "ok":
        error = sqlite3.DatabaseError(damage)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error
    leave_no_log(connection)
    connection.execute(f"PRAGMA synchronous = {schema.synchronous}")
    if version < schema.version:
        _upgrade(connection, schema)


def require_ours(connection: sqlite3.Connection, path: Path, schema: Schema) -> None:
    """Raise `StoreError` for a file of another program or of a newer version of this one, as it
    may have become since it was opened."""
    application, version = _header(connection)
    if application != APPLICATION_ID:
        raise _foreign(path, schema)
    if version > schema.version:
        raise _newer(path)


def leave_no_log(connection: sqlite3.Connection) -> None:
    """Let nothing stand beside the file that a file renamed over it would be given.

    A write-ahead log says nothing of the file that it belongs to: the next to open the path would
    write it into whatever is there then (https://www.sqlite.org/howtocorrupt.html, section 1.4).
    A rollback journal is there only during a write, and before it writes one SQLite looks whether
    the file has been moved. Older readers log ahead, and while one has the file open that cannot be
    changed: then the log is left empty.
    """
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _header(connection: sqlite3.Connection) -> tuple[int, int]:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    return application, connection.execute("PRAGMA user_version").fetchone()[0]


def _upgrade(connection: sqlite3.Connection, schema: Schema) -> None:
    """Bring the file to this version, all or nothing; another program may have been faster."""
    with writing(connection):
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
