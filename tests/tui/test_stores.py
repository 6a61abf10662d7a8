"""The user's data while the desk is open: changed by others, locked, or odd."""

import asyncio
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.config import DEFAULT_WIDTH, MAX_WIDTH, MIN_WIDTH, Config
from reader.library.opening import open_library
from reader.live_session import LiveSession
from reader.model import QuoteKey
from reader.notebook import StoreError
from reader.notebook.positions import FILE_NAME as STATE_NAME
from reader.notebook.positions import ArticleKey, Progress, ReadingState
from reader.notebook.store import FILE_NAME, Bookmarks
from reader.places import cache_folder, data_folder, state_folder
from reader.search.asked import Within
from reader.searches import Search, Searches
from reader.tui.screens.desk import watching
from reader.tui.widgets.bars import HintLine
from reader.wording import Sign
from tests.libraries import INFO, write_library
from tests.notebook.writer import LIBRARY, numbered
from tests.tui.drive import DEADLINE, Driver, FollowerAtHand, desk_on

Q1, Q2 = numbered(1), numbered(2)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library whose desk looks at the bookmarks only when a test asks it to."""
    monkeypatch.setattr(watching, "SECONDS_BETWEEN", 3600.0)
    return write_library(tmp_path / "library")


@pytest.fixture
def other() -> Iterator[Bookmarks]:
    """Another reader's bookmarks of the same library."""
    with closing(Bookmarks(LIBRARY)) as bookmarks:
        yield bookmarks


def kept(library: str = LIBRARY) -> set[str]:
    """Return the bookmarked quotes that a reader finds when it opens the store now."""
    with closing(Bookmarks(library)) as bookmarks:
        return {key.quote for key in bookmarks.all()}


def shown(driver: Driver) -> set[str]:
    """Return the quotes of the open article that have a star in the text."""
    return {quote for quote, sign in driver.desk.text.shown.signs.items() if sign == "★"}


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Lock a database, as another program may."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.execute("ROLLBACK")


async def look(driver: Driver) -> None:
    """Let the desk look at the disk now, and show what it finds."""
    driver.desk.watching.look_now()
    await driver.settle()


# Changes that the screen does not show yet


async def test_b_keeps_a_bookmark_that_another_reader_just_added(
    library: Path, other: Bookmarks
) -> None:
    async with desk_on(library) as driver:
        other.add(Q1)
        await driver.press("b")
        assert "Another reader has bookmarked it already" in driver.said
        assert shown(driver) == {"q1"}
        assert other.all() == {Q1.key: Q1}
        await driver.press("u")
        assert "Nothing to undo" in driver.said


async def test_b_reports_a_bookmark_that_another_reader_just_removed(
    library: Path, other: Bookmarks
) -> None:
    other.add(Q1)
    async with desk_on(library) as driver:
        other.remove(Q1.key)
        await driver.press("b")
        assert "Another reader has removed the bookmark already" in driver.said
        assert shown(driver) == kept() == set()
        await driver.press("u")
        assert "Nothing to undo" in driver.said


async def test_b_in_the_list_reports_a_bookmark_that_another_reader_removed(
    library: Path, other: Bookmarks
) -> None:
    other.add(Q1)
    async with desk_on(library) as driver:
        await driver.press("B")
        other.remove(Q1.key)
        await driver.press("b")
        assert "Another reader has removed the bookmark already" in driver.said
        assert shown(driver) == set()


async def test_undo_and_redo_report_what_another_reader_did_already(
    library: Path, other: Bookmarks
) -> None:
    async with desk_on(library) as driver:
        await driver.press("b")
        other.remove(Q1.key)
        await driver.press("u")
        assert "Undone: bookmark removed already" in driver.said
        other.add(Q1)
        await driver.press("U")
        assert "Done again: bookmarked already" in driver.said
        assert shown(driver) == kept() == {"q1"}


# Files that vanish and are replaced


