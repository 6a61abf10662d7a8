"""``reader export`` writes what is asked for, and never over what is there."""

from pathlib import Path

import pytest

from reader.export.formats import FORMATS
from tests.command import reader
from tests.libraries import write_library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def test_without_a_format_the_formats_are_listed() -> None:
    listed = reader("export").out
    assert all(f"{id} " in listed for id in FORMATS)
    answer = reader("export", "word")
    assert (answer.code, answer.err) == (
        2,
        "reader: there is no format “word”; “reader export” lists them\n",
    )


def test_bookmarks_are_exported_unless_a_query_or_all_are_asked_for(library: Path) -> None:
    assert reader("export", "markdown", "--library", library).code == 1
    reader("bookmarks", "add", "sample#q2", "--library", library)
    kept = reader("export", "jsonl", "--library", library).out
    assert [line.count('"sample#q2"') for line in kept.splitlines()] == [1]
    assert len(reader("export", "jsonl", "--all", "--library", library).out.splitlines()) == 2
    found = reader("export", "jsonl", "speaker:firefly", "--library", library).out
    assert '"reference": "sample#q1"' in found


def test_a_file_is_replaced_only_by_force(library: Path, tmp_path: Path) -> None:
    file = tmp_path / "quotes.csv"
    ask = ("export", "csv", "--all", "--library", library, "-o", file)
    assert reader(*ask).code == 0
    text = file.read_bytes()
    assert text.startswith(b"reference,article")
    file.write_text("mine")
    assert reader(*ask).code == 2
    assert file.read_text() == "mine"
    assert reader(*ask, "--force").code == 0
    assert file.read_bytes() == text
