"""The same statement is found in other articles, and nothing else is taken for it."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.compare.echoes import MIN_WORDS, find_echoes
from reader.model import Article, Kind, Quote, QuoteKey
from tests.command import environment
from tests.nouns import ARTICLE, QUOTE
from tests.steps import steps_of

SAID = "we are not in a position right now to collaborate on a military level"


def article(id: str, *quotes: Quote) -> Article:
    return replace(ARTICLE, id=id, quotes=quotes)


def quote(words: str, id: str = "q1", kind: Kind = Kind.DIRECT, by: str | None = "she") -> Quote:
    return replace(QUOTE, id=id, words=words, kind=kind, speaker=by)


def echoes(*articles: Article) -> Mapping[str, list[str]]:
    """The echoes of each quote, all of them as ``article/quote``."""
    found = find_echoes(articles)
    return {str(key): [str(other) for other in others] for key, others in found.items()}


def are_echoes(one: Quote, other: Quote) -> bool:
    found = echoes(article("a", one), article("b", other))
    assert found in ({}, {"a/q1": ["b/q1"], "b/q1": ["a/q1"]})
    return bool(found)


@pytest.mark.parametrize(
    "printed",
    [
        SAID,
        SAID.upper(),
        f"“Look, {SAID}, and so on and on,” she said",
        "not in a position right now",
        SAID.replace("right now", "right now,").replace("collaborate", "co-operate"),
        SAID.replace("position", "pósition").replace("a military", "any military"),
    ],
)
def test_nearly_the_same_words_in_another_article_are_an_echo(printed: str) -> None:
    assert are_echoes(quote(SAID), quote(printed))
    assert are_echoes(quote(printed), quote(SAID))


@pytest.mark.parametrize(
    "printed",
    [
        "we were asked to collaborate on a higher level by the military of another land",
        "right now",
        "",
        "…",
        " ".join(reversed(SAID.split())),
    ],
)
def test_other_words_are_no_echo(printed: str) -> None:
    assert not are_echoes(quote(SAID), quote(printed))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (quote(SAID), quote(SAID, by="he")),
        (quote(SAID, by=None), quote(SAID, by=None)),
        (quote(SAID), quote(SAID, kind=Kind.INDIRECT)),
        (quote(SAID, kind=Kind.INDIRECT), quote(SAID, kind=Kind.INDIRECT)),
    ],
    ids=["two speakers", "nobody", "one reported", "both reported"],
)
def test_only_words_in_marks_of_one_speaker_are_echoes(one: Quote, other: Quote) -> None:
    assert not are_echoes(one, other)


def test_a_fragment_in_marks_is_an_echo_of_the_whole() -> None:
    assert are_echoes(quote(SAID), quote("not in a position", kind=Kind.PARTIAL))


def test_a_dash_parts_words_and_a_hyphen_does_not() -> None:
    assert are_echoes(quote("the peace—the war—we know"), quote("the peace – the war – we know"))
    assert are_echoes(quote("a well-known anti-terror act"), quote("a wellknown antiterror act"))


def test_what_is_said_twice_in_one_article_is_no_echo() -> None:
    assert echoes(article("a", quote(SAID), quote(SAID, "q2"))) == {}


def test_echoes_are_in_the_order_of_the_articles() -> None:
    names = "cabed"
    found = echoes(*(article(name, quote(SAID), quote(SAID, "q2")) for name in names))
    for name in names:
        assert found[f"{name}/q1"] == [
            f"{other}/{id}" for other in names if other != name for id in ("q1", "q2")
        ]


def test_echoes_are_in_the_order_of_the_articles_however_far_apart_they_are() -> None:
    others = [article(f"a{number}", quote(f"nothing {number} alike")) for number in range(100)]
    places = [1, 8, 33, 64, 99]
    for place in places:
        others[place] = article(f"a{place}", quote(SAID))
    found = echoes(*others, article("last", quote(SAID)))
    assert found["last/q1"] == [f"a{place}/q1" for place in places]


def test_echoes_stay_in_order_whatever_the_hashes_are() -> None:
    code = (
        "from tests.compare.test_echoes import *;"
        "print(echoes(*(article(str(i), quote(SAID[i:])) for i in range(9))))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=environment(PYTHONHASHSEED=seed),
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def as_library(said: list[list[str]]) -> list[Article]:
    """An article for each list of words that are quoted in it."""
    return [
        article(f"a{number}", *(quote(words, f"q{i}") for i, words in enumerate(quoted)))
        for number, quoted in enumerate(said)
    ]


LIBRARIES = st.lists(
    st.lists(st.lists(st.sampled_from("abcd"), max_size=6).map(" ".join), max_size=3), max_size=4
).map(as_library)


@given(LIBRARIES)
def test_to_be_an_echo_is_mutual_and_crosses_articles(library: list[Article]) -> None:
    found = find_echoes(library)
    for key, others in found.items():
        assert others
        assert len(set(others)) == len(others)
        for other in others:
            assert other.article != key.article
            assert key in found[other]


@given(LIBRARIES, st.permutations(range(4)))
def test_the_order_of_the_articles_changes_no_echo(
    library: list[Article], order: list[int]
) -> None:
    def pairs(articles: list[Article]) -> set[tuple[QuoteKey, QuoteKey]]:
        return {(key, one) for key, others in find_echoes(articles).items() for one in others}

    shuffled = [library[number] for number in order if number < len(library)]
    assert pairs(shuffled) == pairs(library)


SENTENCES = st.lists(st.sampled_from("abcdefgh"), max_size=14).map(" ".join)
LONGER_LIBRARIES = st.lists(st.lists(SENTENCES, max_size=3), max_size=5)


def share_enough(one: str, other: str) -> bool:
    """Whether two texts of single letters share 7 in 10 of the pairs that the poorer one has."""
    pairs, others = (set(pairwise(text.split())) for text in (one, other))
    fewest = min(len(pairs), len(others))
    return fewest >= MIN_WORDS - 1 and 10 * len(pairs & others) >= 7 * fewest


@settings(max_examples=300)
@given(LONGER_LIBRARIES)
def test_no_echo_is_missed_and_none_is_made_up(said: list[list[str]]) -> None:
    library = as_library(said)
    quotes = [(f"{one.id}/{each.id}", each.words) for one in library for each in one.quotes]
    expected = {
        key: [
            other
            for other, its_words in quotes
            if other.partition("/")[0] != key.partition("/")[0] and share_enough(words, its_words)
        ]
        for key, words in quotes
    }
    assert echoes(*library) == {key: others for key, others in expected.items() if others}


def test_the_work_grows_with_the_number_of_quotes_in_an_article() -> None:
    def work(count: int) -> int:
        same = article("a", *(quote(SAID, f"q{number}") for number in range(count)))
        return steps_of(lambda: find_echoes([same, article("b", quote("other words here"))]))

    assert work(400) < 2.5 * work(200)


def test_quotes_that_share_only_common_words_do_not_meet() -> None:
    def work(count: int) -> int:
        words = [
            f"we said that the {n} and the {n + 1} are of the same {n + 2}" for n in range(count)
        ]
        library = [article(f"a{n}", quote(text)) for n, text in enumerate(words)]
        return steps_of(lambda: find_echoes(library))

    assert work(400) < 2.5 * work(200)
