"""A fresh open of the path finds what was acknowledged, whatever happened to the file."""

import os
import shutil
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.notebook import StoreError, StoreGone
from reader.notebook.database import open_database
from reader.notebook.positions import FILE_NAME as STATE_NAME
from reader.notebook.positions import ReadingState
from reader.notebook.store import FILE_NAME, Bookmarks
from tests.notebook.test_database import NOTES, contents, logged_ahead, make_foreign
from tests.notebook.writer import LIBRARY, numbered


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def store(folder: Path) -> Iterator[Bookmarks]:
    """An open store with one bookmark of this library and one of another."""
    with closing(Bookmarks("other-library", folder)) as other:
        other.add(numbered(50))
    with closing(Bookmarks(LIBRARY, folder)) as bookmarks:
        bookmarks.add(numbered(1))
        yield bookmarks


def kept(folder: Path, library: str = LIBRARY) -> list[str]:
    """The bookmarked quotes that a reader finds when it opens the store now."""
    with closing(Bookmarks(library, folder)) as bookmarks:
        return [key.quote for key in bookmarks.all()]


def rename_another_over(folder: Path) -> None:
    """Rename another store over the file, like a program that syncs files between machines."""
    elsewhere = folder.parent / "elsewhere"
    with closing(Bookmarks(LIBRARY, elsewhere)) as bookmarks:
        bookmarks.add(numbered(7))
    (elsewhere / FILE_NAME).replace(folder / FILE_NAME)


# The file is gone


@pytest.mark.parametrize(
    "lose",
    [
        shutil.rmtree,
        lambda folder: (folder / FILE_NAME).unlink(),
        lambda folder: folder.rename(folder.with_name("moved")),
        lambda folder: (folder / FILE_NAME).rename(folder / "moved.sqlite3"),
    ],
)
def test_a_missing_file_is_recreated_with_everything_it_held_and_reported(
    store: Bookmarks, folder: Path, lose: Callable[[Path], object]
) -> None:
    lose(folder)
    store.add(numbered(2))
    assert kept(folder) == ["q2", "q1"]
    assert kept(folder, "other-library") == ["q50"]
    (said,) = store.news()
    assert said.endswith("was gone; it is back with everything it held.")
    assert store.news() == []


def test_a_file_that_was_moved_away_stays_unchanged(store: Bookmarks, folder: Path) -> None:
    folder.rename(folder.with_name("moved"))
    before = contents(folder.with_name("moved"))
    store.add(numbered(2))
    store.remove(numbered(1).key)
    assert contents(folder.with_name("moved")) == before
    assert kept(folder) == ["q2"]


def test_reading_a_missing_file_does_not_create_it(store: Bookmarks, folder: Path) -> None:
    shutil.rmtree(folder)
    for look in (store.all, store.version):
        with pytest.raises(StoreGone, match="is gone; the next change recreates it"):
            look()
    assert not folder.exists()


def test_a_file_that_comes_back_is_used_again(store: Bookmarks, folder: Path) -> None:
    folder.rename(folder.with_name("moved"))
    with pytest.raises(StoreGone):
        store.all()
    folder.with_name("moved").rename(folder)
    store.add(numbered(2))
    assert kept(folder) == ["q2", "q1"]
    assert store.news() == []


def test_a_file_that_vanishes_during_a_write_is_recreated(store: Bookmarks, folder: Path) -> None:
    went: list[bool] = []

    def work(sql: sqlite3.Connection) -> None:
        sql.execute("DELETE FROM bookmark WHERE quote = 'q1'")
        if not went:
            shutil.rmtree(folder)
            went.append(True)

    store._file.write(work)
    assert kept(folder) == []
    assert kept(folder, "other-library") == ["q50"]


