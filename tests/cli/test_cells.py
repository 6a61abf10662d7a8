"""Texts are cut and wrapped by the cells that they take, and wrapping loses nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli.cells import cells, clip, wrapped


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("one  two", 6, ["one", "two"]),
        ("abcdefgh ij", 4, ["abcd", "efgh", "ij"]),
        ("橋橋橋", 4, ["橋橋", "橋"]),
        ("a 橋橋", 3, ["a", "橋", "橋"]),
        ("橋橋", 1, ["橋", "橋"]),
        ("e\u0301" * 3, 2, ["e\u0301e\u0301", "e\u0301"]),
    ],
)
def test_a_text_is_wrapped_at_blanks_and_within_long_words(
    text: str, width: int, lines: list[str]
) -> None:
    assert list(wrapped(text, width)) == lines


def test_all_lines_but_the_first_have_a_margin() -> None:
    assert list(wrapped("one two three", 5, "  ")) == ["one", "  two", "  thr", "  ee"]


@given(st.text("ab 橋\u0301", max_size=40), st.integers(2, 9), st.sampled_from(["", " "]))
def test_wrapping_keeps_all_but_blanks_within_the_width(text: str, width: int, margin: str) -> None:
    lines = list(wrapped(" ".join(text.split()), width + len(margin), margin))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cells(line) <= width + len(margin) for line in lines)


def test_a_text_is_cut_with_an_ellipsis() -> None:
    assert clip("abcdef", 4) == "abc…"
