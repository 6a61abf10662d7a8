"""Which panes show at which width, and that no size breaks the desk."""

import pytest

from reader.model import QuoteKey
from tests.tui.drive import Driver, desk_on


@pytest.mark.parametrize(
    ("width", "panes"),
    [
        (160, {"articles", "text", "side"}),
        (120, {"articles", "text", "side"}),
        (100, {"articles", "text", "side"}),
        (80, {"articles", "text"}),
        (70, {"articles", "text"}),
        (40, {"text"}),
    ],
)
async def test_the_panes_that_fit_are_shown(width: int, panes: set[str]) -> None:
    async with desk_on(size=(width, 24)) as driver:
        shown = {
            name
            for name in ("articles", "text", "side")
            if driver.desk.query_one(f"#{name}").display
        }
        assert shown == panes
        assert driver.desk.focused is not None


async def test_between_70_and_100_columns_the_side_panel_replaces_the_list() -> None:
    async with desk_on(size=(80, 24)) as driver:
        await driver.press("3")
        assert "Quotes 16" in driver.frame
        assert not driver.desk.list.display
        assert driver.desk.text.display
        await driver.press("1")
        assert driver.desk.list.display
        assert not driver.desk.side.display


async def test_below_70_columns_list_and_side_panel_are_drawers() -> None:
    async with desk_on(size=(40, 12)) as driver:
        await driver.press("1")
        assert driver.desk.list.display
        await driver.press("j", "enter")
        assert not driver.desk.list.display
        assert driver.desk.focused is driver.desk.text
        await driver.press("3")
        assert "Quotes" in driver.frame
        await driver.press("escape")
        assert not driver.desk.side.display


async def test_resizing_keeps_the_place() -> None:
    async with desk_on() as driver:
        await driver.press("2", "ctrl+d", "ctrl+d")
        place = driver.desk.text.place
        await driver.resize(60, 20)
        await driver.resize(140, 40)
        assert driver.desk.text.place[0] == place[0]


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (5, 3), (20, 4), (300, 100)])
async def test_the_desk_draws_at_any_size(size: tuple[int, int]) -> None:
    async with desk_on(size=size) as driver:
        await driver.press("j", "]", "b", "3", "z", "?", "escape", "/", "a", "escape")
        assert driver.app.is_running


FAR = QuoteKey("bbc-2017-cautious-approach", "q18")


def quote_in_sight(driver: Driver) -> bool:
    """Whether the current quote stands in the part of the text that is shown."""
    text, quote = driver.desk.text, driver.desk.current.quote
    assert quote
    first, last = text.page.lines_of(quote.spans[0])
    return text.top <= first and last < text.top + text.size.height


@pytest.mark.parametrize("size", [(160, 45), (120, 36), (80, 24), (40, 12)])
async def test_a_quote_that_is_asked_for_beats_the_stored_place(size: tuple[int, int]) -> None:
    async with desk_on(at=QuoteKey(FAR.article, ""), size=size) as driver:
        await driver.press("2", "j", "j")
        await driver.press("J")
    async with desk_on(at=FAR, size=size) as driver:
        await driver.settle()
        assert driver.desk.current.quote
        assert driver.desk.current.quote.id == FAR.quote
        assert driver.desk.text.top > 0
        assert quote_in_sight(driver)


async def test_a_place_stays_what_it_was_however_the_window_changes() -> None:
    async with desk_on(at=QuoteKey(FAR.article, "")) as driver:
        await driver.press("2", *["j"] * 11)
        place = driver.desk.text.place
        for width in (83, 61, 47, 131, 99, 120):
            await driver.resize(width, 36)
        assert driver.desk.text.place == place
