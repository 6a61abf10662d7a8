"""Reading, querying and editing a library takes work in proportion to its size."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from os import utime
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest

from reader.index.database import Index
from reader.index.refresh import refresh
from reader.library.library import Library
from reader.library.listing import Sort, sections
from reader.mentions import NameFinder, names_of
from reader.model import Actor, ActorKind, Mention, Paragraph, Span
from tests.growth import libraries
from tests.growth.counting import assert_linear, steps_in
from tests.growth.libraries import Files
from tests.libraries import write_library
from tests.nouns import ARTICLE
from tests.steps import steps_of

TABLES = ("quote", "fingerprint", "echo", "spelling", "name_word", "total")


@contextmanager
def indexed(
    files: Files, told: Callable[[str], object] | None = None
) -> Iterator[tuple[Library, int]]:
    """Yield a library with its index, and the work of making it; `told` gets the SQL."""
    with TemporaryDirectory() as folder, closing(Index(Path(folder), Path("/dev/null"))) as index:
        root = write_library(
            Path(folder), articles=files.articles, actors=files.actors, topics=files.topics
        )
        with (
            patch("reader.index.refresh.FILES_FOR_PROCESSES", 10**9),
            # So few that a hundred files fill several days and batches.
            patch("reader.index.keys.SLOTS_A_DAY", 4),
            patch("reader.index.refresh._FIRST_FILES", 20),
            patch("reader.index.authorities._MOST_CHANGES", 50),
            patch("reader.index.statements.TOO_COMMON", 8),
        ):
            steps = 0
            index.connection.set_trace_callback(told)

            def make() -> None:
                nonlocal steps
                steps = steps_in(index.connection, lambda: refresh(root, index.connection))

            lines = steps_of(make)
            index.connection.set_trace_callback(None)
            yield Library(root, index), lines + steps


@pytest.mark.parametrize("files", libraries.ALL, ids=lambda files: files.__name__)
def test_indexing_a_library_is_linear(files: Callable[[int], Files]) -> None:
    def work(size: int) -> int:
        with indexed(files(size)) as (_, steps):
            return steps

    assert_linear(work, 60)


def _count_rows(sql: sqlite3.Connection, table: str) -> int:
    count: int = sql.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return count


@pytest.mark.parametrize("files", libraries.ALL, ids=lambda files: files.__name__)
def test_the_number_of_rows_in_an_index_is_linear(files: Callable[[int], Files]) -> None:
    def rows(size: int) -> int:
        with indexed(files(size)) as (library, _):
            return sum(library.ask(_count_rows, table) for table in TABLES)

    assert_linear(rows, 60)


@pytest.mark.parametrize("files", [libraries.equal_quotes, libraries.quotes_alike])
def test_an_article_and_a_page_of_the_list_cost_the_same_however_many_echoes(
    files: Callable[[int], Files],
) -> None:
    def work(size: int) -> int:
        with indexed(files(size)) as (library, _):
            sql = library.index.connection

            def ask() -> None:
                assert library.echoes("a0") or files is libraries.quotes_alike
                assert len(sections(library, Sort.NEWEST)[0].rows(0, 10)) == 10

            return steps_in(sql, ask)

    assert work(300) < 1.3 * work(150)


@pytest.mark.parametrize("files", [libraries.equal_quotes, libraries.quotes_alike])
def test_an_edit_costs_the_same_however_many_echoes(files: Callable[[int], Files]) -> None:
    def work(size: int) -> int:
        with indexed(files(size)) as (library, _):
            path = library.root / "articles" / "00003.yaml"
            path.write_text(path.read_text().replace("position", "good position"))
            utime(path, ns=(1, 1))
            sql = library.index.connection
            written = sql.total_changes
            refresh(library.root, sql)
            return sql.total_changes - written

    assert work(200) < 1.3 * work(100)


def test_finding_slots_on_a_very_full_day_is_linear() -> None:
    def work(size: int) -> int:
        statements: list[str] = []
        with indexed(libraries.one_day(size), told=statements.append):
            return sum(1 for each in statements if "last_slot" in each)

    assert_linear(work, 100)


def test_claims_of_one_id_are_counted_once_per_transaction() -> None:
    def work(size: int) -> int:
        counted: list[str] = []
        with indexed(libraries.one_id(size), told=counted.append):
            return sum(1 for each in counted if "count(*) FROM file WHERE claim" in each)

    # They are counted once for each transaction, not for each file.
    assert work(200) < 40


def test_names_and_anchored_mentions_in_one_paragraph_are_linear() -> None:
    finder = NameFinder(names_of([Actor("she", "She", ActorKind.PERSON)]))

    def work(size: int) -> int:
        by_hand = tuple(Mention("she", Span(0, 8 * n, 8 * n + 2)) for n in range(size))
        paragraph = Paragraph("it, She " * size, 1)
        article = replace(ARTICLE, paragraphs=(paragraph,), anchored=by_hand)
        return steps_of(lambda: finder.mentions(article))

    assert_linear(work, 300)


def test_names_that_are_prefixes_of_each_other_cost_no_more() -> None:
    def work(size: int) -> int:
        names = tuple(f"A{'!' * n}" for n in range(1, size))
        finder = NameFinder(names_of([Actor("a", "A", ActorKind.PERSON, names)]))
        return steps_of(lambda: list(finder.find("A# " * 200)))

    assert work(800) < 1.3 * work(200)


def test_names_with_the_same_first_word_cost_no_more() -> None:
    def work(size: int) -> int:
        names = tuple(f"Smith {'A' * (n % 9)}{n:05}" for n in range(size))
        finder = NameFinder(names_of([Actor("she", "Smith", ActorKind.PERSON, names)]))
        return steps_of(lambda: list(finder.find("Smith A said, " * 10)))

    assert work(1000) < 1.3 * work(250)
