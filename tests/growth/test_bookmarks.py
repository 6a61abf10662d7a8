"""Setting or removing a bookmark costs the same, however many there are."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.notebook.store import FILE_NAME, Bookmarks
from reader.places import data_folder
from tests.libraries import write_library
from tests.notebook.writer import LIBRARY, numbered
from tests.tui.drive import Driver, desk_on


def keep(count: int) -> None:
    """Store bookmarks of articles that the library does not have."""
    with closing(Bookmarks(LIBRARY)) as bookmarks:
        bookmarks.add(numbered(1000))
    with closing(sqlite3.connect(data_folder() / FILE_NAME)) as connection, connection:
        connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO bookmark SELECT library, 'gone' || i, quote, words, kind, created,"
            " speaker, speaker_name, role, said, outlet, headline, published FROM bookmark, n",
            (count - 1,),
        )


class Counted:
    """A connection's steps, counted while keys are pressed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.ticks = 0
        self._connection = connection

    def __enter__(self) -> "Counted":
        self._connection.set_progress_handler(self._tick, 1)
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.set_progress_handler(None, 0)

    def _tick(self) -> int:
        self.ticks += 1
        return 0


def connection_of(driver: Driver) -> sqlite3.Connection:
    store = driver.desk.session.bookmarks._store
    assert store
    return store._file._connection


@pytest.mark.parametrize(
    ("keys", "few", "many"), [("b", 10, 1_000), ("B b", 100, 1_000)], ids=["text", "list"]
)
def test_b_takes_as_much_work_with_a_thousand_bookmarks_as_with_few(
    tmp_path: Path, keys: str, few: int, many: int
) -> None:
    root = write_library(tmp_path / "library")

    async def steps(count: int) -> int:
        async with desk_on(root) as driver:
            *before, last = keys.split()
            await driver.press(*before)
            assert len(driver.desk.session.bookmarked) == count
            with Counted(connection_of(driver)) as counted:
                await driver.press(last)
            assert len(driver.desk.session.bookmarked) != count
            return counted.ticks

    def work(count: int) -> int:
        (data_folder() / FILE_NAME).unlink(missing_ok=True)
        keep(count)
        return asyncio.run(steps(count))

    assert work(few) == work(many) > 0
