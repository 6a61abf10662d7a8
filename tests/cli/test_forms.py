"""Lists as CSV, and in the orders that are asked for."""

import csv
import io
from pathlib import Path

import pytest

from tests.command import environment, reader, reader_process
from tests.libraries import ACTORS, SAMPLE, sample, write_library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Three articles, the last without a date; the second has the quotes that were said first."""
    newer = sample("newer", published='"2021"', headline="Bridge, a bridge").replace(
        'said: "2020-05-01"', 'said: "2019"'
    )
    undated = sample("undated", published="null\npublished_note: None.").replace(
        'said: "2020-05-01"', 'said: "2022"'
    )
    articles = {"a.yaml": SAMPLE, "b.yaml": newer, "c.yaml": undated}
    return write_library(tmp_path / "library", articles=articles)


def rows(*args: str | Path) -> list[dict[str, str]]:
    """Return the rows of CSV that are printed."""
    answer = reader(*args, "--csv")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.count("\r\n") == answer.out.count("\n")
    return list(csv.DictReader(io.StringIO(answer.out, newline="")))


@pytest.mark.parametrize(
    "verb", [["articles"], ["quotes"], ["actors"], ["topics"], ["bookmarks"], ["quotes", "bridge"]]
)
def test_csv_has_the_keys_and_the_order_of_json(library: Path, verb: list[str]) -> None:
    reader("bookmarks", "add", "sample#q1", "--library", library)
    found = rows(*verb, "--library", library)
    records = reader(*verb, "--library", library, "--json").records
    assert [list(row) for row in found] == [list(record) for record in records]
    key = "id"
    assert [row[key] for row in found] == [record[key] for record in records]


@pytest.mark.parametrize("form", [[], ["--quotes"]])
def test_the_results_of_a_search_as_csv(library: Path, form: list[str]) -> None:
    found = rows("search", "bridge", *form, "--library", library)
    assert {row["article"] for row in found} == {"sample", "newer", "undated"}
    assert found[0]["quote"] == "q1"
    assert ("words" in found[0]) == bool(form)


def test_broken_files_as_csv(tmp_path: Path) -> None:
    write_library(tmp_path, articles={"a.yaml": "]"})
    (row,) = rows("search", "is:broken", "--library", tmp_path)
    assert (row["article"], row["file"]) == ("", "articles/a.yaml")


@pytest.mark.parametrize("verb", ["articles", "quotes", "bookmarks"])
def test_without_records_csv_has_its_header(tmp_path: Path, verb: str) -> None:
    write_library(tmp_path, articles={})
    answer = reader(verb, "--csv", "--library", tmp_path)
    assert (answer.code, answer.out.count("\r\n")) == (0, 1)
    assert "outlet" in answer.out


def test_lists_and_the_unknown_are_written_in_cells(library: Path) -> None:
    actor = rows("actors", "--library", library)[0]
    assert actor["roles"] == "Mayor of Fredville, 2015/2018; Minister of Bridges, 2019/.."
    assert (actor["aliases"], actor["note"], actor["articles"]) == ("Firefly", "", "3")
    first = rows("articles", "--library", library)[0]
    assert (first["topics"], first["agency"], first["broken"]) == ("bridges", "", "false")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(tmp_path: Path, sign: str) -> None:
    evil = f'"{sign}HYPERLINK(1)"'
    library = write_library(
        tmp_path,
        articles={"a.yaml": sample(headline=evil, outlet=evil)},
        actors=ACTORS.replace("name: Rufus Firefly", f"name: {evil}"),
    )
    for verb in (["articles"], ["quotes"], ["actors"], ["search", "bridge"]):
        out = reader(*verb, "--csv", "--library", library).out
        assert f"'{sign}HYPERLINK(1)" in out
        assert f",{sign}" not in out
        assert f"\n{sign}" not in out


def test_a_number_is_no_formula(library: Path) -> None:
    for row in rows("search", "bridge", "--library", library):
        assert row["score"].lstrip("-").replace(".", "").isdigit()


def test_a_cell_with_commas_marks_or_lines_is_one_cell(tmp_path: Path) -> None:
    write_library(tmp_path, articles={"a.yaml": sample(outlet='"a, \\"b\\"\\nc"')})
    (row,) = rows("articles", "--library", tmp_path)
    assert row["outlet"] == 'a, "b" c'


def test_csv_is_utf8_in_any_locale_and_has_a_mark_only_if_asked(tmp_path: Path) -> None:
    write_library(tmp_path, articles={"a.yaml": sample(headline="Мост")})
    env = environment(PYTHONIOENCODING="latin-1")
    plain = reader_process("articles", "--csv", "--library", tmp_path, env=env)
    assert plain.out.startswith("id,headline,")
    assert "Мост" in plain.out
    for form in (["--bom"], ["--csv", "--bom"]):
        marked = reader_process("articles", *form, "--library", tmp_path, env=env)
        assert marked.out == f"\ufeff{plain.out}"


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["articles"], ["sample", "newer", "undated"]),
        (["articles", "--sort", "newest"], ["newer", "sample", "undated"]),
        (["articles", "--sort", "oldest"], ["sample", "newer", "undated"]),
        (["articles", "bridge", "--sort", "newest"], ["newer", "sample", "undated"]),
        (["quotes", "kind:direct", "--sort", "oldest"], ["sample", "newer", "undated"]),
        (["quotes", "kind:direct", "--sort", "newest"], ["newer", "sample", "undated"]),
        (["quotes", "kind:direct", "--sort", "said"], ["undated", "sample", "newer"]),
        (["search", "bridge", "--sort", "oldest"], ["sample", "newer", "undated"]),
        (["search", "bridge", "--quotes", "--sort", "said"], ["undated", "sample", "newer"]),
    ],
)
def test_a_list_has_the_order_that_is_asked_for(
    library: Path, args: list[str], found: list[str]
) -> None:
    listed = rows(*args, "--library", library)
    assert [row.get("article") or row["id"] for row in listed] == found


def test_articles_cannot_be_sorted_by_the_day_said(library: Path) -> None:
    answer = reader("search", "bridge", "--sort", "said", "--library", library)
    assert (answer.code, answer.out) == (2, "")
    assert "only quotes have a day on which they were said; add --quotes" in answer.err
    assert reader("articles", "--sort", "said", "--library", library).code == 2


def test_rows_name_both_days(library: Path) -> None:
    for args in (["quotes", "--article", "newer"], ["search", "--quotes", "bridge published:2021"]):
        lines = reader(*args, "--library", library).out.splitlines()
        assert "Rufus Firefly  said 2019  published 2021  " in lines[0]
