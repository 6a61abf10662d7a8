"""Queries are taken as people type them, and wrong use names what is near."""

import json
from pathlib import Path

import pytest

from tests.command import reader
from tests.libraries import SAMPLE, sample, write_library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two articles; only the second has the word “tunnel”."""
    second = sample("second", headline="A tunnel", outlet="Evening Post")
    return write_library(tmp_path / "library", articles={"a.yaml": SAMPLE, "b.yaml": second})


def asked(*args: str | Path) -> object:
    """Return the query that a search was understood as."""
    return json.loads(reader("search", "--json", *args).out)["query"]


@pytest.mark.parametrize(
    ("args", "query"),
    [
        (["-tunnel"], "-tunnel"),
        (["bridge", "-tunnel"], "bridge -tunnel"),
        (["-tunnel", "bridge"], "-tunnel bridge"),
        (["bridge", "--limit", "5", "-tunnel"], "bridge -tunnel"),
        (["--limit", "5", "-tunnel", "--quotes"], "-tunnel"),
        (["--limit=5", "-speaker:freedonia"], "-speaker:freedonia"),
        (["bridge", "OR", "delay"], "bridge OR delay"),
        (["--", "-tunnel", "-x"], "-tunnel -x"),
        (["bridge", "--", "--limit"], "bridge --limit"),
        (["bridge", "-"], "bridge -"),
        (["-help"], "-help"),
        (["-1"], "-1"),
    ],
)
def test_words_that_are_no_options_make_one_query(
    library: Path, args: list[str], query: str
) -> None:
    assert asked("--library", library, *args) == query
    if "--" not in args:
        assert asked(*args, "--library", library) == query


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["articles", "-tunnel"], ["sample"]),
        (["articles", "-kind:direct", "delay"], ["sample", "second"]),
        (["articles", "bridge", "-outlet:evening"], ["sample"]),
        (["quotes", "-speaker:freedonia", "--article", "second"], ["second"]),
        (["quotes", "bridge", "-outlet:evening", "--kind", "direct"], ["sample"]),
    ],
)
def test_a_query_may_begin_with_a_minus(library: Path, args: list[str], found: list[str]) -> None:
    answer = reader(*args, "--json", "--library", library)
    assert (answer.code, answer.err) == (0, "")
    assert [each.get("article", each["id"]) for each in answer.records] == found


def test_the_library_may_come_before_a_query_with_a_minus(library: Path) -> None:
    answer = reader("--library", library, "articles", "-tunnel", "--json")
    assert [each["id"] for each in answer.records] == ["sample"]


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (["search", "nato", "--jsn"], "there is no option “--jsn”; did you mean “--json”?"),
        (["quotes", "--speakr=putin"], "there is no option “--speakr=putin”; did you mean “--s"),
        (["check", "-json"], "there is no option “-json”; did you mean “--json”?"),
        (["serch", "nato"], "there is no command “serch”; did you mean “search”?"),
        (["quote"], "there is no command “quote”; did you mean “quotes”?"),
        (["bookmarks", "ad", "a#q1"], "there is no action “ad”; did you mean “add”?"),
        (["xyzzy"], "there is no command “xyzzy”; see “reader --help”"),
        (["show", "a", "b"], "“b” is one argument too many; see “reader show --help”"),
    ],
)
def test_wrong_use_names_what_is_near(args: list[str], complaint: str) -> None:
    answer = reader(*args)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"reader: {complaint}")


@pytest.mark.parametrize("verb", [[], ["search"], ["bookmarks", "add"], ["help"]])
def test_help_prints_what_the_option_prints(verb: list[str]) -> None:
    answer = reader("help", *verb)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == reader(*verb, "--help").out


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (["serch"], "there is no command “serch”; did you mean “search”? See “reader --help”"),
        (["bookmarks", "kee"], "there is no action “kee”; see “reader bookmarks --help”"),
        (["search", "nato"], "“nato” is one argument too many; see “reader search --help”"),
    ],
)
def test_help_on_what_is_no_command_names_what_is_near(args: list[str], complaint: str) -> None:
    answer = reader("help", *args)
    assert (answer.code, answer.out, answer.err) == (2, "", f"reader: {complaint}\n")
