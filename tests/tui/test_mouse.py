"""The mouse works, but is never needed."""

import pytest
from textual.events import MouseScrollDown

from reader.tui.widgets.selectable import word_at
from tests.tui.drive import Driver, desk_on


def place_in_text(driver: Driver, words: str) -> tuple[int, int]:
    """Return the screen's column and row where some words of the reading view begin."""
    region = driver.desk.text.region
    for row, line in enumerate(driver.frame.splitlines()):
        column = line.find(words, region.x, region.right)
        if column >= 0:
            return column, row
    raise AssertionError(f"“{words}” is not in sight")


async def test_a_click_opens_an_article_and_a_second_click_goes_to_its_text() -> None:
    async with desk_on() as driver:
        await driver.click("#articles", (5, 7))
        assert driver.desk.current.article
        assert driver.desk.current.article.id == "moscow-times-2019-shared-interests"
        await driver.click("#articles", (5, 7))
        assert driver.desk.panes.at == "text"


async def test_a_click_on_a_quote_in_the_text_makes_it_the_current_one() -> None:
    async with desk_on() as driver:
        column, row = place_in_text(driver, "“Another area of potential")
        await driver.click(None, (column + 3, row))
        assert driver.desk.current.quote
        assert driver.desk.current.quote.id == "q2"


async def test_a_click_on_a_tab_opens_it() -> None:
    async with desk_on() as driver:
        column = driver.frame.splitlines()[2].index("Actors") + 1
        await driver.click(None, (column, 2))
        assert driver.desk.side.tab == "actors"


async def test_the_wheel_scrolls_the_pane_under_it() -> None:
    async with desk_on() as driver:
        text = driver.desk.text
        region = text.region
        event = MouseScrollDown(text, region.x + 5, region.y + 5, 0, 1, 0, False, False, False)
        driver.app.post_message(event)
        await driver.settle()
        assert text.top == 3


async def test_the_thumb_can_be_dragged() -> None:
    async with desk_on() as driver:
        text = driver.desk.text
        right = text.region.right - 1
        await driver.drag((right, text.region.y + 1), (right, text.region.bottom - 1))
        assert text.at_end


async def test_text_selected_with_the_mouse_is_copied_without_line_breaks() -> None:
    async with desk_on() as driver:
        column, row = place_in_text(driver, "Another area of potential")
        await driver.drag((column, row), (column + 3, row + 1))
        selected = driver.app.screen.get_selected_text()
        assert selected
        assert selected.startswith("Another area of potential cooperation with")
        assert "\n" not in selected
        await driver.press("ctrl+c")
        assert driver.app.clipboard == selected
        assert "Sent to the terminal's clipboard: Another area" in driver.said
        driver.app._clipboard = ""
        await driver.press("y")
        assert driver.app.clipboard == selected
        await driver.press("escape")
        assert not driver.app.screen.get_selected_text()


async def test_a_click_elsewhere_closes_the_prompt_and_keeps_the_matches() -> None:
    async with desk_on() as driver:
        await driver.press("/")
        await driver.type("russia")
        await driver.click("#articles", (5, 2))
        assert not driver.desk.prompt.is_open
        assert driver.desk.text.highlights.spans
        assert "? help" in driver.frame


async def test_a_double_click_selects_a_word_and_a_triple_one_the_paragraph() -> None:
    async with desk_on() as driver:
        column, row = place_in_text(driver, "potential cooperation")
        region = driver.desk.text.region
        place = column + 12 - region.x, row - region.y
        await driver.click("#text", place, times=2)
        assert driver.app.screen.get_selected_text() == "cooperation"
        await driver.press("escape")
        await driver.click("#text", place, times=3)
        selected = driver.app.screen.get_selected_text()
        assert selected
        assert selected.startswith("“Another area of potential")
        assert "\n" not in selected
        assert "Rows" not in selected


async def test_a_drag_stays_in_the_text_it_began_in() -> None:
    async with desk_on() as driver:
        column, row = place_in_text(driver, "Another area of potential")
        await driver.drag((column, row), (2, row + 2))
        selected = driver.app.screen.get_selected_text() or ""
        assert selected in driver.desk.text.shown.blocks[3].text or "\n" in selected
        assert "TASS" not in selected.splitlines()[-1][:6]
        await driver.press("escape")
        await driver.drag((3, 4), (column, row))
        assert not driver.app.screen.get_selected_text()


async def test_ctrl_c_says_what_it_does_where_nothing_is_selected() -> None:
    async with desk_on() as driver:
        await driver.press("ctrl+c")
        assert driver.said == "Nothing is selected to copy. ctrl+q quits."


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("said O’Brien’s co-operation", 5, "O’Brien’s"),
        ("said O’Brien’s co-operation", 20, "co-operation"),
        ("a, b", 1, ""),
        ("在北京举行 now", 1, "在北京举行"),
        ("NATO北京", 0, "NATO"),
    ],
)
def test_a_word_is_what_a_reader_takes_for_one(text: str, offset: int, word: str) -> None:
    start, end = word_at(text, offset)
    assert text[start:end] == word


# What closes a screen acts once


def row_of(driver: Driver, words: str) -> int:
    return next(row for row, line in enumerate(driver.frame.splitlines()) if words in line)


async def test_a_double_click_on_a_result_opens_it_and_touches_nothing_behind() -> None:
    async with desk_on() as driver:
        await driver.press("s")
        await driver.type("speaker:carter kind:indirect")
        row = row_of(driver, "indirect  said") + 1
        driver.press_button(12, row, times=3)
        await driver.settle()
        assert driver.app.screen_stack == [driver.desk]
        article = driver.desk.current.article
        assert article
        assert article.id == "trt-2015-aligned-interests"
        assert driver.desk.panes.at == "text"


async def test_a_double_click_in_a_window_chooses_once() -> None:
    async with desk_on() as driver:
        await driver.press("Y")
        row = row_of(driver, "Words only")
        driver.press_button(60, row, times=3)
        await driver.settle()
        before = driver.desk.current.article
        assert driver.app.screen_stack == [driver.desk]
        assert "clipboard" in driver.said
        assert driver.desk.current.article is before


@pytest.mark.parametrize(
    "keys", ["?qq", "Yqq", ":qq", "iqq", "Y⏎⏎", "s⏎⏎", "?⎋⎋⎋", "Y⎋⎋", ":⏎⏎", ":theme⏎⏎⏎"]
)
async def test_keys_in_a_burst_close_a_screen_once(keys: str) -> None:
    async with desk_on() as driver:
        for key in keys:
            driver.type_ahead({"⏎": "enter", "⎋": "escape"}.get(key, key))
        await driver.settle_or_end()
        assert driver.app.return_code in (None, 0)
