"""Open a SQLite file of user data: never overwrite it, never guess what it holds."""

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
    """What a file holds. Each of the `steps` is a script that upgrades it by one version."""

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
    """Open or create the file. Return its connection, and where a damaged file went, if any.

    Waits up to `seconds` for each lock of another program. Raises `StoreBusy` if that is not long
    enough, and `StoreError` for a file that belongs to another program, that a newer version of
    this one wrote, or that cannot be read or written.
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
    """Run a transaction that is on disk when it ends. Raises `sqlite3.Error`."""
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        yield


@contextmanager
def reading(path: Path, name: str) -> Iterator[None]:
    """Turn errors of the disk and of SQLite into a `StoreError` of one sentence."""
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
    # Errors that Python itself raises, such as for a closed connection, have no code.
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return StoreError(f"{where}: {error}")
    if code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusy(f"{where}: the file is locked by another program")
    if code == sqlite3.SQLITE_ERROR:
        # A table or column is missing, or differs from what this program created.
        return StoreError(f"{where}: {error}; move the file away to start a new one")
    return StoreError(f"{where}: {error}")


def _refuse_what_is_no_file(path: Path, schema: Schema) -> None:
    """Raise `StoreError` for anything that SQLite would block on forever, such as a pipe, or write
    through, such as a link into a folder that is not mounted at the moment."""
    for suffix in ("", *_COMPANIONS):
        part = path.with_name(path.name + suffix)
        try:
            mode = part.stat().st_mode
        except FileNotFoundError:
            if part.is_symlink():
                raise _no_file(part, schema, "a link that leads nowhere") from None
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
    """Whether only the write-ahead log is left, which SQLite would delete as a stale one."""
    log = path.with_name(path.name + "-wal")
    return not _size(path) and bool(_size(log))


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _is_foreign(path: Path) -> bool:
    """Whether the file belongs to another program.

    Checks without a lock and without the file's journal, so that not a byte of it changes.
    """
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            return _is_of_another(connection)
    except (sqlite3.Error, UnicodeDecodeError):
        return False  # Missing or damaged: opening it will tell.


def _is_of_another(connection: sqlite3.Connection) -> bool:
    # In one transaction: another reader may be creating the file right now.
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
    # One corrupt byte in a text must not hide all the other texts.
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
    """Raise `StoreError` if the file belongs to another program or to a newer version of this one.

    It may have changed hands since it was opened.
    """
    application, version = _header(connection)
    if application != APPLICATION_ID:
        raise _foreign(path, schema)
    if version > schema.version:
        raise _newer(path)


def leave_no_log(connection: sqlite3.Connection) -> None:
    """Leave no log beside the file that could be applied to a file renamed over it.

    A write-ahead log does not say which file it belongs to: whoever opens the path next would write
    it into whatever is there then (https://www.sqlite.org/howtocorrupt.html, section 1.4). A
    rollback journal exists only during a write, and SQLite checks whether the file has been moved
    before it writes one. Older versions of this program use a write-ahead log, and while one of
    them has the file open, the mode cannot be changed: then the log is emptied instead.
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
    """Upgrade the file to this version, all or nothing. Another process may have been faster."""
    with writing(connection):
        _, version = _header(connection)
        for step in schema.steps[version:]:
            for statement in step.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {schema.version}")


def _set_aside(path: Path) -> Path:
    """Rename a damaged file and its companions, so that nothing is lost."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    count = 1
    while aside.exists():
        count += 1
        aside = path.with_name(f"{path.name}.damaged-{stamp}-{count}")
    # The file itself comes last: until it is gone, another reader still finds the damage.
    for suffix in (*_COMPANIONS, ""):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    return aside
