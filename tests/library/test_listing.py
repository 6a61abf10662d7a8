"""The list agrees with a plain model of it, whatever its order, its filter and its length."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.dates import parse
from reader.library.index.opening import Index
from reader.library.index.tables import SLOTS_A_DAY
from reader.library.library import Library
from reader.library.listing import (
    ArticleRow,
    BrokenRow,
    Section,
    Sort,
    filtered_sections,
    find_in_steps,
    find_keys,
    narrows,
    sections,
)
from reader.library.opening import bring_up_to_date, open_library
from reader.text import fold
from tests.libraries import BROKEN, SAMPLE, sample, write_library

Shown = list[tuple[str, list[str]]]


def library_of(folder: Path, articles: dict[str, str]) -> Library:
    """A library that is in memory only."""
    library = Library(write_library(folder, articles=articles), Index(folder, Path("/dev/null")))
    bring_up_to_date(library)
    return library


def shown(parts: Sequence[Section]) -> Shown:
    """The files under each heading; each is found at its place, and in no other section."""
    found = []
    for part in parts:
        files = [row.file for row in part.rows(0, part.count + 1)]
        assert len(files) == part.count
        assert [part.find(file) for file in files] == list(range(part.count))
        assert all(
            other.find(file) is None for other in parts if other is not part for file in files
        )
        # A part of the rows is what stands there of all of them.
        middle = part.count // 2
        assert [row.file for row in part.rows(middle, 2)] == files[middle : middle + 2]
        found.append((part.heading, files))
    return found


# An article in the model: its id, when it was published, by whom, with how many quotes.
Fact = tuple[str, str | None, str, int]


def text_of(id: str, published: str | None, outlet: str, quotes: int) -> str:
    text = sample(id, outlet=outlet, published=f'"{published}"' if published else "null")
    if quotes < 2:
        text = text.replace("[[q2|", "").replace("delay]]", "delay").partition("  q2:")[0]
    return text


FACTS = st.lists(
    st.tuples(
        st.sampled_from([f"id-{n}" for n in range(20)]),
        st.none()
        | st.sampled_from(["2020-12-31", "2020-12", "2021", "2021-01-01", "../2020", "2019-05?"]),
        st.sampled_from(["Éclair", "eclair", "Echo", "echo", "Zeit"]),
        st.sampled_from([1, 2]),
    ),
    unique_by=lambda fact: fact[0],
    max_size=12,
)


def day_of(fact: Fact) -> int:
    day = parse(fact[1]).first if fact[1] else None
    return day.toordinal() if day else 0


def year_of(fact: Fact) -> int:
    return (parse(fact[1]).year or 0) if fact[1] else 0


def modelled(facts: Sequence[Fact], sort: Sort) -> Shown:
    """The list as the words of its order say."""
    heads: dict[Sort, Any] = {
        Sort.OUTLET: lambda fact: (fold(fact[2]), fact[2]),
        Sort.QUOTES: lambda fact: -fact[3],
        Sort.OLDEST: year_of,
    }
    head = heads.get(sort, lambda fact: -year_of(fact))
    newest = 1 if sort is Sort.OLDEST else -1
    ordered = sorted(facts, key=lambda fact: (head(fact), newest * day_of(fact), fact[0]))
    found = []
    for _, group in groupby(ordered, head):
        some = list(group)
        heading = str(year_of(some[0]) or "No date")
        heading = {Sort.OUTLET: some[0][2], Sort.QUOTES: ""}.get(sort, heading)
        found.append((heading, [f"articles/{fact[0]}.yaml" for fact in some]))
    return found


@settings(max_examples=60)
@given(facts=FACTS, recent=st.lists(st.sampled_from([f"id-{n}" for n in range(20)]), unique=True))
def test_every_order_is_what_it_says(
    facts: list[Fact], recent: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    texts = {f"{fact[0]}.yaml": text_of(*fact) for fact in facts}
    library = library_of(tmp_path_factory.mktemp("library"), texts)
    known = [f"articles/{id}.yaml" for id in recent if f"{id}.yaml" in texts]
    for sort in Sort:
        expected = modelled(facts, sort)
        assert shown(sections(library, sort)) == expected
        found = find_keys(library.index.connection, "minister", sort)
        assert shown(filtered_sections(library, found, "minister")) == expected
        if sort in (Sort.READ, Sort.BOOKMARKED):
            rest = [(heading, [f for f in files if f not in known]) for heading, files in expected]
            heading = "Recently read" if sort is Sort.READ else "Recently bookmarked"
            expected = [part for part in [(heading, known), *rest] if part[1]]
        assert shown(sections(library, sort, recent)) == expected


def test_an_article_is_listed_with_what_its_card_says(tmp_path: Path) -> None:
    articles = {"a.yaml": SAMPLE, "b.yaml": sample("b").replace("outlet:", "agency: AP\noutlet:")}
    library = library_of(tmp_path, articles)
    first, second = sections(library, Sort.NEWEST)[0].rows(0, 9)
    facts = (parse("2020-05-02"), "The Daily Test")
    assert first == ArticleRow(
        *("articles/b.yaml", "b", *facts, "AP", "Minister promises a bridge", 2, 1, True)
    )
    assert second == ArticleRow(
        *("articles/a.yaml", "sample", *facts, None, "Minister promises a bridge", 2, 1, True)
    )


def test_the_next_order_goes_around() -> None:
    assert [sort.next for sort in Sort] == [*list(Sort)[1:], Sort.NEWEST]


# Broken files


def test_broken_files_stand_behind_all_others_with_their_problems(tmp_path: Path) -> None:
    articles = {"c.yaml": "]", "a.yaml": BROKEN, "b.yaml": SAMPLE}
    library = library_of(tmp_path, articles)
    for sort in Sort:
        assert shown(sections(library, sort))[-1] == (
            "Broken",
            ["articles/a.yaml", "articles/c.yaml"],
        )
    rows = sections(library, Sort.NEWEST)[-1].rows(0, 9)
    assert all(isinstance(row, BrokenRow) for row in rows)
    assert [row.problems[0].code for row in rows if isinstance(row, BrokenRow)] == [
        *("unknown-actor", "yaml-syntax"),
    ]


@pytest.mark.parametrize(
    ("words", "files"),
    [
        ("roken", ["articles/Broken É.yaml", "articles/broken.yaml"]),
        ("BROKEN", ["articles/Broken É.yaml", "articles/broken.yaml"]),
        ("n é", ["articles/Broken É.yaml"]),
        ("n e", ["articles/Broken É.yaml"]),
        ("other", []),
    ],
)
def test_a_filter_finds_broken_files_by_their_names(
    tmp_path: Path, words: str, files: list[str]
) -> None:
    library = library_of(tmp_path, {"Broken É.yaml": "]", "broken.yaml": "]", "x.yaml": "]"})
    expected = [("Broken", files)] if files else []
    assert shown(filtered_sections(library, [], words)) == expected


# Filters


CARDS = {
    "a.yaml": sample("a", headline="The bridge of sighs", outlet="Morning Post"),
    "b.yaml": sample("b", headline="Élan vital", outlet="Evening Post", topics="[]"),
    "c.yaml": sample("c", headline="A tunnel, and a bridge", published='"1999-03-04"'),
}


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("bridge", "ac"),
        ("bridges", "ac"),
        ("sigh", "a"),
        ("post", "ab"),
        ("POST even", "b"),
        ("elan", "b"),
        ("4 mar", "c"),
        ("1999", "c"),
        ("firefly", "abc"),
        ("tunnel x bridge", "c"),
        ("idge", ""),
        ("government", ""),
    ],
)
def test_a_filter_finds_the_beginnings_of_words_on_cards(
    tmp_path: Path, words: str, ids: str
) -> None:
    library = library_of(tmp_path, CARDS)
    assert narrows(words)
    found = find_keys(library.index.connection, words, Sort.NEWEST)
    parts = filtered_sections(library, found, words)
    rows = [row for part in parts for row in part.rows(0, 9)]
    assert "".join(sorted(row.id for row in rows if isinstance(row, ArticleRow))) == ids


@pytest.mark.parametrize("words", ["", " ", "a", "a b", "!!! ?"])
def test_what_has_no_word_of_two_letters_does_not_narrow(words: str) -> None:
    assert not narrows(words)


def test_a_filter_gives_some_at_once_and_then_all(tmp_path: Path) -> None:
    articles = {f"{n}.yaml": sample(f"a{n}", published=f'"{2000 + n}-01-01"') for n in range(9)}
    library = library_of(tmp_path, articles)

    def counts(first: int) -> list[int]:
        steps = find_in_steps(
            library.index.connection, words="minister", sort=Sort.NEWEST, first=first
        )
        return [sum(len(part.keys) for part in found) for found in steps]

    assert counts(4) == [4, 9]
    assert counts(10) == [9]


def test_an_article_that_went_since_it_was_found_is_passed_over(tmp_path: Path) -> None:
    library = library_of(tmp_path, CARDS)
    found = find_keys(library.index.connection, "bridge", Sort.NEWEST)
    (tmp_path / "articles" / "a.yaml").unlink()
    bring_up_to_date(library)
    parts = filtered_sections(library, found, "bridge")
    assert [row.file for part in parts for row in part.rows(0, 9)] == ["articles/c.yaml"]
    assert all(part.find("articles/a.yaml") is None for part in parts)


# Long lists


def test_a_day_with_more_articles_than_it_has_room_for_is_listed_as_others_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert SLOTS_A_DAY > 1_000
    monkeypatch.setattr("reader.library.index.writing.SLOTS_A_DAY", 4)
    days = ["2020-12-31"] * 30 + ["2021-01-01"] * 3 + ["2021-01-02"] * 30 + ["2021-01-20"]
    # Those of the last day are read first, so the others find their days taken.
    facts: list[Fact] = [(f"a{n:02}", day, "Echo", 2) for n, day in enumerate(reversed(days))]
    library = library_of(tmp_path, {f"{fact[0]}.yaml": text_of(*fact) for fact in facts})
    for sort in Sort:
        assert shown(sections(library, sort)) == modelled(facts, sort)
        found = find_keys(library.index.connection, "minister", sort)
        assert shown(filtered_sections(library, found, "minister")) == modelled(facts, sort)
    assert library.echoes("a00").keys() == {"q1"}


def test_an_article_with_more_quotes_than_a_slot_has_room_for_is_listed(tmp_path: Path) -> None:
    body = "".join(f"  [[n{n}|Some words]]\n\n" for n in range(200))
    quotes = "".join(f"  n{n}: {{speaker: null, kind: indirect}}\n" for n in range(200))
    articles = {
        "a.yaml": sample("a").replace("body: |\n", f"body: |\n{body}") + quotes,
        "b.yaml": sample("b"),
    }
    library = open_library(write_library(tmp_path / "library", articles=articles))
    assert [row.file for row in sections(library, Sort.QUOTES)[0].rows(0, 9)] == ["articles/a.yaml"]
    assert library.echoes("a") == {"q1": ("The Daily Test",)}
    assert library.echoes("b") == {"q1": ("The Daily Test",)}
