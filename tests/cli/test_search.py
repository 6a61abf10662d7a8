"""``reader search`` prints results, best first, for people and for programs."""

import json
from pathlib import Path

import pytest

from tests.command import Answer, Json, assert_closed_pipe_is_silent, reader, reader_terminal
from tests.libraries import BROKEN, NOT_A_LIBRARY, SAMPLE, sample, write_library

FOUND: dict[str, object] = {
    "article": "sample",
    "headline": "Minister promises a bridge",
    "outlet": "The Daily Test",
    "agency": None,
    "published": "2020-05-02",
    "url": None,
    "file": "articles/a.yaml",
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Three articles; the second has the word “tunnel” most often."""
    second = sample("second", headline="A tunnel, a tunnel", published='"2021"')
    third = sample(
        "third", headline="null\ntitle: Nothing new", published="null\npublished_note: None."
    )
    articles = {"a.yaml": SAMPLE, "b.yaml": second, "c.yaml": third.replace("any", "a tunnel or")}
    return write_library(tmp_path / "library", articles=articles)


def answer_of(*args: str | Path) -> dict[str, Json]:
    """Return what is printed as JSON."""
    answer = json.loads(reader("search", "--json", *args).out)
    assert isinstance(answer, dict)
    return answer


def hits_of(*args: str | Path) -> list[dict[str, Json]]:
    hits = answer_of(*args)["hits"]
    assert isinstance(hits, list)
    return [hit for hit in hits if isinstance(hit, dict)]


def refused(answer: Answer, code: int, *sentences: str) -> None:
    assert (answer.code, answer.err.splitlines()) == (code, [f"reader: {one}" for one in sentences])


# Results


def test_articles_as_json(library: Path) -> None:
    answer = reader("search", "delay published:2020", "--json", "--library", library)
    assert (answer.code, answer.err) == (0, "")
    printed = json.loads(answer.out)
    assert printed["hits"][0].pop("score") > 0
    assert printed == {
        "query": "delay published:2020",
        "total": 1,
        "hits": [
            {
                **FOUND,
                "paragraph": 2,
                "quote": "q2",
                "speaker": "freedonia",
                "speakers": ["freedonia"],
                "speaker_name": "Freedonia",
                "snippet": "In Fredville the government denied that there was any delay.",
            }
        ],
    }


def test_quotes_as_json(library: Path) -> None:
    (hit,) = hits_of("speaker:firefly bridge published:2020", "--library", library)
    assert hit.pop("score") != 0
    assert hit == {
        **FOUND,
        **reader("quotes", "bridge published:2020", "--library", library, "--json").records[0],
        "quote": "q1",
        "snippet": "We will build the bridge this year",
    }


def test_unknown_values_are_null(library: Path) -> None:
    (hit,) = hits_of('"a tunnel or"', "--library", library)
    assert (hit["article"], hit["headline"], hit["published"]) == ("third", None, None)
    (hit,) = hits_of("reporters -published:2020 -published:2021", "--library", library)
    assert (hit["quote"], hit["speaker"], hit["speaker_name"]) == (None, None, None)


def test_articles_are_one_line_each_followed_by_their_number(library: Path) -> None:
    answer = reader("search", "tunnel", "--library", library)
    assert (answer.code, answer.err) == (0, "")
    first, second, total = answer.out.splitlines()
    assert " ".join(first.split()[:6]) == "second The Daily Test published 2021"
    assert second.startswith(
        "third   The Daily Test  no date         In Fredville the government denied"
    )
    assert total == "2 articles"


def test_quotes_are_one_line_each_followed_by_their_number(library: Path) -> None:
    answer = reader("search", "delay", "--quotes", "--library", library)
    *_, third, _ = answer.out.splitlines()
    assert third.startswith("third#q2   Freedonia    no date  ")
    assert third.endswith("  the government denied that there was a tunnel or delay")
    assert answer.out.endswith("\n3 quotes\n")


def test_a_quote_without_a_speaker_is_unattributed(tmp_path: Path) -> None:
    text = SAMPLE.replace("speaker: freedonia", "speaker: null")
    write_library(tmp_path, articles={"a.yaml": text})
    line = reader("search", "--quotes", "delay", "--library", tmp_path).out
    assert line.startswith("sample#q2  Unattributed    published 2 May 2020  the government")
    (hit,) = hits_of("--quotes", "delay", "--library", tmp_path)
    assert (hit["speaker"], hit["speaker_name"]) == (None, None)


def test_the_best_come_first_and_the_newest_among_equals(library: Path) -> None:
    found = hits_of("tunnel OR bridge", "--library", library)
    assert [hit["article"] for hit in found] == ["second", "third", "sample"]
    scores = [float(str(hit["score"])) for hit in found]
    assert scores == sorted(scores, reverse=True)
    same = hits_of("kind:direct", "--library", library)
    assert [hit["article"] for hit in same] == ["second", "sample", "third"]


def test_the_limit_is_respected_and_all_results_are_counted(library: Path) -> None:
    answer = answer_of("bridge", "--limit", "1", "--library", library)
    assert answer["total"] == 3
    assert isinstance(answer["hits"], list)
    assert len(answer["hits"]) == 1
    lines = reader("search", "bridge", "--limit", "2", "--library", library).out.splitlines()
    assert len(lines) == 3
    assert lines[-1] == "3 articles; 2 are shown, --limit shows more"


def test_the_default_limit_is_20(tmp_path: Path) -> None:
    articles = {f"a{n}.yaml": sample(f"a{n}") for n in range(21)}
    write_library(tmp_path, articles=articles)
    assert len(hits_of("bridge", "--library", tmp_path)) == 20
    assert answer_of("bridge", "--library", tmp_path)["total"] == 21


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "", "²", "9" * 5000])
def test_a_limit_is_a_number_of_at_least_1(library: Path, number: str) -> None:
    answer = reader("search", "bridge", f"--limit={number}", "--library", library)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert answer.err.startswith("reader: argument --limit: ")


# The user's marks


def test_bookmarked_quotes_and_read_articles_can_be_searched(library: Path) -> None:
    reader("bookmarks", "add", "second/q1", "--library", library)
    assert [hit["article"] for hit in hits_of("is:bookmarked", "--library", library)] == ["second"]
    quotes = hits_of("is:bookmarked", "--quotes", "--library", library)
    assert [(hit["article"], hit["quote"]) for hit in quotes] == [("second", "q1")]
    assert answer_of("is:unread", "--library", library)["total"] == 3
    assert answer_of("is:read", "--library", library)["total"] == 0


def test_searching_creates_no_stores(library: Path, tmp_path: Path) -> None:
    reader("search", "is:read OR is:bookmarked bridge", "--library", library)
    assert not (tmp_path / "home" / "data").exists()
    assert not (tmp_path / "home" / "state").exists()


def test_an_unusable_store_is_reported_and_the_rest_is_searched(
    library: Path, tmp_path: Path
) -> None:
    (tmp_path / "home" / "data" / "on-the-record" / "bookmarks.sqlite3").mkdir(parents=True)
    answer = reader("search", "bridge", "--library", library)
    assert answer.code == 0
    assert answer.out.endswith("3 articles\n")
    assert answer.err.startswith("reader: the bookmarks in ")
    assert answer.err.count("\n") == 1


# No results


@pytest.mark.parametrize(
    "query", ["nowhere", "speaker:firefly delay", "published:1999", "is:broken"]
)
def test_a_search_without_results_says_so(library: Path, query: str) -> None:
    answer = reader("search", query, "--library", library)
    assert answer.out == ""
    refused(answer, 1, "nothing found")
    as_json = reader("search", query, "--json", "--library", library)
    refused(as_json, 1, "nothing found")
    assert json.loads(as_json.out) == {"query": query, "total": 0, "hits": []}


NOTHING = "there is nothing to look for; “reader search --help” shows how to ask"


@pytest.mark.parametrize(
    ("query", "sentences"),
    [
        ("", ()),
        ("  \n", ()),
        ("!!!", ()),
        ("-", ("column 1: “-” stands alone; write it right before what to exclude",)),
        ("  said:x", ("column 8: ",)),
        ("speaker:nobody", ("column 1: no speaker is called “nobody” here",)),
    ],
)
def test_an_empty_query_is_wrong_use(library: Path, query: str, sentences: tuple[str, ...]) -> None:
    for args in ([], ["--json"]):
        answer = reader("search", query, *args, "--library", library)
        assert (answer.code, answer.out) == (2, "")
        *mistakes, last = answer.err.splitlines()
        assert last == f"reader: {NOTHING}"
        assert len(mistakes) == len(sentences)
        for mistake, sentence in zip(mistakes, sentences, strict=True):
            assert mistake.startswith(f"reader: {sentence}")


def test_a_mistake_is_reported_with_its_column_and_the_rest_is_searched(library: Path) -> None:
    refused(
        reader("search", "tunnel topic:war -", "--library", library),
        0,
        "column 8: no topic is called “war” here",
        "column 18: “-” stands alone; write it right before what to exclude",
    )


def test_a_query_that_is_too_long_is_reported_at_the_limit(library: Path) -> None:
    answer = reader("search", "bridge " * 10_000, "--library", library)
    assert answer.out.endswith("3 articles\n")
    refused(
        answer,
        0,
        "column 1002: a query has room for 1,000 characters; the rest, from here on, is ignored",
    )


def test_a_folder_that_is_no_library_is_wrong_use(tmp_path: Path) -> None:
    answer = reader("search", "x", "--library", tmp_path)
    refused(answer, 2, NOT_A_LIBRARY.format(tmp_path))


# Broken files


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    articles = {"a-good.yaml": SAMPLE, "b_Bad-one.yaml": BROKEN, "c-bad.yaml": "]"}
    return write_library(tmp_path / "broken", articles=articles)


@pytest.mark.parametrize(
    ("query", "files"),
    [
        ("is:broken", ["b_Bad-one", "c-bad"]),
        ("is:broken BAD", ["b_Bad-one", "c-bad"]),
        ("is:broken bad-one", ["b_Bad-one"]),
        ("is:broken bad -one", ["c-bad"]),
        ("is:broken one OR c", ["b_Bad-one", "c-bad"]),
        ("is:broken speaker:firefly c-bad", ["c-bad"]),
    ],
)
def test_broken_files_are_found_by_name(broken: Path, query: str, files: list[str]) -> None:
    answer = answer_of(query, "--library", broken)
    assert isinstance(answer["hits"], list)
    names = [hit["file"] for hit in answer["hits"] if isinstance(hit, dict)]
    assert names == [f"articles/{name}.yaml" for name in files]
    assert answer["total"] == len(files)


def test_a_broken_file_is_shown_with_its_first_problem(broken: Path) -> None:
    answer = reader("search", "is:broken c-bad", "--library", broken)
    assert answer.code == 0
    line, total = answer.out.splitlines()
    assert line.startswith("articles/c-bad.yaml  1:1: ")
    assert total == "1 broken file"
    (hit,) = hits_of("is:broken c-bad", "--library", broken)
    (sound,) = hits_of("bridge", "--library", broken)
    assert list(hit) == list(sound)
    assert [name for name, value in hit.items() if value is not None] == [
        *("snippet", "score", "file"),
    ]
    both = reader("search", "is:broken", "--limit", "1", "--library", broken).out
    assert both.endswith("\n2 broken files; 1 are shown, --limit shows more\n")


# On a terminal and in a pipe


def test_a_terminal_shows_the_passage_on_a_separate_line(library: Path) -> None:
    answer = reader_terminal("search", "delay published:2020", "--library", library, columns=40)
    assert answer.out.splitlines() == [
        "sample  The Daily Test  published 2 May",
        "  2020",
        "    In Fredville the government denied",
        "    that there was any delay.",
        "1 article",
    ]


@pytest.mark.parametrize("args", [[], ["--json"]])
def test_a_closed_pipe_is_silent(tmp_path: Path, args: list[str]) -> None:
    library = write_library(tmp_path / "library", articles={"a.yaml": SAMPLE})
    assert_closed_pipe_is_silent("search", "bridge", *args, "--library", library)