def test_a_file_that_keeps_vanishing_is_given_up_on(store: Bookmarks, folder: Path) -> None:
    def work(sql: sqlite3.Connection) -> None:
        sql.execute("DELETE FROM bookmark")
        shutil.rmtree(folder)

    with pytest.raises(StoreError, match="keeps being replaced"):
        store._file.write(work)


# Another file is there


def test_a_store_renamed_over_the_file_is_used_as_it_is(store: Bookmarks, folder: Path) -> None:
    rename_another_over(folder)
    store.add(numbered(2))
    assert kept(folder) == ["q7", "q2"]
    assert kept(folder, "other-library") == []
    (said,) = store.news()
    assert "Another file is at" in said


def test_a_reader_sees_a_store_renamed_over_the_file(store: Bookmarks, folder: Path) -> None:
    before = store.version()
    rename_another_over(folder)
    assert store.version() != before
    assert [key.quote for key in store.all()] == ["q7"]


def test_two_readers_that_lost_their_file_share_the_recreated_one(
    store: Bookmarks, folder: Path
) -> None:
    with closing(Bookmarks(LIBRARY, folder)) as other:
        shutil.rmtree(folder)
        store.remove(numbered(1).key)
        other.add(numbered(3))
        assert list(other.all()) == list(store.all()) == [numbered(3).key]


def test_a_file_that_sqlite_finds_moved_is_reopened(store: Bookmarks, folder: Path) -> None:
    """The file may be replaced between opening it and taking its identity."""
    rename_another_over(folder)
    found = (folder / FILE_NAME).stat()
    store._file._identity = (found.st_dev, found.st_ino)
    store.add(numbered(2))
    assert kept(folder) == ["q7", "q2"]


def test_an_older_readers_log_never_reaches_a_file_renamed_over_its_own(
    store: Bookmarks, folder: Path
) -> None:
    path = folder / FILE_NAME
    with closing(logged_ahead(path, "older")):
        store.add(numbered(2))
        assert store._file._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert path.with_name(f"{FILE_NAME}-wal").stat().st_size == 0
        rename_another_over(folder)
    store.close()
    assert kept(folder) == ["q7"]


def test_a_file_left_by_an_older_reader_loses_its_log(folder: Path) -> None:
    folder.mkdir()
    with closing(Bookmarks(LIBRARY, folder)) as bookmarks:
        bookmarks.add(numbered(1))
    logged_ahead(folder / FILE_NAME, "older").close()
    assert sorted(kept(folder)) == ["q1", "q99"]
    assert list(contents(folder)) == [FILE_NAME]


# Something else is at the path


def pipe(path: Path) -> None:
    os.mkfifo(path)


def listening_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(path.parent)  # The path of a socket must be short.
        try:
            listener.bind(path.name)
        finally:
            os.chdir(here)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def link_to_nothing(path: Path) -> None:
    path.symlink_to(path.with_name("unmounted"))


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


NO_FILES = [
    (pipe, "that is a pipe, a socket or a device, not a file; move it away"),
    (listening_socket, "that is a pipe, a socket or a device, not a file; move it away"),
    (device, "that is a pipe, a socket or a device, not a file; move it away"),
    (Path.mkdir, "that is a folder, not a file; move it away"),
    (link_to_nothing, "that is a link that leads nowhere, not a file; move it away"),
    (link_to_itself, "Too many levels of symbolic links"),
]


@pytest.mark.parametrize(("put", "said"), NO_FILES)
@pytest.mark.parametrize("suffix", ["", "-journal", "-wal"])
def test_anything_but_a_file_is_one_sentence_and_not_opened(
    tmp_path: Path, put: Callable[[Path], object], said: str, suffix: str
) -> None:
    for name, opened in (
        (FILE_NAME, lambda: Bookmarks(LIBRARY, tmp_path)),
        (STATE_NAME, lambda: ReadingState(tmp_path)),
    ):
        put(tmp_path / f"{name}{suffix}")
        with pytest.raises(StoreError, match=rf"^the .* in .*{name}.* cannot be used: {said}"):
            opened()
    assert not (tmp_path / "unmounted").exists()


