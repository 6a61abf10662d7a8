"""Any text at all gives findings, with offsets that hold, after work that grows with its length."""

import sys
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.dates import parse
from reader.draft.findings import Findings
from reader.model import Kind
from tests.draft.drafts import draft
from tests.growth.counting import assert_linear

PIECES = st.sampled_from(
    [
        *"“”\"'‘’«»„`.,:;!?()[]—-\n\0\t ",
        "\u200f", "\u202e", "\ud800", "שלום", "\u0627\u0644", "۩", "🙂", "\u0301",
        " said ", " told reporters ", " according to ", " Jane Doe ", " Mr Doe ", " he ", " who ",
        " Russia ", " the mayor ", "’s ", " and ", " that ", " on Thursday ", " in his opinion ",
        " calls by ", "By ", "Source: ", "Read more", "Dear readers", " 6'3\" ", "03 August 2020",
        " the dam had burst", " called it ", " of ", " Ministry of ", "https://x.example ", "a",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


def assert_sound(found: Findings) -> None:
    size = len(found.text)
    ends = 0
    for start, end in found.paragraphs:
        assert ends <= start < end <= size
        ends = end
    assert list(found.quotes) == sorted(found.quotes, key=lambda one: (one.start, -one.end))
    names = {actor.name for actor in found.actors}
    for quote in found.quotes:
        assert 0 <= quote.start < quote.end <= size
        assert any(start <= quote.start and quote.end <= end for start, end in found.paragraphs)
        assert quote.speaker is None or quote.speaker in names
        assert 0 <= quote.confidence <= 1
        assert quote.rule
        assert quote.cue is None or quote.cue in found.text
        if quote.said:
            parse(quote.said)


@given(TEXTS, st.booleans(), st.sampled_from([None, "2020-02-29", "2020-02", "?", "../2020"]))
def test_any_text_gives_sound_findings(text: str, whole: bool, published: str | None) -> None:
    found = draft(text, whole=whole, published=published)
    assert found.text == text
    assert_sound(found)


@given(TEXTS)
def test_quotes_in_marks_do_not_overlap(text: str) -> None:
    found = draft(text)
    end = 0
    for quote in found.quotes:
        if quote.kind is not Kind.INDIRECT:
            assert quote.start >= end
            end = quote.end


@pytest.mark.parametrize(
    "piece",
    [
        '"', '"a ', "“", "'a ", "(", '("a" (', "Jane Doe said ", "according to Jane ", "x, ",
        "said Jane Doe, the head of the body, ", "Jane and ", "a\n", "Read more\n", "6'3\" ",
        "John Doe said. Jane Doe said. He said “no”. ", "Dear readers “\n", "Ministry of ", "=\"",
    ],
)  # fmt: skip
def test_twice_the_text_takes_about_twice_the_work(piece: str) -> None:
    def calls(size: int) -> int:
        text = (piece * (size // len(piece) + 1))[:size]
        count = 0

        def note(_: FrameType, event: str, __: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(note)
        try:
            draft(text, whole=True)
        finally:
            sys.setprofile(before)
        return count

    assert_linear(calls, 6_000)
