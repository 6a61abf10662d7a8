"""The bookmarks of an open library: what a look finds, and changes made meanwhile."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import QuoteKey
from reader.notebook.bookmarks import BookmarkKeys, OpenBookmarks
from tests.notebook.writer import LIBRARY, numbered

KEYS = st.builds(QuoteKey, st.sampled_from("ab"), st.sampled_from("123"))
MOMENTS = st.sampled_from(["2020", "2021", "2022"])


@given(st.dictionaries(KEYS, MOMENTS), st.lists(st.tuples(KEYS, st.none() | MOMENTS)))
def test_keys_changed_one_by_one_equal_keys_read_at_once(
    created: dict[QuoteKey, str], changes: list[tuple[QuoteKey, str | None]]
) -> None:
    keys = BookmarkKeys(created)
    for key, moment in changes:
        if moment is None:
            keys.remove(key)
            created.pop(key, None)
        else:
            keys.add(key, moment)
            created[key] = moment
    fresh = BookmarkKeys(created)
    assert list(keys) == list(fresh)
    assert keys.difference(fresh) == set()
    assert len(keys) == len(created)
    assert [created[key] for key in keys] == sorted(created.values(), reverse=True)
    assert [keys.place_of(key) for key in keys] == list(range(len(keys)))
    assert [*keys.page(0, 2), *keys.page(2, 99)] == list(keys)
    assert all(keys.count_in(id) == sum(key.article == id for key in keys) for id in "ab")


@pytest.fixture
def bookmarks(tmp_path: Path) -> Iterator[OpenBookmarks]:
    with closing(OpenBookmarks(tmp_path, LIBRARY)) as opened:
        yield opened


def look(bookmarks: OpenBookmarks) -> bool:
    found = bookmarks.looking()()
    assert found
    return bookmarks.take(found)


def test_a_look_that_began_before_a_change_does_not_undo_it(bookmarks: OpenBookmarks) -> None:
    one, two = numbered(1), numbered(2)
    bookmarks.put(one)
    looking = bookmarks.looking()
    found = looking()
    assert found
    bookmarks.added(bookmarks.put(two))
    bookmarks.take(found)
    assert two.key in bookmarks.keys
    assert look(bookmarks)
    assert list(bookmarks.keys) == [two.key, one.key]
    assert not look(bookmarks)


def test_a_look_at_another_librarys_bookmarks_is_dropped(bookmarks: OpenBookmarks) -> None:
    bookmarks.put(numbered(1))
    found = bookmarks.looking()()
    assert found
    bookmarks.follow("another")
    assert not bookmarks.take(found)
    assert list(bookmarks.keys) == []


def test_a_look_changes_nothing_until_it_is_taken(bookmarks: OpenBookmarks) -> None:
    bookmarks.put(numbered(1))
    bookmarks.looking()()
    assert list(bookmarks.keys) == []
    assert look(bookmarks)
    assert bookmarks.read([numbered(1).key, numbered(2).key]) == {numbered(1).key: numbered(1)}