@pytest.mark.parametrize(("put", "said"), NO_FILES)
def test_anything_that_replaces_an_open_store_is_one_sentence(
    store: Bookmarks, folder: Path, put: Callable[[Path], object], said: str
) -> None:
    (folder / FILE_NAME).unlink()
    put(folder / FILE_NAME)
    for use in (store.all, store.version, lambda: store.add(numbered(2))):
        with pytest.raises(StoreError, match=said):
            use()


def test_another_programs_database_renamed_over_an_open_store_stays_unchanged(
    store: Bookmarks, folder: Path
) -> None:
    make_foreign(folder / "foreign", 0, "DELETE").close()
    (folder / "foreign").replace(folder / FILE_NAME)
    before = contents(folder)
    for use in (store.all, store.version, lambda: store.add(numbered(2))):
        with pytest.raises(StoreError, match="belongs to another program"):
            use()
    assert contents(folder) == before


def test_garbage_that_replaces_an_open_store_is_set_aside_and_reported(
    store: Bookmarks, folder: Path
) -> None:
    (folder / "garbage").write_bytes(b"garbage" * 100)
    (folder / "garbage").replace(folder / FILE_NAME)
    store.add(numbered(2))
    assert kept(folder) == ["q2"]
    assert "The bookmarks were damaged; they are kept as" in " ".join(store.news())


# Tables that are not ours


@pytest.mark.parametrize(
    "spoil",
    [
        "DROP TABLE bookmark",
        "ALTER TABLE bookmark RENAME COLUMN words TO letters",
        "ALTER TABLE bookmark RENAME TO marks",
    ],
)
def test_a_store_that_lacks_its_table_or_a_column_is_one_sentence_and_stays(
    folder: Path, store: Bookmarks, spoil: str
) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.execute(spoil)
    before = contents(folder)
    with closing(Bookmarks(LIBRARY, folder)) as bookmarks:
        for use in (bookmarks.all, lambda: bookmarks.add(numbered(2))):
            with pytest.raises(StoreError, match=r"no such .*; move the file away"):
                use()
    assert contents(folder) == before


def test_a_closed_file_is_not_reopened(tmp_path: Path) -> None:
    open_database(tmp_path / "notes", NOTES)[0].close()
    with closing(Bookmarks(LIBRARY, tmp_path)) as bookmarks:
        bookmarks.close()
        (tmp_path / FILE_NAME).unlink()
        with pytest.raises(StoreError, match="closed"):
            bookmarks.add(numbered(1))
    assert not (tmp_path / FILE_NAME).exists()


@pytest.mark.parametrize("header", ["user_version = 99", "application_id = 1"])
def test_an_open_store_is_not_written_after_becoming_newer_or_foreign(
    store: Bookmarks, folder: Path, header: str
) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.execute(f"PRAGMA {header}")
    with pytest.raises(StoreError, match=r"newer version|belongs to another program"):
        store.add(numbered(2))
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        assert connection.execute("SELECT count(*) FROM bookmark").fetchone() == (2,)


def test_a_file_in_place_of_the_folder_does_not_count_as_a_missing_store(
    store: Bookmarks, folder: Path
) -> None:
    shutil.rmtree(folder)
    folder.write_text("in the way")
    for work in (store.all, lambda: store.add(numbered(2))):
        with pytest.raises(StoreError, match="Not a directory"):
            work()


def test_a_bookmark_that_the_database_drops_is_not_acknowledged(
    store: Bookmarks, folder: Path
) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.execute(
            "CREATE TRIGGER forget AFTER INSERT ON bookmark BEGIN"
            " DELETE FROM bookmark WHERE quote = new.quote; END"
        )
    with pytest.raises(StoreError, match="does not keep"):
        store.add(numbered(2))
    assert kept(folder) == ["q1"]
