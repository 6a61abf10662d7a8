"""Words that YAML would take away from a value without a word are told."""

from collections.abc import Callable

import pytest

from reader.format.authorities import read_actors, read_info, read_topics
from reader.format.nodes import Report
from reader.problem import Severity
from tests.format.reading import article_problems, assert_told_well
from tests.libraries import sample

HEAD = "id: a\nheadline: {headline}\noutlet: {outlet}\npublished: 2020-03-01\nbody: {body}\n"


def article(headline: str = "A", outlet: str = "B", body: str = "Text.") -> str:
    return HEAD.format(headline=headline, outlet=outlet, body=body)


def told(text: str) -> list[str]:
    """The problems of an article, each as its code and where it stands in the text."""
    problems = article_problems(text)
    assert_told_well(problems, text)
    lines = text.splitlines()
    return [
        f"{each.code} {lines[each.place.line - 1][each.place.column - 1 :]}" for each in problems
    ]


# Comments


@pytest.mark.parametrize(
    ("value", "lost"),
    [
        ("Agent #1 visits", "#1 visits"),
        ("Minister visits #MeToo rally", "#MeToo rally"),
        ("We are # 1", "# 1"),
        ("He said “vote # now” twice", "# now” twice"),
        ("Two (Group # B) lost", "# B) lost"),
        ("It goes\n  on #1 for long", "#1 for long"),
        ("Das Café #ähnlich", "#ähnlich"),
    ],
)
def test_a_text_that_is_cut_at_a_sign_is_told_where_it_is_cut(value: str, lost: str) -> None:
    for text in (article(value), article(outlet=value)):
        assert told(text) == [f"comment-in-text {lost}"]
    (problem,) = article_problems(article(value))
    assert problem.severity is Severity.WARNING
    assert problem.message == (
        f"“{lost}” is taken for a comment and left out; put the whole value in quotation marks"
    )


@pytest.mark.parametrize(
    "value",
    [
        "The Gazette  # really",
        "The Gazette # the local one",
        "The Gazette  #really",
        "The Gazette\t#really",
        "The Gazette   # 2 editions",
        "The Gazette ####",
        "The Gazette #",
        "The Gazette#1",
        '"The Gazette #1"',
        "'The Gazette' #1",
        ">-\n  The Gazette #1",
        '"The Gazette" # “really” (so)',
    ],
)
def test_what_plainly_is_a_comment_is_not_told(value: str) -> None:
    assert told(article(outlet=value)) == []


def test_a_comment_after_what_is_no_free_text_is_not_told() -> None:
    text = sample().replace("kind: direct", "kind: direct #really")
    text = text.replace("speaker: rufus-firefly", "speaker: rufus-firefly #him")
    assert told(text.replace("id: sample", "id: sample #mine")) == []


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("occasion: Opening of a tunnel", "occasion: Meeting #4 of the board", "#4 of the board"),
        ("cue: told", "cue: told\n    note: See #3", "#3"),
        ("addressee: reporters", "addressee: the #1 fans", "#1 fans"),
        ("cue: denied}", "cue: denied #2\n  }", "#2"),
    ],
)
def test_the_texts_of_a_quote_are_told_too(old: str, new: str, lost: str) -> None:
    assert told(sample().replace(old, new)) == [f"comment-in-text {lost}"]


def test_an_anchor_in_a_body_of_one_line_loses_no_words_in_silence() -> None:
    text = article(body="He spoke of [[@a|Mr Doe]] #now and [[@b|then]].")
    assert told(text) == ["comment-in-text #now and [[@b|then]]."]


def test_items_of_a_list_are_told_too() -> None:
    notes = "source:\n  file: a\n  sha256: " + "0" * 64 + "\n  notes:\n    - Page #4\n    - b # c\n"
    assert told(article() + notes) == ["comment-in-text #4"]


