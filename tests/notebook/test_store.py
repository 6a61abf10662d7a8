"""Acknowledged bookmarks survive, whoever else writes and whatever is killed."""

import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.bookmark import Bookmark
from reader.model import Kind, QuoteKey
from reader.notebook import StoreError
from reader.notebook.store import FILE_NAME, Bookmarks, bookmark_of
from reader.places import data_folder
from tests.command import environment
from tests.notebook.writer import LIBRARY, numbered
from tests.nouns import ACTORS, ARTICLE, BOOKMARK, MINISTER, QUOTE


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Bookmarks]:
    with closing(Bookmarks(LIBRARY, tmp_path)) as bookmarks:
        yield bookmarks


def kept(folder: Path, library: str = LIBRARY) -> dict[QuoteKey, Bookmark]:
    """What a reader finds when it opens the store now."""
    with closing(Bookmarks(library, folder)) as bookmarks:
        return bookmarks.all()


# One reader


def test_a_bookmark_records_the_quote_as_it_was() -> None:
    bookmark = bookmark_of(ARTICLE, QUOTE, ACTORS)
    assert replace(bookmark, created=BOOKMARK.created) == BOOKMARK
    assert bookmark.created.endswith("+00:00")
    assert len(bookmark.created) == len(BOOKMARK.created)


def test_a_bookmark_of_an_undated_unattributed_quote_has_no_speaker_or_date() -> None:
    quote = replace(QUOTE, speakers=(), said=None, kind=Kind.INDIRECT)
    article = replace(ARTICLE, published=None, headline=None, agency="Agency", quotes=(quote,))
    bookmark = bookmark_of(article, quote, {})
    assert (bookmark.speaker, bookmark.speaker_name, bookmark.role) == (None, None, None)
    assert (bookmark.said, bookmark.published, bookmark.kind) == (None, None, Kind.INDIRECT)
    assert (bookmark.outlet, bookmark.headline) == ("Agency via The Daily Test", "[sample]")
    stranger = bookmark_of(ARTICLE, QUOTE, {})
    assert (stranger.speaker, stranger.speaker_name) == (MINISTER.id, MINISTER.id)


def test_the_next_reader_finds_an_added_bookmark(store: Bookmarks, tmp_path: Path) -> None:
    bare = Bookmark(QuoteKey("other", "q9"), "words", Kind.PARTIAL, "2020-05-04")
    assert store.add(BOOKMARK) is BOOKMARK
    assert store.add(bare) is bare
    assert kept(tmp_path) == {bare.key: bare, BOOKMARK.key: BOOKMARK}


def test_the_newest_bookmark_comes_first(store: Bookmarks) -> None:
    for number in (2, 3, 1):
        store.add(numbered(number))
    assert [key.quote for key in store.all()] == ["q3", "q2", "q1"]


def test_adding_again_changes_nothing_and_returns_the_existing_bookmark(store: Bookmarks) -> None:
    store.add(BOOKMARK)
    again = replace(BOOKMARK, created="2024-01-01", words="Other words")
    assert store.add(again) == BOOKMARK
    assert store.all() == {BOOKMARK.key: BOOKMARK}


def test_removing_returns_the_bookmark(store: Bookmarks, tmp_path: Path) -> None:
    store.add(BOOKMARK)
    assert store.remove(BOOKMARK.key) == BOOKMARK
    assert store.remove(BOOKMARK.key) is None
    assert kept(tmp_path) == {}


def test_the_bookmarks_of_two_libraries_are_separate(tmp_path: Path, store: Bookmarks) -> None:
    with closing(Bookmarks("other-library", tmp_path)) as other:
        store.add(BOOKMARK)
        assert other.all() == {}
        assert other.remove(BOOKMARK.key) is None
        assert other.add(replace(BOOKMARK, words="Other words")).words == "Other words"
    assert kept(tmp_path) == {BOOKMARK.key: BOOKMARK}


def test_the_store_is_in_the_users_data_folder() -> None:
    with closing(Bookmarks(LIBRARY)) as bookmarks:
        assert bookmarks.path == data_folder() / FILE_NAME
        assert bookmarks.set_aside is None
        assert bookmarks.path.is_file()
        assert bookmarks.path.parent.stat().st_mode & 0o077 == 0


def test_text_is_stored_letter_for_letter_and_returned_safely(store: Bookmarks) -> None:
    words = "“Мост” – 橋 🌉 e\u0301; '; DROP TABLE bookmark; --"
    assert store.add(numbered(1, words=words)).words == words
    assert store.all()[numbered(1).key].words == words
    store.add(numbered(2, words="\x1b[31mred\u202e"))
    assert store.all()[numbered(2).key].words == "␛[31mred\ufffd"


def test_a_closed_store_says_so(store: Bookmarks) -> None:
    store.close()
    for use in (store.all, store.version, lambda: store.add(BOOKMARK)):
        with pytest.raises(StoreError, match=r"^the bookmarks in .* cannot be used: .*closed"):
            use()


def test_a_star_means_that_the_bookmark_is_on_disk(store: Bookmarks) -> None:
    extra = 3
    assert store._file._connection.execute("PRAGMA synchronous").fetchone() == (extra,)
    assert store._file._connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


