"""Opens the index: a cache that is rebuilt when it does not fit, and that never blocks anything."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TypeAlias

from reader.folding import fold
from reader.index import IndexBusy
from reader.index.failures import is_damage, is_held
from reader.index.records import as_name
from reader.index.tables import TABLES, VERSION
from reader.text import both_ends

# "OTRi" in the file's header (https://www.sqlite.org/fileformat2.html, section 1.3.4).
APPLICATION_ID = 0x4F545269
# How long to wait for another process that is stuck before keeping the index in memory.
OPEN_SECONDS, WRITE_SECONDS = 0.5, 5.0
# An article would take most of a page of the default size and waste the rest.
_PAGE_SIZE = 16_384
_PAGES_BETWEEN_CHECKPOINTS = 2_500
# Writing needs more cache than the default of 2 MB, which is enough for reading.
_WRITING_CACHE_KIB = 65_536
_COMPANIONS = ("-wal", "-shm", "-journal", "")
Connection: TypeAlias = sqlite3.Connection
# For modules that ask the index and do not import `sqlite3`.
OperationalError: TypeAlias = sqlite3.OperationalError
_NO_FILE = (sqlite3.Error, OSError, IndexBusy)
_numbers = count(1)


class Index:
    """The index of a library: a file in the cache folder, or in this process's memory.

    `path` is ``None`` for an index in memory. Then `why` says in a sentence why it has no file,
    `reason` says so in a few words, and `held` tells whether the only reason is a lock of another
    process. `opened` counts how often the index was opened or replaced.
    """

    def __init__(self, root: Path, folder: Path) -> None:
        self.path: Path | None = folder / f"{_name_for(root)}.index"
        self.why = self.reason = ""
        self.held = False
        self.opened = 0
        try:
            _make_folder(self.path.parent)
            self._keep(_open_file(self.path))
        except _NO_FILE as error:
            self.held = is_held(error)
            self._keep_in_memory(_why(error))

    def connect(self) -> sqlite3.Connection:
        """Open another connection, for another thread or for writing."""
        return _connect(self._uri)

    @property
    def connection(self) -> sqlite3.Connection:
        """The first connection, for reading."""
        return self._kept

    def follow_replaced(self) -> None:
        """Reopen the file if another one has taken its place and can be opened."""
        if self.path and _identity(self.path) != self._identity:
            with suppress(*_NO_FILE):
                before = self._kept
                _make_folder(self.path.parent)
                self._keep(_open_file(self.path))
                before.close()

    def start_over(self) -> None:
        """Drop a damaged index and start with an empty one."""
        with suppress(sqlite3.Error):
            self._kept.close()
        try:
            if self.path:
                _make_folder(self.path.parent)
                _remove(self.path)
                self._keep(_open_file(self.path))
            else:
                self._keep(_open_memory())
        except _NO_FILE as error:
            self.held = is_held(error)
            self._keep_in_memory(_why(error))

    def leave_file(self, reason: str) -> None:
        """Start with an empty index in memory, because the file cannot be used."""
        before = self._kept
        self._keep_in_memory(reason)
        before.close()

    def close(self) -> None:
        """Close the first connection."""
        self._kept.close()

    def _keep(self, opened: tuple[str, sqlite3.Connection]) -> None:
        self._uri, self._kept = opened
        self._identity = _identity(self.path) if self.path else None
        self.opened += 1

    def _keep_in_memory(self, reason: str) -> None:
        self.reason = reason
        self.why = f"the index cannot be kept in {both_ends(str(self.path))}: {reason}"
        self.path = None
        self._keep(_open_memory())


def _why(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)


def _open_file(path: Path) -> tuple[str, sqlite3.Connection]:
    """Open the index in a file, and replace the file if it does not fit."""
    try:
        connection = _prepared(path)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        connection = None
    if connection is None:
        _remove(path)
        connection = _prepared(path)
        if connection is None:
            raise sqlite3.OperationalError("another version of this program keeps it")
    return _uri(path), connection


def _prepared(path: Path) -> sqlite3.Connection | None:
    """Open a sound index of this version, or return ``None`` if the file is none."""
    if _is_no_file(path) or _is_left_behind(path) or _is_unsound(path):
        return None
    with ExitStack() as unless_sound:
        connection = unless_sound.enter_context(closing(_connect(_uri(path, make=True))))
        if _version(connection) == (0, 0) and _is_empty(connection):
            _make(connection)
        if _version(connection) == (APPLICATION_ID, VERSION):
            unless_sound.pop_all()
            return connection
    return None


def _open_memory() -> tuple[str, sqlite3.Connection]:
    uri = f"file:index-{os.getpid()}-{next(_numbers)}?mode=memory&cache=shared"
    connection = _connect(uri)
    connection.executescript(TABLES)
    return uri, connection


def _uri(path: Path, *, make: bool = False) -> str:
    """Return the URI of a file for SQLite, which creates the file only with `make`."""
    return f"{path.absolute().as_uri()}?mode={'rwc' if make else 'rw'}"


def _connect(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri, uri=True, timeout=OPEN_SECONDS, isolation_level=None, check_same_thread=False
    )
    with ExitStack() as unless_ready:
        unless_ready.enter_context(closing(connection))
        connection.create_function("folded", 1, _folded, deterministic=True)
        # Only matters in memory, where readers would block while another connection writes.
        connection.execute("PRAGMA read_uncommitted = 1")
        unless_ready.pop_all()
    return connection


def _folded(name: bytes) -> str:
    """Fold a file's name for comparison. Used as an SQL function."""
    return fold(as_name(name))


