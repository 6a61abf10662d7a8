"""How search results are drawn, and the bars of the years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search.passages import Snippet
from reader.tui.drawing.lines import width_of
from reader.tui.drawing.sparkline import BARS, sparkline
from reader.tui.screens.search.search_rows import lit_lines


def text_of(line: list[tuple[str, str]]) -> str:
    return "".join(text for text, _ in line)


def test_a_match_across_two_lines_is_highlighted_on_both() -> None:
    lines = lit_lines(Snippet("one two three four", ((4, 13),)), 8, 3)
    assert lines == [
        [("one ", ""), ("two", "match"), ("", "")],
        [("", ""), ("three", "match"), ("", "")],
        [("four", "")],
    ]


def test_cut_text_ends_with_an_ellipsis() -> None:
    assert [text_of(line) for line in lit_lines(Snippet("one two three", ()), 8, 1)] == ["one two…"]
    assert [text_of(line) for line in lit_lines(Snippet("one two", ()), 8, 1)] == ["one two"]


WORDS = st.lists(st.sampled_from(["a", "bridge", "河川", "over"]), min_size=1).map(" ".join)


@given(WORDS, st.integers(2, 30), st.integers(1, 4), st.data())
def test_no_line_is_too_wide(text: str, width: int, most: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = lit_lines(Snippet(text, ((start, end),)), width, most)
    assert 1 <= len(lines) <= most
    assert all(width_of(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("years", "drawn"),
    [
        ({}, ""),
        ({0: 3}, "no date: 3"),
        ({2015: 1}, "2015 █  most in 2015: 1"),
        ({2015: 1, 2017: 2}, "2015 ▄ █ 2017  most in 2017: 2"),
        ({2015: 8, 2016: 1, 0: 1_200}, "2015 █▁ 2016  most in 2015: 8 · no date: 1,200"),
    ],
)
def test_years_are_bars_and_the_year_with_the_most_has_the_highest(
    years: dict[int, int], drawn: str
) -> None:
    assert text_of(sparkline(years, 80)) == drawn


def test_a_bar_stands_for_several_years_if_they_do_not_fit() -> None:
    line = text_of(sparkline(dict.fromkeys(range(1900, 2000), 1), 32))
    assert line.startswith("1900 ")
    assert line.endswith(" 1999")
    assert set(line[5:-5]) <= set(BARS)
    assert 10 <= len(line) <= 32


@given(st.dictionaries(st.integers(0, 3_000), st.integers(0, 10**6)), st.integers(10, 200))
def test_bars_never_exceed_the_width(years: dict[int, int], width: int) -> None:
    assert width_of(sparkline(years, width)) <= width
