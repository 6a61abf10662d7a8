"""Help, about, choices and the palette, and the programs that the desk starts."""

import asyncio
import os
from pathlib import Path
from unittest.mock import patch

import pytest
from textual.events import Key

from reader.commands import COMMANDS, DEFAULT_KEYMAP, Scope, ScreenName, commands_on
from reader.config_format import load_config
from reader.tui.app import ReaderApp
from reader.tui.messages import File
from reader.tui.screens.dialogs.help import help_sections
from reader.tui.screens.dialogs.palette import Palette
from reader.tui.screens.search.search_screen import SearchScreen
from reader.tui.widgets.lines_view import LinesView
from reader.tui.widgets.rows import Rows
from tests.libraries import sample, write_library
from tests.tui.drive import desk_on


@pytest.mark.parametrize("screen", ScreenName)
def test_help_lists_every_command_of_a_screen_once(screen: ScreenName) -> None:
    sections = help_sections(screen, DEFAULT_KEYMAP, ["help", "undo"])
    listed = [entry.words for section in sections[:-1] for entry in section.entries]
    moves = [command for command in COMMANDS if command.scope is Scope.PANE]
    expected = {command.title for command in [*commands_on(screen), *moves]}
    assert sorted(listed) == sorted(expected)
    assert [entry.keys for entry in sections[0].entries] == ["? f1", "u"]


async def test_the_help_begins_with_the_keys_of_the_moment(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("keys: {sort: f9}\n")
    async with desk_on(config=load_config(file)) as driver:
        await driver.press("?")
        assert "f9" in driver.frame.partition("Move")[0]
        await driver.press("escape")
        assert driver.app.screen is driver.desk


async def test_slash_narrows_the_help_and_escape_widens_it_again() -> None:
    async with desk_on() as driver:
        await driver.press("?", "/", *"bookm")
        assert "Go to the bookmarks" in driver.frame
        assert "Move down" not in driver.frame
        await driver.press("enter", "escape")
        assert "Move down" in driver.frame
        await driver.press("/", *"zebra")
        assert "Nothing of that name." in driver.frame
        await driver.press("escape", "escape")
        assert driver.app.screen is driver.desk


@pytest.mark.parametrize("size", [(160, 45), (120, 36)])
async def test_the_help_is_on_one_screen_in_a_wide_window(size: tuple[int, int]) -> None:
    async with desk_on(size=size) as driver:
        await driver.press("?")
        view = driver.app.screen.query_one("#keys", LinesView)
        assert view.length <= view.size.height


async def test_keys_of_the_desk_do_nothing_under_a_window() -> None:
    async with desk_on() as driver:
        await driver.press("?", "b", "r")
        assert not driver.desk.session.bookmarked
        await driver.press("q")
        assert driver.app.screen is driver.desk
        assert driver.app.is_running


@pytest.mark.parametrize("keys", [["?"], ["i"], ["Y"], [":"]], ids=" ".join)
async def test_keys_that_work_anywhere_work_in_every_window(keys: list[str]) -> None:
    async with desk_on() as driver:
        await driver.press(*keys)
        window = driver.app.screen
        assert window is not driver.desk
        done: list[str] = []
        with patch.object(ReaderApp, "action_do", lambda _, command: done.append(command)):
            await driver.press("ctrl+l", "ctrl+z", "ctrl+q")
        assert done == ["redraw", "suspend", "quit"]
        assert driver.app.screen is window


async def test_changed_keys_that_work_anywhere_work_in_windows(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("keys: {quit: f9}\n")
    async with desk_on(config=load_config(file)) as driver:
        await driver.press("?")
        done: list[str] = []
        with patch.object(ReaderApp, "action_do", lambda _, command: done.append(command)):
            await driver.press("ctrl+q", "f9")
        assert done == ["quit"]


async def test_about_shows_provenance_and_notes() -> None:
    async with desk_on() as driver:
        await driver.press("G", "i")
        assert "000_3222d88df40c2d6f.txt" in driver.frame or "Evidence" in driver.frame
        await driver.press("G")
        assert "retellings are the project’s own" in driver.frame


async def test_the_palette_runs_a_command() -> None:
    async with desk_on() as driver:
        await driver.press(":")
        await driver.type("bookmark, or")
        await driver.press("enter")
        assert driver.app.screen is driver.desk
        assert len(driver.desk.session.bookmarked) == 1


async def test_the_palette_runs_commands_of_panes_and_of_the_app() -> None:
    async with desk_on() as driver:
        await driver.press("2", ":")
        await driver.type("go to the end")
        await driver.press("enter")
        assert driver.desk.text.at_end
        await driver.press(":")
        await driver.type("quit at once")
        driver.app.post_message(Key("enter", None))
        await driver.until(lambda: driver.app._exit)


async def test_the_palette_opens_an_article() -> None:
    async with desk_on() as driver:
        await driver.press("ctrl+p")
        await driver.type("cautious")
        await driver.press("down", "up", "enter")
        assert driver.desk.current.article
        assert driver.desk.current.article.id == "bbc-2017-cautious-approach"
        assert driver.desk.focused is driver.desk.text


async def test_the_palette_has_every_command_and_every_article() -> None:
    async with desk_on() as driver:
        await driver.press(":")
        palette = driver.app.screen
        assert isinstance(palette, Palette)
        picks = [entry.pick for entry in palette._entries]
        assert {each for each in commands_on(ScreenName.DESK) if each.id != "palette"} <= {*picks}
        assert sum(isinstance(pick, File) for pick in picks) == 5
        assert palette.query_one("#choices", Rows).choices == len(picks)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("u", "Nothing to undo."),
        ("list most quotes", "Articles most quotes first."),
        ("o", "This article gives no address."),
    ],
)
async def test_the_palette_knows_keys_and_orders(tmp_path: Path, typed: str, said: str) -> None:
    async with desk_on(write_library(tmp_path / "library")) as driver:
        await driver.press(":")
        await driver.type(typed)
        await driver.press("enter")
        await driver.until(lambda: driver.said == said)