async def test_bookmarks_whose_folder_is_gone_stay_and_are_rewritten_with_the_next(
    library: Path,
) -> None:
    async with desk_on(library) as driver:
        await driver.press("b")
        shutil.rmtree(data_folder())
        await look(driver)
        assert "is gone; the next change recreates it" in driver.said
        assert shown(driver) == {"q1"}
        assert not data_folder().exists()
        await driver.press("]", "b")
        assert "Bookmarked" in driver.said
        assert "it is back with everything it held" in driver.said
        assert kept() == shown(driver) == {"q1", "q2"}
        await look(driver)
        assert "Bookmarked" in driver.said


async def test_bookmarks_renamed_over_the_file_are_shown(library: Path, tmp_path: Path) -> None:
    with closing(Bookmarks(LIBRARY, tmp_path)) as elsewhere:
        elsewhere.add(Q2)
    async with desk_on(library) as driver:
        await driver.press("b")
        (tmp_path / FILE_NAME).replace(data_folder() / FILE_NAME)
        await look(driver)
        assert "Another file is at" in driver.said
        assert shown(driver) == {"q2"}
        await driver.press("b")
        assert kept() == shown(driver) == {"q1", "q2"}


async def test_a_repaired_store_can_be_used_again(library: Path) -> None:
    data_folder().mkdir(parents=True)
    (data_folder() / FILE_NAME).mkdir()
    async with desk_on(library) as driver:
        assert "Bookmarks are off: " in driver.said
        assert "that is a folder, not a file; move it away" in driver.said
        (data_folder() / FILE_NAME).rmdir()
        await look(driver)
        assert "The bookmarks can be used again" in driver.said
        await driver.press("b")
        assert kept() == shown(driver) == {"q1"}


# Locks


async def test_b_says_at_once_that_it_is_waiting_and_then_the_outcome(library: Path) -> None:
    async with desk_on(library) as driver:
        with locked(data_folder() / FILE_NAME):
            driver.type_ahead("b")
            await driver.until(lambda: "holds the bookmarks; waiting…" in driver.said)
            driver.type_ahead("b")
            await driver.until(lambda: "Still waiting" in driver.said)
            driver.type_ahead("]")
            await driver.until(lambda: driver.desk.side.open_list.key == "q2")
            assert shown(driver) == set()
        await driver.until(lambda: "Bookmarked" in driver.said)
        await driver.settle()
        assert shown(driver) == kept() == {"q1"}


async def test_bookmarks_that_cannot_be_read_yet_are_listed_and_read_later(
    library: Path, other: Bookmarks
) -> None:
    other.add(numbered(1, "Other words"))
    async with desk_on(library) as driver:
        with locked(data_folder() / FILE_NAME):
            await driver.press("B")
            assert f"{Sign.BOOKMARKED} 1" in driver.frame.splitlines()[2]
            assert driver.desk.side.open_list.key == "sample#q1"
            assert "changed since" not in driver.frame
        await look(driver)
        assert "Other words" in driver.frame
        assert "changed since" in driver.frame


