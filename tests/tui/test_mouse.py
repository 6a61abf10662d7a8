"""The mouse works, but is never needed."""

from textual.events import MouseScrollDown

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
