"""Everything drawn is safe, whatever its source, without any work by the widgets."""

import ast
import sqlite3
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Input

import reader.tui
from reader.library.opening import open_library
from reader.text import unsafe_characters
from reader.tui.widgets.field import Field
from tests.libraries import sample, write_library
from tests.tui.drive import Driver, desk_on

# Set the title, clear the window; an override, an isolate, a separator, zero width, a tag.
NASTY = "\x1b]0;t\x07\x1b[2J\u202e\u2066\u2028\u200b\U000e0041"
WIDGETS = Path(reader.tui.__file__).parent


def assert_safe(driver: Driver) -> None:
    """Assert that the screen shows nothing unsafe."""
    width, _ = driver.app.size
    strips = driver.app.screen._compositor.render_strips(driver.app.size)
    lines = ["".join(segment.text for segment in strip) for strip in strips]
    assert not [found for line in lines for found in unsafe_characters(line)]
    assert {strip.cell_length for strip in strips} == {width}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with a broken file that has a hostile name."""
    return write_library(
        tmp_path / "library",
        articles={"a.yaml": sample("a"), f"b{NASTY}.yaml": "id: b\n"},
    )


@pytest.mark.parametrize("size", [(160, 45), (120, 36), (80, 24), (40, 12)])
async def test_a_hostile_file_name_is_drawn_as_signs(library: Path, size: tuple[int, int]) -> None:
    async with desk_on(library, size=size) as driver:
        await driver.press("1", "G")
        assert "␛" in driver.frame
        assert_safe(driver)
        await driver.press("enter")
        assert "␛" in driver.frame
        assert_safe(driver)
        await driver.press("i")
        assert_safe(driver)
        await driver.press("escape", "s")
        await driver.type("is:broken")
        assert "␛" in driver.frame
        assert_safe(driver)


async def test_the_contents_of_a_tampered_index_are_drawn_as_signs(library: Path) -> None:
    index = open_library(library).index
    with sqlite3.connect(index.path or "") as connection:
        connection.execute("UPDATE article SET headline = ?, outlet = ?", (NASTY, NASTY))
        connection.execute("UPDATE total SET name = ? WHERE kind = 'outlet'", (NASTY,))
    connection.close()
    async with desk_on(library) as driver:
        assert "␛" in driver.frame
        assert_safe(driver)
        await driver.press("S", "j", "j", "enter")
        assert_safe(driver)
        await driver.press(":")
        await driver.type("test")
        assert_safe(driver)


async def test_an_old_stored_value_is_safe_in_a_field() -> None:
    class Asking(App[None]):
        def compose(self) -> ComposeResult:
            yield Field(f"war{NASTY}")

    async with Asking().run_test() as pilot:
        field = pilot.app.query_one(Input)
        assert not list(unsafe_characters(field.value))
        field.value = NASTY
        field.insert_text_at_cursor(NASTY)
        assert not list(unsafe_characters(field.value))


def test_text_becomes_segments_in_one_place() -> None:
    made = {
        path.name
        for path in WIDGETS.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Segment", "Content", "Text")
    }
    # The painter; a scroller's thumb, which is our own sign; a segment with a place in its style.
    assert made == {"painter.py", "scroller.py", "reading.py"}


def test_no_textual_widget_draws_our_text() -> None:
    used = {
        alias.name
        for path in WIDGETS.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "textual.widgets"
        for alias in node.names
    }
    # Its value goes through `Field`.
    assert used == {"Input"}
