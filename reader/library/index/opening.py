"""Opening an index: a cache that is made anew wherever it does not fit, and never in the way."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from reader.library.index import IndexBusy
from reader.library.index.tables import TABLES, VERSION
from reader.text import one_line

# "OTRi" in the file's header (https://www.sqlite.org/fileformat2.html, section 1.3.4).
APPLICATION_ID = 0x4F545269
# A start waits no longer for a stuck process; the index is then made in memory.
OPEN_SECONDS, WRITE_SECONDS = 0.5, 5.0
_PAGES_BETWEEN_CHECKPOINTS = 10_000
_COMPANIONS = ("-wal", "-shm", "-journal", "")
_numbers = count(1)


class Index:
    """Where the index of a library is: a file in the cache folder, or this process's memory.

    `path` is ``None`` for one in memory; then `why` says in a sentence why it has no file.
    """

    def __init__(self, root: Path, folder: Path) -> None:
        self.path: Path | None = folder / f"{_name_for(root)}.index"
        self.why = ""
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._kept = self._open_file(self.path)
        except (sqlite3.Error, OSError) as error:
            why = error.strerror if isinstance(error, OSError) else str(error)
            self.why = f"the index cannot be kept in {one_line(str(self.path))}: {why}"
            self.path = None
            self._uri = f"file:index-{os.getpid()}-{next(_numbers)}?mode=memory&cache=shared"
            self._kept = self._connect()
            self._kept.executescript(TABLES)

    def connect(self) -> sqlite3.Connection:
        """Another connection, for another thread or for writing."""
        return self._connect()

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection for reading that was opened first."""
        return self._kept

    def is_replaced(self) -> bool:
        """Whether the file is no longer the one that was opened."""
        return self.path is not None and _identity(self.path) != self._identity

    def make_anew(self) -> None:
        """Drop a damaged index and begin with an empty one."""
        with suppress(sqlite3.Error):
            self._kept.close()
        if self.path:
            _remove(self.path)
            self._kept = self._open_file(self.path)

    def close(self) -> None:
        """Close the first connection."""
        self._kept.close()

    def _open_file(self, path: Path) -> sqlite3.Connection:
        self._uri = path.absolute().as_uri()
        try:
            connection = self._prepared(path)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            connection = None
        if connection is None:
            _remove(path)
            connection = self._prepared(path)
            if connection is None:
                raise sqlite3.OperationalError("another version of this program keeps it")
        self._identity = _identity(path)
        return connection

    def _prepared(self, path: Path) -> sqlite3.Connection | None:
        """A connection to a sound index of this version; ``None`` where the file is none."""
        if _is_cut_short(path):
            return None
        connection = self._connect()
        try:
            if _version(connection) == (0, 0) and _is_empty(connection):
                _make(connection)
            if _version(connection) == (APPLICATION_ID, VERSION):
                return connection
        except BaseException:
            connection.close()
            raise
        connection.close()
        return None

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._uri,
            uri=True,
            timeout=OPEN_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        if self.path is None:
            connection.execute("PRAGMA read_uncommitted = 1")
        return connection


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction: all of it, or, where anything fails, none. Raises `IndexBusy`."""
    try:
        connection.execute(f"PRAGMA busy_timeout = {int(WRITE_SECONDS * 1000)}")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_BETWEEN_CHECKPOINTS}")
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        raise IndexBusy("the index is held by another process; end it, or wait") from error
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error tells that the file is no sound database."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return "vtable constructor failed" in str(error)
    return code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or "vtable" in str(error)


def _name_for(root: Path) -> str:
    return hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:16]


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _version(connection: sqlite3.Connection) -> tuple[int, int]:
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return application, version


def _is_empty(connection: sqlite3.Connection) -> bool:
    count: int = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return count == 0


def _is_cut_short(path: Path) -> bool:
    """Whether a file lacks pages that its header counts, which no check at opening would find.

    The count is in the bytes 28 to 31, the size of a page in 16 and 17 (section 1.3 of the format).
    """
    log = path.with_name(path.name + "-wal")
    if not path.exists() or (log.exists() and log.stat().st_size):
        return False
    with path.open("rb") as file:
        header = file.read(100)
    pages, size = int.from_bytes(header[28:32]), int.from_bytes(header[16:18])
    return path.stat().st_size < pages * (65_536 if size == 1 else size)


def _make(connection: sqlite3.Connection) -> None:
    """Make the tables, all or none; another reader may have been faster."""
    connection.execute("PRAGMA journal_mode = WAL")
    with writing(connection):
        if _is_empty(connection):
            for statement in _statements():
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {VERSION}")


def _statements() -> Iterator[str]:
    statement = ""
    for line in TABLES.splitlines():
        statement += f"{line}\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _remove(path: Path) -> None:
    for suffix in _COMPANIONS:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
