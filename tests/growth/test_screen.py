"""Opening an article and moving in it takes work in proportion to its length."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reader.model import Span
from reader.tui.drawing.lines import fit, wrap
from reader.tui.drawing.page import Block, Mark, Page, Runs
from reader.tui.drawing.quote_lines import PartLines, QuoteLines
from tests.growth import libraries
from tests.growth.counting import assert_linear
from tests.growth.libraries import Files
from tests.libraries import write_library
from tests.nouns import QUOTE
from tests.steps import steps_of
from tests.tui.drive import desk_on

KEYS = ("2", "end", "home", "]", "b", "space", "j", "/", "s", "enter", "n", "n", "N", "escape")


@pytest.mark.parametrize("files", libraries.IN_ONE_ARTICLE, ids=lambda files: files.__name__)
def test_reading_an_article_is_linear(files: Callable[[int], Files]) -> None:
    async def read(root: Path) -> None:
        async with desk_on(root) as desk:
            await desk.press(*KEYS)

    def work(size: int) -> int:
        made = files(size)
        with TemporaryDirectory() as folder:
            root = write_library(
                Path(folder), articles=made.articles, actors=made.actors, topics=made.topics
            )
            return steps_of(lambda: asyncio.run(read(root)))

    assert_linear(work, 200)


def test_finding_a_line_costs_the_same_in_a_long_paragraph() -> None:
    def work(size: int) -> int:
        page = Page([Block("word " * size, paragraph=0)], 20)
        return steps_of(lambda: page.line_of(0, size // 2))

    assert work(4000) == work(1000)


def test_a_click_beside_zero_width_characters_is_linear() -> None:
    def work(size: int) -> int:
        text = "e" + "\u0301" * size
        page = Page([Block(text, paragraph=0)], 20)
        return steps_of(lambda: page.offset_at(page.lines[0], 5))

    assert_linear(work, 500)


def test_adjacent_and_nested_marks_are_linear() -> None:
    def work(size: int) -> int:
        marks = [Mark(at, at + 8 - at % 8, "x") for at in range(size)]
        return steps_of(lambda: Runs(Block("w" * size), marks).between(0, size))

    assert_linear(work, 500)


@pytest.mark.parametrize("letter", ["x", "東", "e\u0301", " ", "a "])
def test_wrapping_a_text_is_linear(letter: str) -> None:
    assert_linear(lambda size: steps_of(lambda: wrap(letter * size + "東", 40)), 500)


def test_fitting_a_line_of_very_many_runs_is_linear() -> None:
    assert_linear(lambda size: steps_of(lambda: fit([("", "x")] * size, 10)), 500)


def test_the_lines_of_a_span_are_found() -> None:
    page = Page([Block("word " * 100, paragraph=0, gap=0), Block("more", paragraph=1)], 20)
    assert page.lines_of(Span(0, 0, 499)) == (0, len(page.lines) - 3)
    assert page.lines_of(Span(1, 0, 4)) == (len(page.lines) - 1, len(page.lines) - 1)


def test_the_quotes_on_a_screen_cost_the_same_in_a_long_paragraph() -> None:
    def work(size: int) -> int:
        page = Page([Block("word " * size, paragraph=0)], 20)
        spans = tuple(Span(0, 5 * n, 5 * n + 4) for n in range(size))
        quotes = [replace(QUOTE, spans=(span,)) for span in spans]
        lit = PartLines(page, replace(QUOTE, spans=spans))
        lines = QuoteLines(page, quotes)
        top = len(page.lines) // 2
        return steps_of(
            lambda: [lines.first_within(y, y) for y in range(top, top + 40) if y in lit]
        )

    assert work(4000) == work(1000)
