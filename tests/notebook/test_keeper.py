"""The last value is saved in the background, as soon as the disk allows."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest

from reader.notebook.keeper import Keeper
from reader.notebook.library_id import setting_of_id
from reader.notebook.positions import FILE_NAME, ArticleKey, Progress, ReadingState

LIBRARY = "test-library"
KEY = ArticleKey(LIBRARY, "a")
DEADLINE = 10.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state"


def wait_until(true: Callable[[], object]) -> None:
    """Wait until something holds."""
    end = monotonic() + DEADLINE
    while not true():
        assert monotonic() < end, "it did not come about in time"
        sleep(0.002)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Lock the file, as another program may."""
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.execute("ROLLBACK")


def kept(folder: Path) -> dict[str, Progress]:
    """What a reader finds when it opens the store now."""
    with closing(ReadingState(folder)) as state:
        return state.all(LIBRARY)


def test_values_are_saved_without_closing(folder: Path) -> None:
    with closing(Keeper(folder, LIBRARY, folder)) as keeper:
        keeper.keep_progress(KEY, Progress(True, "q1", 2, 3))
        wait_until(lambda: kept(folder) == {"a": Progress(True, "q1", 2, 3)})


def test_closing_saves_the_last_values(folder: Path) -> None:
    with closing(Keeper(folder, LIBRARY, folder)) as keeper:
        for paragraph in range(50):
            keeper.keep_progress(KEY, Progress(paragraph=paragraph))
            keeper.keep_setting("width", str(paragraph))
    assert kept(folder) == {"a": Progress(paragraph=49)}
    with closing(ReadingState(folder)) as state:
        assert state.settings()["width"] == "49"


def test_stored_values_are_read_at_once_under_the_last_known_id(folder: Path) -> None:
    with closing(Keeper(folder, LIBRARY, folder)) as keeper:
        keeper.keep_progress(KEY, Progress(True))
    with closing(Keeper(folder, None, folder)) as keeper:
        stored = keeper.stored()
        assert stored
        assert (stored.library, stored.progress) == (LIBRARY, {"a": Progress(True)})
        assert keeper.stored() is None
    with closing(Keeper(folder / "elsewhere", None, folder)) as keeper:
        stored = keeper.stored()
        assert stored
        assert (stored.library, stored.progress) == (None, {})


def test_a_failed_write_is_reported_once_retried_and_reported_as_done(folder: Path) -> None:
    with closing(Keeper(folder, LIBRARY, folder)) as keeper:
        wait_until(lambda: not keeper._has_work)
        news: list[str] = []

        def told(count: int) -> bool:
            news.extend(keeper.news())
            return len(news) == count

        with locked(folder):
            keeper.keep_progress(KEY, Progress(paragraph=1))
            wait_until(lambda: told(1))
            keeper.keep_progress(KEY, Progress(paragraph=2))
        wait_until(lambda: told(2))
        assert "are not kept: the reading positions in" in news[0]
        assert "locked by another program" in news[0]
        assert news[1] == "Reading positions are kept again."
        assert kept(folder) == {"a": Progress(paragraph=2)}


def test_closing_does_not_wait_forever_for_a_lock(folder: Path) -> None:
    keeper = Keeper(folder, LIBRARY, folder)
    wait_until(lambda: not keeper._has_work)
    with locked(folder):
        keeper.keep_progress(KEY, Progress(paragraph=1))
        keeper.close()
    wait_until(lambda: not keeper._thread.is_alive())


def test_a_missing_folder_is_recreated(folder: Path) -> None:
    with closing(Keeper(folder, LIBRARY, folder)) as keeper:
        keeper.keep_progress(KEY, Progress(paragraph=1))
        wait_until(lambda: not keeper._has_work and kept(folder))
        shutil.rmtree(folder)
        keeper.keep_progress(ArticleKey(LIBRARY, "b"), Progress(paragraph=2))
        wait_until(lambda: (folder / FILE_NAME).exists() and len(kept(folder)) == 2)


def test_a_damaged_store_is_set_aside_and_reported(folder: Path) -> None:
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(b"garbage" * 100)
    with closing(Keeper(folder, LIBRARY, folder)) as keeper:
        assert "The reading positions were damaged; they are kept as" in " ".join(keeper.news())


def test_the_setting_of_an_id_can_be_stored_for_any_folder(tmp_path: Path) -> None:
    hostile = tmp_path / "not\udcffutf8\x1b"
    with closing(Keeper(hostile, LIBRARY, tmp_path)):
        pass
    with closing(ReadingState(tmp_path)) as state:
        assert state.settings() == {setting_of_id(hostile): LIBRARY}
