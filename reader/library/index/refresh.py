"""Bringing an index up to date: what changed on disk is read, in several processes if much."""

import os
import signal
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from typing import TypeVar

from reader.library.files import ARTICLES, REGISTERS, Stamp, list_files
from reader.library.index.opening import writing
from reader.library.index.reading import EntryReader, Known, Unchanged, Wanted
from reader.library.index.records import all_stamps, as_bytes, as_name
from reader.library.index.registers import RegisterWriter, read_known
from reader.library.index.writing import Entry, Writer
from reader.speakers import speaker_colours

T = TypeVar("T")

# Fewer files are read sooner than processes are started.
FILES_FOR_PROCESSES = 300
_FILES_A_TASK, _FILES_A_TRANSACTION = 40, 2_000
Told = Callable[[int, int], None]


def refresh(
    root: Path, connection: sqlite3.Connection, told: Told = lambda done, total: None
) -> bool:
    """Bring the index of the library at `root` up to date; whether anything had changed.

    `told` is called with how many files of how many have been read. Each transaction leaves the
    index sound, so that one that is stopped goes on where it was. Raises `NotALibrary`,
    `IndexBusy` and `sqlite3.Error`.
    """
    return _Refresh(root, connection, told).run()


class _Refresh:
    def __init__(self, root: Path, connection: sqlite3.Connection, told: Told) -> None:
        self._root = root
        self._sql = connection
        self._told = told
        self._changed = False
        self._done = self._total = 0

    def run(self) -> bool:
        listed = dict(list_files(self._root))
        before = all_stamps(self._sql)
        if any(listed.get(name) != before.get(name) for name in REGISTERS):
            self._changed = True
            with writing(self._sql):
                RegisterWriter(self._sql, self._root).write(listed)
        articles = {name: stamp for name, stamp in listed.items() if name.startswith(ARTICLES)}
        gone = [name for name in before if name not in listed and name.startswith(ARTICLES)]
        names = [
            name for name, stamp in articles.items() if stamp is None or before.get(name) != stamp
        ]
        self._write([], gone)
        self._read(names, articles)
        # What became stale by that, as when an id became free, is read as well.
        while stale := self._stale():
            self._read([name for name in stale if name in articles], articles)
            self._write([], [name for name in stale if name not in articles])
        self._colour()
        return self._changed

    def _stale(self) -> list[str]:
        rows = self._sql.execute("SELECT name FROM file WHERE stale ORDER BY name").fetchall()
        return [as_name(name) for (name,) in rows]

    # Reading and writing

    def _read(self, names: Sequence[str], stamps: Mapping[str, Stamp | None]) -> None:
        """Read files and write what they give, so many at a time."""
        self._total += len(names)
        known = read_known(self._sql) if names else None
        if known is None:
            return
        wanted = (Wanted(name, stamps[name], self._hash(name)) for name in names)
        entries = _read_all(self._root, known, wanted, len(names))
        while batch := list(islice(entries, _FILES_A_TRANSACTION)):
            self._write(batch, [])
            self._done += len(batch)
            self._told(self._done, self._total)

    def _hash(self, name: str) -> bytes | None:
        row = self._sql.execute(
            "SELECT hash FROM file WHERE name = ? AND NOT stale", (as_bytes(name),)
        ).fetchone()
        return row[0] if row else None

    def _write(self, entries: Sequence[Entry | Unchanged], gone: Sequence[str]) -> None:
        if not entries and not gone:
            return
        with writing(self._sql):
            news = [entry for entry in entries if isinstance(entry, Entry) and self._is_news(entry)]
            Writer(self._sql).write(news, gone)
            self._sql.executemany(
                "UPDATE file SET modified = ?, changed = ?, size = ?, inode = ? WHERE name = ?",
                [
                    (*(entry.stamp or (None,) * 4), as_bytes(entry.name))
                    for entry in entries
                    if isinstance(entry, Unchanged)
                ],
            )
        self._changed = self._changed or bool(news or gone)

    def _is_news(self, entry: Entry) -> bool:
        """Whether no other reader was faster, and a file that cannot be read says so anew."""
        row = self._sql.execute(
            "SELECT hash, modified, changed, size, inode, stale FROM file WHERE name = ?",
            (as_bytes(entry.name),),
        ).fetchone()
        if row is None or row[5]:
            return True
        return row[0] != entry.hash or (entry.stamp is not None and Stamp(*row[1:5]) != entry.stamp)

    def _colour(self) -> None:
        """Give the speakers colours anew, where others stand beside them now."""
        if not self._changed:
            return
        neighbours: dict[str, set[str]] = {}
        for one, other in self._sql.execute("SELECT one, other FROM beside"):
            neighbours.setdefault(one, set()).add(other)
            neighbours.setdefault(other, set()).add(one)
        colours = sorted(speaker_colours(neighbours).items())
        before = self._sql.execute("SELECT speaker, number FROM colour ORDER BY speaker").fetchall()
        if colours != before:
            with writing(self._sql):
                self._sql.execute("DELETE FROM colour")
                self._sql.executemany("INSERT INTO colour VALUES (?, ?)", colours)


def _read_all(
    root: Path, known: Known, wanted: Iterable[Wanted], count: int
) -> Iterator[Entry | Unchanged]:
    """The entries of files in their order; of many, from several processes."""
    processes = os.cpu_count() or 1
    if count < FILES_FOR_PROCESSES or processes < 2:
        reader = EntryReader(root, known)
        yield from map(reader.read, wanted)
        return
    tasks = _parts(wanted, _FILES_A_TASK)
    with ProcessPoolExecutor(processes, initializer=_begin, initargs=(root, known)) as pool:
        # Not all at once: what is read waits in memory until it is written.
        running: deque[Future[list[Entry | Unchanged]]] = deque(
            pool.submit(_read_task, task) for task in islice(tasks, 2 * processes + 2)
        )
        while running:
            yield from running.popleft().result()
            running.extend(pool.submit(_read_task, task) for task in islice(tasks, 1))


def _parts(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


# In the other processes

_reader: EntryReader


def _begin(root: Path, known: Known) -> None:
    """Make a process ready to read; it ends with the one that started it."""
    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _reader = EntryReader(root, known)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _read_task(wanted: list[Wanted]) -> list[Entry | Unchanged]:
    return _reader.read_all(wanted)
