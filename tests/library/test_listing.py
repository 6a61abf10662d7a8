"""The list agrees with a simple model, whatever its order, filter and length."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.dates import parse
from reader.folding import fold
from reader.index.files import BrokenRow
from reader.index.keys import SLOTS_A_DAY
from reader.index.listing import ArticleRow
from reader.library.listing import Sort, sections
from reader.library.opening import open_library
from tests.libraries import BROKEN, SAMPLE, sample, write_library
from tests.library.listed import Shown, library_of, shown
from tests.search.searching import filtered_list

# An article in the model: its id, date, outlet and number of quotes.
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
        | st.sampled_from(
            [
                *("2020-12-31", "2020-12", "2021", "2021-01-01", "../2020", "2019-05?"),
                *("2020-12-31T09:30", "2020-12-31T23:59", "2021-01-01T00:30+05:00"),
            ]
        ),
        st.sampled_from(["Éclair", "eclair", "Echo", "echo", "Zeit"]),
        st.sampled_from([1, 2]),
    ),
    unique_by=lambda fact: fact[0],
    max_size=12,
)


def moment_of(fact: Fact) -> tuple[int, int]:
    when = parse(fact[1]) if fact[1] else None
    return (when.first.toordinal() if when and when.first else 0), when.minute if when else 0


def year_of(fact: Fact) -> int:
    return (parse(fact[1]).year or 0) if fact[1] else 0


def modelled(facts: Sequence[Fact], sort: Sort) -> Shown:
    """Return the list as its order promises."""
    heads: dict[Sort, Any] = {
        Sort.OUTLET: lambda fact: (fold(fact[2]), fact[2]),
        Sort.QUOTES: lambda fact: -fact[3],
        Sort.OLDEST: year_of,
    }
    head = heads.get(sort, lambda fact: -year_of(fact))
    newest = 1 if sort is Sort.OLDEST else -1
    ordered = sorted(
        facts, key=lambda fact: (head(fact), *(newest * part for part in moment_of(fact)), fact[0])
    )
    found = []
    for _, group in groupby(ordered, head):
        some = list(group)
        heading = str(year_of(some[0]) or "No date")
        heading = {Sort.OUTLET: some[0][2], Sort.QUOTES: ""}.get(sort, heading)
        found.append((heading, [f"articles/{fact[0]}.yaml" for fact in some]))
    return found


@settings(max_examples=60)
@given(facts=FACTS, recent=st.lists(st.sampled_from([f"id-{n}" for n in range(20)]), unique=True))
def test_every_order_sorts_as_it_says(
    facts: list[Fact], recent: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    texts = {f"{fact[0]}.yaml": text_of(*fact) for fact in facts}
    library = library_of(tmp_path_factory.mktemp("library"), texts)
    known = [f"articles/{id}.yaml" for id in recent if f"{id}.yaml" in texts]
    for sort in Sort:
        expected = modelled(facts, sort)
        assert shown(sections(library, sort)) == expected
        assert filtered_list(library, "minister", sort) == expected
        if sort in (Sort.READ, Sort.BOOKMARKED):
            rest = [(heading, [f for f in files if f not in known]) for heading, files in expected]
            heading = "Recently read" if sort is Sort.READ else "Recently bookmarked"
            expected = [part for part in [(heading, known), *rest] if part[1]]
        assert shown(sections(library, sort, recent)) == expected


def test_an_article_is_listed_with_the_facts_of_its_card(tmp_path: Path) -> None:
    articles = {"a.yaml": SAMPLE, "b.yaml": sample("b").replace("outlet:", "agency: AP\noutlet:")}
    library = library_of(tmp_path, articles)
    first, second = sections(library, Sort.NEWEST)[0].rows(0, 9)
    facts = (parse("2020-05-02"), "The Daily Test")
    assert first == ArticleRow(
        *("articles/b.yaml", "b", *facts, "AP", "Minister promises a bridge", 2, 1),
        *(False, 0, True),
    )
    assert second == ArticleRow(
        *(
            "articles/a.yaml",
            "sample",
            *facts,
            None,
            "Minister promises a bridge",
            2,
            1,
            False,
            0,
            True,
        )
    )


# Broken files


def test_broken_files_come_last_with_their_problems(tmp_path: Path) -> None:
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


# Long lists


def test_a_day_with_more_articles_than_slots_is_listed_like_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert SLOTS_A_DAY > 1_000
    monkeypatch.setattr("reader.index.keys.SLOTS_A_DAY", 4)
    days = ["2020-12-31"] * 30 + ["2021-01-01"] * 3 + ["2021-01-02"] * 30 + ["2021-01-20"]
    # The articles of the last day are read first, so the others find their slots taken.
    facts: list[Fact] = [(f"a{n:02}", day, "Echo", 2) for n, day in enumerate(reversed(days))]
    library = library_of(tmp_path, {f"{fact[0]}.yaml": text_of(*fact) for fact in facts})
    for sort in Sort:
        assert shown(sections(library, sort)) == modelled(facts, sort)
        assert filtered_list(library, "minister", sort) == modelled(facts, sort)
    assert library.echoes("a00").keys() == {"q1"}


def test_an_article_with_more_quotes_than_fit_in_a_slot_is_listed(tmp_path: Path) -> None:
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
