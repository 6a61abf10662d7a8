"""A file of user data is opened, set aside or refused, but never overwritten."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.dates import parse
from reader.model import Kind
from reader.notebook import StoreBusy, StoreError, file
from reader.notebook.database import APPLICATION_ID, Schema, open_database, writing
from reader.notebook.store import FILE_NAME, Bookmarks
from tests.command import environment
from tests.notebook.writer import LIBRARY, numbered

NOTES = Schema("notes", ("CREATE TABLE note (words TEXT NOT NULL)",), "FULL")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "notes.sqlite3"


@cache
def sound_data() -> bytes:
    """The bytes of a store with 40 bookmarks."""
    with TemporaryDirectory() as folder:
        with closing(Bookmarks(LIBRARY, Path(folder))) as bookmarks:
            for number in range(40):
                bookmarks.add(numbered(number))
        return (Path(folder) / FILE_NAME).read_bytes()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The file of a closed store with 40 bookmarks."""
    path = tmp_path / FILE_NAME
    path.write_bytes(sound_data())
    return path


def ask(path: Path, question: str) -> object:
    """Ask SQLite itself about a file."""
    with closing(sqlite3.connect(path)) as connection:
        (answer,) = connection.execute(question).fetchone()
    return answer


def contents(folder: Path) -> dict[str, bytes]:
    """The contents of every file in a folder, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


# Files of our own


def test_a_new_file_and_its_folder_are_private_to_the_user(path: Path) -> None:
    connection, aside = open_database(path, NOTES)
    connection.close()
    assert aside is None
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert ask(path, "PRAGMA application_id") == APPLICATION_ID
    assert ask(path, "PRAGMA user_version") == 1
    assert ask(path, "PRAGMA journal_mode") == "delete"


def test_an_older_file_is_upgraded_and_keeps_its_contents(path: Path) -> None:
    connection, _ = open_database(path, NOTES)
    with closing(connection), writing(connection):
        connection.execute("INSERT INTO note VALUES ('kept')")
    tagged = NOTES._replace(
        steps=(*NOTES.steps, "ALTER TABLE note ADD tag TEXT; CREATE TABLE x (y)")
    )
    connection, _ = open_database(path, tagged)
    with closing(connection):
        assert connection.execute("SELECT words, tag FROM note").fetchall() == [("kept", None)]
    assert ask(path, "PRAGMA user_version") == 2


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    open_database(path, NOTES)[0].close()
    wrong = NOTES._replace(steps=(*NOTES.steps, "CREATE TABLE extra (x); CREATE TABLE note (x)"))
    with pytest.raises(StoreError, match="already exists"):
        open_database(path, wrong)
    assert ask(path, "PRAGMA user_version") == 1
    assert ask(path, "SELECT group_concat(name) FROM sqlite_master") == "note"


def test_a_transaction_that_fails_half_way_writes_nothing(path: Path) -> None:
    connection, _ = open_database(path, NOTES)
    with closing(connection):
        with suppress(ZeroDivisionError), writing(connection):
            connection.execute("INSERT INTO note VALUES ('half')")
            raise ZeroDivisionError
        with writing(connection):
            connection.execute("INSERT INTO note VALUES ('whole')")
        assert connection.execute("SELECT words FROM note").fetchall() == [("whole",)]


# Damage


def cut_short(data: bytes) -> bytes:
    return data[: len(data) // 2]


def without_the_last_page(data: bytes) -> bytes:
    return data[:-4096]


def with_another_header(data: bytes) -> bytes:
    return b"garbage\0" * 2 + data[16:]


def with_a_hole(data: bytes) -> bytes:
    return data[:4096] + b"\xa5" * 4096 + data[8192:]


def with_an_unreadable_table(data: bytes) -> bytes:
    return data.replace(b"(library, article, quote)", b"(li\xefrary, article, quote)", 1)


def text_in_its_place(_: bytes) -> bytes:
    return b"Remember the milk.\n"


def much_text_in_its_place(_: bytes) -> bytes:
    return b"Remember the milk.\n" * 1000


DAMAGES = [
    *(cut_short, without_the_last_page, with_another_header, with_a_hole),
    *(with_an_unreadable_table, text_in_its_place, much_text_in_its_place),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_set_aside_whole_and_reported(
    store: Path, damage: Callable[[bytes], bytes]
) -> None:
    damaged = damage(store.read_bytes())
    store.write_bytes(damaged)
    with closing(Bookmarks(LIBRARY, store.parent)) as bookmarks:
        aside = bookmarks.set_aside
        assert aside
        assert re.fullmatch(re.escape(FILE_NAME) + r"\.damaged-\d{8}T\d{6}Z", aside.name)
        assert aside.read_bytes() == damaged
        assert bookmarks.all() == {}
        bookmarks.add(numbered(1))
    with closing(Bookmarks(LIBRARY, store.parent)) as bookmarks:
        assert bookmarks.set_aside is None
        assert len(bookmarks.all()) == 1


def logged_ahead(path: Path, words: str) -> sqlite3.Connection:
    """Open the store as an older reader, with a bookmark that is only in its write-ahead log."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute(
        "INSERT INTO bookmark SELECT library, article, 'q99', ?, kind, created, speaker,"
        " speaker_name, role, said, outlet, headline, published FROM bookmark LIMIT 1",
        (words,),
    )
    return connection


