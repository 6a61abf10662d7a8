"""The last line offers what does something at the moment, and can be clicked."""

from pathlib import Path

import pytest

from tests.libraries import write_library
from tests.tui.drive import Driver, desk_on


def hints(driver: Driver) -> str:
    """Return the last line."""
    return driver.frame.splitlines()[-1]


async def test_each_pane_has_its_own() -> None:
    async with desk_on() as driver:
        assert "enter open" in hints(driver)
        assert "f filter" in hints(driver)
        await driver.press("2")
        assert "enter open" not in hints(driver)
        assert "]/[ quote" in hints(driver)
        await driver.press("3")
        assert ">/< tab" in hints(driver)


async def test_an_empty_library_offers_nothing_on_quotes(tmp_path: Path) -> None:
    async with desk_on(write_library(tmp_path, articles={})) as driver:
        for pane in "123":
            await driver.press(pane)
            assert "quote" not in hints(driver)
            assert "bookmark" not in hints(driver)
            assert "? help" in hints(driver)


async def test_a_broken_file_offers_to_edit_it(tmp_path: Path) -> None:
    root = write_library(tmp_path, articles={"broken.yaml": "id: [\n"})
    async with desk_on(root) as driver:
        assert "e edit" in hints(driver)


@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
async def test_the_way_back_and_to_help_is_never_left_out(size: tuple[int, int]) -> None:
    async with desk_on(size=size) as driver:
        assert "esc back" not in hints(driver)
        await driver.press("2", "z")
        assert "z all panes" in hints(driver)
        assert "esc back" in hints(driver)
        assert "? help" in hints(driver)


async def test_a_click_on_a_hint_does_it() -> None:
    async with desk_on() as driver:
        line = hints(driver)
        await driver.click("#hints", (line.index("f filter") + 1, 0))
        assert driver.desk.prompt.is_open
        await driver.press("escape", "2")
        line = hints(driver)
        await driver.click("#hints", (line.index("b bookmark"), 0))
        assert driver.desk.session.bookmarked
