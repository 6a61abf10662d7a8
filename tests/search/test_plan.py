"""A query means what its words and filters say; unknown values are reported."""

import pytest

from reader.library.library import Library
from reader.model import QuoteKey
from reader.search.asked import Marks, Within
from tests.search.searching import found, hits, meant, named, told

ALL = ["newer", "older", "undated"]
ALL_QUOTES = ["newer/q2", "newer/q1", "older/q2", "older/q1", "undated/q1"]


# Words


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("treaty", ALL),
        ("TREATY", ALL),
        ("treaty dead", ["newer", "undated"]),
        ("trea", []),
        ("trea*", ALL),
        ("cafe", ["older"]),
        ("CAFÉ", ["older"]),
        ("cafe\u0301", ["older"]),
        ("won't", ["newer"]),
        ("won’t", ["newer"]),
        ("won´t", ["newer"]),
        ("US-Russia", ["older"]),
        ("us–russia", ["older"]),
        ("us_russia", ["older"]),
        ("us russia", ["older"]),
        ("house", ["undated"]),
        ("BBC", []),
    ],
)
def test_words_are_found_in_headlines_and_bodies_in_any_case_accents_and_marks(
    library: Library, text: str, ids: list[str]
) -> None:
    assert found(library, text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('"no treaty now"', ["newer"]),
        ('"now no treaty"', []),
        ('"a treaty with nato"', ["older"]),
        ('"without coffee he said"', ["older"]),
        ('"reporters that we won\'t sign it moscow"', ["newer"]),
        ('"the us russia dia*"', ["older"]),
        ('"the us russia dia"', []),
    ],
)
def test_a_phrase_may_cross_marks_and_the_edges_of_quotes(
    library: Library, text: str, ids: list[str]
) -> None:
    assert found(library, text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("treaty -dead", ["older"]),
        ('treaty -"dead end"', ["older", "undated"]),
        ("treaty -de*", ["older"]),
        ("treaty -outlet:bbc", ["undated"]),
        ("-dead", ["older"]),
        ("-dead -treaty", []),
        ("-published:2017", ["older", "undated"]),
        ("-agency:afp -topic:arms-control", ["undated"]),
    ],
)
def test_negated_terms_exclude_even_in_a_purely_negative_query(
    library: Library, text: str, ids: list[str]
) -> None:
    assert found(library, text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("coffee OR sanctions", ["newer", "older"]),
        ("coffee OR sanctions OR agreed", ALL),
        ("coffee OR sanctions moscow", ["newer"]),
        ('"dead end" OR "hopes for"', ["newer", "older"]),
        ("agency:afp OR topic:arms-control", ["newer", "older"]),
        ("agency:afp OR coffee", ["newer", "older"]),
        ("coffee OR sanctions -moscow", ["older"]),
    ],
)
def test_or_joins_words_and_filters(library: Library, text: str, ids: list[str]) -> None:
    assert found(library, text) == ids


@pytest.mark.parametrize("text", ["Sergei", "sergey", '"Sergei Lavrov"', '"sergey lavrov"'])
def test_every_spelling_that_an_alias_gives_is_found(library: Library, text: str) -> None:
    assert found(library, text) == ["newer", "older"]


def test_prefixes_and_other_names_have_no_spellings(library: Library) -> None:
    assert found(library, "sergey*") == ["newer"]
    assert found(library, "jim") == []


def test_a_phrase_with_many_spellings_is_searched_as_typed_first(library: Library) -> None:
    plan = meant(library, f'"{"sergey " * 100}"')
    assert plan.lit[0].words == ("sergey",) * 100
    assert len(plan.lit) < 100
    assert hits(library, plan) == []


