"""The reports of a statement are found from either of them, on the command line and on the desk."""

from pathlib import Path

import pytest

from reader.across.reports import reports
from reader.library.opening import open_library
from reader.model import QuoteKey
from reader.places import bundled_library
from tests.command import reader
from tests.libraries import sample, write_library
from tests.tui.drive import desk_on

ONE, OTHER = QuoteKey("sample", "q1"), QuoteKey("second", "q1")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    second = sample("second", outlet="The Echo", published='"2020-05-03"')
    second = second.replace("We will build the\n  bridge this year", "We will build the bridge")
    second = second.replace("build the bridge", "build the bridge this very year")
    return write_library(tmp_path / "library", articles={"a.yaml": sample(), "b.yaml": second})


def test_each_report_finds_the_other(root: Path) -> None:
    library = open_library(root)
    assert [report.key for report in reports(library, ONE)] == [ONE, OTHER]
    assert [report.key for report in reports(library, OTHER)] == [OTHER, ONE]
    assert reports(library, ONE)[1].differs == ("The Echo adds “very”.",)
    assert reports(library, QuoteKey("sample", "q2"))[1:] == []
    assert reports(library, QuoteKey("sample", "gone")) == []


def test_the_bundled_library_has_a_statement_in_two_outlets() -> None:
    library = open_library(bundled_library())
    found = reports(library, QuoteKey("afp-2017-not-ready", "q3"))
    assert [report.outlet for report in found] == ["AFP via Business Standard", "BBC"]


def test_a_statement_is_compared_on_the_command_line(root: Path) -> None:
    answer = reader("compare", "sample#q1", "--library", root)
    assert answer.code == 0
    assert "– The Echo adds “very”." in answer.out.splitlines()
    records = reader("compare", "sample#q1", "--library", root, "--json").records
    assert [record["article"] for record in records] == ["sample", "second"]
    alone = reader("compare", "sample#q2", "--library", root).out
    assert "No other article carries these words." in alone or "second#q2" in alone


async def test_compare_leads_from_a_quote_to_its_other_report() -> None:
    async with desk_on(at=QuoteKey("afp-2017-not-ready", "q3")) as driver:
        await driver.press("=")
        assert "One statement in 2 reports" in driver.frame
        assert "BBC" in driver.frame
        await driver.press("enter")
        article = driver.desk.current.article
        assert article
        assert article.outlet == "BBC"
        await driver.press("]", "]", "=")
        assert "carries these words" in driver.said or "One statement" in driver.frame
