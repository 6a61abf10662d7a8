"""A window is divided so that the text comes first."""

from hypothesis import given
from hypothesis import strategies as st

from reader.config import DEFAULT_WIDTH, MIN_WIDTH
from reader.tui.drawing.widths import THREE_FROM, TWO_FROM, text_room, widths
from reader.tui.widgets.reading import GUTTER, MARGIN

COLUMNS = st.integers(1, 400)
MEASURES = st.integers(MIN_WIDTH, DEFAULT_WIDTH)


def text_at(columns: int, measure: int) -> int:
    """Return how many cells of a window the words of the text get."""
    return text_room(widths(columns).text, measure, GUTTER + MARGIN)[0]


@given(COLUMNS)
def test_the_panes_fill_the_window(columns: int) -> None:
    assert sum(widths(columns)) == columns


@given(COLUMNS, MEASURES)
def test_a_wider_window_narrows_the_text_only_where_a_pane_comes_to_stand_beside_it(
    columns: int, measure: int
) -> None:
    lost = text_at(columns, measure) - text_at(columns + 1, measure)
    assert lost <= {TWO_FROM: widths(TWO_FROM).list, THREE_FROM: 14}.get(columns + 1, 0)


@given(st.integers(THREE_FROM, 400), st.integers(52, DEFAULT_WIDTH))
def test_beside_two_panes_the_text_has_52_cells(columns: int, measure: int) -> None:
    assert text_at(columns, measure) >= 52


@given(COLUMNS, MEASURES)
def test_the_text_stands_in_the_middle_of_its_pane(columns: int, measure: int) -> None:
    pane = widths(columns).text
    width, left = text_room(pane, measure, GUTTER + MARGIN)
    right = pane - GUTTER - MARGIN - width - left
    assert 0 <= right - left <= 1 or pane <= GUTTER + MARGIN
