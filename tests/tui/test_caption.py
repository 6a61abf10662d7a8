"""Where the side panel is not shown, a caption tells of the current quote."""

from reader.model import QuoteKey, Span
from reader.tui.drawing.quote_view import NO_QUOTE
from reader.tui.messages import Match
from reader.wording import Sign
from tests.tui.drive import Driver, desk_on

AFP = QuoteKey("afp-2017-not-ready", "q3")


def caption_of(driver: Driver) -> str:
    """Return the lines of the caption."""
    region = driver.desk.query_one("#caption").region
    lines = driver.frame.splitlines()[region.y : region.bottom]
    return "\n".join(line[region.x : region.right] for line in lines)


async def test_it_says_who_in_which_role_how_and_when() -> None:
    async with desk_on(size=(80, 24), at=AFP) as driver:
        who, how, when = caption_of(driver).splitlines()
        assert "James Mattis  US Defence Secretary" in who
        assert "told reporters · NATO meeting, Brussels" in how
        assert "3/14" in how
        assert "“ direct · 16 Feb 2017 · ¶2" in when
        assert f"{Sign.ECHOED} BBC" in when


async def test_it_follows_the_quote_and_its_bookmark() -> None:
    async with desk_on(size=(80, 24), at=AFP) as driver:
        assert Sign.BOOKMARKED not in caption_of(driver)
        await driver.press("b")
        assert Sign.BOOKMARKED in caption_of(driver)
        await driver.press("]")
        assert "Sergei Shoigu" in caption_of(driver)
        assert Sign.BOOKMARKED not in caption_of(driver)


async def test_in_a_small_window_it_has_two_lines() -> None:
    async with desk_on(size=(40, 12), at=AFP) as driver:
        who, when = caption_of(driver).splitlines()
        assert "James Mattis  US Defence Secretary" in who
        assert "“ told reporters · 16 Feb 2017" in when
        assert Sign.ECHOED in when
        await driver.press("[")
        assert "2/14" in caption_of(driver).splitlines()[1]


async def test_it_has_no_words_of_a_quote_where_none_is_current() -> None:
    async with desk_on(size=(80, 24), at=AFP) as driver:
        assert driver.desk.current.file
        driver.desk.visit(Match(driver.desk.current.file.name, None, Span(0, 0, 3), "the", ()))
        await driver.settle()
        assert NO_QUOTE in caption_of(driver)


async def test_it_gives_way_to_the_panel() -> None:
    async with desk_on(size=(120, 36), at=AFP) as driver:
        assert not driver.desk.query_one("#caption").region
        await driver.press("2", "z")
        assert "James Mattis" in caption_of(driver)
        await driver.press("z")
        await driver.resize(80, 24)
        await driver.press("3")
        assert not driver.desk.query_one("#caption").region
