"""The library opens, whatever is in the place of the index and whoever has locked it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shutil import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.index import IndexBusy, database
from reader.index.articles import article_by_id
from reader.index.database import APPLICATION_ID, Index, writing
from reader.index.latest_query import LatestQuery
from reader.index.tables import VERSION
from reader.index.totals import library_totals
from reader.library.library import Library
from reader.library.opening import bring_up_to_date, open_for_reading, open_indexed, open_library
from reader.places import cache_folder
from tests.index.contents import contents
from tests.index.processes import holding, refreshing
from tests.libraries import sample, write_library

ARTICLES = {f"{n}.yaml": sample(f"a{n}", published=f'"20{n}-01-01"') for n in range(10, 40)}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library", articles=ARTICLES)


def index_file(root: Path) -> Path:
    """The path of a library's index."""
    with closing(Index(root, cache_folder())) as index:
        assert index.path
        return index.path


def is_whole(library: Library) -> bool:
    """Whether a library has all its contents."""
    return sorted(library.article_ids()) == sorted(f"a{n}" for n in range(10, 40))


# Without an index


def test_the_index_of_a_library_is_reused(root: Path) -> None:
    library = open_library(root)
    assert library.index.path
    assert library.index.path.parent == cache_folder()
    assert library.index.why == ""
    assert is_whole(open_indexed(root))


def test_each_library_has_exactly_one_index(root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root)
    assert index_file(root) == index_file(tmp_path / "link")
    assert index_file(root) != index_file(write_library(tmp_path / "other"))


@pytest.mark.parametrize("parent", [True, False])
def test_an_index_that_cannot_have_a_file_is_in_memory_and_says_why(
    root: Path, parent: bool
) -> None:
    path = index_file(root)
    if parent:
        for file in path.parent.iterdir():
            file.unlink()
        path.parent.rmdir()
        path.parent.write_text("")
    else:
        path.unlink()
        path.mkdir()
    library = open_library(root)
    assert library.index.path is None
    assert library.index.why.startswith(f"the index cannot be kept in {path}: ")
    assert is_whole(library)
    assert not bring_up_to_date(library)


def test_indexes_in_memory_are_separate(root: Path, tmp_path: Path) -> None:
    nowhere = tmp_path / "file" / "folder"
    nowhere.parent.write_text("")
    one, other = Library(root, Index(root, nowhere)), Library(root, Index(root, nowhere))
    bring_up_to_date(one)
    assert is_whole(one)
    assert other.article_ids() == []


def test_writes_of_another_thread_in_memory_are_noticed(root: Path) -> None:
    library = Library(root, Index(root, Path("/dev/null")))
    before = library.version()
    assert library.version() == before
    assert bring_up_to_date(Library(root, library.index))
    assert library.version() != before
    assert is_whole(library)


