"""Ids are readable, valid in the library, and never taken twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.adding.ids import article_id, free_id, slug
from reader.dates import parse
from reader.format.fields import IDENTIFIER


@given(st.text())
def test_a_slug_is_empty_or_an_id(text: str) -> None:
    found = slug(text)
    assert IDENTIFIER.pattern
    assert not found or IDENTIFIER.pattern.fullmatch(found)
    assert len(found) <= 40


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor promises a bridge", "mayor-promises-a-bridge"),
        ("  Łódź’s “new” café!", "lodz-s-new-cafe"),
        ("Привет", ""),
        ("...", ""),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_a_slug_is_made_of_words(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2017-02-16", "2017-02-16-a"),
        ("2017-02-16T14:30Z", "2017-02-16-a"),
        ("2017-02?", "2017-02-a"),
        ("2017~/2018", "2017-a"),
        ("2017/", "2017-a"),
        ("../2017", "a"),
        (None, "a"),
    ],
)
def test_an_article_is_named_by_its_day_and_its_headline(
    published: str | None, expected: str
) -> None:
    if published:
        parse(published)
    assert article_id(published, "A") == expected


def test_without_day_and_headline_there_is_no_name() -> None:
    assert article_id(None, None) == article_id(None, "Привет") == ""


def test_a_number_parts_what_would_have_one_id() -> None:
    taken: set[str] = set()
    for expected in ("a", "a-2", "a-3"):
        id = free_id("a", taken.__contains__)
        assert id == expected
        taken.add(id)
