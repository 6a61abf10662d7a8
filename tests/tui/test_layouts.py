"""Which panes show at which width, and that no size breaks the desk."""

from pathlib import Path

import pytest

from reader.model import QuoteKey
from tests.libraries import ACTORS, write_library
from tests.tui.drive import Driver, desk_on, panes_on


@pytest.mark.parametrize(
    ("width", "panes"),
    [
        (160, {"articles", "text", "side"}),
        (120, {"articles", "text", "side"}),
        (119, {"articles", "text"}),
        (80, {"articles", "text"}),
        (70, {"articles", "text"}),
        (69, {"text"}),
        (40, {"text"}),
    ],
)
async def test_the_panes_that_fit_are_shown(width: int, panes: set[str]) -> None:
    async with desk_on(size=(width, 24)) as driver:
        assert panes_on(driver) == panes
        assert driver.desk.focused is not None


async def test_where_two_panes_fit_the_side_panel_takes_the_place_of_the_list() -> None:
    async with desk_on(size=(80, 24)) as driver:
        before = driver.desk.text.region
        await driver.press("3")
        assert "Quotes 16" in driver.frame
        assert panes_on(driver) == {"side", "text"}
        after = driver.desk.text.region
        assert (after.x, after.width) == (before.x, before.width)
        await driver.press("escape")
        assert panes_on(driver) == {"side", "text"}
        await driver.press("1")
        assert panes_on(driver) == {"articles", "text"}


async def test_what_stands_beside_the_text_is_remembered() -> None:
    async with desk_on(size=(80, 24)) as driver:
        await driver.press("3")
    async with desk_on(size=(80, 24)) as driver:
        assert panes_on(driver) == {"side", "text"}
        assert driver.desk.focused is driver.desk.text


@pytest.mark.parametrize("width", [160, 120])
async def test_3_puts_the_side_panel_away_and_fetches_it_again(width: int) -> None:
    async with desk_on(size=(width, 36)) as driver:
        await driver.press("3", "3")
        assert panes_on(driver) == {"articles", "text"}
        assert driver.desk.focused is driver.desk.text
        await driver.press("tab")
        assert panes_on(driver) == {"articles", "text"}
    async with desk_on(size=(width, 36)) as driver:
        assert panes_on(driver) == {"articles", "text"}
        assert "3/" in driver.frame or "1/16" in driver.frame
        await driver.press("3")
        assert panes_on(driver) == {"articles", "text", "side"}


async def test_3_brings_the_list_back_where_two_panes_fit() -> None:
    async with desk_on(size=(80, 24)) as driver:
        await driver.press("3", "3")
        assert panes_on(driver) == {"articles", "text"}
        assert driver.desk.focused is driver.desk.text


def margins(driver: Driver) -> list[str]:
    """Return what stands in the margin of the text, line by line."""
    text = driver.desk.text
    end = text.region.x + text.room.left
    return [row[text.region.x : end].strip() for row in driver.frame.splitlines()[1:-1]]


async def test_a_wide_text_has_the_names_of_speakers_in_its_margin() -> None:
    async with desk_on(size=(160, 45)) as driver:
        assert "Robert O’Brien" in margins(driver)
    async with desk_on(size=(120, 36)) as driver:
        assert not any(margins(driver))


async def test_a_margin_too_narrow_for_a_name_has_the_last_of_a_person(tmp_path: Path) -> None:
    long = ACTORS.replace("name: Rufus Firefly", "name: Rufus Theodore Aloysius Firefly")
    async with desk_on(write_library(tmp_path, actors=long), size=(160, 45)) as driver:
        assert "Firefly" in margins(driver)


async def test_where_one_pane_fits_it_has_the_whole_window() -> None:
    async with desk_on(size=(40, 12)) as driver:
        assert driver.desk.text.region.width == 40
        await driver.press("1")
        assert panes_on(driver) == {"articles"}
        assert driver.desk.list.region.width == 40
        await driver.press("j", "enter")
        assert panes_on(driver) == {"text"}
        assert driver.desk.focused is driver.desk.text
        await driver.press("3")
        assert panes_on(driver) == {"side"}
        assert driver.desk.side.region.width == 40
        await driver.press("escape")
        assert panes_on(driver) == {"text"}


async def test_an_empty_library_is_told_in_any_window(tmp_path: Path) -> None:
    for size in ((120, 36), (40, 12)):
        async with desk_on(write_library(tmp_path, articles={}), size=size) as driver:
            assert "No articles yet" in driver.frame
            assert "reader add FILE" in driver.frame


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
