"""What commands read of the user's data: as it is on disk, and without creating stores."""

from contextlib import closing
from pathlib import Path

import pytest

from reader.library.opening import open_library
from reader.notebook.positions import FILE_NAME as STATE_NAME
from reader.notebook.positions import ArticleKey, Progress, ReadingState
from reader.notebook.store import FILE_NAME, Bookmarks
from reader.places import data_folder, state_folder
from reader.search.asked import Only, Within
from reader.search.query import parse_query
from reader.session import Session
from tests.libraries import INFO, write_library
from tests.notebook.writer import LIBRARY, numbered


def mark() -> None:
    """Bookmark a quote and mark its article as read, like another reader."""
    with closing(Bookmarks(LIBRARY)) as bookmarks, closing(ReadingState()) as state:
        bookmarks.add(numbered(1))
        state.keep({ArticleKey(LIBRARY, "sample"): Progress(read=True)}, {})


def test_marks_for_a_query_are_read_from_the_stores(tmp_path: Path) -> None:
    session = Session(open_library(write_library(tmp_path / "library")))
    mark()
    read, bookmarked = session.marks()
    assert list(read) == ["sample"]
    assert list(bookmarked) == [numbered(1).key]


def test_reading_creates_no_store(tmp_path: Path) -> None:
    session = Session(open_library(write_library(tmp_path / "library")))
    assert [list(part) for part in session.marks()] == [[], []]
    assert not data_folder().exists()
    assert not state_folder().exists()


def test_without_an_id_nothing_is_read_and_that_is_reported_once(tmp_path: Path) -> None:
    info = INFO.replace("id: test-library\n", "")
    session = Session(open_library(write_library(tmp_path / "library", info=info)))
    assert not session.quotes("is:bookmarked").total
    assert not session.articles("is:read").total
    assert session.kept is None
    (notice,) = session.notices
    assert "gives no id" in notice


@pytest.mark.parametrize(("file", "left"), [(STATE_NAME, [0, 1]), (FILE_NAME, [1, 0])])
def test_an_unreadable_store_is_reported_once_and_the_other_is_used(
    tmp_path: Path, file: str, left: list[int]
) -> None:
    session = Session(open_library(write_library(tmp_path / "library")))
    mark()
    folder = state_folder() if file == STATE_NAME else data_folder()
    (folder / file).unlink()
    (folder / file).mkdir()
    found = [session.articles("is:read"), session.articles("is:bookmarked")]
    assert [selection.total for selection in found] == left
    assert len(session.notices) == 1


def test_a_query_combines_the_library_with_the_users_marks(tmp_path: Path) -> None:
    session = Session(open_library(write_library(tmp_path / "library")))
    mark()
    assert [each.key for each in session.quotes("is:bookmarked")] == [numbered(1).key]
    assert [each.key for each in session.quotes("", only=Only(bookmarked=True))] == [
        numbered(1).key
    ]
    assert [article.id for article in session.articles(parse_query("is:read"))] == ["sample"]
    (hit,) = session.passages("is:bookmarked", within=Within.QUOTES)
    assert hit.passage.quote
    assert hit.passage.quote.id == numbered(1).key.quote


def test_two_libraries_with_one_id_are_told(tmp_path: Path) -> None:
    one = open_library(write_library(tmp_path / "one"))
    other = open_library(write_library(tmp_path / "other"))
    Session(one).remember_id()
    assert Session(one).kept == {}
    session = Session(other)
    assert session.kept == {}
    assert f"Another library, {tmp_path}/one, has the same id" in session.notices[0]
    (tmp_path / "one" / "library.yaml").write_text("format: 1\nid: its-own\ntitle: One\n")
    session = Session(other)
    assert (session.kept, session.notices) == ({}, [])
