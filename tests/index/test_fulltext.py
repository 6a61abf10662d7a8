"""A prefix finds every word that begins with it, even a short one."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.folding import fold
from reader.index.fulltext import begun_phrase, quickly_found
from reader.index.tables import TABLES

TEXTS = ["in", "into", "inner in2", "innate", "Iñes", "émile", "emperor", "the into", "橋本", "i"]


@pytest.fixture(scope="module")
def filled() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        connection.executemany("INSERT INTO words (body) VALUES (?)", [(text,) for text in TEXTS])
        yield connection


def found(connection: sqlite3.Connection, typed: str) -> list[str]:
    rows = connection.execute(
        "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid",
        (quickly_found(connection, begun_phrase(typed)),),
    )
    return [TEXTS[row - 1] for (row,) in rows]


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("in", ["in", "into", "inner in2", "innate", "Iñes", "the into"]),
        ("inn", ["inner in2", "innate"]),
        ("EM", ["émile", "emperor"]),
        ("the in", ["the into"]),
        ("橋本", ["橋本"]),
        ("zz", []),
        ("i", ["in", "into", "inner in2", "innate", "Iñes", "the into", "i"]),
    ],
)
def test_words_are_found_by_their_prefixes(
    filled: sqlite3.Connection, typed: str, texts: list[str]
) -> None:
    assert found(filled, typed) == texts


@given(st.text("abz1é", min_size=1, max_size=4))
def test_a_prefix_finds_exactly_the_words_that_begin_with_it(typed: str) -> None:
    words = [
        f"{one}{other}{more}" for one in "abz1é" for other in "ab1é" for more in ("", "a", "z1")
    ]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        connection.executemany("INSERT INTO words (body) VALUES (?)", [(word,) for word in words])
        rows = connection.execute(
            "SELECT rowid FROM words WHERE words MATCH ?",
            (quickly_found(connection, begun_phrase(typed)),),
        )
        assert {words[row - 1] for (row,) in rows} == {
            word for word in words if fold(word).startswith(fold(typed))
        }