async def test_the_desk_can_quit_while_a_bookmark_waits(library: Path) -> None:
    async with desk_on(library) as driver:
        store = data_folder() / FILE_NAME
        with closing(sqlite3.connect(store, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            driver.type_ahead("b")
            await driver.until(lambda: "waiting…" in driver.said)
            driver.desk.on_unmount()
            await driver.until(lambda: "Nothing was changed" in driver.said)
    assert kept() == set()


async def test_a_lock_on_the_reading_positions_delays_no_key_and_loses_nothing(
    library: Path,
) -> None:
    async with desk_on(library) as driver:
        with locked(state_folder() / STATE_NAME):
            await driver.press("r", "]")
            assert driver.desk.session.progress_in("sample").read

            def told() -> bool:
                driver.desk.watching._look()
                return "Reading positions are not kept: " in driver.said

            await driver.until(told)
            assert "locked by another program" in driver.said

        def told_again() -> bool:
            driver.desk.watching._look()
            return "Reading positions are kept again" in driver.said

        await driver.until(told_again)
        with closing(ReadingState()) as state:
            assert state.all(LIBRARY)["sample"].read


def wait_until(true: Callable[[], object]) -> None:
    """Wait until something holds."""
    end = monotonic() + DEADLINE
    while not true():
        assert monotonic() < end, "it did not come about in time"
        sleep(0.002)


@contextmanager
def opened(library: Path) -> Iterator[LiveSession]:
    """Open the session of a desk, without the desk."""
    found = open_library(library)
    session = LiveSession(found, FollowerAtHand(found))
    try:
        yield session
    finally:
        session.close()


def look_at(session: LiveSession) -> bool:
    """Look at the bookmarks, and take over what is found."""
    look = session.bookmarks.looking()()
    return look is not None and session.bookmarks.take(look)


def test_locks_at_the_start_are_reported_and_stored_data_is_read_later(
    library: Path, other: Bookmarks
) -> None:
    other.add(Q1)
    with closing(ReadingState()) as state:
        state.keep({ArticleKey(LIBRARY, "sample"): Progress(read=True)}, {})
    with ExitStack() as locks:
        locks.enter_context(locked(data_folder() / FILE_NAME))
        locks.enter_context(locked(state_folder() / STATE_NAME))
        with opened(library) as session:
            said = " ".join(session.notices)
            assert "Bookmarks are off: " in said
            assert "Reading positions are not kept: " in said
            assert said.count("locked by another program") == 2
            locks.close()
            assert look_at(session)
            assert list(session.bookmarked) == [Q1.key]
            wait_until(session.take_stored)
            assert session.progress_in("sample").read
            wait_until(lambda: "Reading positions are kept again." in session.news())


def test_a_position_saved_before_stored_data_is_read_keeps_the_read_mark(library: Path) -> None:
    with closing(ReadingState()) as state:
        state.keep({ArticleKey(LIBRARY, "sample"): Progress(read=True)}, {})
    with ExitStack() as locks:
        locks.enter_context(locked(state_folder() / STATE_NAME))
        with opened(library) as session:
            session.save_progress("sample", Progress(False, "q2", 1, 0))
            session.save_setting("theme", "record-light")
            with pytest.raises(StoreError, match="cannot be read yet"):
                Searches(session).save("name", Search("bridge", Within.TEXT))
            locks.close()
            wait_until(session.take_stored)
            assert session.progress_in("sample") == Progress(True, "q2", 1, 0)
    with closing(ReadingState()) as state:
        assert state.all(LIBRARY)["sample"] == Progress(True, "q2", 1, 0)
        assert state.settings()["theme"] == "record-light"


# Which library


NO_ID = INFO.replace("id: test-library\n", "")


async def test_nothing_is_stored_under_a_guessed_id(
    library: Path,
) -> None:
    (library / "library.yaml").write_text(NO_ID)
    async with desk_on(library) as driver:
        assert "library.yaml gives no id" in driver.said
        assert "until its id is mended" in driver.said
        await driver.press("b")
        assert "Nothing was changed: " in driver.said
        assert "library.yaml gives no id" in driver.said
        await driver.press("r", "]")
        assert not data_folder().exists()
        (library / "library.yaml").write_text(INFO)
        await look(driver)
        assert "can be used again" in driver.said
        await driver.press("b")
        assert kept() == {"q2"}
    with closing(ReadingState()) as state:
        assert state.all(LIBRARY)["sample"].read
        assert state.all("library") == {}


async def test_a_library_with_a_broken_library_yaml_keeps_its_id_without_an_index(
    library: Path,
) -> None:
    async with desk_on(library) as driver:
        await driver.press("b")
    (library / "library.yaml").write_text("id: [")
    shutil.rmtree(cache_folder())
    async with desk_on(library) as driver:
        assert shown(driver) == {"q1"}
        await driver.press("]", "b")
        assert kept() == {"q1", "q2"}


async def test_a_changed_library_id_is_followed_and_reported(
    library: Path, other: Bookmarks
) -> None:
    async with desk_on(library) as driver:
        await driver.press("r", "b")
        (library / "library.yaml").write_text(INFO.replace("test-library", "second-library"))
        await look(driver)
        assert "The library's id is second-library now" in driver.said
        assert shown(driver) == set()
        assert not driver.desk.session.progress_in("sample").read
        await driver.press("]", "b")
    assert kept() == {"q1"}
    assert kept("second-library") == {"q2"}


async def test_undo_under_another_id_changes_nothing(library: Path) -> None:
    with closing(Bookmarks("second-library")) as store:
        store.add(replace(numbered(1), key=QuoteKey("sample", "q1")))
    async with desk_on(library) as driver:
        await driver.press("b")
        (library / "library.yaml").write_text(INFO.replace("test-library", "second-library"))
        driver.desk.watching.look_now()
        await driver.until(lambda: "second-library now" in driver.said)
        await driver.press("u")
        await driver.until(lambda: "under another id" in driver.said)
    with closing(Bookmarks("second-library")) as store:
        assert list(store.all()) == [QuoteKey("sample", "q1")]
    with closing(Bookmarks("test-library")) as store:
        assert list(store.all()) == [QuoteKey("sample", "q1")]


async def test_a_search_is_not_saved_under_a_guessed_id(library: Path) -> None:
    (library / "library.yaml").write_text(NO_ID)
    async with desk_on(library) as driver:
        await driver.press("s")
        await driver.type("bridge")
        await driver.press("ctrl+s", "enter")
        notice = driver.app.screen.query_one(HintLine).notice
        assert notice
        assert "library.yaml gives no id" in notice.words


# Odd values

VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.binary(max_size=8),
    st.text(st.characters(codec="utf-8"), max_size=12),
    st.sampled_from(
        ["sample", "q1", LIBRARY, "9" * 5000, "70", "٣٤", "no-such-theme", "[" * 99999]
    ),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.just("text"),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=2),
    ).map(json.dumps),
)
SETTINGS = [
    "theme",
    "width",
    f"last article of {LIBRARY}",
    f"last searches of {LIBRARY}",
    f"saved searches of {LIBRARY}",
]


