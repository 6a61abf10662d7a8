"""Both followers of the disk read and report changes until they are closed."""

import os
import resource
import select
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from reader.index.database import Index
from reader.index.refresh import FILES_FOR_PROCESSES
from reader.library import following
from reader.library.following import (
    Follower,
    LibraryFollower,
    News,
    OwnFollower,
)
from reader.library.library import Library
from reader.library.opening import bring_up_to_date, open_indexed
from tests.command import environment
from tests.index.processes import holding
from tests.libraries import SAMPLE, sample, write_library

# Far more than anything here takes: after so long, it will never come.
PATIENCE = 30


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYTHONPATH", environment()["PYTHONPATH"])
    return write_library(tmp_path / "library")


class Heard:
    """The news of a follower, in order."""

    def __init__(self, library: Library, follower: Follower) -> None:
        self.library = library
        self.follower = follower
        self._news: Queue[News] = Queue()

    def tell(self, news: News) -> None:
        self._news.put(news)

    def next(self) -> News:
        """Return the next news, ignoring progress."""
        news = self._news.get(timeout=PATIENCE)
        while not news.changed and not news.trouble and not news.note:
            news = self._news.get(timeout=PATIENCE)
        self.library.version()
        self.library.forget()
        return news

    def is_told_nothing(self) -> bool:
        return self._news.empty()


@contextmanager
def followed(library: Library, follower: Follower) -> Iterator[Heard]:
    """Run a follower in a thread, which has to end with it."""
    heard = Heard(library, follower)
    thread = Thread(target=follower.run, args=(heard.tell,))
    thread.start()
    try:
        yield heard
    finally:
        follower.close()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def in_memory(root: Path) -> Library:
    return Library(root, Index(root, Path(os.devnull)))


@pytest.fixture(params=["another process", "this process"])
def heard(root: Path, request: pytest.FixtureRequest) -> Iterator[Heard]:
    """The news of a library whose index is in a file, or in memory."""
    library = open_indexed(root) if request.param == "another process" else in_memory(root)
    with followed(library, LibraryFollower(library)) as heard:
        yield heard


def test_changes_are_read_and_reported(heard: Heard, root: Path) -> None:
    assert heard.next().changed
    assert heard.library.article_ids() == ["sample"]
    (root / "articles" / "b.yaml").write_text(sample("b"))
    heard.follower.look_now()
    assert heard.next().changed
    assert sorted(heard.library.article_ids()) == ["b", "sample"]
    (root / "articles" / "sample.yaml").unlink()
    heard.follower.look_now()
    assert heard.next().changed
    assert heard.library.article_ids() == ["b"]
    assert heard.is_told_nothing()


def test_trouble_and_its_end_are_reported(heard: Heard, root: Path) -> None:
    assert heard.next().changed
    (root / "library.yaml").rename(root / "away.yaml")
    heard.follower.look_now()
    assert "holds no library.yaml" in heard.next().trouble
    (root / "away.yaml").rename(root / "library.yaml")
    heard.follower.look_now()
    assert heard.next() == News(changed=True)


def test_lasting_trouble_is_reported_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.index.refresh.sleep", lambda seconds: None)
    file, away = root / "library.yaml", root / "away.yaml"
    between: list[Callable[[], object]] = [
        *(lambda: file.rename(away), list, list, lambda: away.rename(file), list),
    ]

    def wait(seconds: float) -> bool:
        if between:
            between.pop(0)()
            return True
        return False

    told: list[News] = []
    following._follow(in_memory(root), told.append, wait)
    assert [(news.changed, bool(news.trouble)) for news in told if not news.total] == [
        *((True, False), (False, True), (True, False)),
    ]


def test_a_deleted_index_is_recreated(heard: Heard) -> None:
    assert heard.next().changed
    heard.library.index.start_over()
    assert heard.library.article_ids() == []
    heard.follower.look_now()
    assert heard.next().changed
    assert heard.library.article_ids() == ["sample"]


def test_a_reader_uses_the_index_that_the_follower_put_in_place_of_its_own(root: Path) -> None:
    library = open_indexed(root)
    with followed(library, LibraryFollower(library)) as heard:
        assert heard.next().changed
        assert library.index.path
        library.index.path.unlink()
        heard.follower.look_now()
        assert heard.next().changed
        assert library.article_ids() == ["sample"]


