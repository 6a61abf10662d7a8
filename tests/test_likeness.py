"""A statement is recognised in other articles, and no other statement is taken for it."""

from collections import Counter
from collections.abc import Sequence, Set
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from os import utime
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.index.database import Index
from reader.index.refresh import refresh
from reader.library.library import Library
from reader.library.opening import bring_up_to_date
from reader.likeness import (
    GRAM,
    MIN_WORDS,
    WINDOW,
    are_alike,
    compared_words,
    fingerprints,
    word_pairs,
)
from reader.model import Kind, Quote
from tests.command import printed_by_any_hashes
from tests.index.contents import contents
from tests.libraries import write_library
from tests.nouns import QUOTE
from tests.steps import steps_of

SAID = "we are not in a position right now to collaborate on a military level"


def quote(words: str, kind: Kind = Kind.DIRECT, by: str | None = "she") -> Quote:
    return replace(QUOTE, words=words, kind=kind, speakers=(by,) if by else ())


def meet(one: Quote, other: Quote, telling: Set[int] | None = None) -> bool:
    """Whether two quotes in two articles are equal, or compared at all and found to be alike;
    `telling` are the fingerprints that are not too common."""
    words, others = compared_words(one), compared_words(other)
    if words and (one.speaker, words) == (other.speaker, others):
        return True
    prints = fingerprints(one.speaker or "", words) & fingerprints(other.speaker or "", others)
    return bool(prints if telling is None else prints & telling) and are_alike(
        word_pairs(words), word_pairs(others)
    )


@pytest.mark.parametrize(
    "printed",
    [
        SAID,
        SAID.upper(),
        f"“Look, {SAID}, and so on and on,” she said",
        "we are not in a position right now",
        SAID.replace("right now", "right now,").replace("collaborate", "co-operate"),
        SAID.replace("position", "pósition").replace("a military", "any military"),
    ],
)
def test_nearly_the_same_words_in_another_article_are_an_echo(printed: str) -> None:
    assert meet(quote(SAID), quote(printed))
    assert meet(quote(printed), quote(SAID))


@pytest.mark.parametrize(
    "printed",
    [
        "we were asked to collaborate on a higher level by the military of another land",
        "right now",
        "not in a position",
        "",
        "…",
        " ".join(reversed(SAID.split())),
    ],
)
def test_different_words_are_no_echo(printed: str) -> None:
    assert not meet(quote(SAID), quote(printed))


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
def test_only_words_in_marks_by_the_same_speaker_are_echoes(one: Quote, other: Quote) -> None:
    assert not meet(one, other)


def test_a_fragment_in_marks_is_an_echo_of_the_whole() -> None:
    fragment = "not in a position right now to collaborate"
    assert meet(quote(SAID), quote(fragment, kind=Kind.PARTIAL))


def test_a_dash_separates_words_and_a_hyphen_does_not() -> None:
    assert meet(quote("the peace—the war—we know"), quote("the peace – the war – we know"))
    assert meet(
        quote("one well-known anti-terror act more"), quote("one wellknown antiterror act more")
    )


WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=20)


@given(WORDS, WORDS, WORDS, WORDS)
def test_texts_that_share_a_long_enough_run_share_a_fingerprint(
    before: list[str], after: list[str], run: list[str], others: list[str]
) -> None:
    run = (run + list("abcdefgh"))[: GRAM + WINDOW - 1]
    one, other = [*before, *run, *after], [*others, *run]
    assert not fingerprints("she", one).isdisjoint(fingerprints("she", other))


@given(WORDS, WORDS)
def test_being_alike_is_mutual_and_means_sharing_seven_in_ten_pairs(
    one: list[str], other: list[str]
) -> None:
    pairs, others = word_pairs(one), word_pairs(other)
    assert pairs == set(pairwise(one))
    expected = 10 * len(pairs & others) >= 7 * min(len(pairs), len(others))
    assert are_alike(pairs, others) == are_alike(others, pairs) == expected


def test_fingerprints_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "from reader.likeness import fingerprints;"
        f"print(sorted(fingerprints('she', {SAID!r}.split())))"
    )
    assert printed_by_any_hashes(code)


# In a library


def article(number: int, said: Sequence[str]) -> str:
    body = "".join(f"  “[[q{n}|{words}]]”\n\n" for n, words in enumerate(said))
    quotes = "".join(
        f"  q{n}: {{speaker: rufus-firefly, kind: direct}}\n" for n in range(len(said))
    )
    head = f"id: a{number}\nheadline: Words\noutlet: Paper {number}\npublished: 2020-01-01\n"
    return f"{head}body: |\n{body}quotes:\n{quotes}"