# Filters


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("outlet:BBC", ["older"]),
        ("outlet:bbc", ["newer", "older"]),
        ("outlet:monitor", ["newer"]),
        ('outlet:"cafe post"', ["undated"]),
        ("agency:afp", ["newer"]),
        ("topic:arms-control", ["older"]),
        ('topic:"limits of weapons"', ["older"]),
        ("topic:weap", ["older"]),
        ("topic:sanctions", ["newer"]),
        ("actor:nato", ["older"]),
        ('actor:"north atlantic alliance"', ["older"]),
        ("actor:james-mattis", ["newer"]),
        ("actor:sergei-lavrov", ["newer", "older"]),
        ("actor:moscow", ["newer", "older"]),
        ("actor:lee", ["undated"]),
        ("actor:lee -actor:bob-lee", ["undated"]),
    ],
)
def test_filters_of_articles(library: Library, text: str, ids: list[str]) -> None:
    assert found(library, text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("speaker:sergei-lavrov", ["newer/q2", "older/q2", "older/q1"]),
        ('speaker:"sergey lavrov"', ["newer/q2", "older/q2", "older/q1"]),
        ("speaker:jim", ["newer/q1"]),
        ("-speaker:lavrov", ["newer/q1", "undated/q1"]),
        ("speaker:lavrov OR speaker:mattis", ALL_QUOTES[:-1]),
        ("speaker:lavrov OR dead", [*ALL_QUOTES[:1], *ALL_QUOTES[2:]]),
        ("kind:partial", ["newer/q2", "newer/q1"]),
        ("kind:direct OR kind:indirect", ALL_QUOTES[2:]),
        ("cue:told", ["newer/q1"]),
        ("cue:call", ["newer/q2"]),
        ("-cue:told -cue:said -cue:called", ["older/q1", "undated/q1"]),
        ("speaker:lavrov treaty", ["older/q1"]),
        ("speaker:lavrov sanctions", []),
        ("speaker:lavrov outlet:BBC", ["older/q2", "older/q1"]),
        ("speaker:lavrov agency:afp", ["newer/q2"]),
        ("speaker:lavrov topic:sanctions", ["newer/q2"]),
        ("speaker:lavrov topic:arms-control", ["older/q2"]),
        ("speaker:lavrov actor:nato", ["older/q2", "older/q1"]),
        ("speaker:lavrov -actor:nato", ["newer/q2"]),
        ("speaker:lavrov published:2017", ["newer/q2"]),
    ],
)
def test_a_filter_of_quotes_searches_quotes(library: Library, text: str, ids: list[str]) -> None:
    assert found(library, text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("treaty", ["older/q1", "undated/q1"]),
        ("lavrov", []),
        ('"a dead end"', ["newer/q2"]),
        ('"without coffee he said"', []),
        ("-treaty", ["newer/q2", "newer/q1", "older/q2"]),
        ("topic:sanctions", ["newer/q2"]),
        ("actor:ann-lee", ["undated/q1"]),
        ("outlet:bbc", ALL_QUOTES[:-1]),
    ],
)
def test_a_search_within_quotes_searches_only_quotes(
    library: Library, text: str, ids: list[str]
) -> None:
    assert found(library, text, Within.QUOTES) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("published:2017", ["newer"]),
        ("published:2017-02-16", ["newer"]),
        ("published:2017-02-17", []),
        ("published:2015..2017", ["newer", "older"]),
        ("published:..2016", ["older"]),
        ("published:2016..", ["newer"]),
        ("published:2015-08-21..2017-02-15", []),
        ("published:2015-08-20..2017-02-16", ["newer", "older"]),
        ("published:1900..2100", ["newer", "older"]),
        ("-published:..2016", ["newer", "undated"]),
        ("-published:2016..", ["older", "undated"]),
        ("published:2015 -published:2015-08", []),
        ("said:2015-08-19", ["older/q2", "older/q1"]),
        ("said:2015-08-20", ["older/q2"]),
        ("said:2017-02-15", ["newer/q2", "newer/q1"]),
        ("said:2030", ["newer/q2"]),
        ("said:..2016-01-01", ["newer/q2", "older/q2", "older/q1"]),
        ("said:..2015", ["older/q2", "older/q1"]),
        ("said:2016..", ["newer/q2", "newer/q1"]),
        ("said:1900..2100", ALL_QUOTES[:-1]),
        ("-said:2015", ["newer/q2", "newer/q1", "undated/q1"]),
        ("-said:..2015", ["newer/q2", "newer/q1", "undated/q1"]),
        ("-said:2017-02-16", ["older/q2", "older/q1", "undated/q1"]),
    ],
)
def test_a_date_is_within_any_period_that_it_may_be_in(
    library: Library, text: str, ids: list[str]
) -> None:
    assert found(library, text) == ids