# Files and folders that are missing for a moment


@contextmanager
def comes_back(monkeypatch: pytest.MonkeyPatch, path: Path) -> Iterator[list[float]]:
    """Move something away until a follower has waited for it. Yields how long it waited."""
    away = path.with_name("away")
    path.rename(away)
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        away.rename(path)

    with monkeypatch.context() as patch:
        patch.setattr("reader.index.refresh.sleep", wait)
        yield waited


def look_once(library: Library) -> list[News]:
    """Return the news of one look."""
    told: list[News] = []
    follower = OwnFollower(library)
    follower.close()
    follower.run(told.append)
    return [news for news in told if news.changed or news.trouble]


@pytest.mark.parametrize(
    "name", ["", "library.yaml", "actors.yaml", "topics.yaml", "articles", "articles/sample.yaml"]
)
def test_files_missing_for_a_moment_are_not_reported(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    library = in_memory(root)
    assert look_once(library) == [News(changed=True)]
    with comes_back(monkeypatch, root / name) as waited:
        assert look_once(library) == []
    assert waited == [following.SECONDS_FOR_EDITORS]
    assert library.article_ids() == ["sample"]


def test_a_look_does_not_wait_if_nothing_expected_is_missing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = in_memory(root)
    (root / "topics.yaml").unlink()
    (root / "articles" / "b.yaml").symlink_to("nowhere")
    monkeypatch.setattr("reader.index.refresh.sleep", pytest.fail)
    assert look_once(library) == [News(changed=True)]
    assert look_once(library) == []


def test_an_index_locked_by_another_process_is_trouble(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_indexed(root)
    assert library.index.path
    monkeypatch.setattr(following, "bring_up_to_date", partial(bring_up_to_date, seconds=0.1))
    with holding(library.index.path, "BEGIN IMMEDIATE"):
        (news,) = look_once(library)
        assert "held by another process" in news.trouble
    assert look_once(library) == [News(changed=True)]


def waits(library: Library, monkeypatch: pytest.MonkeyPatch, *looks: float | None) -> list[float]:
    """Return the waits after looks that take these seconds, or that find changes for ``None``."""
    now, waited, left = 0.0, [], list(looks)

    def look(*_: object, **__: object) -> bool:
        nonlocal now
        took = left[0]
        now += 100 if took is None else took
        return took is None

    def wait(seconds: float) -> bool:
        waited.append(seconds)
        left.pop(0)
        return bool(left)

    monkeypatch.setattr(following, "bring_up_to_date", look)
    monkeypatch.setattr(following, "monotonic", lambda: now)
    following._follow(library, lambda news: None, wait)
    return waited


def test_the_wait_grows_with_the_time_of_a_look_but_not_of_reading(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited = waits(in_memory(root), monkeypatch, None, 0.01, 0.2, 60.0, None)
    assert waited == pytest.approx([1.0, 1.0, 4.0, 20.0, 1.0])


# How it ends


def test_a_process_that_does_not_respond_is_replaced(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Longer than the time between two signs of life, however busy the machine is.
    monkeypatch.setattr(following, "SECONDS_OF_SILENCE", 5)
    library = open_indexed(root)
    with followed(library, LibraryFollower(library)) as heard:
        assert heard.next().changed
        child_of(heard.follower).send_signal(signal.SIGSTOP)
        (root / "articles" / "b.yaml").write_text(sample("b"))
        assert heard.next().note.endswith("does not answer; it is started again.")
        assert heard.next().changed
        assert sorted(library.article_ids()) == ["b", "sample"]


def child_of(follower: Follower) -> "subprocess.Popen[bytes]":
    assert isinstance(follower, LibraryFollower)
    assert follower._process
    return follower._process


def test_a_process_that_ends_is_restarted_once_and_then_this_one_reads(root: Path) -> None:
    library = open_indexed(root)
    with followed(library, LibraryFollower(library)) as heard:
        assert heard.next().changed
        for then in ("it is started again", "the desk reads what changes itself"):
            child_of(heard.follower).kill()
            assert then in heard.next().note
            (root / "articles" / "b.yaml").write_text(sample("b", headline=then))
            assert heard.next().changed


@pytest.mark.parametrize("executable", ["", "/dev/null", "/bin/false"])
def test_this_process_reads_if_no_other_can_be_started(
    root: Path, monkeypatch: pytest.MonkeyPatch, executable: str
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    library = open_indexed(root)
    with followed(library, LibraryFollower(library)) as heard:
        notes = [heard.next().note, heard.next().note]
        assert notes[0].endswith("it is started again.")
        assert notes[1].endswith("the desk reads what changes itself.")
        assert heard.next().changed
    assert library.article_ids() == ["sample"]


@contextmanager
def small_files(size: int) -> Iterator[None]:
    """Limit the size of files, as on a full disk, also for the processes that are started."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_an_index_on_a_full_disk_is_filled_in_memory(root: Path) -> None:
    library = open_indexed(root)
    assert library.index.path
    (root / "articles" / "b.yaml").write_text(sample("b", headline="word " * 20_000))
    told: list[News] = []

    def tell(news: News) -> None:
        told.append(news)
        if news.lost:
            library.index.leave_file(news.trouble)
            follower.keep_up()
        if news.changed:
            follower.close()

    follower = LibraryFollower(library)
    with small_files(60_000):
        follower.run(tell)
    assert [news.trouble for news in told if news.lost] == ["disk I/O error"]
    assert library.index.path is None
    assert sorted(library.article_ids()) == ["b", "sample"]


def test_a_follower_closed_before_it_runs_ends(root: Path) -> None:
    for follower in (LibraryFollower(open_indexed(root)), OwnFollower(in_memory(root))):
        follower.close()
        told: list[News] = []
        follower.run(told.append)
        assert not any(news.trouble for news in told)


def ends(pipe: int) -> bool:
    """Wait until all processes that can write into a pipe have ended. Return whether they have."""
    ended = bool(select.select([pipe], [], [], PATIENCE)[0])
    os.close(pipe)
    return ended


def begin_following(root: Path, stdin: int, alive: int) -> "subprocess.Popen[bytes]":
    """Start the process that follows. While it lives, `alive` stays open for writing."""
    return subprocess.Popen(
        [sys.executable, "-m", "reader.library.following", str(root)],
        env=environment(),
        stdin=stdin,
        stdout=subprocess.PIPE,
        pass_fds=[alive],
    )


def test_the_process_ends_when_its_input_closes(root: Path) -> None:
    watched, alive = os.pipe()
    process = begin_following(root, subprocess.PIPE, alive)
    os.close(alive)
    assert process.stdout
    assert process.stdout.readline()
    process.communicate(timeout=PATIENCE)
    assert ends(watched)


_PARENT = """
import subprocess, sys
following = subprocess.Popen(
    [sys.executable, "-m", "reader.library.following", sys.argv[1]],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE, pass_fds=[int(sys.argv[2])],
)
print(following.stdout.readline().decode(), flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("count", [1, FILES_FOR_PROCESSES])
def test_a_killed_reader_leaves_no_process_behind(root: Path, count: int) -> None:
    for number in range(count):
        (root / "articles" / f"{number}.yaml").write_text(SAMPLE)
    watched, alive = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-c", _PARENT, str(root), str(alive)],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        pass_fds=[alive],
    ) as parent:
        os.close(alive)
        assert parent.stdout
        assert parent.stdout.readline()
        parent.send_signal(signal.SIGKILL)
    assert ends(watched)


def test_an_index_that_cannot_be_opened_yet_is_trouble_until_it_can(
    root: Path, tmp_path: Path
) -> None:
    library = open_indexed(root)
    path = library.index.path
    assert path
    library.index.close()
    path.write_bytes(b"")
    told: Callable[[], bytes]
    with holding(path, "PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "CREATE TABLE x (y)"):
        process = begin_following(root, subprocess.PIPE, 2)
        assert process.stdout
        told = process.stdout.readline
        assert b"database is locked" in told()
    while b"true" not in (line := told()):
        assert line
    process.communicate(timeout=PATIENCE)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT id FROM article").fetchall() == [("sample",)]
    connection.close()
