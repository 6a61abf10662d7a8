"""The filter finds prefixes of words on the cards of articles, and names of broken files."""

from pathlib import Path

import pytest

from reader.index.listing import ArticleRow
from reader.library.opening import bring_up_to_date
from reader.model import QuoteKey
from reader.search.asked import Marks, Within
from reader.search.filter import filtered_sections
from tests.libraries import sample
from tests.library.listed import library_of
from tests.search.searching import filter_steps, filtered_list, meant


@pytest.mark.parametrize(
    ("words", "files"),
    [
        ("roken", ["articles/Broken É.yaml", "articles/broken.yaml"]),
        ("BROKEN", ["articles/Broken É.yaml", "articles/broken.yaml"]),
        ("“broken é”", ["articles/Broken É.yaml"]),
        ("broken-e", ["articles/Broken É.yaml"]),
        ("is:broken", ["articles/Broken É.yaml", "articles/broken.yaml", "articles/x.yaml"]),
        ("is:broken x", ["articles/x.yaml"]),
        ("broken -yaml", []),
        ("broken outlet:daily", []),
        ("other", []),
    ],
)
def test_a_filter_finds_broken_files_by_name(tmp_path: Path, words: str, files: list[str]) -> None:
    articles = {"Broken É.yaml": "]", "broken.yaml": "]", "x.yaml": "]", "fine.yaml": sample("a")}
    library = library_of(tmp_path, articles)
    assert [part for part in filtered_list(library, words) if part[0] == "Broken"] == (
        [("Broken", files)] if files else []
    )


CARDS = {
    "a.yaml": sample("a", headline="The bridge of sighs", outlet="Morning Post"),
    "b.yaml": sample("b", headline="Élan vital", outlet="Evening Post", topics="[]"),
    "c.yaml": sample("c", headline="A tunnel, and a bridge", published='"1999-03-04"'),
}
MARKS = Marks(["a"], [QuoteKey("b", "q1")])


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
        # In the language of every query
        ("outlet:post", "ab"),
        ("post -morning", "b"),
        ("post -morn", "ab"),
        ("sigh OR elan", "ab"),
        ("“bridge of”", "a"),
        ("published:1999", "c"),
        ("is:read", "a"),
        ("is:bookmarked", "b"),
        ("topic:bridges tunnel", "c"),
        ("kind:direct bri", "ac"),
        ("kind:direct -bridge", "b"),
        ("speaker:nobody sigh", "a"),
    ],
)
def test_a_filter_finds_prefixes_of_words_on_cards(tmp_path: Path, words: str, ids: str) -> None:
    library = library_of(tmp_path, CARDS)
    assert not meant(library, words, Within.CARDS).empty
    (filtered,) = filter_steps(library, words, marks=MARKS)
    rows = [row for part in filtered_sections(library, filtered) for row in part.rows(0, 9)]
    assert "".join(sorted(row.id for row in rows if isinstance(row, ArticleRow))) == ids


@pytest.mark.parametrize("words", ["", " ", "a", "a b", "!!! ?", "speaker:nobody"])
def test_a_filter_without_a_word_of_two_letters_does_not_narrow(tmp_path: Path, words: str) -> None:
    assert meant(library_of(tmp_path, CARDS), words, Within.CARDS).empty


def test_words_of_cards_beside_an_or_in_a_search_of_quotes_are_reported(tmp_path: Path) -> None:
    plan = meant(library_of(tmp_path, CARDS), "kind:direct sigh OR elan", Within.CARDS)
    assert [mistake.message for mistake in plan.mistakes] == [
        "“sigh” cannot stand beside OR where quotes are searched",
        "“elan” cannot stand beside OR where quotes are searched",
    ]


def test_a_filter_returns_a_few_at_once_and_then_all(tmp_path: Path) -> None:
    articles = {f"{n}.yaml": sample(f"a{n}", published=f'"{2000 + n}-01-01"') for n in range(9)}
    library = library_of(tmp_path, articles)

    def sizes(first: int) -> list[int]:
        return [found.size for found in filter_steps(library, "minister", first=first)]

    assert sizes(4) == [4, 9]
    assert sizes(10) == [9]


def test_an_article_deleted_since_it_was_found_is_skipped(tmp_path: Path) -> None:
    library = library_of(tmp_path, CARDS)
    (filtered,) = filter_steps(library, "bridge")
    (tmp_path / "articles" / "a.yaml").unlink()
    bring_up_to_date(library)
    parts = filtered_sections(library, filtered)
    assert [row.file for part in parts for row in part.rows(0, 9)] == ["articles/c.yaml"]
    assert all(part.find("articles/a.yaml") is None for part in parts)