# Two readers


KEYS = st.integers(0, 5)
READERS = st.sampled_from([0, 1])


class BookmarksOfTwoReaders(RuleBasedStateMachine):
    """Two readers of one file agree with a dict, and each notices when the other writes."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.model: dict[QuoteKey, Bookmark] = {}
        self.stores = [Bookmarks(LIBRARY, Path(self.folder.name)) for _ in range(2)]
        self.versions = [store.version() for store in self.stores]
        self.moment = 0

    def teardown(self) -> None:
        for store in self.stores:
            store.close()
        self.folder.cleanup()

    def bookmark(self, number: int) -> Bookmark:
        """A bookmark made at this moment."""
        self.moment += 1
        return replace(numbered(number), created=numbered(self.moment).created)

    def wrote(self, reader: int) -> None:
        """Check that the other reader notices the write, and take the new versions of both."""
        other = 1 - reader
        assert self.stores[other].version() != self.versions[other]
        self.versions = [store.version() for store in self.stores]

    @rule(reader=READERS, number=KEYS)
    def add(self, reader: int, number: int) -> None:
        bookmark = self.bookmark(number)
        old = self.model.get(bookmark.key)
        assert self.stores[reader].add(bookmark) == (old or bookmark)
        if old is None:
            self.model[bookmark.key] = bookmark
            self.wrote(reader)

    @rule(reader=READERS, number=KEYS)
    def remove(self, reader: int, number: int) -> None:
        key = numbered(number).key
        old = self.model.pop(key, None)
        assert self.stores[reader].remove(key) == old
        if old:
            self.wrote(reader)

    @rule(reader=READERS)
    def open_again(self, reader: int) -> None:
        self.stores[reader].close()
        self.stores[reader] = Bookmarks(LIBRARY, Path(self.folder.name))
        self.versions[reader] = self.stores[reader].version()

    @invariant()
    def both_see_what_is_kept_the_newest_first(self) -> None:
        newest = dict(sorted(self.model.items(), key=lambda item: item[1].created, reverse=True))
        for store in self.stores:
            assert list(store.all().items()) == list(newest.items())

    @invariant()
    def nobody_is_told_of_what_was_not_written(self) -> None:
        assert [store.version() for store in self.stores] == self.versions


TestBookmarksOfTwoReaders = BookmarksOfTwoReaders.TestCase
TestBookmarksOfTwoReaders.settings = settings(max_examples=25, stateful_step_count=20)


def test_a_store_may_be_used_from_many_threads(store: Bookmarks, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: store.add(numbered(number)), range(100)))
    assert len(kept(tmp_path)) == 100


# Processes


def writer(folder: Path, first: int, count: int) -> subprocess.Popen[str]:
    """Start a process that adds bookmarks, prints each acknowledged number, and waits."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.notebook.writer", str(folder), str(first), str(count)],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def read_lines(process: subprocess.Popen[str], count: int) -> list[str]:
    assert process.stdout
    return [process.stdout.readline().strip() for _ in range(count)]


def kill(process: subprocess.Popen[str]) -> list[str]:
    """Kill a process at once. Return the rest of its output."""
    process.send_signal(signal.SIGKILL)
    assert process.stdout
    # `communicate` would pass over what was read ahead of the last line.
    rest = process.stdout.read()
    assert process.wait() == -signal.SIGKILL
    return rest.split()


def test_two_processes_may_write_at_the_same_time(tmp_path: Path) -> None:
    with writer(tmp_path, 0, 100) as one, writer(tmp_path, 100, 100) as other:
        for process, first in ((one, 0), (other, 100)):
            out, _ = process.communicate()
            assert out.split() == ["ready", *map(str, range(first, first + 100))]
    assert len(kept(tmp_path)) == 200


def test_an_acknowledged_bookmark_survives_a_kill(tmp_path: Path) -> None:
    with writer(tmp_path, 0, 1) as process:
        assert read_lines(process, 2) == ["ready", "0"]
        assert kill(process) == []
    assert list(kept(tmp_path).values()) == [numbered(0)]


def test_a_kill_at_any_moment_loses_no_acknowledged_bookmark(tmp_path: Path) -> None:
    chance = random.Random(7)
    acknowledged: set[str] = set()
    for first in range(0, 6000, 1000):
        with writer(tmp_path, first, 1000) as process:
            said = read_lines(process, chance.randrange(1, 40))
            acknowledged |= {*said, *kill(process)} - {"ready"}
        found = {key.quote.removeprefix("q") for key in kept(tmp_path)}
        assert acknowledged <= found
        # A bookmark that was written but not printed before the kill may exist, too.
        assert len(found - acknowledged) <= first // 1000 + 1
        acknowledged |= found


def test_a_kill_while_the_store_is_created_leaves_a_usable_store(tmp_path: Path) -> None:
    for attempt in range(5):
        folder = tmp_path / str(attempt)
        with writer(folder, 0, 1) as process:
            assert read_lines(process, 1) == ["ready"]
            acknowledged = kill(process)
        assert {f"q{number}" for number in acknowledged} <= {key.quote for key in kept(folder)}
