"""The filter finds what begins so on the cards of articles, and broken files by their names."""

from pathlib import Path

import pytest

from reader.index.listing import ArticleRow
from reader.library.filter import filtered_sections, find_in_steps, find_keys, narrows
from reader.library.listing import Sort
from reader.library.opening import bring_up_to_date
from tests.libraries import sample
from tests.library.listed import library_of, shown


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
    found = find_keys(library.ask, words, Sort.NEWEST)
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
        steps = find_in_steps(library.ask, words="minister", sort=Sort.NEWEST, first=first)
        return [sum(len(part.keys) for part in found) for found in steps]

    assert counts(4) == [4, 9]
    assert counts(10) == [9]


def test_an_article_that_went_since_it_was_found_is_passed_over(tmp_path: Path) -> None:
    library = library_of(tmp_path, CARDS)
    found = find_keys(library.ask, "bridge", Sort.NEWEST)
    (tmp_path / "articles" / "a.yaml").unlink()
    bring_up_to_date(library)
    parts = filtered_sections(library, found, "bridge")
    assert [row.file for part in parts for row in part.rows(0, 9)] == ["articles/c.yaml"]
    assert all(part.find("articles/a.yaml") is None for part in parts)
