"""A draft is looked through from the keyboard, and every answer is in its file at once."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from reader.tui.screens.review.review_screen import ReviewScreen
from tests.command import reader
from tests.libraries import write_library
from tests.tui.drive import Driver, desk_on

DRAFT = """\
id: draft
draft: true
doubtful: [outlet]
headline: A bridge at last
outlet: Unknown
published: "2020-05-02"
body: |
  Rufus Firefly, the mayor, said “[[q1|we will build it]]” and
  [[q2|that nobody doubts it]], as Freedonia wished.

  He laughed. They left Fredville.
quotes:
  q1: {speaker: freedonia, kind: partial, cue: said, doubtful: [speaker]}
  q2: {speaker: rufus-firefly, kind: indirect, doubtful: [extent]}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library", articles={"draft.yaml": DRAFT})


def text(root: Path) -> str:
    return (root / "articles/draft.yaml").read_text()


@asynccontextmanager
async def review_of(root: Path, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Driver]:
    async with desk_on(root, size=size) as driver:
        await driver.press("R")
        await driver.until(lambda: isinstance(driver.app.screen, ReviewScreen))
        await driver.settle()
        yield driver


async def test_an_article_is_reviewed_finding_by_finding(root: Path) -> None:
    async with review_of(root) as driver:
        assert "0 of 3 looked at" in driver.frame
        await driver.press("enter")
        assert "doubtful: [outlet]" not in text(root)
        assert "Freedonia" in driver.frame
        await driver.press("1")
        assert "q1: {speaker: rufus-firefly, kind: partial, cue: said}" in text(root)
        await driver.press("n", "enter")
        assert "draft" not in text(root).replace("id: draft", "")
        assert "a draft no more" in driver.said
        await driver.press("escape")
        await driver.until(lambda: driver.app.screen is driver.desk)


@pytest.mark.parametrize("size", [(160, 45), (120, 36), (80, 24), (40, 12)])
async def test_a_review_draws_in_any_window(root: Path, size: tuple[int, int]) -> None:
    async with review_of(root, size) as driver:
        await driver.press("n")
        assert "Speaker" in driver.frame
        assert "? help" in driver.frame


async def test_every_answer_can_be_undone_and_done_again(root: Path) -> None:
    async with review_of(root) as driver:
        await driver.press("enter", "1", "enter", "u", "u", "u")
        assert text(root) == DRAFT
        await driver.press("u")
        assert "Nothing to undo." in driver.said
        await driver.press("U")
        assert text(root) == DRAFT.replace("doubtful: [outlet]\n", "")


async def test_leaving_and_coming_back_goes_on_where_one_stopped(root: Path) -> None:
    async with review_of(root) as driver:
        await driver.press("enter", "escape")
        await driver.until(lambda: driver.app.screen is driver.desk)
        await driver.settle()
        await driver.press("R")
        await driver.until(lambda: isinstance(driver.app.screen, ReviewScreen))
        await driver.settle()
        assert "0 of 2 looked at" in driver.frame
        assert "we will build it" in driver.frame.partition("Speaker")[0]


async def test_the_extent_kind_and_cue_of_a_quote_change(root: Path) -> None:
    async with review_of(root) as driver:
        await driver.press("n", "n", "<", "(")
        assert "[[q2|and\n  that nobody doubts]] it" in text(root)
        await driver.press("t")
        assert "q2: {speaker: rufus-firefly, kind: direct}" in text(root)
        await driver.press("c", *"added", "enter")
        assert "kind: direct, cue: added}" in text(root)
        await driver.press("D", *"2020-05-01", "enter")
        assert 'cue: added, said: "2020-05-01"}' in text(root)
        await driver.press("D", "end", *["backspace"] * 2, *"99", "enter")
        assert "calendar" in driver.said


async def test_a_quote_is_dropped_and_another_added(root: Path) -> None:
    async with review_of(root) as driver:
        await driver.press("n", "d")
        assert "q1" not in text(root)
        assert "“we will build it”" in text(root)
        await driver.press("v", "n")
        assert "A new quote" in driver.frame
        await driver.press("escape", "v")
        assert "He laughed." in driver.frame.partition("A new quote")[2]
        await driver.press("<", "enter")
        assert "[[q3|" in text(root)
        assert "q3:\n    speaker: null\n    kind: indirect\n    doubtful: [speaker]\n" in text(root)


async def test_somebody_new_is_named(root: Path) -> None:
    async with review_of(root) as driver:
        await driver.press("n", "w")
        await driver.type("Vera")
        await driver.press("enter")
        await driver.until(lambda: "vera" in text(root))
        await driver.settle()
        assert "q1: {speaker: vera, kind: partial, cue: said}" in text(root)
        assert "vera:\n  name: Vera\n" in (root / "actors.yaml").read_text()
        assert "Vera" in driver.frame


async def test_the_fields_of_the_article_are_changed_by_their_digits(root: Path) -> None:
    async with review_of(root) as driver:
        await driver.press("2", *["backspace"] * 7, *"Gazette", "enter")
        assert "outlet: Gazette\n" in text(root)
        assert "doubtful: [outlet]" not in text(root)
        await driver.press("escape")


async def test_a_change_on_disk_is_kept(root: Path) -> None:
    async with review_of(root) as driver:
        (root / "articles/draft.yaml").write_text(f"# Another hand.\n{DRAFT}")
        await driver.press("enter")
        assert text(root).startswith("# Another hand.\nid: draft\ndraft: true\nheadline:")


async def test_only_a_draft_is_reviewed() -> None:
    async with desk_on() as driver:
        await driver.press("R")
        assert "no draft" in driver.said
        assert driver.app.screen is driver.desk


async def test_a_draft_is_told_in_the_list_and_in_its_text(root: Path) -> None:
    async with desk_on(root) as driver:
        assert "draft · 3 to review" in driver.frame
        assert re.search(r"draft; 3 findings to review", driver.frame)
        assert "R review" in driver.frame
        await driver.press("2", "]", "y")
        assert "unverified" in driver.app.clipboard


async def test_forty_keys_are_enough_for_a_report_with_seven_quotes(tmp_path: Path) -> None:
    root = tmp_path / "library"
    report = Path(__file__).parents[1] / "review" / "report.txt"
    assert reader("init", root).code == 0
    assert reader("add", report, "--library", root, "--outlet", "The Fredville Bell").code == 0
    (file,) = (root / "articles").iterdir()
    keys = ["R"]
    async with review_of(root) as driver:
        # Nothing that was found has to be mended but one name: the rest is kept.
        while "draft: true" in file.read_text():
            keys.append("enter")
            await driver.press("enter")
        keys += ["escape"]
        await driver.press("escape")
        await driver.until(lambda: driver.app.screen is driver.desk)
    assert len(keys) <= 40
    checked = reader("check", "--library", root, "--sources", root / "originals")
    assert (checked.code, checked.out.splitlines()[-1].partition(":")[2]) == (0, " no problems")
    found = reader("quotes", "--library", root, "speaker:spaulding", "--json").records
    assert [record["words"] for record in found] == ["They will outlast all of us"]