def echoes_in(said: Sequence[Sequence[str]]) -> set[tuple[str, str]]:
    """Return the echoes between articles with these quotes, each as ``article/quote``."""
    with TemporaryDirectory() as folder:
        articles = {f"{number}.yaml": article(number, each) for number, each in enumerate(said)}
        root = write_library(Path(folder), articles=articles)
        with closing(Index(root, Path("/dev/null"))) as index:
            library = Library(root, index)
            bring_up_to_date(library)
            assert not list(library.problems())
            found = contents(index.connection)["echoes"]
            assert isinstance(found, set)
            return found


def test_a_statement_repeated_in_one_article_is_no_echo() -> None:
    assert echoes_in([[SAID, SAID]]) == set()


def test_every_pair_of_articles_echoes_both_ways() -> None:
    assert echoes_in([[SAID], [SAID, SAID], [SAID[7:]]]) == {
        (one, other)
        for one in ("a0/q0", "a1/q0", "a1/q1", "a2/q0")
        for other in ("a0/q0", "a1/q0", "a1/q1", "a2/q0")
        if one[:2] != other[:2]
    }


RUNS = ("a b c d e f g", "g f e d c b a", "a a b b c c d", "a", "e")
SENTENCES = st.one_of(
    st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=14),
    st.lists(st.sampled_from(RUNS), min_size=1, max_size=3),
).map(" ".join)
SAID_IN_ARTICLES = st.lists(st.lists(SENTENCES, min_size=1, max_size=3), max_size=4)
FEW = patch("reader.index.statements.TOO_COMMON", 2)


@settings(max_examples=50)
@given(SAID_IN_ARTICLES)
def test_the_library_has_the_echoes_of_a_pairwise_comparison(said: list[list[str]]) -> None:
    quotes = [
        (f"a{number}/q{n}", quote(words, by="rufus-firefly"))
        for number, each in enumerate(said)
        for n, words in enumerate(each)
    ]
    statements = {tuple(compared_words(one)) for _, one in quotes} - {()}
    held = Counter(print for words in statements for print in fingerprints("rufus-firefly", words))
    telling = {print for print, count in held.items() if count <= 2}
    with FEW:
        assert echoes_in(said) == {
            (key, other)
            for key, one in quotes
            for other, another in quotes
            if key[:2] != other[:2] and meet(one, another, telling)
        }


EDITS = st.lists(st.tuples(st.integers(0, 3), st.lists(SENTENCES, max_size=3)), max_size=8)


@settings(max_examples=50)
@given(SAID_IN_ARTICLES, EDITS)
def test_echoes_after_any_edits_equal_those_of_a_new_index(
    said: list[list[str]], edits: list[tuple[int, list[str]]]
) -> None:
    with TemporaryDirectory() as folder, FEW:
        articles = {f"{number}.yaml": article(number, each) for number, each in enumerate(said)}
        root = write_library(Path(folder), articles=articles)
        with closing(Index(root, Path("/dev/null"))) as index:
            refresh(root, index.connection)
            for time, (number, each) in enumerate(edits):
                path = root / "articles" / f"{number}.yaml"
                path.unlink(missing_ok=True)
                if each:
                    path.write_text(article(number, each))
                    utime(path, ns=(time, time))
                refresh(root, index.connection)
            with closing(Index(root, Path("/dev/null"))) as another:
                refresh(root, another.connection)
                assert contents(index.connection) == contents(another.connection)


def test_very_common_words_are_no_echo_but_equal_statements_are() -> None:
    common = SAID[:40]
    said = [[f"{common} {number} times over and over {number * 7} again"] for number in range(4)]
    with FEW:
        assert echoes_in([*said, said[0]]) == {("a0/q0", "a4/q0"), ("a4/q0", "a0/q0")}


def test_the_work_grows_with_the_length_of_the_words() -> None:
    def work(count: int) -> int:
        return steps_of(lambda: fingerprints("she", [str(n) for n in range(count)]))

    assert work(400) < 2.5 * work(200)


def test_too_few_words_are_never_compared() -> None:
    words = SAID.split()
    assert compared_words(quote(" ".join(words[: MIN_WORDS - 1]))) == []
    assert compared_words(quote(" ".join(words[:MIN_WORDS]))) == words[:MIN_WORDS]
