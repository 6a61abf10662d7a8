"""Work on many items is done in several processes, or here where they cannot start or die."""

import os
import signal
from collections.abc import Iterator

import pytest

from reader import processes
from reader.processes import Work, in_processes

HERE = os.getpid()


def squares() -> Work[int, tuple[int, int]]:
    return lambda items: [(item * item, os.getpid()) for item in items]


def dying() -> Work[int, int]:
    """Work whose processes are killed at an item, unless it is done in this one."""

    def work(items: list[int]) -> list[int]:
        if 7 in items and os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return items

    return work


def failing() -> Work[int, int]:
    def work(items: list[int]) -> list[int]:
        raise ZeroDivisionError

    return work


def test_results_come_in_the_order_of_the_items() -> None:
    found = list(in_processes(squares, range(100), 7))
    assert [square for square, _ in found] == [item * item for item in range(100)]
    assert HERE not in {process for _, process in found}


def test_no_items_give_nothing() -> None:
    assert list(in_processes(squares, [], 7)) == []


def test_this_process_goes_on_where_another_is_killed() -> None:
    assert list(in_processes(dying, range(20), 2)) == list(range(20))


def test_this_process_works_where_no_other_can_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_pool(*args: object) -> None:
        raise OSError("no semaphores")

    monkeypatch.setattr(processes, "ProcessPoolExecutor", no_pool)
    found = list(in_processes(squares, range(10), 3))
    assert found == [(item * item, HERE) for item in range(10)]


def test_an_error_of_the_work_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_processes(failing, range(4), 2))


def test_no_more_is_read_than_may_wait() -> None:
    read = 0

    def items() -> Iterator[int]:
        nonlocal read
        for item in range(10_000):
            read += 1
            yield item

    found = in_processes(squares, items(), 2, ahead=3)
    next(found)
    assert read <= 2 * ((os.cpu_count() or 1) + 3)
    found.close()
