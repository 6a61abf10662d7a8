"""Marks of every style are paired within a paragraph, and odd ones cost no more than their own."""

import pytest

from reader.draft.lines import joined, lines
from reader.draft.marks import marked
from reader.draft.tokens import plain


def stretches(text: str) -> list[str]:
    clean = plain(text)
    return [text[one.start : one.end] for one in marked(clean, joined(lines(clean)))]


@pytest.mark.parametrize(
    "text",
    [
        'He said "we go".',
        "He said “we go”.",
        "He said «we go».",
        "He said « we go ».",
        "He said „we go“.",
        "He said »we go«.",
        "He said ``we go''.",
        "He said ‘’we go’’.",
        "He said ''we go''.",
        "He said ,,we go''.",
        'He said “we go".',
        'He said "we go”.',
        "He said ‘we go’.",
        "He said 'we go'.",
        'He said "we go',
    ],
)
def test_every_style_is_a_pair(text: str) -> None:
    assert stretches(text) == ["we go"]


def test_marks_within_marks_belong_to_what_is_around_them() -> None:
    assert stretches("“I heard ‘no’ twice,” he said.") == ["I heard ‘no’ twice,"]
    assert stretches('"The "old" dam," he said.') == ['The "old" dam,']


def test_a_possessive_closes_no_single_mark() -> None:
    text = "‘We saw the players' kits and left,’ he said of the boys' team."
    assert stretches(text) == ["We saw the players' kits and left,"]


def test_single_marks_quote_a_sentence_even_beside_double_ones_elsewhere() -> None:
    text = "She said “no”.\n\n‘We will not go there again,’ he said of the '70s."
    assert stretches(text) == ["no", "We will not go there again,"]


def test_an_odd_mark_costs_its_own_paragraph_only() -> None:
    text = 'He said "no.\n\nShe said "yes" and "perhaps".'
    assert stretches(text) == ["no.", "yes", "perhaps"]


def test_a_mark_that_nothing_opens_reaches_back_where_somebody_said_it() -> None:
    assert stretches("We go home,” he said.") == ["We go home,"]
    assert stretches("We go home” is a song.") == []


def test_a_mark_that_nothing_opens_never_reaches_into_the_pair_before() -> None:
    assert stretches("“We go,” and so do they” said Jane Doe.") == ["We go,", "and so do they"]
    assert stretches("“We go \\”“ said Jane Doe.") == ["We go \\"]


@pytest.mark.parametrize(
    "text", ["", '"', '""', "“”", "''", " \0 ", '12" by 6\'3"', "rock 'n' roll"]
)
def test_marks_without_words_are_none(text: str) -> None:
    assert [one for one in stretches(text) if one.strip()] == []
