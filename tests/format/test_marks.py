"""Quotation marks that are missing or doubled are told, and fragments that a condition follows."""

import pytest

from tests.format.reading import article_problems, assert_told_well

HEAD = "id: a\nheadline: A\noutlet: B\npublished: 2020-03-01\nbody: |\n  "


def told(body: str, kind: str = "direct", more: str = "") -> list[str]:
    """The problems of an article with this body, each as its code and the line from there on."""
    text = f"{HEAD}{body}\nquotes:\n  q: {{speaker: null, kind: {kind}{more}}}\n"
    problems = article_problems(text)
    assert_told_well(problems, text)
    lines = text.splitlines()
    return [
        f"{each.code} {lines[each.place.line - 1][each.place.column - 1 :]}" for each in problems
    ]


@pytest.mark.parametrize(
    "body",
    [
        "He said that [[q|we will build it]] soon.",
        "“Yes,” he said. [[q|We will build it]].",
        '"Yes," he said. [[q|We will build it]].',
        "The minister’s plan: it isn’t ready, but [[q|we will build it]].",
    ],
)
def test_a_direct_quote_that_stands_in_no_marks_is_told(body: str) -> None:
    assert told(body) == [f"no-marks {body[body.index('[[') :]}"]


@pytest.mark.parametrize(
    "body",
    [
        *("“[[q|We will]],” he said.", '"[[q|We will]]," he said.', "«[[q|We will]]», he said."),
        *("„[[q|We will]]“, he said.", "»[[q|We will]]«, he said.", "‘[[q|We will]],’ he said."),
        *("'[[q|We will]],' he said.", "「[[q|建てる]]」と述べた。", "« [[q|We will]] », he said."),
        *("“… [[q|We will]]”", "“([[q|We will]])”", "``[[q|We will]]'' he said."),
        "“Yes. [[q|We will]],” he said.",
        "‘Yes. [[q|We will]],’ he said.",
        "“Yes, and that is so.\n\n  [[q|We will]],” he said.",
        "“[[q|We will]],” he said, “[[q|soon]].”",
        *("— [[q|We will]], he said.", "- [[q|We will]], he said.", "The mayor: [[q|We will]]."),
        "[[q|We will build it.]]",
        "He said so:\n\n  [[q|We will build it]].",
        "“[[@b|He]] [[q|will]],” she said.",
    ],
)
def test_a_direct_quote_in_marks_of_any_style_is_not_told(body: str) -> None:
    problems = told(body)
    assert [problem for problem in problems if not problem.startswith("unknown")] == []


@pytest.mark.parametrize("kind", ["partial", "indirect"])
def test_other_quotes_need_no_marks(kind: str) -> None:
    assert told("He said that [[q|we will build it for sure]] soon.", kind) == []


@pytest.mark.parametrize("kind", ["direct", "partial"])
@pytest.mark.parametrize(
    "body",
    [
        "He said: “[[q|“We will build it now”]]”.",
        'He said: "[[q|“We will build it now”]]".',
        'He said: "[[q|“We will build it now]]”.',
        "He said: “[[q|We will build it now”]]”.",
        "He said: [[q|“We will build it now”]].",
        "He said: «[[q|«We will build it now»]]».",
    ],
)
def test_marks_in_the_anchor_are_told(body: str, kind: str) -> None:
    assert told(body, kind) == [f"marks-in-anchor {body[body.index('[[') :]}"]


@pytest.mark.parametrize(
    "body",
    [
        "“[[q|‘We will build it’]]”.",
        "“[[q|“No” is no answer to it]]”.",
        "“[[q|We will build it, he said “now”]]”.",
        "“[[q|“Yes” and “no”]]”.",
        "“[[q|The “bridge” is ours]]”.",
        "‘[[q|“We” will build it now]]’.",
    ],
)
def test_a_quotation_in_a_quotation_is_not_told(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "He was “[[q|ready]]” if Moscow changed.",
        "He was “[[q|ready to talk]]”, but only if Moscow changed.",
        "He was “[[q|not opposed]]”, unless it cost more.",
        "He was “[[q|ready]],” provided that Moscow changed.",
        "He was '[[q|ready]]' as long as Moscow changed.",
    ],
)
def test_a_fragment_of_a_word_or_two_that_a_condition_follows_is_told(body: str) -> None:
    if "to talk" in body:
        assert told(body, "partial") == [f"short-fragment {body[body.index('[[') :]}"]
    else:
        assert [each.split()[0] for each in told(body, "partial")] == ["short-fragment"]
        assert told(body, "partial", ", note: Only if Moscow changes.") == []


@pytest.mark.parametrize(
    "body",
    [
        "He praised its “[[q|moderate]]” commitment.",
        "He must “[[q|prove himself]]” and keep to the rules.",
        "He was “[[q|ready]]”. But Moscow was not.",
        "He was “[[q|ready]]” to build it if Moscow changed.",
        "He saw “[[q|no reason whatever for a delay]]”, if that was asked.",
    ],
)
def test_other_fragments_are_not_told(body: str) -> None:
    assert told(body, "partial") == []
