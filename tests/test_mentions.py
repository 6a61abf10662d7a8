"""Names are found as whole words, case-sensitively, the longest first."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.mentions import NameFinder, Part, names_of, parts_in
from reader.model import Actor, ActorKind, Mention, Paragraph, Span
from tests.nouns import ARTICLE
from tests.steps import steps_of

PEOPLE = (
    Actor("carter", "Ashton Carter", ActorKind.PERSON, aliases=("Carter", "Mr Carter")),
    Actor("us", "United States", ActorKind.STATE, aliases=("US", "U.S."), metonyms=("Washington",)),
    Actor("is", "Islamic State", ActorKind.GROUP, aliases=("IS", "Islamic State group")),
    Actor("lodz", "Łódź", ActorKind.GROUP),
    Actor("emre", "el-Emre", ActorKind.PERSON),
    Actor("rama", "राम", ActorKind.PERSON),
    Actor("jose", "Jose", ActorKind.PERSON),
    Actor("tokyo", "東京", ActorKind.STATE),
)
FINDER = NameFinder(names_of(PEOPLE))


def found(text: str) -> list[str]:
    return [text[start:end] for start, end, _, _ in FINDER.find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ashton Carter and Mr Carter", ["Ashton Carter", "Mr Carter"]),
        ("Carter’s US-led “Carter,” (Carter)", ["Carter", "US", "Carter", "Carter"]),
        ("the Islamic State group, Islamic State", ["Islamic State group", "Islamic State"]),
        ("the Islamic State groups", ["Islamic State"]),
        ("the U.S. and the U.S.-led", ["U.S.", "U.S."]),
        ("Washington", ["Washington"]),
        ("in Łódź.", ["Łódź"]),
        ("राम ने", ["राम"]),
        ("東京 と", ["東京"]),
        ("", []),
    ],
)
def test_names_are_found_longest_first(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        *("Carters", "McCarter", "Carter2", "Carter_", "_Carter", "carter", "CARTER", "Carteré"),
        *("US2", "USA", "us", "is", "It is", "Ashton\nCarterly", "U.S", "U.S.A", "Washingtonian"),
        *("रामायण", "सुराम", "रामे", "Mr  Carterly"),
    ],
)
def test_names_are_not_found_within_words(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ashton\u00a0Carter", "Ashton\u00a0Carter"),
        ("Lódz\u0301!", "Lódz\u0301"),
        ("LODZ", ""),
        ("Lodz", "Lodz"),
        ("the el‑Emre’s", "el‑Emre"),
        ("Car\u00adter said", "Car\u00adter"),
        ("ＣＡＲＴＥＲ", ""),
        ("Ｃａｒｔｅｒ", "Ｃａｒｔｅｒ"),
        ("José said", "José"),
        ("東京都の", "東京"),
        ("NATO東京", "東京"),
    ],
)
def test_a_name_is_found_however_it_is_printed(text: str, name: str) -> None:
    assert found(text) == ([name] if name else [])


def test_a_name_and_a_metonym_are_told_apart() -> None:
    named = [(actor, metonym) for _, _, actor, metonym in FINDER.find("US Carter Washington")]
    assert named == [("us", False), ("carter", False), ("us", True)]


NAMES = {
    name: actor.id for actor in PEOPLE for name in (actor.name, *actor.aliases, *actor.metonyms)
}
TEXTS = st.lists(
    st.sampled_from(sorted(NAMES))
    | st.sampled_from([" ", "s", ".", "’s", "-", "_", "2", "and", "都"])
).map("".join)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no word goes on beyond a stretch. Chinese and Japanese words stand beside others."""
    if text[start:end] == "東京":
        return True
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return not any((char.isalnum() or char == "_") and char not in "東京都" for char in around)


@given(TEXTS)
def test_every_match_is_a_whole_name(text: str) -> None:
    end = 0
    for start, after, actor, _ in FINDER.find(text):
        assert start >= end
        end = after
        assert NAMES[text[start:after]] == actor
        assert stands_alone(text, start, after)


@given(TEXTS)
def test_the_first_and_longest_name_is_always_found(text: str) -> None:
    stretches, end = [], 0
    for start in range(len(text)):
        for name in sorted(NAMES, key=len, reverse=True) if start >= end else ():
            after = start + len(name)
            if text.startswith(name, start) and stands_alone(text, start, after):
                stretches.append((start, after))
                end = after
                break
    assert [(start, after) for start, after, _, _ in FINDER.find(text)] == stretches


def test_mentions_are_the_anchored_and_the_found_ones_in_order() -> None:
    texts = ("Mr Carter met the minister from Washington.", "The minister left the US.")
    article = replace(
        ARTICLE,
        paragraphs=tuple(Paragraph(text, 1) for text in texts),
        anchored=(Mention("us", Span(1, 0, 12)), Mention("is", Span(0, 14, 26))),
    )
    assert FINDER.mentions(article) == (
        Mention("carter", Span(0, 0, 9)),
        Mention("is", Span(0, 14, 26)),
        Mention("us", Span(0, 32, 42), metonym=True),
        Mention("us", Span(1, 0, 12)),
        Mention("us", Span(1, 22, 24)),
    )


def test_no_name_is_sought_within_an_anchor() -> None:
    article = replace(
        ARTICLE,
        paragraphs=(Paragraph("US Secretary Ashton Carter and the US", 1),),
        anchored=(Mention("carter", Span(0, 0, 26)),),
    )
    assert [mention.span for mention in FINDER.mentions(article)] == [
        Span(0, 0, 26),
        Span(0, 35, 37),
    ]


def test_a_name_without_words_is_ignored() -> None:
    assert list(NameFinder(names_of([Actor("x", "★", ActorKind.GROUP)])).find("★ ★")) == []


def test_a_text_is_searched_once_whatever_the_number_of_actors() -> None:
    text = "Nobody here is named. " * 50

    def work(count: int) -> int:
        actors = (Actor(f"a{n}", f"Name{n} Other", ActorKind.PERSON) for n in range(count))
        finder = NameFinder(names_of(actors))
        return steps_of(lambda: list(finder.find(text)))

    assert work(1000) == work(10)


def test_an_actor_takes_part_by_speaking_being_named_or_having_a_role() -> None:
    mentions = [
        Mention("rufus-firefly", Span(0, 0, 2)),
        Mention("us", Span(0, 4, 6)),
        Mention("us", Span(0, 8, 9), metonym=True),
    ]
    article = replace(ARTICLE, roles={"us": "Host", "is": "Absent"})
    assert parts_in(article, mentions) == {
        "rufus-firefly": Part(quotes=1, mentions=1, metonyms=0),
        "us": Part(quotes=0, mentions=1, metonyms=1),
        "is": Part(quotes=0, mentions=0, metonyms=0),
    }