def test_a_text_that_is_all_comment_is_told_as_such() -> None:
    assert told(article("#MeToo marches") + "title: A\n") == ["comment-in-text #MeToo marches"]
    assert told(article(outlet="#MeToo")) == ["wrong-type  #MeToo", "comment-in-text #MeToo"]
    assert told(article("# none was printed") + "title: A\n") == []


@pytest.mark.parametrize(
    ("read", "text", "lost"),
    [
        (read_actors, "a:\n  name: Agent #7\n  kind: person\n", "2:15"),
        (read_actors, "a:\n  name: A\n  kind: person\n  aliases:\n    - B #7\n", "5:9"),
        (read_topics, "a:\n  name: Group #7\n", "2:15"),
        (read_info, "format: 1\nid: a\ntitle: My #1 library\n", "3:11"),
    ],
)
def test_other_files_are_told_too(
    read: Callable[[bytes, Report], object], text: str, lost: str
) -> None:
    report = Report("a.yaml")
    read(text.encode(), report)
    assert [f"{each.place} {each.code}" for each in report.problems] == [f"{lost} comment-in-text"]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("quotes:\n  q1: {note: Meeting #4 of it, cue: said}\nid: a\n", "#4 of it, cue: said}"),
        ("topics: [Group #7, b]\nid: a\n", "#7, b]"),
        ("headline: We #all\n  said so\nid: a\n", "#all"),
    ],
)
def test_a_bracket_that_a_comment_hides_is_told_where_it_begins(text: str, hidden: str) -> None:
    assert told(text) == [f"yaml-syntax {hidden}"]
    assert "quotation marks" in article_problems(text)[0].message


# Escapes


@pytest.mark.parametrize("value", [r'"C:\new and old"', r'"a\nd"', r'"the\table"', r'"C:\beta"'])
def test_an_escape_that_takes_a_letter_away_is_told(value: str) -> None:
    assert told(article(value)) == [f"escape-in-text {value}"]


@pytest.mark.parametrize(
    "value",
    [
        *(r'"C:\\new"', r"'C:\new'", r"C:\new", r'"Caf\u00e9s"', r'"“a\"b"', r'"One.\nTwo."'),
        *('"a\\\n  b"', '"a\n\n  b"', '"a\u00a0b"'),
    ],
)
def test_other_escapes_are_not_told(value: str) -> None:
    assert told(article(value)) == []


def test_lines_of_a_body_may_be_escapes() -> None:
    assert told(article(body=r'"One\ntwo"')) == []


# Keys


@pytest.mark.parametrize(
    ("text", "swallowed"),
    [
        (article('"A\noutlet: B\nplace: C"').replace("outlet: B\npub", "pub"), "outlet: B"),
        (article().replace("outlet: B", 'outlet: B\nplace: "C\nbyline: D"'), 'byline: D"'),
        (article().replace("outlet: B", "outlet: B\n  place:C"), "place:C"),
    ],
)
def test_a_key_that_a_value_swallows_is_told(text: str, swallowed: str) -> None:
    assert f"key-in-text {swallowed}" in told(text)


@pytest.mark.parametrize(
    "value",
    [
        '"A long\n  place: of sorts"',
        "A long\n  https://example.org/a",
        "A long\n  title in two lines",
        ">-\n  outlet: of words",
        "|\n  place:here",
    ],
)
def test_a_text_of_several_lines_is_not_told(value: str) -> None:
    assert told(article(value)) == []


@pytest.mark.parametrize(
    ("flow", "remedy"),
    [
        ("{speaker: null, kind: direct, note: A, of B}", "put a value with a comma in quotation"),
        ("{speaker: null, kind: direct, cue:said}", "write a blank after its colon"),
    ],
)
def test_a_value_that_a_comma_parts_is_told_with_what_mends_it(flow: str, remedy: str) -> None:
    text = article(body="“[[q1|Words]]”") + f"quotes:\n  q1: {flow}\n"
    (problem,) = article_problems(text)
    assert problem.code == "unknown-key"
    assert remedy in problem.message
