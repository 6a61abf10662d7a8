"""Reading many files in several processes."""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread, active_count
from typing import TypeVar

from reader.library.index import ReadingStopped
from reader.library.index.entries import FileEntry, Unchanged, Wanted
from reader.library.index.garbage import seek_seldom
from reader.library.index.reading import EntryReader, Known

T = TypeVar("T")

_FILES_A_TASK = 40
# The processes go on reading while others write; what they read waits in memory.
_TASKS_AHEAD = 50
_NICENESS = 10


def read_in_processes(
    root: Path, known: Known, wanted: Iterable[Wanted]
) -> Iterator[FileEntry | Unchanged]:
    """The entries of files in their order."""
    processes = os.cpu_count() or 1
    tasks = _parts(wanted, _FILES_A_TASK)
    # A process with several threads cannot be copied safely.
    context = get_context("spawn") if active_count() > 1 else get_context()
    with ProcessPoolExecutor(processes, context, _begin, (root, known)) as pool:
        running: deque[Future[list[FileEntry | Unchanged]]] = deque(
            pool.submit(_read_task, task) for task in islice(tasks, processes + _TASKS_AHEAD)
        )
        while running:
            try:
                yield from running.popleft().result()
            except BrokenProcessPool as error:
                raise ReadingStopped("a process that read files has ended; try again") from error
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
    # A key is answered first, and what was read is written.
    os.nice(_NICENESS)
    seek_seldom()
    _reader = EntryReader(root, known)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _read_task(wanted: list[Wanted]) -> list[FileEntry | Unchanged]:
    return _reader.read_all(wanted)
