"""An article is recognised by its address, its bytes or nearly the same words, and no other is."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.addresses import address_key
from reader.sources.known import (
    LIKE,
    PROBES,
    SKETCH,
    TOO_COMMON,
    KnownArticles,
    Match,
    fingerprint,
    likeness,
)
from tests.command import printed_by_any_hashes
from tests.sources.articles import TEXT

WORDS = [f"word{number}" for number in range(3_000)]


def report(seed: int, length: int = 400) -> str:
    """A text of words that differ from seed to seed."""
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def changed(text: str, every: int) -> str:
    """The text with one word changed in so many."""
    return " ".join(
        f"{word}x" if at % every == 0 else word for at, word in enumerate(text.split(), start=1)
    )


def known(*texts: str) -> KnownArticles:
    found = KnownArticles()
    for number, text in enumerate(texts):
        found.add(f"article-{number}", fingerprint=fingerprint(text))
    return found


@pytest.mark.parametrize(
    "again",
    [
        report(1),
        report(1).upper(),
        report(1).replace(" ", "\n\n", 9),
        changed(report(1), 50),
        f"{report(99, 60)} {report(1)}",
        report(1)[: len(report(1)) * 9 // 10],
    ],
    ids=["the same", "in capitals", "in paragraphs", "corrected", "with furniture", "cut"],
)
def test_nearly_the_same_words_are_recognised(again: str) -> None:
    match = known(report(0), report(1), report(2)).find(fingerprint=fingerprint(again))
    assert match
    assert (match.id, match.by) == ("article-1", "words")
    assert match.likeness >= LIKE


@pytest.mark.parametrize("other", [report(7), changed(report(1), 5), report(1)[:900], "", "…"])
def test_other_words_are_not(other: str) -> None:
    assert known(report(0), report(1)).find(fingerprint=fingerprint(other)) is None


def test_the_most_alike_is_found() -> None:
    found = known(changed(report(1), 40), report(1), changed(report(1), 60))
    assert found.find(fingerprint=fingerprint(report(1))) == Match("article-1", "words", 1.0)


def test_an_address_is_recognised_whatever_brought_the_reader_there() -> None:
    found = KnownArticles()
    found.add("bridge", url="https://www.gazette.example/bridge/?id=3&utm_source=mail#top")
    assert found.find(url="http://gazette.example/bridge?id=3&fbclid=x") == Match(
        "bridge", "address", 1.0
    )
    assert found.find(url="https://gazette.example/bridge?id=4") is None
    assert found.find(url="https://gazette.example/") is None


@given(st.text())
def test_any_address_has_a_key(url: str) -> None:
    assert address_key(url) == address_key(url)
    assert isinstance(address_key(f"https://{url}"), str)


def test_bytes_come_first() -> None:
    found = KnownArticles()
    found.add("bridge", url="https://e.org/bridge", sha256="ab" * 32)
    found.add("ferry", url="https://e.org/ferry", sha256="cd" * 32)
    match = found.find(url="https://e.org/bridge", sha256="cd" * 32)
    assert match == Match("ferry", "bytes", 1.0)
    assert len(found) == 2


def test_a_line_that_all_texts_share_does_not_slow_the_search() -> None:
    same = fingerprint(TEXT)
    found = KnownArticles()
    for number in range(TOO_COMMON * 3):
        found.add(f"article-{number}", fingerprint=same)
    assert len(found._near(same)) == TOO_COMMON
    assert found.find(fingerprint=same) == Match("article-0", "words", 1.0)


def test_a_fingerprint_is_small_and_the_same_everywhere() -> None:
    assert len(fingerprint(report(1))) == 4 * SKETCH
    assert len(fingerprint("two words")) == 8
    assert PROBES < SKETCH
    code = f"from reader.sources.known import fingerprint;print(fingerprint({TEXT!r}).hex())"
    assert printed_by_any_hashes(code)


@given(st.lists(st.sampled_from(WORDS[:40])), st.lists(st.sampled_from(WORDS[:40])))
def test_likeness_is_mutual_and_one_for_the_same_words(one: list[str], other: list[str]) -> None:
    first, second = fingerprint(" ".join(one)), fingerprint(" ".join(other))
    assert 0 <= likeness(first, second) == likeness(second, first) <= 1
    assert likeness(first, first) == (1.0 if one else 0.0)