def without_rules(path: Path, table: str, columns: list[str]) -> sqlite3.Connection:
    """Open a store and recreate its table so that any column takes any value."""
    connection = sqlite3.connect(path)
    connection.execute(f"DROP TABLE {table}")
    connection.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
    return connection


def put_odd_values(data: st.DataObject) -> None:
    """Fill both stores with whatever SQLite can hold."""
    for folder in (data_folder(), state_folder()):
        shutil.rmtree(folder, ignore_errors=True)
    Bookmarks(LIBRARY).close()
    ReadingState().close()
    mine = st.just(LIBRARY)
    tables = {
        "bookmark": (data_folder() / FILE_NAME, [mine, *[VALUES] * 12]),
        "progress": (state_folder() / STATE_NAME, [mine, *[VALUES] * 6]),
        "setting": (state_folder() / STATE_NAME, [st.sampled_from(SETTINGS), VALUES]),
    }
    for table, (path, values) in tables.items():
        with closing(sqlite3.connect(path)) as connection:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        rows = data.draw(st.lists(st.tuples(*values), max_size=4), table)
        with closing(without_rules(path, table, columns)) as connection, connection:
            marks = ", ".join("?" * len(columns))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_the_session_opens_whatever_the_stores_contain(library: Path, data: st.DataObject) -> None:
    put_odd_values(data)
    with opened(library) as session:
        for progress in session.progress.values():
            assert isinstance(progress.read, bool)
            assert progress.paragraph >= 0
            assert progress.offset >= 0
        for bookmark in session.page_of_bookmarks(0, 99):
            assert isinstance(bookmark.words, str)
            assert isinstance(bookmark.created, str)
        searches = Searches(session)
        assert all(isinstance(name, str) for name in searches.saved)
        searches.step(-1)


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_the_desk_opens_and_draws_whatever_the_stores_contain(
    library: Path, data: st.DataObject
) -> None:
    put_odd_values(data)

    async def run() -> None:
        async with desk_on(library, config=Config()) as driver:
            assert MIN_WIDTH <= driver.desk.text.measure <= MAX_WIDTH
            await driver.press("B", "j", "colon", "escape", "s", "up", "escape", "1", "o", "o", "o")
            assert "Minister promises" in driver.frame
            assert not set("\x1b\x9b\x07\u202e") & set(driver.frame)

    asyncio.run(run())


