"""To compare an article with its original takes work in proportion to both."""

from collections.abc import Callable

import pytest

from reader.format.passages import Finder
from tests.growth.counting import assert_linear
from tests.steps import steps_of


def _differing(size: int) -> tuple[str, list[str]]:
    said = [f"we said in the year {number} that it was so" for number in range(size)]
    return "\n".join(said), [each.replace("was", "is") for each in said]


def _alike(size: int) -> tuple[str, list[str]]:
    return "we said that it was so\n" * size, ["we said that it is so"] * size


def _unlike(size: int) -> tuple[str, list[str]]:
    text = "".join(f"word{number} " for number in range(10 * size))
    return text, [f"other{number} words altogether" for number in range(size)]


def _broken(size: int) -> tuple[str, list[str]]:
    return "co-\noperation and co-\noperation\n" * size, ["cooperation and war"] * size


def _paragraph(size: int) -> tuple[str, list[str]]:
    words = [f"word{number % 97}" for number in range(10 * size)]
    return " ".join(words), [" ".join([*words[:-1], "another"])]


@pytest.mark.parametrize("texts", [_differing, _alike, _unlike, _broken, _paragraph])
def test_to_say_where_passages_differ(texts: Callable[[int], tuple[str, list[str]]]) -> None:
    def work(size: int) -> int:
        text, passages = texts(size)

        def compare() -> None:
            finder = Finder(text)
            assert not any(map(finder.finds, passages))
            for passage in passages:
                finder.difference(passage)

        return steps_of(compare)

    assert_linear(work, 200)
