"""What is written is read back as it was, whatever the text."""

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from reader.format.writing import Stretch, body, entry, paragraph, scalar, stretch
from reader.text import clean, one_line
from tests.format.reading import sound_article

HEAD = "id: a\nheadline: {}\noutlet: A\npublished: 2020\n"
MARKUP = st.sampled_from(
    [
        *("[[q1|", "]]", "[[", "[", "]", "\\", "\\[", "#", "## ", "- ", "1. ", "* ", "• ", "---"),
        *("...", ": ", " #", "'", '"', "&a", "*a", "!t", "|", ">", "%", "{", "}", "\n", "\t", " "),
    ]
)
TEXTS = st.lists(MARKUP | st.text(max_size=8), max_size=20).map("".join)


def folded(text: str) -> str:
    """The text as it is read: safe, its white space folded."""
    spaced = re.sub("[ \t\n\u2028\u2029\x85]+", " ", text)
    return re.sub("[\ufffe\uffff]", "\ufffd", clean(spaced)).strip(" ")


@given(TEXTS)
@example("null")
@example("yes")
@example("2020-01-01")
@example("a: b")
@example("\ufffe")
def test_a_line_is_read_as_it_was(text: str) -> None:
    line = one_line(text)
    written = HEAD.format(scalar(text)) + "title: T\nbody: Words.\n"
    expected = re.sub("[\ufffe\uffff]", "\ufffd", line) or None
    assert sound_article(written).headline == expected


@given(st.lists(TEXTS, min_size=1, max_size=4))
@example(["- a " + "long " * 30 + "- b"])
@example(["## a"])
@example(["\\## a"])
@example(["#\\[["])
def test_a_body_is_read_as_it_was(texts: list[str]) -> None:
    texts = [*texts, "Words."]
    expected = [text for text in map(folded, texts) if text.strip()]
    found = sound_article(HEAD.format("T") + body(map(paragraph, texts))).paragraphs
    assert [each.text for each in found] == expected
    assert not any(each.heading or each.item for each in found)


@st.composite
def anchored(draw: st.DrawFn) -> tuple[str, list[Stretch]]:
    """A text, and a quote in it that may hold another one."""
    words = draw(st.lists(st.text("ab[]#\\’—", min_size=1, max_size=9), min_size=3, max_size=60))
    text = " ".join(words)
    starts = [0]
    for word in words[:-1]:
        starts.append(starts[-1] + len(word) + 1)
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    first, last = sorted(draw(st.tuples(*[st.integers(0, len(words) - 1)] * 2)))
    inner = draw(st.integers(first, last))
    outer = stretch(text, starts[first], ends[last], "q1")
    within = stretch(text, starts[inner], ends[inner], "q2")
    assume(outer)
    both = [each for each in (outer, within) if each]
    return text, both if len({each[:2] for each in both}) == len(both) else both[:1]


@given(anchored())
def test_anchors_hold_the_words_that_they_were_given(made: tuple[str, list[Stretch]]) -> None:
    text, stretches = made
    quotes = "".join(f"  {id}: {{speaker: null, kind: indirect}}\n" for _, _, id in stretches)
    article = sound_article(
        HEAD.format("T") + body([paragraph(text, stretches)]) + f"quotes:\n{quotes}"
    )
    assert article.paragraphs[0].text == text
    assert {quote.id: quote.words for quote in article.quotes} == {
        id: text[start:end] for start, end, id in stretches
    }


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("US not ready", "US not ready"),
        ("James Mattis", "James Mattis"),
        ("O’Brien (AFP)", "O’Brien (AFP)"),
        ("no", '"no"'),
        ("2017-02-16", '"2017-02-16"'),
        ("a: b", '"a: b"'),
        ('He said "no"', '"He said \\"no\\""'),
        ("", "null"),
    ],
)
def test_only_what_yaml_could_mistake_is_quoted(text: str, written: str) -> None:
    assert scalar(text) == written


def test_entries_are_written_in_block_style_and_short_lists_in_brackets() -> None:
    written = entry("q1", {"speaker": "a", "doubtful": ["kind", "cue"], "none": {}})
    assert written == "q1:\n  speaker: a\n  doubtful: [kind, cue]\n  none: {}\n"
    notes = ["A sentence that is rather long, as sentences go. " * 2, "Another one."]
    assert entry("notes", notes).count("\n  - ") == 2
    role = entry("roles", [{"title": "Mayor", "held": "2017/.."}])
    assert role == 'roles: [{title: Mayor, held: "2017/.."}]\n'


def test_long_lines_are_parted_at_blanks() -> None:
    written = body([paragraph("word " * 100)])
    assert max(map(len, written.splitlines())) <= 100
