"""``reader bookmarks`` bookmarks quotes from the shell, in the store that the desk uses."""

import shutil
from pathlib import Path

import pytest

from reader.places import cache_folder, data_folder
from tests.command import reader
from tests.libraries import SAMPLE, write_library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def test_adding_and_removing_print_one_sentence_each(library: Path) -> None:
    added = reader("bookmarks", "add", "sample/q1", "--library", library)
    assert added.code == 0
    assert added.out == (
        "Bookmarked sample#q1: Rufus Firefly, “We will build the bridge this year”\n"
    )
    again = reader("bookmarks", "add", "sample/q1", "--library", library)
    assert (again.code, again.out.split(":")[0]) == (0, "Kept already")
    removed = reader("bookmarks", "remove", "sample/q1", "--library", library)
    assert (removed.code, removed.out.split(":")[0]) == (0, "Bookmark removed")
    assert reader("bookmarks", "--library", library).out == ""


def test_a_quote_is_named_with_either_separator(library: Path) -> None:
    added = reader("bookmarks", "add", "sample#q1", "--library", library)
    assert (added.code, added.out.partition(":")[0]) == (0, "Bookmarked sample#q1")
    removed = reader("bookmarks", "remove", "sample#q1", "--library", library)
    assert (removed.code, removed.out.partition(":")[0]) == (0, "Bookmark removed")


@pytest.mark.parametrize("action", ["add", "remove"])
def test_an_article_alone_cannot_be_bookmarked(library: Path, action: str) -> None:
    answer = reader("bookmarks", action, "sample", "--library", library)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "reader: “sample” names no quote; write ARTICLE#QUOTE\n"


def test_bookmarks_as_json(library: Path) -> None:
    reader("bookmarks", "add", "sample/q1", "--library", library)
    answer = reader("bookmarks", "--json", "--library", library)
    (record,) = answer.records
    created = record.pop("created")
    assert isinstance(created, str)
    assert created.endswith("+00:00")
    (quote,) = reader("quotes", "--bookmarked", "--json", "--library", library).records
    assert record == {**quote, "state": "ok"}
    assert (quote["id"], quote["bookmarked"]) == ("q1", True)


def test_the_record_of_a_bookmark_keeps_what_it_was_and_adds_what_is(library: Path) -> None:
    reader("bookmarks", "add", "sample/q1", "--library", library)
    write_library(
        library,
        articles={"sample.yaml": SAMPLE.replace("this year", "now").replace("told", "said")},
    )
    (record,) = reader("bookmarks", "--json", "--library", library).records
    assert (record["words"], record["cue"], record["state"]) == (
        *("We will build the bridge this year", "said", "changed"),
    )
    (library / "articles" / "sample.yaml").unlink()
    (gone,) = reader("bookmarks", "--json", "--library", library).records
    assert gone.keys() == record.keys()
    assert (gone["words"], gone["cue"], gone["state"]) == (record["words"], None, "orphan")
    assert gone["headline"] == "Minister promises a bridge"


@pytest.mark.parametrize("order", [["--json", "add"], ["add", "--json"]])
def test_a_change_with_json_lists_the_bookmarks_afterwards(library: Path, order: list[str]) -> None:
    answer = reader("bookmarks", *order, "sample/q2", "--library", library)
    assert [record["id"] for record in answer.records] == ["q2"]
    removed = reader("bookmarks", "remove", "sample/q2", "--json", "--library", library)
    assert removed.records == []


def test_a_bookmark_outlives_its_quote_and_shows_its_state(library: Path) -> None:
    for quote in ("q1", "q2"):
        reader("bookmarks", "add", f"sample/{quote}", "--library", library)
    other_words = SAMPLE.replace("this year", "some day")
    write_library(library, articles={"sample.yaml": other_words})
    states = {
        record["id"]: (record["state"], record["words"])
        for record in reader("bookmarks", "--json", "--library", library).records
    }
    assert states == {
        "q1": ("changed", "We will build the bridge this year"),
        "q2": ("ok", "the government denied that there was any delay"),
    }
    (library / "articles" / "sample.yaml").unlink()
    assert reader("bookmarks", "--library", library).out.count("  orphan  ") == 2
    assert reader("bookmarks", "remove", "sample/q1", "--library", library).code == 0


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("sample", 2),
        ("sample/", 2),
        ("/q1", 2),
        ("", 2),
        ("nothing/q1", 1),
        ("sample/q9", 1),
        ("sample/q1/q2", 2),
    ],
)
def test_a_reference_that_cannot_be_bookmarked_is_one_sentence(
    library: Path, reference: str, code: int
) -> None:
    answer = reader("bookmarks", "add", reference, "--library", library)
    assert (answer.code, answer.out, answer.err.count("\n")) == (code, "", 1)
    assert answer.err.startswith("reader: ")


def test_removing_a_missing_bookmark_finds_nothing(library: Path) -> None:
    answer = reader("bookmarks", "remove", "sample/q1", "--library", library)
    assert (answer.code, answer.err) == (
        1,
        "reader: nothing found: sample#q1 is not bookmarked\n",
    )


@pytest.mark.parametrize("action", [[], ["add", "sample/q1"], ["remove", "sample/q1"]])
def test_a_store_that_cannot_be_used_is_one_sentence(
    library: Path, tmp_path: Path, action: list[str]
) -> None:
    (tmp_path / "home" / "data" / "on-the-record" / "bookmarks.sqlite3").mkdir(parents=True)
    answer = reader("bookmarks", *action, "--library", library)
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert answer.err.startswith("reader: the bookmarks in ")


def test_a_damaged_store_is_set_aside_and_reported(library: Path, tmp_path: Path) -> None:
    store = tmp_path / "home" / "data" / "on-the-record" / "bookmarks.sqlite3"
    store.parent.mkdir(parents=True)
    store.write_bytes(b"not a database " * 100)
    answer = reader("bookmarks", "--library", library)
    assert (answer.code, answer.out) == (0, "")
    assert "the bookmarks were damaged and are set aside as" in answer.err
    assert [path.read_bytes() for path in store.parent.glob("*.damaged-*")] == [
        b"not a database " * 100
    ]


def without_an_id(library: Path) -> None:
    """Break library.yaml so that it gives no id, before any index knows it."""
    (library / "library.yaml").write_text("format: 1\ntitle: Mine\n", encoding="utf-8")
    shutil.rmtree(cache_folder(), ignore_errors=True)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["bookmarks"], 1),
        (["bookmarks", "add", "sample/q1"], 1),
        (["bookmarks", "remove", "sample/q1"], 1),
        (["quotes", "--bookmarked"], 1),
        (["search", "is:bookmarked bridge"], 1),
    ],
)
def test_a_library_with_an_unknown_id_has_no_bookmarks_and_says_how_to_fix_it(
    library: Path, command: list[str], code: int
) -> None:
    without_an_id(library)
    answer = reader(*command, "--library", library)
    assert answer.code == code
    assert answer.err.count("library.yaml gives no id; bookmarks, reading positions and") == 1
    assert not data_folder().exists()


def test_a_bookmark_is_found_while_library_yaml_is_broken(library: Path) -> None:
    reader("bookmarks", "add", "sample/q1", "--library", library)
    without_an_id(library)
    answer = reader("bookmarks", "--json", "--library", library)
    assert [record["id"] for record in answer.records] == ["q1"]
    reader("bookmarks", "add", "sample/q2", "--library", library)
    write_library(library)
    answer = reader("bookmarks", "--json", "--library", library)
    assert sorted(str(record["id"]) for record in answer.records) == ["q1", "q2"]
