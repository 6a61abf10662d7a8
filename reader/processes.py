"""Does work on many items in several processes, or here where they cannot start or are killed."""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, nullcontext
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from threading import Thread
from typing import Any, TypeAlias, TypeVar

from reader.garbage import collect_rarely
from reader.interpreter import safe_path

A = TypeVar("A")
B = TypeVar("B")
Work: TypeAlias = Callable[[list[A]], list[B]]

# The processes keep working while this one uses what they give; their results wait in memory.
_TASKS_AHEAD = 50
_NICENESS = 10
# Raised if the system has no processes, pipes or semaphores left, or no place for them (as in a
# container without /dev/shm), or if a process was killed.
_NO_POOL = (OSError, ImportError, NotImplementedError, ValueError, BrokenProcessPool)


def in_processes(
    make: Callable[[], Work[A, B]], items: Iterable[A], size: int, ahead: int = _TASKS_AHEAD
) -> Generator[B, None, None]:
    """Yield what the work gives for the items, in their order.

    `make` is called in each process, and returns what works on a list of up to `size` items. At
    most `ahead` such lists are worked on, or wait, beyond one for each processor. This process does
    what the others fail to do.
    """
    tasks = _parts(items, size)
    most = (os.cpu_count() or 1) + ahead
    begun: deque[list[A]] = deque()
    running: deque[Future[list[B]]] = deque()
    context, starting = _context()
    try:
        with starting, ProcessPoolExecutor(None, context, _begin, (make,)) as pool:
            while True:
                for task in islice(tasks, most - len(begun)):
                    begun.append(task)
                    running.append(pool.submit(_do, task))
                if not begun:
                    return
                done = running.popleft().result()
                begun.popleft()
                yield from done
    except _NO_POOL:
        work = make()
    for task in chain(begun, tasks):
        yield from work(task)


def _context() -> tuple[BaseContext, AbstractContextManager[None]]:
    """Return how to start processes: on Linux as forks, elsewhere as new interpreters."""
    if sys.platform == "linux":
        return get_context("fork"), nullcontext()
    return get_context("spawn"), safe_path()


def _parts(items: Iterable[A], size: int) -> Iterator[list[A]]:
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


# In the other processes

_work: Work[Any, Any]


def _begin(make: Callable[[], Work[Any, Any]]) -> None:
    """Make a process ready to work; it ends with the one that started it."""
    global _work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The process that answers keys and writes what they give comes first.
    os.nice(_NICENESS)
    collect_rarely()
    _work = make()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _do(task: list[Any]) -> list[Any]:
    return _work(task)
