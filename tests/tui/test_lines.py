"""Lines are wrapped, clipped and spread by the cells that they take on a terminal."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.tui.drawing.lines import cells, clip, fit, spread, width_of, wrap, wrapped

# Text as it is after `clean`: without control characters, but with wide, combining and joined ones.
ODD = "ab cdé—“”’ 中文字 ﷺ🇬🇧e\u0301\u200d👩👩🏽"
TEXTS = st.text(st.sampled_from(ODD) | st.characters(exclude_categories=("C", "Z")))
WIDTHS = st.integers(1, 40)


@given(TEXTS, WIDTHS)
def test_wrapping_loses_only_the_spaces_at_the_ends_of_lines(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert lines[0][0] == 0
    assert lines[-1][1] == len(text)
    for (_, end), (start, _) in pairwise(lines):
        assert text[end:start] in ("", " ")


@given(TEXTS, st.integers(2, 40))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    for start, end in wrap(text, width):
        assert cell_len(text[start:end]) <= width


@given(st.lists(st.text("abc", min_size=1, max_size=8), min_size=1), st.integers(8, 40))
def test_words_that_fit_are_not_broken(words: list[str], width: int) -> None:
    text = " ".join(words)
    assert [word for start, end in wrap(text, width) for word in text[start:end].split()] == words


@given(TEXTS, WIDTHS)
def test_a_clipped_text_fits_and_ends_with_an_ellipsis(text: str, width: int) -> None:
    cut = clip(text, width)
    assert cell_len(cut) <= width
    assert cut == text or cut.endswith("…")


@given(TEXTS, st.integers(2, 40), st.integers(1, 4))
def test_wrapping_to_a_few_lines_gives_the_first(text: str, width: int, most: int) -> None:
    lines = wrapped(text, width, most)
    assert 1 <= len(lines) <= most
    assert all(cell_len(line) <= width for line in lines)
    whole = [text[start:end] for start, end in wrap(text, width)]
    assert lines[:-1] == whole[: len(lines) - 1]
    assert (lines == whole) is (len(whole) <= most)


@given(st.lists(TEXTS, max_size=4), st.lists(TEXTS, max_size=2), WIDTHS)
def test_two_texts_on_one_line_never_overflow(
    left: list[str], right: list[str], width: int
) -> None:
    line = spread([(text, "") for text in left], [(text, "dim") for text in right], width)
    assert width_of(line) <= width
    assert width_of(fit([(text, "") for text in left], width)) <= width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("one two", 5, ["one", "two"]),
        ("one two", 7, ["one two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("日本語", 4, ["日本", "語"]),
        ("a 日本", 4, ["a", "日本"]),
    ],
)
def test_where_lines_break(text: str, width: int, lines: list[str]) -> None:
    assert [text[start:end] for start, end in wrap(text, width)] == lines


@pytest.mark.parametrize(
    ("text", "width"), [("हिन्दी", 5), ("বাংলা", 5), ("தமிழ்", 4), ("न", 1), ("é", 1), ("北", 2)]
)
def test_vowel_signs_with_a_width_take_a_cell(text: str, width: int) -> None:
    assert cells(text) == width
    assert clip(text, width) == text
    assert cells(clip(text * 9, 7)) <= 7
    assert all(cells(f"{text} {text}"[s:e]) <= width for s, e in wrap(f"{text} {text}", width))
