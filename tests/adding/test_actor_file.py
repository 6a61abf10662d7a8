"""Entries are put at the end of actors.yaml, whatever it looks like, or a sentence says why not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.adding.actor_file import CannotAppend, with_actors
from reader.dates import parse
from reader.doubts import ActorDoubt
from reader.format.authorities import read_actors
from reader.format.files import MAX_BYTES
from reader.format.nodes import Report
from reader.model import Actor, ActorKind, Role

JANE = Actor("jane-doe", "Jane Doe", ActorKind.PERSON)
MAYOR = Actor(
    "john-smith",
    "John Smith: #1, “the mayor”",
    ActorKind.PERSON,
    aliases=("Smith", "yes", "[x]"),
    roles=(Role("mayor: of {Exampleton}", parse("2020-03-01/..")),),
    doubtful=(ActorDoubt.KIND, ActorDoubt.NAME),
)
ENTRY = b"a: {name: A, kind: person}"


def actors_in(data: bytes) -> dict[str, Actor]:
    """The actors of a file without problems."""
    report = Report("actors.yaml")
    actors = read_actors(data, report)
    assert report.problems == []
    return actors


@pytest.mark.parametrize(
    "before",
    [
        None,
        b"",
        b"\n \n",
        b"# only a comment",
        b"# a comment\r\n\r\n# another\r\n",
        b"\xef\xbb\xbf# a comment\n",
    ],
)
def test_a_file_without_entries_gets_its_first(before: bytes | None) -> None:
    after = with_actors(before, [JANE, MAYOR])
    assert after.startswith(before or b"")
    assert actors_in(after) == {"jane-doe": JANE, "john-smith": MAYOR}


@pytest.mark.parametrize(
    "before",
    [
        ENTRY,
        ENTRY + b"\n",
        ENTRY + b"\n\n# the end",
        b"---\n" + ENTRY,
        b"\xef\xbb\xbf" + ENTRY,
        b"a:\r\n  name: A\r\n  kind: person\r\n",
        b"   a:\n     name: A\n     kind: person\n",
        b"? a\n: name: A\n  kind: person\n",
        b"a:\n  name: A\n  kind: person\n  note: |\n    b\n\n\n",
        b"%YAML 1.1\n---\n  # a comment\n\n  a:\n    name: A\n    kind: person\n",
    ],
)
def test_entries_follow_those_that_are_there(before: bytes) -> None:
    after = with_actors(before, [JANE, MAYOR])
    assert after.startswith(before)
    old = actors_in(before)
    assert actors_in(after) == {**old, "jane-doe": JANE, "john-smith": MAYOR}
    if b"\r\n" in before:
        assert after.count(b"\r\n") == after.count(b"\n")


@pytest.mark.parametrize(
    ("before", "why"),
    [
        (b"{}", "in braces"),
        (b"# none yet\n{}\n", "in braces"),
        (b"{" + ENTRY + b"}", "in braces"),
        (b"a: [", "has errors"),
        (b"- a", "has errors"),
        (b"a: {name: A}", "has errors"),
        (ENTRY + b"\nb: {name: A, kind: person}", "has errors"),
        (b"a: {name: \xff, kind: person}", "has errors"),
        (ENTRY + b"\n...\n", "mend its end"),
        (b"null\n", "mend its end"),
    ],
)
def test_a_file_at_whose_end_nothing_can_stand_is_named_with_a_remedy(
    before: bytes, why: str
) -> None:
    with pytest.raises(CannotAppend, match=why):
        with_actors(before, [JANE])


def test_a_file_never_grows_larger_than_what_is_read() -> None:
    before = ENTRY + b"\n#" + b"." * (MAX_BYTES - len(ENTRY) - 20)
    with pytest.raises(CannotAppend, match="larger than 8 MB"):
        with_actors(before, [JANE])


@given(
    name=st.text(min_size=1).filter(lambda text: text.strip().isprintable() and text.strip()),
    role=st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1),
)
def test_any_name_and_role_is_read_as_it_was(name: str, role: str) -> None:
    wanted = " ".join(name.split())
    held = parse("2020/..")
    actor = Actor("a1", wanted, ActorKind.GROUP, roles=(Role(role, held),))
    assert actors_in(with_actors(b"", [actor])) == {"a1": actor}
