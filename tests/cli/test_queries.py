"""The lists of quotes, articles, actors and topics take the queries of ``reader search``."""

from pathlib import Path

import pytest

from tests.command import reader
from tests.libraries import BROKEN, SAMPLE, sample, write_library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    second = sample("second", published='"2021-01-01"', outlet="Evening Post")
    return write_library(tmp_path / "library", articles={"b.yaml": SAMPLE, "a.yaml": second})


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["bridge"], ["second/q1", "sample/q1"]),
        (["speaker:firefly"], ["second/q1", "sample/q1"]),
        (["speaker:firefly published:2020"], ["sample/q1"]),
        (["published:2020", "--speaker", "freedonia"], ["sample/q2"]),
        (["--kind", "direct", "outlet:evening"], ["second/q1"]),
        (["bridge OR delay", "--article", "sample"], ["sample/q1", "sample/q2"]),
        (["kind:direct", "--topic", "bridges", "--bookmarked"], ["second/q1"]),
        (["is:bookmarked"], ["second/q1"]),
        (["--kind", "direct", "--", "-is:bookmarked"], ["sample/q1"]),
    ],
)
def test_flags_narrow_a_query_for_quotes(library: Path, args: list[str], found: list[str]) -> None:
    reader("bookmarks", "add", "second#q1", "--library", library)
    answer = reader("quotes", "--library", library, "--json", *args)
    assert (answer.code, answer.err) == (0, "")
    assert [f"{each['article']}/{each['id']}" for each in answer.records] == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bridge", ["second", "sample"]),
        ("published:2021", ["second"]),
        ("outlet:daily speaker:freedonia", ["sample"]),
        ("delay kind:indirect", ["second", "sample"]),
    ],
)
def test_a_query_lists_articles_in_the_order_of_their_files(
    library: Path, query: str, found: list[str]
) -> None:
    answer = reader("articles", query, "--library", library, "--json")
    assert (answer.code, answer.err) == (0, "")
    assert [each["id"] for each in answer.records] == found
    everything = reader("articles", "--library", library, "--json").records
    assert [each for each in everything if each["id"] in found] == answer.records
    assert len(reader("articles", query, "--library", library).out.splitlines()) == len(found)


def test_a_query_changes_no_record_of_a_quote(library: Path) -> None:
    everything = reader("quotes", "--library", library, "--json").records
    assert (
        reader("quotes", "published:..2030", "--library", library, "--json").records == everything
    )


@pytest.mark.parametrize("verb", ["quotes", "articles", "actors", "topics"])
def test_mistakes_are_reported_and_the_rest_is_searched(library: Path, verb: str) -> None:
    answer = reader(verb, "bridge speaker:nobody", "--library", library)
    assert answer.code == 0
    assert answer.err == "reader: column 8: no speaker is called “nobody” here\n"
    assert len(answer.out.splitlines()) == {"topics": 1}.get(verb, 2)


@pytest.mark.parametrize("verb", ["quotes", "articles", "actors", "topics", "search"])
@pytest.mark.parametrize("query", ["", "!!!", "speaker:"])
def test_an_empty_query_is_wrong_use(library: Path, verb: str, query: str) -> None:
    answer = reader(verb, query, "--library", library)
    assert (answer.code, answer.out) == (2, "")
    last = answer.err.splitlines()[-1]
    assert last == f"reader: there is nothing to look for; “reader {verb} --help” shows how to ask"


@pytest.mark.parametrize("verb", ["quotes", "articles"])
def test_a_query_that_finds_nothing_says_so(library: Path, verb: str) -> None:
    answer = reader(verb, "unheard", "--library", library)
    assert (answer.code, answer.out) == (1, "")
    noun = verb.removesuffix("s")
    assert answer.err == f"reader: nothing found: no {noun} passes all the filters\n"
    assert reader(verb, "unheard", "--library", library, "--json").records == []


@pytest.mark.parametrize("verb", ["quotes", "articles", "actors", "topics"])
def test_broken_files_are_left_to_the_search(tmp_path: Path, verb: str) -> None:
    write_library(tmp_path, articles={"a.yaml": BROKEN, "b.yaml": SAMPLE})
    answer = reader(verb, "is:broken", "--library", tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert "“is:broken” finds files; “reader search is:broken” lists them" in answer.err


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("outlet:evening", {"rufus-firefly": (1, 1, 2), "freedonia": (1, 1, 0)}),
        ("delay", {"rufus-firefly": (2, 0, 4), "freedonia": (2, 2, 0)}),
        ("speaker:freedonia published:2020", {"rufus-firefly": (1, 0, 2), "freedonia": (1, 1, 0)}),
    ],
)
def test_actors_are_those_in_what_a_query_selects_with_their_counts_there(
    library: Path, query: str, found: dict[str, tuple[int, int, int]]
) -> None:
    answer = reader("actors", query, "--library", library, "--json")
    assert (answer.code, answer.err) == (0, "")
    counts = {
        each["id"]: (each["articles"], each["quotes"], each["mentions"]) for each in answer.records
    }
    assert counts == found


def test_topics_are_those_of_what_a_query_selects_with_their_counts_there(tmp_path: Path) -> None:
    topics = "bridges: {name: Bridges}\ntunnels: {name: Tunnels}\n"
    other = sample("other", outlet="Evening Post", topics="[tunnels]")
    write_library(tmp_path, articles={"a.yaml": SAMPLE, "b.yaml": other}, topics=topics)
    records = reader("topics", "outlet:evening", "--library", tmp_path, "--json").records
    counts = [(each["id"], each["articles"], each["quotes"]) for each in records]
    assert counts == [("tunnels", 1, 1)]


@pytest.mark.parametrize("verb", ["actors", "topics"])
def test_a_query_without_actors_or_topics_says_so(library: Path, verb: str) -> None:
    answer = reader(verb, "unheard", "--library", library)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("reader: nothing found: ")


@pytest.mark.parametrize("verb", ["actors", "topics"])
def test_without_a_query_the_users_own_data_is_not_opened(library: Path, verb: str) -> None:
    (library / "library.yaml").write_text("format: 1\ntitle: Mine\n", encoding="utf-8")
    assert "gives no id" not in reader(verb, "--library", library).err
