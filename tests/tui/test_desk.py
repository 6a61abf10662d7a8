"""The desk shows one place of one article in three panes."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.events import Key

from reader.commands import COMMANDS, Scope, ScreenName, commands_on
from reader.config import Config
from reader.config_format import load_config
from reader.model import QuoteKey
from reader.notebook import StoreError
from reader.tui.screens.command_screen import CommandScreen
from reader.wording import Sign
from tests.libraries import write_library
from tests.tui.drive import Driver, desk_on, panes_on

AFP = QuoteKey("afp-2017-not-ready", "q3")


def shown_star(driver: Driver) -> bool:
    """Whether the current quote has its star in the list, the text, the panel and the title."""
    desk = driver.desk
    assert desk.current.article
    assert desk.current.quote
    starred = desk.text.shown.signs.get(desk.current.quote.id) == Sign.BOOKMARKED
    assert (f"{Sign.BOOKMARKED} 1" in driver.frame.splitlines()[0]) is starred
    return starred


async def test_opens_on_the_newest_article_with_its_quotes() -> None:
    async with desk_on() as driver:
        assert "US and Russia may hold a dialogue" in driver.frame
        assert "Robert O’Brien" in driver.frame
        assert "Quotes 16" in driver.frame
        assert driver.desk.focused is driver.desk.list


async def test_moving_in_the_list_opens_the_article_under_the_cursor() -> None:
    async with desk_on() as driver:
        await driver.press("j", "j")
        assert driver.desk.current.article
        assert driver.desk.current.article.id == "afp-2017-not-ready"
        assert "The United States is not ready yet" in driver.frame


async def test_a_held_key_opens_only_the_article_it_rests_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with desk_on() as driver:
        opened: list[str] = []
        show = driver.desk.current.open_file

        def noted(name: str, quote: str | None = None) -> None:
            opened.append(name)
            show(name, quote)

        monkeypatch.setattr(driver.desk.current, "open_file", noted)
        for _ in range(4):
            driver.desk.list.move(1)
        await driver.settle()
        assert opened == ["articles/2015-trt-world-aligned-interests.yaml"]


async def test_a_command_right_after_a_held_key_is_about_the_article_at_the_cursor() -> None:
    async with desk_on() as driver:
        for key in ("j", "j", "2", "]", "b"):
            driver.type_ahead(key)
        await driver.until(lambda: driver.desk.session.bookmarked)
        (bookmark,) = driver.desk.session.page_of_bookmarks(0, 9)
        assert bookmark.key == ("afp-2017-not-ready", "q2")


async def test_next_quote_moves_the_text_and_the_panel_together() -> None:
    async with desk_on() as driver:
        await driver.press("]", "]")
        desk = driver.desk
        assert desk.current.quote
        assert desk.current.quote.id == "q3"
        assert desk.text.quote is desk.current.quote
        assert desk.side.open_list.key == "q3"


async def test_moving_in_the_panel_moves_the_text() -> None:
    async with desk_on() as driver:
        await driver.press("3", "G")
        desk = driver.desk
        assert desk.current.quote
        assert desk.current.quote.id == "q16"
        assert "START-3" in driver.frame
        assert desk.text.top > 0


async def test_scrolling_the_text_moves_the_quotes() -> None:
    async with desk_on() as driver:
        await driver.press("2", "G")
        desk = driver.desk
        assert desk.current.quote
        assert desk.side.open_list.key == desk.current.quote.id != "q1"


async def test_same_speaker_steps_skip_the_others() -> None:
    async with desk_on() as driver:
        await driver.press("]", "]", "}")
        assert driver.desk.current.quote
        assert (driver.desk.current.quote.id, driver.desk.current.quote.speaker) == (
            "q4",
            "mike-pompeo",
        )
        await driver.press("}", "}")
        assert "last quote by Mike Pompeo" in driver.said


async def test_a_bookmark_shows_everywhere_and_can_be_undone_and_redone() -> None:
    async with desk_on() as driver:
        await driver.press("b")
        assert shown_star(driver)
        assert "Bookmarked" in driver.said
        assert "u undo" in driver.frame
        await driver.press("u")
        assert not shown_star(driver)
        await driver.press("U")
        assert shown_star(driver)
        await driver.press("b")
        assert not shown_star(driver)


async def test_bookmarks_and_their_times_survive_a_restart() -> None:
    async with desk_on() as driver:
        await driver.press("]", "b")
        created = driver.desk.session.page_of_bookmarks(0, 1)[0].created
    async with desk_on() as driver:
        assert [mark.created for mark in driver.desk.session.page_of_bookmarks(0, 9)] == [created]
        await driver.press("b", "u")
        assert [mark.created for mark in driver.desk.session.page_of_bookmarks(0, 9)] == [created]


async def test_a_bookmark_leads_back_to_its_quote() -> None:
    async with desk_on() as driver:
        await driver.press("G", "]", "b", "g", "B", "enter")
        desk = driver.desk
        assert desk.current.article
        assert desk.current.quote
        assert (desk.current.article.id, desk.current.quote.id) == (
            "trt-2015-aligned-interests",
            "q2",
        )
        assert desk.list.key.endswith("2015-trt-world-aligned-interests.yaml")
        assert desk.focused is desk.text


async def test_b_in_the_bookmarks_removes_the_one_at_the_cursor() -> None:
    async with desk_on() as driver:
        await driver.press("b", "B", "b")
        assert not driver.desk.session.bookmarked
        assert "Bookmark removed" in driver.said


async def test_another_reader_s_bookmarks_appear() -> None:
    async with desk_on() as one, desk_on() as other:
        await one.press("b")
        other.desk.watching.look_now()
        await other.settle()
        assert shown_star(other)


async def test_the_place_and_the_quote_are_remembered() -> None:
    async with desk_on() as driver:
        await driver.press("2", "ctrl+d", "ctrl+d", "J")
        place = driver.desk.session.progress["tass-2020-fighting-terrorism"]
        assert place.paragraph > 0
    async with desk_on() as driver:
        await driver.press("K")
        desk = driver.desk
        assert desk.text.place == (place.paragraph, place.offset)
        assert desk.current.quote
        assert desk.current.quote.id == place.quote


async def test_opens_at_a_quote() -> None:
    async with desk_on(at=AFP) as driver:
        desk = driver.desk
        assert desk.current.article
        assert desk.current.quote
        assert (desk.current.article.id, desk.current.quote.id) == (AFP.article, AFP.quote)
        assert desk.list.key.endswith("not-ready.yaml")


async def test_reading_to_the_end_marks_as_read_and_space_goes_on() -> None:
    async with desk_on() as driver:
        await driver.press("G", "2", "G")
        assert driver.desk.session.progress_in("trt-2015-aligned-interests").read
        assert Sign.READ in driver.frame
        await driver.press("space")
        assert driver.desk.current.article
        assert driver.desk.current.article.id == "tass-2020-fighting-terrorism"


async def test_an_unopened_article_is_marked_as_unread() -> None:
    async with desk_on() as driver:
        assert driver.frame.count(Sign.UNREAD) == 5


async def test_marking_as_read_or_unread_can_be_undone() -> None:
    async with desk_on() as driver:
        await driver.press("r")
        assert "Marked as read" in driver.said
        await driver.press("u")
        assert not driver.desk.session.progress_in("tass-2020-fighting-terrorism").read


async def test_the_same_words_in_two_outlets_are_shown_as_echoes() -> None:
    async with desk_on(at=AFP) as driver:
        assert f"{Sign.ECHOED} BBC" in driver.frame


async def test_the_role_is_that_of_the_day() -> None:
    async with desk_on(at=QuoteKey("moscow-times-2019-shared-interests", "q1")) as driver:
        assert any(
            line.rstrip(" ▐").endswith("  US Secretary of State")
            for line in driver.frame.splitlines()
        )
        assert "Director of the CIA" not in driver.frame


async def test_a_quote_is_copied_with_its_citation() -> None:
    async with desk_on(at=AFP) as driver:
        await driver.press("y")
        assert driver.app.clipboard == (
            "“We are not in a position right now to collaborate on a military level, but our"
            " political leaders will engage and try to find common ground or a way forward” — James"
            " Mattis, US Defence Secretary, to reporters, 16 Feb 2017 (AFP via Business Standard,"
            " 16 Feb 2017) [afp-2017-not-ready#q3]"
        )
        assert "clipboard" in driver.said


async def test_copying_in_another_form() -> None:
    async with desk_on(at=AFP) as driver:
        await driver.press("Y", "G", "enter")
        assert driver.app.clipboard == "afp-2017-not-ready#q3"


async def test_the_form_that_was_chosen_is_previewed_and_used_from_then_on() -> None:
    async with desk_on(at=AFP) as driver:
        await driver.press("Y", "j", "j")
        assert "Words only" in driver.frame
        assert "find common ground or a way forward" in driver.frame.partition("Reference")[2]
        await driver.press("enter")
        words = driver.app.clipboard
        assert words.startswith("We are not in a position")
        await driver.press("]", "[", "y")
        assert driver.app.clipboard == words
    async with desk_on(at=AFP) as driver:
        await driver.press("y")
        assert driver.app.clipboard == words


async def test_the_width_and_the_theme_are_remembered() -> None:
    async with desk_on(config=Config()) as driver:
        before = driver.desk.text.measure
        await driver.press("+")
        driver.desk.session.save_setting("theme", "record-light")
    async with desk_on(config=Config()) as driver:
        assert driver.desk.text.measure == before + 4
        assert driver.app.theme == "record-light"


async def test_keys_can_be_changed_in_the_config(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text('keys: {bookmark: x, next-quote: [n, f5], find-next: "]"}\n')
    async with desk_on(config=load_config(path)) as driver:
        await driver.press("n", "f5", "b")
        assert driver.desk.current.quote
        assert driver.desk.current.quote.id == "q3"
        assert not driver.desk.session.bookmarked
        await driver.press("x")
        assert list(driver.desk.session.bookmarked) == [
            QuoteKey("tass-2020-fighting-terrorism", "q3")
        ]
        assert "x bookmark" in driver.frame.splitlines()[-1] or driver.said


async def test_an_error_in_the_config_is_reported_and_the_rest_applies(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("width: 44\nkeys: {bookmrk: x}\n")
    async with desk_on(config=load_config(path)) as driver:
        assert "config.yaml:2:8" in driver.said
        assert "did you mean “bookmark”?" in driver.said
        assert driver.desk.text.measure == 44
    async with desk_on(config=Config(theme="mauve")) as driver:
        assert "“mauve” is not known" in driver.said


async def test_escape_goes_back_step_by_step_and_never_quits() -> None:
    async with desk_on() as driver:
        await driver.press("3", "escape")
        assert driver.desk.panes.at == "text"
        await driver.press("escape")
        assert driver.desk.panes.at == "articles"
        await driver.press("escape", "escape")
        assert driver.app.is_running


async def test_q_quits() -> None:
    async with desk_on() as driver:
        driver.app.post_message(Key("q", "q"))
        await driver.until(lambda: not driver.app.is_running or driver.app._exit)


def commands_of(screen: ScreenName) -> set[str]:
    """The commands that a screen carries out itself."""
    elsewhere = (Scope.PANE, Scope.ANYWHERE)
    return {command.id for command in commands_on(screen) if command.scope not in elsewhere}


async def test_every_command_is_carried_out_somewhere() -> None:
    async with desk_on() as driver:
        assert driver.desk.actions.keys() == commands_of(ScreenName.DESK)
        await driver.press("s")
        screen = driver.app.screen
        assert isinstance(screen, CommandScreen)
        assert screen.actions.keys() == commands_of(ScreenName.SEARCH)
        for command in COMMANDS:
            if command.scope is Scope.PANE:
                for pane in (driver.desk.list, driver.desk.text):
                    assert hasattr(pane, f"action_{command.action}")


@pytest.mark.parametrize("name", ["articles", "text", "side"])
async def test_zoom_leaves_the_pane_alone_in_the_middle(name: str) -> None:
    async with desk_on() as driver:
        await driver.press({"articles": "1", "text": "2", "side": "3"}[name], "z")
        widget = driver.desk.query_one(f"#{name}")
        assert panes_on(driver) == {name}
        assert abs(widget.region.x - (120 - widget.region.right)) <= 1
        await driver.press("z")
        assert len(panes_on(driver)) == 3


async def test_a_library_without_articles_says_so(tmp_path: Path) -> None:
    write_library(tmp_path, articles={})
    async with desk_on(tmp_path) as driver:
        await driver.press("j", "]", "b", "space", "/", "y", "J", "enter", "3", "j", "i", "e")
        assert "0 articles" in driver.frame
        assert "No articles yet." in driver.frame
        await driver.press("1", "f")
        await driver.type("zzz")
        assert "No article matches." in driver.frame
        assert "esc" in driver.frame


async def test_a_failed_write_is_reported_and_shows_no_star(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise StoreError("the bookmarks in x cannot be used: disk full")

    async with desk_on() as driver:
        await driver.press("b")
        monkeypatch.setattr(driver.desk.session.bookmarks, "drop", refuse)
        monkeypatch.setattr(driver.desk.session.bookmarks, "put", refuse)
        await driver.press("u")
        assert "Nothing was changed: the bookmarks in x cannot be used: disk full" in driver.said
        assert shown_star(driver)
        await driver.press("]", "b")
        assert "disk full" in driver.said
        assert "q2" not in driver.desk.text.shown.signs


async def test_without_a_store_the_desk_works_and_says_why(tmp_path: Path) -> None:
    folder = Path(os.environ["XDG_DATA_HOME"]) / "on-the-record"
    folder.mkdir(parents=True)
    foreign = folder / "bookmarks.sqlite3"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE other (x)")
    before = foreign.read_bytes()
    async with desk_on() as driver:
        assert "Bookmarks are off" in driver.said
        assert "belongs to another program" in driver.said
        await driver.press("j", "b")
        assert "Nothing was changed" in driver.said
    assert foreign.read_bytes() == before


async def test_the_reader_opens_where_the_user_left_off(tmp_path: Path) -> None:
    async with desk_on() as driver:
        await driver.press("G")
    async with desk_on() as driver:
        assert driver.desk.list.key.endswith("2015-trt-world-aligned-interests.yaml")
        assert "briefed the press" in driver.frame
    other = write_library(tmp_path / "other")
    async with desk_on(other) as driver:
        assert "Minister promises" in driver.frame
    async with desk_on(at=QuoteKey("afp-2017-not-ready", "")) as driver:
        assert driver.desk.list.key.endswith("not-ready.yaml")


async def test_an_article_that_is_opened_or_bookmarked_is_no_longer_new() -> None:
    async with desk_on() as driver:

        def new() -> int:
            return sum(line[:40].count("●") for line in driver.frame.splitlines())

        assert new() == 5
        await driver.press("j")
        assert new() == 5, "to pass over an article in the list is not to open it"
        await driver.press("enter")
        assert new() == 4
        await driver.press("J")
        assert new() == 3
        await driver.press("1", "g", "b")
        assert new() == 2
