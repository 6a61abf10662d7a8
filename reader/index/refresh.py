"""Brings an index up to date: reads what changed on disk, and writes it in batches."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from threading import active_count
from time import sleep
from typing import TYPE_CHECKING, TypeVar

from reader.format.files import AUTHORITIES, NotALibrary, Stamp, list_files
from reader.index.database import WRITE_SECONDS, empty_log, writing
from reader.index.entries import FileEntry, Unchanged, Wanted
from reader.index.files import all_stamps
from reader.index.records import as_bytes, as_name
from reader.index.totals import note, put_note
from reader.index.writing import Writer, put_stamp

if TYPE_CHECKING:
    from reader.index.entry_reader import Authorities

T = TypeVar("T")

# Fewer files are read faster than processes start.
FILES_FOR_PROCESSES = 300
_FIRST_FILES, _FILES_A_TRANSACTION = 250, 2_000
_FILES_A_WORD = 100
OnProgress = Callable[[int, int], None]


def refresh(
    root: Path,
    connection: sqlite3.Connection,
    on_progress: OnProgress = lambda done, total: None,
    *,
    seconds: float = WRITE_SECONDS,
    patience: float = 0.0,
) -> bool:
    """Bring the index of the library at `root` up to date. Return whether anything had changed.

    `on_progress` is called with the number of files read and the total to read. Each transaction
    leaves the index sound, so an interrupted refresh can be resumed. A missing file counts as
    deleted if it is still missing after `patience` seconds. Raises `NotALibrary`, `IndexBusy` if
    another process writes for longer than `seconds`, and `sqlite3.Error`.
    """
    return _Refresh(root, connection, on_progress, seconds, patience).run()


class _Refresh:
    def __init__(
        self,
        root: Path,
        connection: sqlite3.Connection,
        on_progress: OnProgress,
        seconds: float,
        patience: float,
    ) -> None:
        self._root = root
        self._sql = connection
        self._on_progress = on_progress
        self._writing = partial(writing, connection, seconds)
        self._patience = patience
        self._before = all_stamps(connection)
        self._changed = False
        self._done = self._total = 0

    def run(self) -> bool:
        before, listed = self._before, self._list()
        due = [name for name, stamp in listed.items() if not stamp or before.get(name) != stamp]
        gone = [name for name in before if name not in listed]
        if not {*due, *gone}.isdisjoint(AUTHORITIES):
            # Load YAML only when there is some to read.
            from reader.index.authorities import AuthorityWriter

            with self._writing():
                self._changed = AuthorityWriter(self._sql, self._root).write(listed)
        articles = {name: stamp for name, stamp in listed.items() if name not in AUTHORITIES}
        self._write([], [name for name in gone if name not in AUTHORITIES])
        self._read([name for name in due if name in articles], articles)
        # This may make other files stale, such as when an id becomes free: read them as well.
        while stale := self._stale():
            self._read([name for name in stale if name in articles], articles)
            self._write([], [name for name in stale if name not in articles])
        self._complete()
        if self._done >= FILES_FOR_PROCESSES:
            empty_log(self._sql)
        return self._changed

    def _list(self) -> dict[str, Stamp | None]:
        """List the files. Be patient: some editors move a file away before they rewrite it."""
        with suppress(NotALibrary):
            listed = list_files(self._root)
            expected = (name for name, stamp in self._before.items() if stamp)
            if not self._patience or all(map(listed.get, expected)):
                return listed
        sleep(self._patience)
        return list_files(self._root)

    def _stale(self) -> list[str]:
        rows = self._sql.execute("SELECT name FROM file WHERE stale ORDER BY name").fetchall()
        return [as_name(name) for (name,) in rows]

    # Reading and writing

    def _read(self, names: Sequence[str], stamps: Mapping[str, Stamp | None]) -> None:
        """Read files and write what they give, batch by batch."""
        if not names:
            return
        from reader.index.authorities import read_authorities

        self._total += len(names)
        authorities = self._authorities()
        known = read_authorities(self._sql)
        # Names often begin with the day: show the newest articles first.
        ordered = (*names[-_FIRST_FILES:], *names[:-_FIRST_FILES])
        wanted = (Wanted(name, stamps[name], self._hash(name)) for name in ordered)
        entries = self._counted(_entries(self._root, known, wanted, len(names)))
        left, most = len(names), _FIRST_FILES
        # The first batch is small, so that it shows soon. The last ones are small because nothing
        # is left to read while they are written.
        while batch := list(islice(entries, min(most, left // 2 + 500))):
            self._write(batch, [], authorities)
            left, most = left - len(batch), _FILES_A_TRANSACTION
        self._on_progress(self._done, self._total)

    def _counted(self, entries: Iterable[T]) -> Iterator[T]:
        """Report progress from time to time."""
        for entry in entries:
            yield entry
            self._done += 1
            if self._done % _FILES_A_WORD == 0:
                self._on_progress(self._done, self._total)

    def _hash(self, name: str) -> bytes | None:
        if name not in self._before:
            return None
        row = self._sql.execute(
            "SELECT hash FROM file WHERE name = ? AND NOT stale", (as_bytes(name),)
        ).fetchone()
        return row[0] if row else None

    def _authorities(self) -> list[tuple[bytes, bytes]]:
        """Return the hashes of the authority files; they show if another process updated them."""
        return self._sql.execute(
            "SELECT name, hash FROM file WHERE name IN (?, ?, ?) ORDER BY name",
            [as_bytes(name) for name in AUTHORITIES],
        ).fetchall()

    def _write(
        self,
        entries: Sequence[FileEntry | Unchanged],
        gone: Sequence[str],
        authorities: Sequence[tuple[bytes, bytes]] = (),
    ) -> None:
        """Write entries and remove files that are `gone`.

        Entries become stale if the authority files have changed since they were read.
        """
        if not entries and not gone:
            return
        with self._writing():
            writer = Writer(self._sql)
            news = [
                each for each in entries if isinstance(each, FileEntry) and writer.is_news(each)
            ]
            writer.write(news, gone)
            if news and self._authorities() != authorities:
                self._sql.executemany(
                    "UPDATE file SET stale = 1 WHERE name = ?",
                    [(as_bytes(entry.name),) for entry in news],
                )
            for entry in entries:
                if isinstance(entry, Unchanged):
                    put_stamp(self._sql, entry.name, entry.stamp)
        self._changed = self._changed or bool(news or gone)

    def _complete(self) -> None:
        """Note that every file has been read: what the index lacks does not exist."""
        if note(self._sql, "read") is not None:
            return
        with self._writing():
            put_note(self._sql, "read", "yes")
        self._changed = True


def _entries(
    root: Path, known: Authorities, wanted: Iterable[Wanted], count: int
) -> Iterator[FileEntry | Unchanged]:
    """Yield the entries of files in order. Many files are read in several processes, unless this
    process has several threads, as the desk does, and cannot be forked safely."""
    if count < FILES_FOR_PROCESSES or os.cpu_count() == 1 or active_count() > 1:
        from reader.index.entry_reader import EntryReader

        return map(EntryReader(root, known).read, wanted)
    from reader.index.pool import read_in_processes

    return read_in_processes(root, known, wanted)
