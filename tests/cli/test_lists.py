"""``reader articles``, ``quotes`` and ``actors`` list the contents of the library."""

from pathlib import Path

import pytest

from tests.command import reader
from tests.libraries import ACTORS, BROKEN, SAMPLE, sample, write_library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two articles, the second with an agency and without a headline or a date."""
    second = sample(
        "second",
        headline="null\ntitle: On bridges\nagency: Press Agency",
        published="null\npublished_note: Nothing is printed.",
    )
    return write_library(tmp_path / "library", articles={"a.yaml": SAMPLE, "b.yaml": second})


def test_articles_as_json(library: Path) -> None:
    answer = reader("articles", "--library", library, "--json")
    assert (answer.code, answer.err) == (0, "")
    first, second = answer.records
    assert first == {
        "id": "sample",
        "headline": "Minister promises a bridge",
        "headline_note": None,
        "title": None,
        "outlet": "The Daily Test",
        "agency": None,
        "byline": None,
        "place": None,
        "url": None,
        "published": "2020-05-02",
        "published_note": None,
        "retold": False,
        "draft": False,
        "doubtful": [],
        "topics": ["bridges"],
        "roles": {},
        "source": None,
        "minutes": 1,
        "quotes": 2,
        "actors": 2,
        "file": "articles/a.yaml",
        "broken": False,
    }
    assert second["headline"] is None
    assert second["title"] == "On bridges"
    assert second["agency"] == "Press Agency"
    assert second["published"] is None


def test_articles_are_one_line_each_in_a_pipe(library: Path) -> None:
    first, second = reader("articles", "--library", library).out.splitlines()
    words = " ".join(first.split())
    assert words == "sample 2 May 2020 2 quotes The Daily Test Minister promises a bridge"
    assert "no date" in second
    assert "Press Agency via The Daily Test" in second
    assert second.endswith("[On bridges]")


def test_actors_that_are_only_named_count_as_actors_of_an_article(tmp_path: Path) -> None:
    actors = ACTORS + "bridge-builders: {name: Society of Builders, kind: organisation}\n"
    text = SAMPLE.replace("any delay", "any delay, said the Society of Builders")
    write_library(tmp_path, articles={"a.yaml": text}, actors=actors)
    assert reader("articles", "--library", tmp_path, "--json").records[0]["actors"] == 3
    builders = reader("actors", "--library", tmp_path, "--json").records[2]
    assert (builders["articles"], builders["quotes"], builders["mentions"]) == (1, 0, 1)


def test_quotes_as_json(library: Path) -> None:
    answer = reader("quotes", "--library", library, "--json")
    assert (answer.code, answer.err) == (0, "")
    assert answer.records[0] == {
        "article": "sample",
        "id": "q1",
        "speaker": "rufus-firefly",
        "speakers": ["rufus-firefly"],
        "speaker_name": "Rufus Firefly",
        "role": "Minister of Bridges",
        "kind": "direct",
        "cue": "told",
        "words": "We will build the bridge this year",
        "addressee": "reporters",
        "occasion": "Opening of a tunnel",
        "said": "2020-05-01",
        "topics": ["bridges"],
        "paragraph": 1,
        "note": None,
        "sic": None,
        "translated": None,
        "reported_by": None,
        "doubtful": [],
        "unverified": False,
        "bookmarked": False,
        "outlet": "The Daily Test",
        "agency": None,
        "headline": "Minister promises a bridge",
        "published": "2020-05-02",
        "url": None,
    }
    second = answer.records[1]
    for key in ("role", "addressee", "occasion", "said"):
        assert second[key] is None
    assert second["paragraph"] == 2
    assert [(record["article"], record["id"]) for record in answer.records] == [
        ("sample", "q1"),
        ("sample", "q2"),
        ("second", "q1"),
        ("second", "q2"),
    ]


def test_the_role_is_that_of_the_day(tmp_path: Path) -> None:
    earlier = SAMPLE.replace('said: "2020-05-01"', 'said: "2016"')
    write_library(tmp_path, articles={"a.yaml": earlier})
    answer = reader("quotes", "--library", tmp_path, "--json")
    assert answer.records[0]["role"] == "Mayor of Fredville"


def test_an_unattributed_quote_has_no_speaker(tmp_path: Path) -> None:
    write_library(
        tmp_path, articles={"a.yaml": SAMPLE.replace("speaker: freedonia", "speaker: null")}
    )
    record = reader("quotes", "--library", tmp_path, "--json").records[1]
    assert (record["speaker"], record["speaker_name"], record["role"]) == (None, None, None)
    assert "Unattributed" in reader("quotes", "--library", tmp_path).out


def test_quotes_are_one_line_each_in_a_pipe(library: Path) -> None:
    lines = reader("quotes", "--library", library).out.splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("sample#q1 ")
    assert "Rufus Firefly  said 1 May 2020  published 2 May 2020  direct" in lines[0]
    assert lines[0].endswith("“We will build the bridge this year”")
    assert lines[1].endswith("  the government denied that there was any delay")
    ends = [line.index("direct") for line in lines]
    assert ends[0] == ends[2]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (["--article", "second"], ["second/q1", "second/q2"]),
        (["--speaker", "rufus-firefly"], ["sample/q1", "second/q1"]),
        (["--kind", "indirect"], ["sample/q2", "second/q2"]),
        (["--topic", "bridges"], ["sample/q1", "second/q1"]),
        (["--article", "sample", "--speaker", "freedonia"], ["sample/q2"]),
        (["--bookmarked"], ["second/q1"]),
        (["--bookmarked", "--kind", "direct"], ["second/q1"]),
    ],
)
def test_only_quotes_that_match_every_filter_are_listed(
    library: Path, filters: list[str], found: list[str]
) -> None:
    reader("bookmarks", "add", "second/q1", "--library", library)
    answer = reader("quotes", "--library", library, "--json", *filters)
    assert answer.code == 0
    assert [f"{record['article']}/{record['id']}" for record in answer.records] == found
    assert len(reader("quotes", "--library", library, *filters).out.splitlines()) == len(found)


def test_a_bookmarked_quote_is_marked(library: Path) -> None:
    reader("bookmarks", "add", "sample/q2", "--library", library)
    records = reader("quotes", "--library", library, "--json").records
    assert [record["bookmarked"] for record in records] == [False, True, False, False]
    starred = ["★" in line for line in reader("quotes", "--library", library).out.splitlines()]
    assert starred == [False, True, False, False]


def test_listing_quotes_creates_no_bookmark_store(library: Path, tmp_path: Path) -> None:
    reader("quotes", "--library", library)
    assert not (tmp_path / "home" / "data").exists()


def test_quotes_are_listed_even_if_the_bookmarks_cannot_be_read(
    library: Path, tmp_path: Path
) -> None:
    store = tmp_path / "home" / "data" / "on-the-record" / "bookmarks.sqlite3"
    store.mkdir(parents=True)
    answer = reader("quotes", "--library", library, "--json")
    assert answer.code == 1
    assert [record["bookmarked"] for record in answer.records] == [None] * 4
    assert answer.err.startswith("reader: the bookmarks in ")
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(
    ("filters", "complaint"),
    [
        (["--speaker", "nobody"], "there is no actor “nobody” here\n"),
        (
            ["--speaker", "firefly"],
            "there is no actor “firefly” here; did you mean “rufus-firefly”?",
        ),
        (["--speaker", "rufus"], "there is no actor “rufus” here; did you mean “rufus-firefly”?"),
        (["--article", "sampel"], "there is no article “sampel” here; did you mean “sample”?"),
        (["--topic", "bridge"], "there is no topic “bridge” here; did you mean “bridges”?"),
        (["--kind", "partial"], "no quote passes all the filters"),
        (["--bookmarked"], "no quote passes all the filters"),
    ],
)
def test_filters_that_find_nothing_say_so(
    library: Path, filters: list[str], complaint: str
) -> None:
    answer = reader("quotes", "--library", library, *filters)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("reader: nothing found: ")
    assert complaint in answer.err
    assert answer.err.count("\n") == 1
    as_json = reader("quotes", "--library", library, "--json", *filters)
    assert (as_json.code, as_json.records, as_json.err) == (1, [], answer.err)


def test_an_empty_library_has_empty_lists(tmp_path: Path) -> None:
    write_library(tmp_path, articles={})
    for verb in ("articles", "quotes", "bookmarks"):
        answer = reader(verb, "--library", tmp_path)
        assert (answer.code, answer.out) == (0, "")
        assert reader(verb, "--library", tmp_path, "--json").records == []


def test_a_library_without_articles_names_what_adds_them(tmp_path: Path) -> None:
    write_library(tmp_path, articles={})
    assert reader("articles", "--library", tmp_path).err == (
        f"reader: {tmp_path} holds no articles yet;"
        f" “reader add FILE --library {tmp_path}” adds them\n"
    )
    assert reader("quotes", "--library", tmp_path).err == ""


def test_actors_as_json(library: Path) -> None:
    minister, state = reader("actors", "--library", library, "--json").records
    assert minister == {
        "id": "rufus-firefly",
        "name": "Rufus Firefly",
        "kind": "person",
        "aliases": ["Firefly"],
        "roles": [
            {"title": "Mayor of Fredville", "held": "2015/2018"},
            {"title": "Minister of Bridges", "held": "2019/.."},
        ],
        "articles": 2,
        "quotes": 2,
        "mentions": 4,
        "metonyms": 0,
        "note": None,
    }
    assert (state["mentions"], state["metonyms"], state["articles"]) == (0, 2, 2)


def test_actors_are_one_line_each_in_a_pipe(library: Path) -> None:
    minister, state = reader("actors", "--library", library).out.splitlines()
    assert minister.startswith("rufus-firefly  Rufus Firefly  2 quotes  2 articles  4 mentions")
    assert minister.endswith("Mayor of Fredville (2015/2018); Minister of Bridges (2019/..)")
    assert state.endswith("state")


def test_topics_are_listed_with_their_counts(library: Path) -> None:
    assert reader("topics", "--library", library, "--json").records == [
        {"id": "bridges", "name": "Bridges", "articles": 2, "quotes": 2, "note": None}
    ]
    assert reader("topics", "--library", library).out == "bridges  2 articles  2 quotes  Bridges\n"


@pytest.mark.parametrize("verb", ["articles", "quotes", "actors", "topics", "bookmarks"])
def test_a_broken_file_is_reported_and_hides_no_other(tmp_path: Path, verb: str) -> None:
    write_library(tmp_path, articles={"a.yaml": BROKEN, "b.yaml": SAMPLE, "c.yaml": "]"})
    reader("bookmarks", "add", "sample/q1", "--library", tmp_path)
    answer = reader(verb, "--library", tmp_path)
    assert answer.code == 1
    assert answer.out
    assert answer.err.splitlines() == [
        f"reader: articles/{name}.yaml is broken: 1 problem; “reader check” lists them"
        for name in ("a", "c")
    ]
    assert reader(verb, "--library", tmp_path, "--json").records


def test_a_warning_does_not_break_a_file(tmp_path: Path) -> None:
    write_library(tmp_path, articles={"a.yaml": sample(published='"2020?"')})
    answer = reader("articles", "--library", tmp_path)
    assert (answer.code, answer.err) == (0, "")


def test_a_speaker_without_an_entry_is_named_by_the_id(tmp_path: Path) -> None:
    write_library(tmp_path, actors="freedonia: {name: Freedonia, kind: country}\n")
    answer = reader("quotes", "--library", tmp_path, "--json")
    assert answer.code == 1
    assert answer.records[0]["speaker"] == answer.records[0]["speaker_name"] == "rufus-firefly"
    assert "  rufus-firefly  " in reader("quotes", "--library", tmp_path).out
