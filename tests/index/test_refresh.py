"""Reading only the changed files gives the same index as reading all of them."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from reader.format.files import Unreadable, read_file
from reader.index.database import Index
from reader.index.refresh import refresh
from reader.library.library import Library
from tests.index.contents import contents
from tests.libraries import ACTORS, BROKEN, INFO, SAMPLE, TOPICS, sample, write_library

OTHER_WORDS = SAMPLE.replace("the government denied", "Freedonia denied_ with Firefly and U.S.")
UNDATED = sample("undated", published="null").replace("outlet:", "published_note: None.\noutlet:")
BROKEN_INFO = "]"

NAMES = st.sampled_from(["a.yaml", "b.yaml", "c.yml", "d.txt", os.fsdecode(b"\xff.yaml")])
ARTICLES = st.sampled_from(
    [
        SAMPLE,
        sample("other"),
        sample("other", published='"1999-12-31"', outlet="Another Paper"),
        sample("third", published='"2020?"', topics="[tunnels]"),
        UNDATED,
        OTHER_WORDS,
        OTHER_WORDS.replace("id: sample", "id: other"),
        sample("fourth").replace("q2: {speaker: freedonia", "q2: {speaker: sylvania"),
        sample("fourth").replace("bridge this year", "bridge this very year, I say"),
        sample("fourth").replace("body: |", "roles: {sylvania: Host}\nbody: |"),
        SAMPLE.replace("kind: direct", "kind: loud"),
        BROKEN,
        "]",
        "",
    ]
)
AUTHORITIES = st.sampled_from(
    [
        ("actors.yaml", ACTORS),
        ("actors.yaml", ACTORS.replace("freedonia:", "sylvania:")),
        ("actors.yaml", ACTORS + "sylvania: {name: Sylvania, kind: state, aliases: [U.S.]}\n"),
        ("actors.yaml", ACTORS.replace("name: Freedonia", "name: The Republic")),
        ("actors.yaml", ACTORS.replace("aliases: [Firefly]", "aliases: [Minister, reporters]")),
        ("actors.yaml", ACTORS.replace("metonyms: [Fredville]", "aliases: [Fredville, _]")),
        ("actors.yaml", ACTORS + "sylvania: {name: Firefly, kind: state}\n"),
        ("actors.yaml", ACTORS.replace("kind: person", "kind: ghost")),
        ("actors.yaml", "]"),
        ("topics.yaml", TOPICS),
        ("topics.yaml", TOPICS.replace("name: Bridges", "name: Spans")),
        ("topics.yaml", TOPICS + "tunnels: {name: Tunnels}\n"),
        ("topics.yaml", TOPICS.replace("bridges", "tunnels")),
        ("topics.yaml", "]"),
        ("topics.yaml", ""),
        ("library.yaml", INFO),
        ("library.yaml", INFO.replace("for", "of")),
        ("library.yaml", BROKEN_INFO),
    ]
)
PLACES = NAMES.map("articles/{}".format) | st.sampled_from(["actors.yaml", "topics.yaml"])


class Stopped(Exception):
    """A refresh is interrupted."""


class LibraryUnderEdits(RuleBasedStateMachine):
    """A library whose files change in every way, with an index that is kept up to date."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.root = write_library(Path(self.folder.name) / "library")
        self.index = Index(self.root, Path(self.folder.name))
        self.clock = 0
        self.denied: set[Path] = set()

    def teardown(self) -> None:
        try:
            self.bring_up_to_date()
        finally:
            self.index.close()
            self.folder.cleanup()

    # Changes to the files

    def put(self, name: str, text: str) -> None:
        """Write a file with a time stamp of its own, however coarse the clock of the disk is."""
        self.remove(name)
        (self.root / name).write_text(text)
        self.touch(name)

    @rule(name=NAMES, text=ARTICLES)
    def write_article(self, name: str, text: str) -> None:
        self.put(f"articles/{name}", text)

    @rule(register=AUTHORITIES)
    def write_register(self, register: tuple[str, str]) -> None:
        self.put(*register)

    @property
    def info_is_broken(self) -> bool:
        """Whether library.yaml gives no id."""
        return (self.root / "library.yaml").read_text() == BROKEN_INFO

    @rule(name=PLACES)
    def remove(self, name: str) -> None:
        path = self.root / name
        self.denied.discard(path)
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)

    @rule(old=PLACES, new=PLACES)
    def rename(self, old: str, new: str) -> None:
        if (self.root / old).exists() and old != new:
            self.remove(new)
            (self.root / old).rename(self.root / new)
            self.denied.discard(self.root / old)

    @rule(name=PLACES)
    def touch(self, name: str) -> None:
        self.clock += 1
        if (self.root / name).is_file():
            os.utime(self.root / name, ns=(self.clock, self.clock))

    @rule(name=PLACES)
    def put_a_folder_in_its_place(self, name: str) -> None:
        self.remove(name)
        (self.root / name).mkdir()

    @rule(name=PLACES, to=st.sampled_from(["nowhere", "itself", "../library.yaml"]))
    def put_a_link_in_its_place(self, name: str, to: str) -> None:
        self.remove(name)
        (self.root / name).symlink_to(self.root / name if to == "itself" else to)

    @rule(name=PLACES)
    def deny_or_allow(self, name: str) -> None:
        if (self.root / name).is_file():
            self.denied ^= {self.root / name}
            self.touch(name)

    @rule()
    def remove_or_make_the_folder(self) -> None:
        if (self.root / "articles").exists():
            rmtree(self.root / "articles")
        (self.root / "articles").mkdir()

    # Changes to the index

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Make the refresh read in small batches, and some files unreadable."""

        def read(path: Path) -> bytes:
            if path in self.denied:
                raise Unreadable("cannot be read: Permission denied")
            return read_file(path)

        with (
            patch("reader.index.entry_reader.read_file", read),
            patch("reader.index.refresh._FIRST_FILES", 2),
            patch("reader.index.refresh._FILES_A_TRANSACTION", 2),
            closing(self.index.connect()) as connection,
        ):
            yield connection

    @rule()
    def bring_up_to_date(self) -> None:
        with self.reading() as connection:
            refresh(self.root, connection)
            self.is_as_one_made_from_nothing(connection)
            assert not refresh(self.root, connection)

    @rule()
    def begin_to_bring_up_to_date(self) -> None:
        def stop(done: int, total: int) -> None:
            raise Stopped

        with self.reading() as connection, suppress(Stopped):
            refresh(self.root, connection, stop)

    @rule(register=AUTHORITIES, name=NAMES, text=ARTICLES, later=st.booleans())
    def another_reader_is_faster(
        self, register: tuple[str, str], name: str, text: str, later: bool
    ) -> None:
        overtaken = False

        def overtake(done: int, total: int) -> None:
            nonlocal overtaken
            if not overtaken:
                overtaken = True
                self.put(*register)
                if not later:
                    self.put(f"articles/{name}", text)
                with closing(self.index.connect()) as other:
                    refresh(self.root, other)
                if later:
                    self.put(f"articles/{name}", text)

        with self.reading() as connection:
            refresh(self.root, connection, overtake)

    def is_as_one_made_from_nothing(self, connection: sqlite3.Connection) -> None:
        index = Index(self.root, Path(os.devnull))
        with closing(index.connect()) as other:
            refresh(self.root, other)
            kept, anew = contents(connection), contents(other)
        index.close()
        if self.info_is_broken:
            # A broken library.yaml keeps its previous contents in the index.
            del kept["info"], anew["info"]
        for part in anew:
            assert kept[part] == anew[part], part


TestLibraryUnderEdits = LibraryUnderEdits.TestCase
TestLibraryUnderEdits.settings = settings(max_examples=100, stateful_step_count=25)


def test_files_read_while_another_reader_changes_the_actors_are_read_again(
    tmp_path: Path,
) -> None:
    articles = {f"{id}.yaml": sample(id) for id in "abcd"}
    root = write_library(tmp_path / "library", articles=articles)
    index = Index(root, tmp_path)

    def overtake(done: int, total: int) -> None:
        if done == 2:
            (root / "actors.yaml").write_text(ACTORS.replace("freedonia:", "sylvania:"))
            with closing(index.connect()) as other:
                refresh(root, other)
            (root / "articles" / "d.yaml").write_text(sample("d", headline="Written just now"))

    with (
        patch("reader.index.refresh._FIRST_FILES", 2),
        patch("reader.index.refresh._FILES_A_WORD", 2),
        closing(index.connect()) as connection,
    ):
        refresh(root, connection, overtake)
        assert connection.execute("SELECT id FROM article").fetchall() == []
    index.close()


def test_the_first_batch_has_the_last_files_by_name_and_is_known_to_be_partial(
    tmp_path: Path,
) -> None:
    root = write_library(tmp_path / "l", articles={f"{id}.yaml": sample(id) for id in "abcd"})
    library = Library(root, Index(root, tmp_path))
    seen = []

    def look(done: int, total: int) -> None:
        there = "".join(sorted(library.article_ids()))
        seen.append((done, there, library.is_read))

    with (
        patch("reader.index.refresh._FIRST_FILES", 1),
        patch("reader.index.refresh._FILES_A_TRANSACTION", 2),
        patch("reader.index.refresh._FILES_A_WORD", 1),
        closing(library.index.connect()) as connection,
    ):
        assert not library.is_read
        assert refresh(root, connection, look)
        assert seen[:4] == [(1, "d", False), (2, "d", False), (3, "abd", False), (4, "abd", False)]
        assert library.is_read
        assert not refresh(root, connection)
    library.index.close()


def test_the_log_is_empty_after_a_large_refresh(tmp_path: Path) -> None:
    articles = {f"{id}.yaml": sample(id) for id in "abcd"}
    root = write_library(tmp_path / "library", articles=articles)
    index = Index(root, tmp_path)
    assert index.path
    with (
        patch("reader.index.refresh.FILES_FOR_PROCESSES", 4),
        patch("os.cpu_count", lambda: 1),
        closing(index.connect()) as connection,
    ):
        refresh(root, connection)
        assert index.path.with_name(f"{index.path.name}-wal").stat().st_size == 0
        assert index.connection.execute("SELECT count(*) FROM article").fetchone() == (4,)
    index.close()
