"""A window is divided so that the text comes first."""

from hypothesis import given
from hypothesis import strategies as st

from reader.config import DEFAULT_WIDTH, MIN_WIDTH
from reader.tui.drawing.widths import THREE_FROM, Room, article_room, room_in, widths
from reader.tui.widgets.reading import GUTTER, MARGIN

COLUMNS = st.integers(1, 400)
MEASURES = st.integers(MIN_WIDTH, DEFAULT_WIDTH)


def text_at(columns: int, measure: int) -> int:
    """Return how many cells of a window the words of an article get."""
    return room_at(columns, measure).width


def room_at(columns: int, measure: int) -> Room:
    return article_room(widths(columns).text, columns, measure, GUTTER + MARGIN)


@given(COLUMNS)
def test_the_panes_fill_the_window(columns: int) -> None:
    assert sum(widths(columns)) == columns


@given(COLUMNS, MEASURES)
def test_a_wider_window_hardly_narrows_the_text(columns: int, measure: int) -> None:
    lost = text_at(columns, measure) - text_at(columns + 1, measure)
    assert lost <= 14


@given(st.integers(THREE_FROM, 400), st.integers(52, DEFAULT_WIDTH))
def test_beside_two_panes_the_text_has_52_cells(columns: int, measure: int) -> None:
    assert text_at(columns, measure) >= 52


@given(COLUMNS, MEASURES)
def test_a_text_without_names_stands_in_the_middle_of_its_pane(pane: int, measure: int) -> None:
    left, names, width = room_in(pane, measure, GUTTER + MARGIN)
    right = pane - GUTTER - MARGIN - width - left
    assert names == 0
    assert 0 <= right - left <= 1 or pane <= GUTTER + MARGIN


@given(COLUMNS, MEASURES)
def test_names_stand_in_the_margin_of_wide_windows(columns: int, measure: int) -> None:
    left, names, width = room_at(columns, measure)
    assert names <= left
    assert left + GUTTER + width + MARGIN <= max(widths(columns).text, GUTTER + MARGIN + 1)
    assert names == 0 or (12 <= names <= 20 and width >= min(60, measure))
    if columns >= 150:
        assert names
    if columns < 70:
        assert not names