@pytest.mark.parametrize("width", ["9" * 5000, "0", "121", "", "-5", "7e1", "²"])
async def test_an_invalid_width_is_ignored(library: Path, width: str) -> None:
    with closing(ReadingState()) as state:
        state.keep({}, {"width": width})
    async with desk_on(library) as driver:
        assert driver.desk.text.measure == DEFAULT_WIDTH


@pytest.mark.parametrize(
    "spoil",
    [
        "DROP TABLE progress",
        "DROP TABLE setting",
        "ALTER TABLE progress RENAME COLUMN paragraph TO part",
    ],
)
async def test_a_state_without_a_table_or_column_is_reported_and_the_desk_opens(
    library: Path, spoil: str
) -> None:
    ReadingState().close()
    with closing(sqlite3.connect(state_folder() / STATE_NAME)) as connection:
        connection.execute(spoil)
    async with desk_on(library) as driver:
        assert "Reading positions are not kept: " in driver.said
        assert "no such" in driver.said
        await driver.press("j", "r", "+")
        assert "Minister promises" in driver.frame


async def test_bookmarks_without_their_table_are_reported_and_the_desk_opens(
    library: Path, other: Bookmarks
) -> None:
    with closing(sqlite3.connect(data_folder() / FILE_NAME)) as connection:
        connection.execute("DROP TABLE bookmark")
    async with desk_on(library) as driver:
        assert "Bookmarks are off: " in driver.said
        assert "no such table: bookmark; move the file away" in driver.said
        await driver.press("b")
        assert "Nothing was changed" in driver.said


async def test_an_odd_bookmark_is_shown_with_the_others(library: Path, other: Bookmarks) -> None:
    other.add(Q1)
    with closing(sqlite3.connect(data_folder() / FILE_NAME)) as connection, connection:
        connection.execute(
            "INSERT INTO bookmark VALUES"
            " (?, x'ff00', x'', x'', 7, x'', 1.5, x'80', '', 'x', x'', 0, '')",
            (LIBRARY,),
        )
    async with desk_on(library) as driver:
        await driver.press("B", "G")
        assert f"{Sign.BOOKMARKED} 2" in driver.frame.splitlines()[2]
        assert QuoteKey("sample", "q1") in driver.desk.session.bookmarked


async def test_a_look_that_another_program_delays_is_not_reported(library: Path) -> None:
    async with desk_on(library) as driver:
        await driver.press("b")
        with locked(data_folder() / FILE_NAME):
            await look(driver)
            assert "Bookmarked" in driver.said
        await look(driver)
        assert "Bookmarked" in driver.said
        assert shown(driver) == {"q1"}


async def test_a_bookmark_with_corrupt_ids_can_be_chosen(library: Path, other: Bookmarks) -> None:
    other.add(replace(Q1, key=QuoteKey("a sample", "q 1")))
    async with desk_on(library) as driver:
        await driver.press("B", "enter")
        assert "gone from the library" in driver.said
        await driver.press("k", "b")
        assert driver.app.is_running
    assert kept() == set()
