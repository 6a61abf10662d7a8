"""Untrusted text is made safe without shifting offsets, and folded for comparison."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text import (
    both_ends,
    clean,
    clean_line,
    counted,
    excerpt,
    one_line,
    sentence,
    unsafe_characters,
)

# Often the characters that matter, sometimes any character.
CHARACTERS = st.sampled_from("aÉß \t\n\r\x00\x1b\x7f\x9b\xad\u200d\u202e\u2066\ufeff`’—한") | (
    st.characters()
)
TEXTS = st.text(CHARACTERS)


@given(TEXTS)
def test_clean_keeps_every_offset(text: str) -> None:
    assert len(clean(text)) == len(clean_line(text)) == len(text)


@given(TEXTS)
def test_clean_is_idempotent(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert one_line(one_line(text)) == one_line(text)


@given(TEXTS)
def test_clean_leaves_nothing_unsafe(text: str) -> None:
    cleaned = clean(text)
    assert not list(unsafe_characters(cleaned))
    controls = {char for char in cleaned if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")}
    assert controls <= {"\n"}
    assert "\n" not in clean_line(text)


@given(TEXTS)
def test_unsafe_characters_are_those_that_clean_replaces(text: str) -> None:
    replaced = {i for i, char in enumerate(clean(text)) if char != text[i] and text[i] != "\t"}
    assert {offset for offset, _ in unsafe_characters(text)} == replaced


@pytest.mark.parametrize(
    ("unsafe", "shown"),
    [
        ("\x1b[31m", "␛[31m"),
        ("\x00", "␀"),
        ("\x7f", "␡"),
        ("\r\n", "␍\n"),
        ("soft\xadhyphen", "soft-hyphen"),
        ("\x9b2J", "\ufffd2J"),
        ("\u202etxet\u202c", "\ufffdtxet\ufffd"),
        ("\u2066x\u2069", "\ufffdx\ufffd"),
        ("\u200b\u2060\ufeff", "\ufffd\ufffd\ufffd"),
        ("a\u2028b\u2029c", "a\ufffdb\ufffdc"),
        ("\ud800", "\ufffd"),
        ("\U000e0041", "\ufffd"),
        ("\U0001bca0\U0001d173\U00013430", "\ufffd\ufffd\ufffd"),
        ("tab\tstop", "tab stop"),
    ],
)
def test_characters_that_a_terminal_acts_on_are_shown_as_signs(unsafe: str, shown: str) -> None:
    assert clean(unsafe) == shown


@pytest.mark.parametrize(
    "text",
    [
        "میخواهم\u200c",
        "क्\u200dष",
        "שלום\u200f!",
        "a\u200eb",
        "ع\u061c!",
        "ᠠᠯ\u180eᠠ",
        "e\u0301",
        "👩‍🚀",
    ],
)
def test_characters_that_scripts_need_are_kept(text: str) -> None:
    assert clean(text) == text


def test_unsafe_characters_are_named_with_their_offsets() -> None:
    assert list(unsafe_characters("a\x1bb\u202e")) == [(1, "U+001B"), (3, "U+202E")]


def test_one_line_has_no_needless_space() -> None:
    assert one_line("  a \n\n b\tc\u2003\n") == "a b c"


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0 quotes"), (1, "1 quote"), (2, "2 quotes"), (1200, "1,200 quotes")],
)
def test_numbers_agree_with_their_nouns(number: int, shown: str) -> None:
    assert counted(number, "quote") == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [("short", "short"), ("x" * 60, "x" * 60), ("x" * 61, "x" * 59 + "…"), (" a\n\x1bb ", "a ␛b")],
)
def test_an_excerpt_is_short_and_on_one_line(words: str, shown: str) -> None:
    assert excerpt(words) == shown


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/a/b", "/a/b"),
        ("0123456789", "0123456789"),
        ("0123456789x", "01234…789x"),
        ("a\nb", "a b"),
    ],
)
def test_a_long_path_is_shortened_in_the_middle(path: str, shown: str) -> None:
    assert both_ends(path, 10) == shown


def test_words_become_a_sentence() -> None:
    assert sentence("no such file") == "No such file."
    assert sentence("did you mean “speaker:”?") == "Did you mean “speaker:”?"
