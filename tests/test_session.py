"""What a command is given of the user's data: as it is on disk, and without making stores."""

from contextlib import closing
from pathlib import Path

import pytest

from reader.library.opening import open_library
from reader.notebook import StoreError
from reader.notebook.positions import ArticleKey, Progress, ReadingState
from reader.notebook.store import Bookmarks
from reader.places import data_folder, state_folder
from reader.session import Session
from tests.libraries import INFO, write_library
from tests.notebook.writer import LIBRARY, numbered


def test_marks_for_a_query_are_read_from_the_stores(tmp_path: Path) -> None:
    session = Session(open_library(write_library(tmp_path / "library")))
    with closing(Bookmarks(LIBRARY)) as bookmarks, closing(ReadingState()) as state:
        bookmarks.add(numbered(1))
        state.keep({ArticleKey(LIBRARY, "sample"): Progress(read=True)}, {})
    read, bookmarked = session.marks()
    assert list(read) == ["sample"]
    assert list(bookmarked) == [numbered(1).key]


def test_to_read_makes_no_store(tmp_path: Path) -> None:
    session = Session(open_library(write_library(tmp_path / "library")))
    assert [list(part) for part in session.marks()] == [[], []]
    assert not data_folder().exists()
    assert not state_folder().exists()


def test_without_an_id_nothing_is_read(tmp_path: Path) -> None:
    info = INFO.replace("id: test-library\n", "")
    session = Session(open_library(write_library(tmp_path / "library", info=info)))
    with pytest.raises(StoreError, match="gives no id"):
        session.marks()