@contextmanager
def writing(connection: sqlite3.Connection, seconds: float = WRITE_SECONDS) -> Iterator[None]:
    """Run a transaction, which is rolled back if anything fails.

    Raises `IndexBusy` if another process writes for longer than `seconds`.
    """
    try:
        connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{_WRITING_CACHE_KIB}")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_BETWEEN_CHECKPOINTS}")
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if not is_held(error):
            raise
        raise IndexBusy("the index is held by another process; end it, or wait") from error
    with connection:
        yield


def empty_log(connection: sqlite3.Connection) -> None:
    """Copy the write-ahead log into the index's file and empty it, unless others are reading.

    Without this the log keeps its size until every connection is closed.
    """
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError as error:
        # In memory there is no log, but readers block this.
        if not is_held(error):
            raise


def _name_for(root: Path) -> str:
    return hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:16]


def _make_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


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


def _is_no_file(path: Path) -> bool:
    """Whether something else is where a file belongs. Opening a pipe would block forever."""
    parts = [path.with_name(path.name + suffix) for suffix in _COMPANIONS]
    return any(os.path.lexists(part) and not part.is_file() for part in parts)


def _is_left_behind(path: Path) -> bool:
    """Whether the log of a deleted file is left: a log never exists before its file."""
    return path.with_name(path.name + "-wal").exists() and not path.exists()


def _is_unsound(path: Path) -> bool:
    """Whether a file has fewer pages than its header says, or a header that forbids writing.

    SQLite does not check the number of pages when it opens a file. It is in bytes 28 to 31, the
    page size in 16 and 17, and the version required for writing in 18 (section 1.3 of the format).
    """
    if not path.exists():
        return False
    with path.open("rb") as file:
        header = file.read(100)
    if header[18:19] not in (b"", b"\x01", b"\x02"):
        return True
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        return False
    pages, size = int.from_bytes(header[28:32]), int.from_bytes(header[16:18])
    return path.stat().st_size < pages * (65_536 if size == 1 else size)


def _make(connection: sqlite3.Connection) -> None:
    """Create the tables in one transaction, unless another process was faster."""
    connection.execute(f"PRAGMA page_size = {_PAGE_SIZE}")
    connection.execute("PRAGMA journal_mode = WAL")
    with writing(connection, OPEN_SECONDS):
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
