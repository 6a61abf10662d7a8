"""Reported statements have the content, and the words of the cue and the source stay outside."""

import pytest

from reader.model import Kind
from tests.draft.drafts import draft, indirect


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Jane Doe said that the dam had burst.", "the dam had burst", "Jane Doe"),
        ("The dam had burst, Jane Doe said on Friday.", "The dam had burst", "Jane Doe"),
        ("Jane Doe told the Gazette the dam had burst.", "the dam had burst", "Jane Doe"),
        ("Officials denied having known of it.", "having known of it", "officials"),
        ("Jane Doe promised to build a bridge.", "to build a bridge", "Jane Doe"),
        ("Jane Doe called for an inquiry.", "an inquiry", "Jane Doe"),
        ("The mayor urged drivers to stay away.", "drivers to stay away", "mayor"),
        ("Jane Doe rejected the claim as groundless.", "the claim as groundless", "Jane Doe"),
        ("Jane Doe accused the council of neglect.", "the council of neglect", "Jane Doe"),
        ("According to Jane Doe, the dam is old.", "the dam is old", "Jane Doe"),
        ("The dam is old, according to the police.", "The dam is old", "police"),
    ],
)
def test_content_and_source(text: str, content: str, speaker: str) -> None:
    assert indirect(text) == [(content, speaker)]


def test_a_new_verb_begins_a_new_statement() -> None:
    text = "Jane Doe said the dam was old, adding that nobody had been warned."
    assert indirect(text) == [
        ("the dam was old", "Jane Doe"),
        ("nobody had been warned", "Jane Doe"),
    ]


def test_a_content_around_its_cue_is_two_parts_of_one_statement() -> None:
    first, second = draft("The dam, Jane Doe said, was old and weak.").quotes
    assert first.group == second.group is not None


def test_a_fragment_in_marks_is_nested_in_the_clause_around_it() -> None:
    text = "Jane Doe said there was “little doubt” about the dam."
    outer, inner = draft(text).quotes
    assert (outer.kind, inner.kind) == (Kind.INDIRECT, Kind.PARTIAL)
    assert text[outer.start : outer.end] == "there was “little doubt” about the dam"
    assert text[inner.start : inner.end] == "little doubt"


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe met the mayor.",
        "Jane Doe declined to comment.",
        "Jane Doe spoke about the dam.",
        "“The dam is old,” Jane Doe said.",
    ],
)
def test_what_is_no_reported_statement(text: str) -> None:
    assert indirect(text) == []
