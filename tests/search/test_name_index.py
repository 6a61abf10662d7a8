"""The value of a filter is an id, any name, words of a name, or prefixes of such words."""

from pathlib import Path

import pytest

from reader.library.library import Library
from reader.search.filter_values import CHOICES, FilterName
from reader.search.name_index import NameIndex
from reader.search.name_sources import NamedValue
from tests.libraries import sample, write_library
from tests.search.searching import index_of


@pytest.fixture
def names(library: Library) -> NameIndex:
    return NameIndex(library)


@pytest.mark.parametrize(
    ("filter", "value", "stand_for"),
    [
        (FilterName.SPEAKER, "sergei-lavrov", ["sergei-lavrov"]),
        (FilterName.SPEAKER, "Sergey Lavrov", ["sergei-lavrov"]),
        (FilterName.SPEAKER, "lavrov SERGEI", ["sergei-lavrov"]),
        (FilterName.SPEAKER, "ser", ["sergei-lavrov"]),
        (FilterName.SPEAKER, "ser lav", ["sergei-lavrov"]),
        (FilterName.SPEAKER, "lee", ["ann-lee", "bob-lee"]),
        (FilterName.SPEAKER, "lavrov mattis", []),
        (FilterName.SPEAKER, "avrov", []),
        (FilterName.SPEAKER, "", []),
        (FilterName.SPEAKER, "!!!", []),
        (FilterName.SPEAKER, "\udcff", []),
        (FilterName.SPEAKER, "Moscow", []),
        (FilterName.ACTOR, "Moscow", ["russia"]),
        (FilterName.ACTOR, "alliance", ["nato"]),
        (FilterName.TOPIC, "arms-control", ["arms-control"]),
        (FilterName.TOPIC, "arms", ["arms-control"]),
        (FilterName.TOPIC, "WEAPONS", ["arms-control"]),
        (FilterName.OUTLET, "BBC", ["BBC"]),
        (FilterName.OUTLET, "bbc", ["BBC", "BBC Monitoring"]),
        (FilterName.OUTLET, "cafe", ["The Café Post"]),
        (FilterName.AGENCY, "afp", ["AFP"]),
        (FilterName.AGENCY, "", []),
        (FilterName.CUE, "tell", []),
        (FilterName.CUE, "TOLD", ["told"]),
    ],
)
def test_a_value_stands_for_all_its_best_matches(
    names: NameIndex, filter: FilterName, value: str, stand_for: list[str]
) -> None:
    assert names.named(filter, value) == stand_for


def test_whole_words_come_before_prefixes(tmp_path: Path) -> None:
    actors = "a-leeds: {name: A Leeds, kind: person}\nb-lee: {name: B Lee, kind: person}\n"
    articles = {"a.yaml": sample().partition("body:")[0] + "body: Nothing.\n"}
    library = index_of(write_library(tmp_path / "l", articles=articles, actors=actors))
    names = NameIndex(library)
    assert names.named(FilterName.SPEAKER, "lee") == ["b-lee"]
    assert names.named(FilterName.SPEAKER, "le") == ["a-leeds", "b-lee"]
    library.index.close()


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        ("sergei", {"sergei", "sergey"}),
        ("sergey", {"sergei", "sergey"}),
        ("james", {"james"}),
        ("jim", {"jim"}),
        ("lavrov", {"lavrov"}),
        ("unheard", {"unheard"}),
    ],
)
def test_a_word_has_the_spellings_in_the_names_of_one_actor(
    names: NameIndex, word: str, spellings: set[str]
) -> None:
    assert names.spellings(word) == spellings


def test_three_spellings_may_be_one_word(tmp_path: Path) -> None:
    actors = "x: {name: Sergei Ivanov, kind: person, aliases: [Sergey Ivanov, Sergej Ivanov]}\n"
    library = index_of(write_library(tmp_path / "l", articles={}, actors=actors))
    for word in ("sergei", "sergey", "sergej"):
        assert NameIndex(library).spellings(word) == {"sergei", "sergey", "sergej"}
    library.index.close()


# Completions


def test_a_filter_with_fixed_values_is_completed_by_them(names: NameIndex) -> None:
    for filter, choices in CHOICES.items():
        assert [each.name for each in names.completions(filter, "", 9)] == list(choices)
    assert [each.name for each in names.completions(FilterName.KIND, "D", 9)] == ["direct"]


def test_a_value_is_completed_by_the_names_that_begin_with_it(names: NameIndex) -> None:
    found = names.completions(FilterName.SPEAKER, "serg", 9)
    assert found == [NamedValue("Sergei Lavrov", "sergei-lavrov")]
    outlets = [each.name for each in names.completions(FilterName.OUTLET, "b", 9)]
    assert outlets == ["BBC", "BBC Monitoring"]
    assert names.completions(FilterName.OUTLET, "b", 1)[0].name == "BBC"
    assert names.completions(FilterName.OUTLET, "x", 9) == []


def test_an_empty_value_is_completed_by_everything(names: NameIndex) -> None:
    everyone = {each.stands_for for each in names.completions(FilterName.SPEAKER, "", 99)}
    assert everyone == {"sergei-lavrov", "james-mattis", "ann-lee", "bob-lee", "russia", "nato"}


def test_names_that_begin_with_the_value_come_first(names: NameIndex) -> None:
    found = [each.stands_for for each in names.completions(FilterName.SPEAKER, "l", 9)]
    assert found[0] == "sergei-lavrov"
    assert set(found) == {"sergei-lavrov", "ann-lee", "bob-lee"}