def left_by_a_kill(folder: Path) -> Path:
    """The file of a store whose last bookmark, “precious”, is still only in the log."""
    (folder / "alive").mkdir()
    (folder / "alive" / FILE_NAME).write_bytes(sound_data())
    with closing(logged_ahead(folder / "alive" / FILE_NAME, "precious")):
        shutil.copytree(folder / "alive", folder / "left")
    return folder / "left" / FILE_NAME


@pytest.mark.parametrize("damage", DAMAGES)
def test_data_only_in_a_damaged_files_log_is_read_or_set_aside_with_it(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    path = left_by_a_kill(tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    with closing(Bookmarks(LIBRARY, path.parent)) as bookmarks:
        aside = bookmarks.set_aside
        kept = bookmarks.all()
    if aside is None:
        # The log also contained whatever was damaged.
        assert len(kept) == 41
        return
    parts = [data for name, data in contents(path.parent).items() if name.startswith(aside.name)]
    assert any(b"precious" in data for data in parts)


@pytest.mark.parametrize("lose", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_log_without_its_file_is_set_aside_with_all_companions(
    tmp_path: Path, lose: Callable[[Path], object]
) -> None:
    path = left_by_a_kill(tmp_path)
    path.with_name(f"{FILE_NAME}-journal").write_bytes(b"journal")
    lose(path)
    before = contents(path.parent)
    with closing(Bookmarks(LIBRARY, path.parent)) as bookmarks:
        aside = bookmarks.set_aside
        assert aside
    after = contents(path.parent)
    assert b"precious" in before[f"{FILE_NAME}-wal"]
    for name, data in before.items():
        assert after[name.replace(FILE_NAME, aside.name)] == data


def test_damaged_files_never_overwrite_each_other(store: Path) -> None:
    asides = set()
    for number in range(3):
        store.write_bytes(f"garbage {number}".encode())
        with closing(Bookmarks(LIBRARY, store.parent)) as bookmarks:
            assert bookmarks.set_aside
            asides.add(bookmarks.set_aside)
    assert {aside.read_bytes() for aside in asides} == {b"garbage 0", b"garbage 1", b"garbage 2"}


def kept_as_it_was(folder: Path) -> Path | None:
    """The path of a file that was set aside or refused; ``None`` if it could be read."""
    try:
        with closing(Bookmarks(LIBRARY, folder)) as bookmarks:
            bookmarks.version()
            for bookmark in bookmarks.all().values():
                assert isinstance(bookmark.kind, Kind)
                for written in (bookmark.said, bookmark.published):
                    assert written is None or parse(written).text == written
            return bookmarks.set_aside
    except StoreError:
        return folder / FILE_NAME


WHERE = st.integers(0, 120) | st.integers(0, 40_000)


@settings(max_examples=80)
@given(st.lists(st.tuples(WHERE, st.binary(min_size=1, max_size=4)), min_size=1, max_size=4))
def test_any_corruption_is_read_set_aside_or_refused(
    tmp_path_factory: pytest.TempPathFactory, wounds: list[tuple[int, bytes]]
) -> None:
    folder = tmp_path_factory.mktemp("rotten")
    data = bytearray(sound_data())
    for where, junk in wounds:
        start = where % (len(data) - len(junk))
        data[start : start + len(junk)] = junk
    (folder / FILE_NAME).write_bytes(data)
    untouched = kept_as_it_was(folder)
    assert untouched is None or untouched.read_bytes() == data


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (b"direct", b"dir\xffct", {"kind": Kind.INDIRECT}),
        (b"direct", b"dirxct", {"kind": Kind.INDIRECT}),
        (b"2020-05-01", b"2020-05-99", {"said": None}),
        (b"2020-05-02", b"2020\xff05-02", {"published": None}),
        (b"Rufus", b"R\x1bfus", {"speaker_name": "R␛fus Firefly"}),
        (b"Minister p", b"Min\xffster p", {"headline": "Min\ufffdster promises a bridge"}),
    ],
)
def test_a_corrupt_byte_in_a_text_hides_no_bookmark(
    store: Path, old: bytes, new: bytes, found: dict[str, object]
) -> None:
    data = store.read_bytes()
    assert data.count(old) == 40
    store.write_bytes(data.replace(old, new, 1))
    with closing(Bookmarks(LIBRARY, store.parent)) as bookmarks:
        kept = bookmarks.all().values()
    assert len(kept) == 40
    changed = [{name: getattr(one, name) for name in found} for one in kept]
    assert changed.count(found) == 1


# Files of others


def make_foreign(path: Path, application: int, mode: str) -> sqlite3.Connection:
    """Make a database of another program, and keep it open."""
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA journal_mode = {mode}")
    connection.execute(f"PRAGMA application_id = {application}")
    connection.execute("CREATE TABLE recipe (words TEXT)")
    connection.execute("INSERT INTO recipe VALUES ('Soup')")
    connection.commit()
    return connection


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
@pytest.mark.parametrize("application", [0, 0x12345678])
@pytest.mark.parametrize("left", ["closed", "open", "killed"])
def test_another_programs_database_is_refused_and_not_a_byte_changes(
    tmp_path: Path, application: int, mode: str, left: str
) -> None:
    path = tmp_path / "there" / FILE_NAME
    path.parent.mkdir()
    connection = make_foreign(path, application, mode)
    connection.execute("PRAGMA wal_checkpoint")
    connection.execute("INSERT INTO recipe VALUES ('Cake')")
    connection.commit()
    if left == "closed":
        connection.close()
    elif left == "killed":
        shutil.copytree(path.parent, tmp_path / "copy")
        path = tmp_path / "copy" / FILE_NAME
    before = contents(path.parent)
    with pytest.raises(StoreError, match="belongs to another program; move it away to keep"):
        Bookmarks(LIBRARY, path.parent)
    assert contents(path.parent) == before
    connection.close()


def test_another_programs_database_that_is_only_in_its_log_is_refused(tmp_path: Path) -> None:
    with closing(make_foreign(tmp_path / FILE_NAME, 0, "WAL")) as connection:
        with pytest.raises(StoreError, match="belongs to another program"):
            Bookmarks(LIBRARY, tmp_path)
        assert connection.execute("SELECT words FROM recipe").fetchall() == [("Soup",)]


def test_a_file_of_a_newer_version_is_refused_and_left_unchanged(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = contents(store.parent)
    with pytest.raises(StoreError, match="was written by a newer version of this program; update"):
        Bookmarks(LIBRARY, store.parent)
    assert contents(store.parent) == before


# Poor places


def test_a_file_in_place_of_the_folder_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "deeper"):
        with pytest.raises(StoreError, match=r"^the bookmarks in .* cannot be used: .*[a-z]$"):
            Bookmarks(LIBRARY, folder)


def test_a_folder_in_place_of_the_file_is_one_sentence_and_stays(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(StoreError, match="that is a folder, not a file; move it away"):
        Bookmarks(LIBRARY, tmp_path)
    assert (tmp_path / FILE_NAME).is_dir()


def test_the_path_is_shown_safely(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError) as raised:
        Bookmarks(LIBRARY, tmp_path / "file" / "\x1b[31m\n\u202e")
    assert str(raised.value).isprintable()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_an_unwritable_folder_is_one_sentence(store: Path) -> None:
    before = contents(store.parent)
    store.parent.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="cannot be used"):
            Bookmarks(LIBRARY, store.parent).add(numbered(99))
    finally:
        store.parent.chmod(0o700)
    assert contents(store.parent) == before


def test_a_locked_store_is_reported_after_a_while_and_usable_later(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "BUSY_SECONDS", 0.01)
    with (
        closing(Bookmarks(LIBRARY, store.parent)) as bookmarks,
        closing(sqlite3.connect(store, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match="cannot be used: the file is locked by another"):
            bookmarks.add(numbered(99))
        with pytest.raises(StoreBusy, match="cannot be used: the file is locked by another"):
            bookmarks.remove(numbered(1).key)
        assert len(bookmarks.all()) == 40
        other.execute("ROLLBACK")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusy, match="cannot be used: the file is locked by another"):
            bookmarks.all(0.01)
        with pytest.raises(StoreBusy, match="cannot be used: the file is locked by another"):
            bookmarks.version(0.01)
        other.execute("ROLLBACK")
        bookmarks.add(numbered(99))
        assert len(bookmarks.all()) == 41


def test_waiting_for_another_program_can_be_stopped(store: Path) -> None:
    with (
        closing(Bookmarks(LIBRARY, store.parent)) as bookmarks,
        closing(sqlite3.connect(store, isolation_level=None)) as other,
        ThreadPoolExecutor(1) as pool,
    ):
        other.execute("BEGIN IMMEDIATE")
        waiting = pool.submit(bookmarks.add, numbered(99))
        bookmarks.give_up()
        with pytest.raises(StoreBusy):
            waiting.result()


def hold_empty_file(path: Path) -> sqlite3.Connection:
    """Hold an empty file, like another process that is creating the store."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("BEGIN IMMEDIATE")
    return connection


def test_opening_waits_while_another_process_creates_the_store(tmp_path: Path) -> None:
    with (
        closing(hold_empty_file(tmp_path / FILE_NAME)) as other,
        ThreadPoolExecutor(1) as pool,
    ):
        opening = pool.submit(Bookmarks, LIBRARY, tmp_path)
        other.rollback()
        with closing(opening.result()) as bookmarks:
            assert bookmarks.add(numbered(1)) == numbered(1)


def test_opening_does_not_wait_forever_for_another_process(tmp_path: Path) -> None:
    with (
        closing(hold_empty_file(tmp_path / FILE_NAME)),
        pytest.raises(StoreBusy, match="cannot be used: the file is locked by another program"),
    ):
        Bookmarks(LIBRARY, tmp_path, seconds=0.01)


ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from reader.notebook import StoreError
from reader.notebook.store import Bookmarks
from tests.notebook.writer import LIBRARY, numbered

store = Bookmarks(LIBRARY, Path(sys.argv[1]))
store.add(numbered(1))
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, most))
try:
    for number in range(2, 1000):
        store.add(numbered(number, "word " * 1000))
        print(number)
except StoreError as error:
    print(error, file=sys.stderr)
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
store.add(numbered(5000))
print(len(store.all()))
"""


def test_a_full_disk_is_one_sentence_and_loses_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ON_A_FULL_DISK, str(tmp_path)],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    *added, held = map(int, done.stdout.split())
    assert re.fullmatch(r"the bookmarks in .* cannot be used: .*\n", done.stderr)
    assert 0 < len(added) < 900
    assert held == len(added) + 2
    with closing(Bookmarks(LIBRARY, tmp_path)) as bookmarks:
        assert {key.quote for key in bookmarks.all()} == {
            *("q1", "q5000"),
            *(f"q{number}" for number in added),
        }


OPENING = """
import sys
from pathlib import Path
from reader.notebook.store import Bookmarks
from tests.notebook.writer import LIBRARY, numbered

print("ready", flush=True)
sys.stdin.readline()
Bookmarks(LIBRARY, Path(sys.argv[1])).add(numbered(int(sys.argv[2])))
"""


def test_several_processes_may_create_the_store_at_once(tmp_path: Path) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", OPENING, str(tmp_path), str(number)],
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(4)
    ]
    for process in processes:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        assert process.communicate() == ("", "")
    with closing(Bookmarks(LIBRARY, tmp_path)) as bookmarks:
        assert len(bookmarks.all()) == 4
