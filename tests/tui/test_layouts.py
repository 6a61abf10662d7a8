"""Which panes show at which width, and that no size breaks the desk."""

import pytest

from tests.tui.drive import desk_on


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
