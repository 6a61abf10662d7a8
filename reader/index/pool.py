"""Reads many files in several processes, or in this one if they cannot start or are killed."""

import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, nullcontext
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from pathlib import Path
from threading import Thread
from typing import TypeVar

from reader.garbage import collect_rarely
from reader.index.entries import FileEntry, Unchanged, Wanted
from reader.index.entry_reader import Authorities, EntryReader
from reader.interpreter import safe_path

T = TypeVar("T")

_FILES_A_TASK = 40
# The processes keep reading while this one writes; their results wait in memory.
_TASKS_AHEAD = 50
_NICENESS = 10
# Raised if the system has no processes, pipes or semaphores left, or no place for them (as in a
# container without /dev/shm), or if a process was killed.
_NO_POOL = (OSError, ImportError, NotImplementedError, ValueError, BrokenProcessPool)


def read_in_processes(
    root: Path, known: Authorities, wanted: Iterable[Wanted]
) -> Iterator[FileEntry | Unchanged]:
    """Yield the entries of files in order. This process reads what the others fail to read."""
    tasks = _parts(wanted, _FILES_A_TASK)
    ahead = (os.cpu_count() or 1) + _TASKS_AHEAD
    begun: deque[list[Wanted]] = deque()
    running: deque[Future[list[FileEntry | Unchanged]]] = deque()
    context, starting = _context()
    try:
        with starting, ProcessPoolExecutor(None, context, _begin, (root, known)) as pool:
            while True:
                for task in islice(tasks, ahead - len(begun)):
                    begun.append(task)
                    running.append(pool.submit(_read_task, task))
                if not begun:
                    return
                read = running.popleft().result()
                begun.popleft()
                yield from read
    except _NO_POOL:
        reader = EntryReader(root, known)
    for task in chain(begun, tasks):
        yield from reader.read_all(task)


def _context() -> tuple[BaseContext, AbstractContextManager[None]]:
    """Return how to start processes: on Linux as forks, elsewhere as new interpreters."""
    if sys.platform == "linux":
        return get_context("fork"), nullcontext()
    return get_context("spawn"), safe_path()


def _parts(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


# In the other processes

_reader: EntryReader


def _begin(root: Path, known: Authorities) -> None:
    """Make a process ready to read; it ends with the one that started it."""
    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The process that answers keys and writes the entries comes first.
    os.nice(_NICENESS)
    collect_rarely()
    _reader = EntryReader(root, known)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _read_task(wanted: list[Wanted]) -> list[FileEntry | Unchanged]:
    return _reader.read_all(wanted)
