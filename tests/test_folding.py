"""Spellings that a reader takes for the same are equal when folded, and different ones are not."""

import re
import sqlite3
import unicodedata
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.folding import (
    fold,
    folded,
    joined_words,
    loosely,
    seconds_to_read,
    verbatim,
    words,
)
from reader.index.fulltext import searchable

CHARACTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from("ﬁß½“’-‑\u0301\u00adé北ก์")
TEXTS = st.text(CHARACTERS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SERGEY", "sergey"),
        ("Erdoğan", "ERDOGAN"),
        ("Łódź’s", "Lodz's"),
        ("straße", "STRASSE"),
        ("Søren", "Soren"),
        ("Ægir", "aegir"),
        ("Þór", "thor"),
        ("Đặng", "Dang"),
        ("kış", "KIŞ"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("ЙОД", "иод"),
        ("“Now”", '"now"'),
        ("«Now»", "„now“"),
        ("don`t", "don’t"),
        ("don｀t", "don't"),
        ("Oʼbrien", "O'Brien"),
        ("counter–terrorism", "counter-terrorism"),
        ("al‑Assad", "al-Assad"),
        ("so︱so", "so-so"),
        ("oﬃce", "office"),
        ("¾ 1¾", " 3/4 1 3/4"),
        ("m²", "m2"),
        ("ＮＡＴＯ", "nato"),
        ("New\u00a0York\u2009City", "New York City"),
        ("co\u00adoperation", "cooperation"),
        ("a\u200bb\u2060c\ufeff", "abc"),
        ("e\u0301", "é"),
        ("l\u0335", "ł"),
        ("か\u3099", "が"),
        ("ｶﾞ", "ガ"),
        ("한국", "한국"),
        ("شَدَّة", "شدة"),
        ("علی کــتاب", "علي كتاب"),
        ("أحمد", "احمد"),
        ("שָׁלוֹם", "שלום"),
        ("۱۲ ٣٤ ५६", "12 34 56"),
        ("می\u200cخواهم", "میخواهم"),
    ],
)
def test_what_a_reader_takes_for_the_same_is_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("한국", "하구"),
        ("a", "b"),
        ("ß", "s"),
        ("か", "が"),
        ("हिन्दी", "हनद"),
        ("กา", "กี"),
        ("ま", "マ"),
        ("ab", "a b"),
        ("a-b", "a b"),
    ],
)
def test_different_letters_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_case_is_kept_where_it_is_asked_for() -> None:
    assert fold("Łódź", cased=True) == "Lodz"
    assert fold("STRASSE", cased=True) == fold("STRAẞE", cased=True) != fold("Straße", cased=True)


def test_every_character_folds_at_once() -> None:
    """Folding again changes nothing, whatever the character."""
    every = (chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    assert [char for char in every if fold(fold(char)) != fold(char)] == []


@given(TEXTS, TEXTS)
def test_a_character_folds_the_same_whatever_stands_beside_it(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@given(TEXTS, st.booleans())
def test_each_stretch_of_folded_text_is_the_folding_of_where_it_comes_from(
    text: str, cased: bool
) -> None:
    found = folded(text, cased=cased)
    assert found.text == fold(text, cased=cased)
    assert len(found.origins) == len(found.text) + 1
    for at, letter in enumerate(found.text):
        start, end = found.stretch(at, at + 1)
        assert letter in fold(text[start:end], cased=cased)
    assert fold(text[slice(*found.stretch(0, len(found.text)))], cased=cased) == found.text


@pytest.mark.parametrize(
    ("text", "part", "stretch"),
    [
        ("the oﬃce", "office", "oﬃce"),
        ("the oﬃce", "ff", "ﬃ"),
        ("a cafe\u0301.", "cafe", "cafe\u0301"),
        ("co\u00adop now", "coop", "co\u00adop"),
    ],
)
def test_what_is_found_is_traced_back_to_whole_characters(
    text: str, part: str, stretch: str
) -> None:
    found = folded(text)
    start = found.text.index(part)
    assert text[slice(*found.stretch(start, start + len(part)))] == stretch


# Words


def test_words_are_folded_and_parted_by_all_that_is_no_letter() -> None:
    assert words("Don’t — we're NATO’s\nÉlite, 2nd-rate") == [
        *("don", "t", "we", "re", "nato", "s", "elite", "2nd", "rate"),
    ]
    assert words("snake_case __init__ _") == ["snake", "case", "init"]
    assert words("re\u0301sume\u0301s") == ["resumes"]


def test_marks_that_make_syllables_belong_to_words() -> None:
    assert len(words("हिन्दी भाषा")) == 2
    assert len(words("বাংলা தமிழ்")) == 2


def test_scripts_without_blanks_have_a_word_a_character() -> None:
    assert words("北京合作ok東京") == ["北", "京", "合", "作", "ok", "東", "京"]
    assert len(words("ประเทศ")) == 6


def test_words_with_hyphens_can_be_joined() -> None:
    assert joined_words("US-Russia co‑operation – 2nd-rate, 2015-2020") == [
        *("usrussia", "cooperation", "2nd", "rate", "2015", "2020"),
    ]


@given(TEXTS)
def test_the_index_has_the_words_of_a_text(text: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')"
        )
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'row')")
        # SQLite knows Unicode 6.1; what came later is not asked of it.
        old = "".join(char for char in text if unicodedata.ucd_3_2_0.category(char) != "Cn")
        connection.execute("INSERT INTO t VALUES (?)", (searchable(old),))
        indexed = {term for (term,) in connection.execute("SELECT term FROM v")}
    assert set(words(old)) <= indexed
    assert indexed <= {*words(old), *joined_words(old), "0f0gap"}


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("cooperation", "co-operation"),
        ("co-operation", "cooperation"),
        ("us-russia", "us-russia"),
        ("a.b", "a.b"),
        ("right now", "right now"),
    ],
)
def test_hyphens_make_no_difference_to_a_loose_search(typed: str, printed: str) -> None:

    assert re.fullmatch(loosely(typed), printed)


def test_a_loose_search_finds_nothing_else() -> None:

    assert not re.search(loosely("a.b"), "axb")
    assert not re.search(loosely("right now"), "right-now")
    assert not re.search(loosely("cooperation"), "co operation")


# Reading time


def test_reading_time_counts_words_or_characters() -> None:
    assert seconds_to_read("word " * 219 + "word") == pytest.approx(60)
    assert seconds_to_read("北" * 500) == pytest.approx(60)
    assert seconds_to_read("เ" * 250) == pytest.approx(30)


# Verbatim


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“so” ‘it’ `is´", "\"so\" 'it' 'is'"),
        (" a\n\u00a0b ", "a b"),
        ("«a»", '"a"'),
        ("e\u0301", "é"),
        ("oﬃce…", "office..."),
        ("co\u00adop", "coop"),
        ("al‑Assad", "al-Assad"),
    ],
)
def test_verbatim_passes_over_white_space_and_how_letters_are_encoded(one: str, other: str) -> None:
    assert verbatim(one) == verbatim(other)


@pytest.mark.parametrize(("one", "other"), [("A", "a"), ("é", "e"), ("a-b", "a–b"), ("a,", "a")])
def test_verbatim_is_letter_for_letter(one: str, other: str) -> None:
    assert verbatim(one) != verbatim(other)
