"""``reader show`` prints an article: plain in a pipe, in colour on a terminal."""

import json
import re
from pathlib import Path

import pytest

from tests.command import reader, reader_terminal
from tests.libraries import SAMPLE, sample, write_library

NO_COLOUR = {"NO_COLOR": "1"}
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def test_an_article_in_a_pipe_is_plain_text(library: Path) -> None:
    answer = reader("show", "sample", "--library", library)
    assert (answer.code, answer.err) == (0, "")
    assert (
        answer.out
        == """\
Minister promises a bridge
The Daily Test · 2 May 2020

The minister, Rufus Firefly, told reporters: “We will build the bridge this
year.”

In Fredville the government denied that there was any delay.

[q1] Rufus Firefly, Minister of Bridges — told reporters (direct, 1 May 2020)
     “We will build the bridge this year”

[q2] Freedonia — denied (indirect)
     the government denied that there was any delay
"""
    )


def test_the_head_shows_all_that_is_known_about_the_source(tmp_path: Path) -> None:
    text = sample(
        headline="null\ntitle: On bridges\nretold: true",
        outlet="The Daily Test\nagency: Agency\nbyline: A. Writer\nplace: Fredville",
    ).replace("  In Fredville", "  ## Doubts\n\n  In Fredville")
    write_library(tmp_path, articles={"a.yaml": text})
    lines = reader("show", "sample", "--library", tmp_path).out.splitlines()
    assert lines[:3] == [
        "[On bridges]",
        "Agency via The Daily Test · A. Writer · Fredville · 2 May 2020",
        "retold; quotes verbatim",
    ]
    heading = lines.index("Doubts")
    assert lines[heading - 1] == lines[heading + 1] == ""


def test_a_quote_without_speaker_or_cue_is_listed_too(tmp_path: Path) -> None:
    bare = SAMPLE.replace(
        "speaker: freedonia, kind: indirect, cue: denied", "speaker: null, kind: indirect"
    )
    write_library(tmp_path, articles={"a.yaml": bare})
    assert "[q2] Unattributed (indirect)\n" in reader("show", "sample", "--library", tmp_path).out


def test_a_bookmarked_quote_has_a_star(library: Path) -> None:
    reader("bookmarks", "add", "sample/q1", "--library", library)
    out = reader("show", "sample", "--library", library).out
    assert "told reporters (direct, 1 May 2020, ★)" in out
    assert out.count("★") == 1


@pytest.mark.parametrize("columns", [30, 60, 200])
def test_lines_are_as_wide_as_the_terminal_up_to_80_columns(library: Path, columns: int) -> None:
    out = reader_terminal(
        "show", "sample", "--library", library, columns=columns, env=NO_COLOUR
    ).out
    widest = max(map(len, out.splitlines()))
    assert min(columns, 80) - 10 < widest <= min(columns, 80)
    assert "".join(out.split()).count("Wewillbuildthebridgethisyear") == 2


def test_a_terminal_shows_speakers_in_different_colours(library: Path) -> None:
    out = reader_terminal("show", "sample", "--library", library).out
    body, entry = (line for line in out.splitlines() if "We will build the bridge" in line)
    colour = body.partition("We will")[0].rpartition("\x1b[")[2]
    assert f"\x1b[{colour}" in entry
    other = next(line for line in out.splitlines() if line.endswith("denied (indirect)\x1b[0m"))
    assert other.startswith("\x1b[3;")
    assert f"\x1b[{colour}" not in other


def test_a_terminal_shows_the_same_lines_as_a_pipe(tmp_path: Path) -> None:
    long = SAMPLE.replace("this year", "this year, or the next, " * 20 + "or never")
    library = write_library(tmp_path, articles={"a.yaml": long})
    coloured = reader_terminal("show", "sample", "--library", library).out
    plain = reader("show", "sample", "--library", library).out
    assert COLOUR.search(coloured)
    assert COLOUR.sub("", coloured) == plain


@pytest.mark.parametrize("env", [NO_COLOUR, {"TERM": "dumb"}])
def test_no_colour_is_written_where_it_is_unwanted(library: Path, env: dict[str, str]) -> None:
    assert "\x1b" not in reader_terminal("show", "sample", "--library", library, env=env).out


