"""The files beside the articles: library.yaml, actors.yaml and topics.yaml."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.dates import parse
from reader.format.authorities import read_actors, read_info, read_topics
from reader.format.nodes import Report
from reader.model import ActorKind, LibraryInfo, Role, Topic
from reader.problem import Problem
from tests.format.reading import assert_told_well, codes
from tests.libraries import ACTORS, INFO, TOPICS


def problems_of(read: Callable[[bytes, Report], object], text: str | bytes) -> list[Problem]:
    report = Report("file.yaml")
    read(text.encode() if isinstance(text, str) else text, report)
    return sorted(report.problems)


# library.yaml


def test_library_yaml_is_read() -> None:
    report = Report("library.yaml")
    text = INFO + "description: >-\n  Two\n  lines\nlanguage: en\nnotice: Ours.\n"
    assert read_info(text.encode(), report) == LibraryInfo(
        "test-library", "A library for tests", "Two lines", "en", "Ours."
    )
    assert report.problems == []


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("format: 2\nid: a\ntitle: b\n", ["1:9 bad-value"]),
        ("format: 1.0\nid: a\ntitle: b\n", ["1:9 bad-value"]),
        ("id: a\ntitle: b\n", ["1:1 missing-key"]),
        ("format: 1\nid: A b\ntitle: b\n", ["2:5 bad-value"]),
        ("format: 1\nid: a\n", ["1:1 missing-key"]),
        ("format: 1\nid: a\ntitle: b\nlang: en\n", ["4:1 unknown-key"]),
        ("[]", ["1:1 wrong-type"]),
        ("", ["1:1 empty-file"]),
    ],
)
def test_problems_in_library_yaml_are_reported(text: str, problems: list[str]) -> None:
    assert codes(problems_of(read_info, text)) == problems


def test_a_library_needs_only_an_id() -> None:
    assert read_info(b"id: a\nformat: 3\n", Report("f")) == LibraryInfo("a", "a")
    assert read_info(b"format: 1\ntitle: b\n", Report("f")) is None


# topics.yaml


def test_topics_are_in_the_order_of_the_file() -> None:
    report = Report("topics.yaml")
    topics = read_topics(b"b: {name: Bridges}\na: {name: Arms, note: All arms.}\n", report)
    assert list(topics.items()) == [
        ("b", Topic("b", "Bridges")),
        ("a", Topic("a", "Arms", "All arms.")),
    ]
    assert report.problems == []


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: {}\n", ["1:4 missing-key"]),
        ("a: b\n", ["1:4 wrong-type"]),
        ("A b: {name: x}\n", ["1:1 bad-id"]),
        ("a: {name: x}\na: {name: y}\n", ["2:1 duplicate-key"]),
        ("a: {name: x, label: y}\n", ["1:14 unknown-key"]),
    ],
)
def test_problems_in_topics_are_reported(text: str, problems: list[str]) -> None:
    assert codes(problems_of(read_topics, text)) == problems


# actors.yaml


def test_actors_are_in_the_order_of_the_file_with_their_roles() -> None:
    report = Report("actors.yaml")
    minister, state = read_actors(ACTORS.encode(), report).values()
    assert report.problems == []
    assert (minister.id, minister.name, minister.kind) == (
        *("rufus-firefly", "Rufus Firefly", ActorKind.PERSON),
    )
    assert minister.aliases == ("Firefly",)
    assert minister.roles == (
        Role("Mayor of Fredville", parse("2015/2018")),
        Role("Minister of Bridges", parse("2019/..")),
    )
    assert (state.kind, state.metonyms, state.roles) == (ActorKind.STATE, ("Fredville",), ())


X = "a: {name: x, kind: group}\n"


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: {name: x}\n", ["1:4 missing-key"]),
        ("a: {name: x, kind: ghost}\n", ["1:20 bad-value"]),
        ("a: {name: ~, kind: group}\n", ["1:11 wrong-type"]),
        (X.replace("}", ", aliases: y}"), ["1:36 wrong-type"]),
        (X.replace("}", ", roles: [{title: y}]}"), ["1:35 missing-key"]),
        (X.replace("}", ", roles: [{title: y, held: now}]}"), ["1:52 bad-date"]),
        (X.replace("}", ", roles: [{title: y, held: 2019, of: z}]}"), ["1:58 unknown-key"]),
        (X + "b: {name: x, kind: group}\n", ["2:11 shared-name"]),
        (X + "b: {name: y, kind: group, aliases: [z, x]}\n", ["2:40 shared-name"]),
        (X + "b: {name: y, kind: state, metonyms: ['x ']}\n", ["2:38 shared-name"]),
        (X.replace("}", ", metonyms: [y]}") + "b: {name: y, kind: group}\n", ["2:11 shared-name"]),
    ],
)
def test_problems_in_actors_are_reported(text: str, problems: list[str]) -> None:
    found = problems_of(read_actors, text)
    assert codes(found) == problems
    assert_told_well(found, text)


def test_an_actor_may_have_a_name_twice() -> None:
    text = "a: {name: x, kind: state, aliases: [x, y], metonyms: [y]}\n"
    assert problems_of(read_actors, text) == []


def test_names_that_differ_in_case_are_different_names() -> None:
    text = "a: {name: us, kind: state}\nb: {name: US, kind: state}\n"
    assert problems_of(read_actors, text) == []


def test_sound_entries_are_read_beside_broken_ones() -> None:
    roles = "[{title: t}, {title: u, held: 2019}]"
    text = f"a: {{name: A, kind: ghost, roles: {roles}}}\nb: x\nc: {{name: C, kind: group}}\n"
    actors = read_actors(text.encode(), Report("f"))
    assert list(actors) == ["a", "c"]
    assert [role.title for role in actors["a"].roles] == ["u"]


@given(
    st.sampled_from([read_info, read_topics, read_actors]),
    st.lists(
        st.sampled_from(
            ["a", "name", "kind", "roles", ": ", "{", "}", "[", "]", ", ", "\n  ", "\n"]
        )
        | st.sampled_from([INFO, ACTORS, TOPICS])
    ).map("".join),
)
def test_any_authority_file_is_read_or_has_problems(
    read: Callable[[bytes, Report], object], text: str
) -> None:
    assert_told_well(problems_of(read, text), text)