async def test_colon_q_leaves() -> None:
    async with desk_on() as driver:
        for key in (":", "q", "enter"):
            driver.type_ahead(key)
        await driver.until(lambda: driver.app._exit)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("mattis", "speaker:james-mattis"),
        ("trt", 'outlet:"TRT World"'),
        ("gsv", 'outlet:"GSV Russia - Islamic World"'),
        ("arms", "topic:arms"),
    ],
)
async def test_the_palette_knows_actors_topics_and_outlets(typed: str, query: str) -> None:
    async with desk_on() as driver:
        await driver.press(":")
        await driver.type(typed)
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, SearchScreen))
        await driver.settle()
        assert query in driver.frame
        assert driver.app.screen.query_one("#results", Rows).choices


async def test_f1_opens_the_help() -> None:
    async with desk_on() as driver:
        await driver.press("f1")
        assert "Move half a page down" in driver.frame


async def test_a_theme_is_previewed_while_choosing_and_kept_on_enter() -> None:
    async with desk_on() as driver:
        await driver.press(":")
        await driver.type("choose a theme")
        await driver.press("enter")
        before = driver.app.theme
        await driver.press("j")
        assert driver.app.theme != before
        await driver.press("escape")
        assert driver.app.theme == before


@pytest.mark.parametrize("theme", ["record-dark", "record-light", "record-terminal"])
async def test_our_themes_draw(theme: str) -> None:
    async with desk_on() as driver:
        driver.app.theme = theme
        await driver.settle()
        assert "On the Record" in driver.frame


async def test_every_theme_of_textual_draws() -> None:
    async with desk_on() as driver:
        for theme in driver.app.available_themes:
            driver.app.theme = theme
            await driver.settle()
            assert "Quotes 16" in driver.frame


async def test_open_url_without_an_address_or_a_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    articles = {
        "a.yaml": sample("a"),
        "b.yaml": sample("b") + "url: https://example.org/bridge\n",
    }
    async with desk_on(write_library(tmp_path / "library", articles=articles)) as driver:
        await driver.press("o")
        assert "gives no address" in driver.said
        await driver.press("j", "o")
        if os.name == "posix":
            assert driver.app.clipboard == "https://example.org/bridge"


async def test_an_editor_that_cannot_start_is_reported() -> None:
    async with desk_on() as driver:
        await driver.press("e")
        assert "editor cannot be started" in driver.said


@pytest.mark.parametrize("key", [":", "?", "T", "s"])
async def test_the_program_may_end_while_a_window_opens(key: str) -> None:
    for steps in range(3, 7):
        async with desk_on() as driver:
            driver.type_ahead(key)
            for _ in range(steps):
                await asyncio.sleep(0)