def test_text_that_looks_like_markup_is_shown_unchanged(tmp_path: Path) -> None:
    marked = sample(outlet='"[bold red]News[/] :smile:"')
    write_library(tmp_path, articles={"a.yaml": marked})
    out = reader_terminal("show", "sample", "--library", tmp_path).out
    assert "[bold red]News[/] :smile:" in out


def test_an_unknown_article_is_one_sentence(library: Path) -> None:
    answer = reader("show", "sampel", "--library", library)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "reader: nothing found: there is no article “sampel” here; did you mean “sample”?\n"
    )


def test_a_broken_article_is_reported_as_broken(tmp_path: Path) -> None:
    write_library(tmp_path, articles={"a.yaml": sample(outlet="[]")})
    answer = reader("show", "sample", "--library", tmp_path)
    assert answer.code == 1
    assert "articles/a.yaml is broken" in answer.err


def test_what_is_to_be_known_of_a_quote_is_printed(tmp_path: Path) -> None:
    text = SAMPLE.replace(
        "kind: indirect, cue: denied",
        "kind: indirect, cue: denied, translated: back, reported_by: TASS, note: Odd.",
    )
    write_library(tmp_path, articles={"a.yaml": text})
    out = reader("show", "sample", "--library", tmp_path).out
    assert "denied (indirect, translated back, as reported by TASS)\n" in out
    assert "     Note: Odd.\n" in out


def test_lists_are_printed_as_lists(tmp_path: Path) -> None:
    long = "word " * 20
    text = SAMPLE.replace("body: |\n", f"body: |\n  The terms:\n  - {long}\n  - two\n\n", 1)
    write_library(tmp_path, articles={"a.yaml": text})
    out = reader("show", "sample", "--library", tmp_path).out
    assert "\nThe terms:\n\n• word word" in out
    assert "\n  word" in out
    assert "\n• two\n\n" in out
    painted = reader_terminal("show", "sample", "--library", tmp_path).out
    assert "• two" in re.sub(COLOUR, "", painted)


def test_an_article_as_json_has_its_text_and_its_quotes(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library")
    reader("bookmarks", "add", "sample#q2", "--library", library)
    answer = reader("show", "sample", "--json", "--library", library)
    assert (answer.code, answer.err) == (0, "")
    record = json.loads(answer.out)
    (listed,) = reader("articles", "--json", "--library", library).records
    quotes = reader("quotes", "--json", "--library", library).records
    assert record == {**listed, "quotes": quotes, "paragraphs": record["paragraphs"]}
    assert record["quotes"][1]["bookmarked"] is True
    assert record["paragraphs"][1] == {
        "number": 2,
        "text": "In Fredville the government denied that there was any delay.",
        "heading": False,
        "depth": 0,
        "item": None,
    }


def test_json_has_all_that_is_known_of_an_article(tmp_path: Path) -> None:
    source = (
        "byline: Ann Lee\nplace: Fredville\nurl: https://example.org/a\n"
        "roles: {freedonia: The host}\nretold: true\n"
        f"source: {{file: a.txt, sha256: {'0' * 64}, captured: 2021, notes: [Cut.]}}\n"
    )
    library = write_library(tmp_path, articles={"a.yaml": SAMPLE + source})
    (record,) = json.loads(reader("articles", "--json", "--library", library).out)
    assert record == {
        **record,
        "byline": "Ann Lee",
        "place": "Fredville",
        "url": "https://example.org/a",
        "retold": True,
        "roles": {"freedonia": "The host"},
        "source": {"file": "a.txt", "sha256": "0" * 64, "captured": "2021", "notes": ["Cut."]},
    }


@pytest.mark.parametrize("written", ["sample#q2", "sample/q2"])
def test_a_quote_is_shown_alone(library: Path, written: str) -> None:
    answer = reader("show", written, "--library", library)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Minister promises a bridge\n")
    assert "\n[q2] Freedonia — denied (indirect)\n" in answer.out
    assert "the bridge this year" not in answer.out
    as_json = json.loads(reader("show", written, "--json", "--library", library).out)
    assert as_json == reader("quotes", "--library", library, "--json").records[1]


def test_a_quote_that_is_not_there_is_one_sentence(library: Path) -> None:
    answer = reader("show", "sample#q9", "--library", library)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "reader: nothing found: there is no quote in sample with the id “q9” here\n"
    )