MARKS = Marks(read=["older", "gone"], bookmarked=[QuoteKey("newer", "q1"), QuoteKey("gone", "q1")])


@pytest.mark.parametrize(
    ("text", "articles", "quotes"),
    [
        ("is:read", ["older"], ["older/q2", "older/q1"]),
        ("is:unread", ["newer", "undated"], ["newer/q2", "newer/q1", "undated/q1"]),
        ("-is:read", ["newer", "undated"], ["newer/q2", "newer/q1", "undated/q1"]),
        ("-is:unread", ["older"], ["older/q2", "older/q1"]),
        ("is:bookmarked", ["newer"], ["newer/q1"]),
        ("-is:bookmarked", ["older", "undated"], [*ALL_QUOTES[:1], *ALL_QUOTES[2:]]),
        ("is:read is:bookmarked", [], []),
        ("is:unread treaty", ["newer", "undated"], ["undated/q1"]),
    ],
)
def test_the_users_marks_are_filters_too(
    library: Library, text: str, articles: list[str], quotes: list[str]
) -> None:
    assert found(library, text, Within.TEXT, MARKS) == articles
    assert found(library, text, Within.QUOTES, MARKS) == quotes


def test_broken_files_are_searched_by_is_broken(library: Library) -> None:
    assert meant(library, "is:broken treaty").broken
    assert not meant(library, "-is:broken").broken
    assert not meant(library, "treaty").broken


# Mistakes


@pytest.mark.parametrize(
    ("text", "mistakes", "ids"),
    [
        (
            "dead outlet:nobody",
            [("outlet:nobody", "no outlet is called “nobody” here")],
            ["newer", "undated"],
        ),
        ("dead -topic:no", [("-topic:no", "no topic is called “no” here")], ["newer", "undated"]),
        ("agency:no OR coffee", [("agency:no", "no agency is called “no” here")], ["older"]),
        ("coffee speaker:!!!", [("speaker:!!!", "no speaker is called “!!!” here")], ["older/q2"]),
        (
            "coffee OR is:read",
            [("is:read", "“is:” cannot stand beside OR; ask for it by itself")],
            ["older"],
        ),
        (
            "coffee OR published:2017",
            [
                (
                    "published:2017",
                    "“published:” cannot stand beside OR; give it a range of dates",
                )
            ],
            ["older"],
        ),
        (
            "kind:direct OR actor:nato",
            [("actor:nato", "“actor:” cannot stand beside OR where quotes are searched")],
            ["older/q2"],
        ),
    ],
)
def test_mistakes_are_reported_and_the_rest_is_searched(
    library: Library, text: str, mistakes: list[tuple[str, str]], ids: list[str]
) -> None:
    plan = meant(library, text)
    assert told(plan, text) == mistakes
    assert [named(hit, plan) for hit in hits(library, plan)] == ids


def test_mistakes_of_syntax_and_of_values_are_in_typed_order(library: Library) -> None:
    text = "topic:no said:2020-13 - agency:no x"
    assert [where for where, _ in told(meant(library, text), text)] == [
        *("topic:no", "2020-13", "-", "agency:no"),
    ]


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        *(("", True), ("!!!", True), ("speaker:nobody", True), ("-topic:nobody", True)),
        *(("said:2020-13", True), ("-is:broken", True)),
        *(("x", False), ("-x", False), ("is:read", False), ("is:broken", False)),
        *(("said:2020", False), ("-said:2020", False), ("speaker:nobody x", False)),
    ],
)
def test_a_query_without_an_understood_part_is_empty(
    library: Library, text: str, empty: bool
) -> None:
    assert meant(library, text).empty is empty