def test_a_library_can_be_read_on_a_full_disk(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = database._connect

    def connect(uri: str) -> sqlite3.Connection:
        connection = real(uri)
        if "memory" not in uri:
            connection.execute("PRAGMA max_page_count = 1")
        return connection

    index_file(root)
    words = " ".join(f"word{number}" for number in range(20_000))
    (root / "articles" / "10.yaml").write_text(sample("a10").replace("The minister", words))
    monkeypatch.setattr(database, "_connect", connect)
    assert open_for_reading(root).article_ids() == []
    library = open_library(root)
    assert library.index.why.endswith("database or disk is full")
    assert is_whole(library)


# Something else in its place


def make_other(path: Path, application: int, version: int) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE theirs (x)")
        other.execute(f"PRAGMA application_id = {application}")
        other.execute(f"PRAGMA user_version = {version}")


def truncate(path: Path, size: int) -> None:
    with path.open("r+b") as file:
        file.truncate(size)


OTHERS: list[Callable[[Path], object]] = [
    lambda path: path.write_bytes(b""),
    lambda path: path.write_bytes(b"garbage " * 10_000),
    lambda path: truncate(path, 50),
    lambda path: truncate(path, 4096 * 3),
    lambda path: truncate(path, path.stat().st_size - 100),
    lambda path: make_other(path, 0, 0),
    lambda path: make_other(path, 1234, VERSION),
    lambda path: make_other(path, APPLICATION_ID, VERSION - 1),
    lambda path: make_other(path, APPLICATION_ID, VERSION + 1),
    lambda path: path.with_name(path.name + "-wal").write_bytes(b"garbage " * 1_000),
    lambda path: path.with_name(path.name + "-shm").write_bytes(b"garbage " * 8_000),
    lambda path: path.with_name(path.name + "-journal").write_bytes(b"garbage " * 1_000),
    lambda path: path.rename(path.with_name(path.name + "-wal")),
]
KINDS = [
    *("empty", "garbage", "header cut", "pages cut", "a page cut", "no version"),
    *("another program", "older", "newer", "log", "memory", "journal", "log alone"),
]


@pytest.mark.parametrize("make", OTHERS, ids=KINDS)
def test_a_file_that_does_not_fit_is_rebuilt(root: Path, make: Callable[[Path], object]) -> None:
    open_library(root).index.close()
    make(index_file(root))
    library = open_library(root)
    assert (library.index.why, is_whole(library)) == ("", True)
    library.index.close()
    assert is_whole(open_indexed(root))


def test_a_log_that_a_reader_left_behind_is_read(root: Path, tmp_path: Path) -> None:
    library = open_library(root)
    assert library.index.path
    left = [library.index.path.with_name(library.index.path.name + end) for end in ("", "-wal")]
    assert left[1].stat().st_size
    for file in left:
        copy(file, tmp_path)
    library.index.close()
    for file in left:
        copy(tmp_path / file.name, file)
    assert is_whole(open_indexed(root))


# Damage while it is open


def damage(path: Path, first: int) -> None:
    """Overwrite a file, starting at page `first`."""
    with path.open("r+b") as file:
        file.seek(first * 4096)
        file.write(b"\xa5" * max(0, path.stat().st_size - first * 4096))


def checkpointed(root: Path) -> Path:
    """The file of an index, with everything moved from its log into it."""
    open_library(root).index.close()
    path = index_file(root)
    assert not path.with_name(path.name + "-wal").exists()
    return path


def test_a_damaged_index_is_rebuilt_as_soon_as_the_damage_is_found(root: Path) -> None:
    path = checkpointed(root)
    damage(path, 2)
    library = open_indexed(root)
    assert library.article_ids() == []
    assert library.damaged
    bring_up_to_date(library)
    assert is_whole(library)
    assert library.article("a10")


@settings(max_examples=25)
@given(at=st.integers(0, 1_000_000), data=st.binary(min_size=1, max_size=60))
def test_the_library_can_be_read_whatever_is_overwritten(
    at: int, data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    root = write_library(folder / "library")
    with closing(Index(root, folder)) as index:
        bring_up_to_date(Library(root, index))
        assert index.path
        path = index.path
    with path.open("r+b") as file:
        file.seek(at % (path.stat().st_size - len(data)))
        file.write(data)
    with closing(Index(root, folder)) as index:
        library = Library(root, index)
        assert index.why == ""
        (root / "articles" / "b.yaml").write_text(sample("b"))
        bring_up_to_date(library)
        list(library.articles()), list(library.problems()), list(library.actors)


@pytest.mark.parametrize("version", [0, 3, 255])
def test_an_index_whose_header_forbids_writing_is_replaced(root: Path, version: int) -> None:
    with closing(open_library(root).index) as index:
        assert index.path
        path = index.path
    with path.open("r+b") as file:
        # https://www.sqlite.org/fileformat2.html#file_format_version_numbers
        file.seek(18)
        file.write(bytes([version]))
    (root / "articles" / "new.yaml").write_text(sample("new"))
    library = open_indexed(root)
    bring_up_to_date(library)
    assert library.index.why == ""
    assert library.article("new")


def test_a_record_that_cannot_be_unpacked_counts_as_damage(root: Path) -> None:
    library = open_library(root)
    with closing(library.index.connect()) as connection:
        connection.execute("UPDATE article SET record = x'00' WHERE id = 'a10'")
    assert library.article("a11")
    assert library.article("a10") is None
    assert library.damaged
    bring_up_to_date(library)
    assert library.article("a10")


def test_a_lone_surrogate_in_a_question_does_not_count_as_damage(root: Path) -> None:
    library = open_library(root)
    with pytest.raises(UnicodeEncodeError):
        library.ask(article_by_id, "\ud800")
    assert not library.damaged


def test_a_damaged_index_in_memory_is_rebuilt_too(root: Path) -> None:
    library = Library(root, Index(root, Path("/dev/null")))
    bring_up_to_date(library)
    library.index.start_over()
    assert library.article_ids() == []
    bring_up_to_date(library)
    assert is_whole(library)


def test_an_index_that_cannot_be_rebuilt_continues_in_memory(root: Path) -> None:
    library = open_library(root)
    path = library.index.path
    assert path
    path.unlink()
    path.mkdir()
    library.index.start_over()
    bring_up_to_date(library)
    assert library.index.why
    assert is_whole(library)


@pytest.mark.parametrize("how", ["deleted", "replaced"])
def test_a_missing_or_replaced_index_is_reopened(root: Path, how: str) -> None:
    library = open_library(root)
    assert library.index.path
    before = library.version()
    library.index.path.unlink()
    if how == "replaced":
        for companion in ("-wal", "-shm"):
            library.index.path.with_name(library.index.path.name + companion).unlink()
        open_library(root)
    assert library.version() != before
    library.forget()
    bring_up_to_date(library)
    assert is_whole(library)
    assert is_whole(open_indexed(root))


def test_a_missing_index_that_cannot_be_recreated_stays_in_use(root: Path) -> None:
    library = open_library(root)
    assert library.index.path
    before = library.version()
    library.index.path.unlink()
    library.index.path.mkdir()
    assert library.version() == before
    assert is_whole(library)


def test_other_threads_ask_the_replacement_index(root: Path) -> None:
    library = open_library(root)
    latest = LatestQuery(library.index)

    def count() -> list[object]:
        return list(
            latest.answers(latest.begin(), lambda ask: iter([ask(library_totals).get("articles")]))
        )

    assert count() == [30]
    library.index.start_over()
    assert count() == [None]
    latest.close()


# Locks of other processes


def test_the_index_can_be_read_while_another_process_writes(root: Path) -> None:
    path = checkpointed(root)
    (root / "articles" / "new.yaml").write_text(sample("new"))
    with holding(path, "BEGIN EXCLUSIVE", "DELETE FROM article"):
        library = open_for_reading(root)
        assert (library.index.path, is_whole(library)) == (path, True)
        with pytest.raises(IndexBusy, match="held by another process"):
            bring_up_to_date(library, seconds=0.1)
    assert bring_up_to_date(library)


@pytest.mark.parametrize("made", [True, False])
def test_an_index_locked_by_a_stuck_process_is_in_memory(root: Path, made: bool) -> None:
    path = checkpointed(root) if made else index_file(root)
    if not made:
        path.write_bytes(b"")
    with holding(path, "PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "CREATE TABLE x (y)"):
        library = open_library(root)
        assert library.index.why == f"the index cannot be kept in {path}: database is locked"
        assert is_whole(library)


def test_an_index_that_a_stuck_process_is_creating_is_in_memory(root: Path) -> None:
    path = index_file(root)
    path.unlink()
    with holding(path, "PRAGMA journal_mode = WAL", "BEGIN IMMEDIATE", "CREATE TABLE x (y)"):
        library = open_library(root)
        assert "held by another process" in library.index.why
        assert is_whole(library)


def test_a_transaction_is_all_or_nothing(root: Path) -> None:
    library = open_library(root)
    with closing(library.index.connect()) as connection:

        def delete_and(then: str) -> None:
            with writing(connection):
                connection.execute("DELETE FROM article")
                connection.execute(then)

        with pytest.raises(sqlite3.OperationalError):
            delete_and("what is no SQL")
        assert is_whole(library)
        delete_and("DELETE FROM article")
        assert library.article_ids() == []


# Other writers


def made_from_nothing(root: Path) -> dict[str, object]:
    library = Library(root, Index(root, Path("/dev/null")))
    bring_up_to_date(library)
    return contents(library.index.connection)


def test_two_concurrent_processes_leave_the_same_index_as_one(root: Path) -> None:
    for process in [refreshing(root) for _ in range(3)]:
        with process:
            process.communicate()
            assert process.returncode == 0
    assert contents(open_indexed(root).index.connection) == made_from_nothing(root)


@pytest.mark.parametrize("told", [0, 1, 4, 9])
def test_the_work_of_a_killed_process_is_resumed(root: Path, told: int) -> None:
    with refreshing(root) as process:
        assert process.stdout
        for _ in range(told):
            assert process.stdout.readline()
        process.kill()
    library = open_library(root)
    assert not library.damaged
    assert contents(library.index.connection) == made_from_nothing(root)
