"""Speakers get the library's actors or entries of their own, and no name has two owners."""

from hypothesis import given
from hypothesis import strategies as st

from reader.adding.actor_file import with_actors
from reader.adding.casting import Cast, Register
from reader.doubts import ActorDoubt
from reader.draft.findings import FoundActor, FoundQuote
from reader.format.authorities import read_actors
from reader.format.nodes import Report
from reader.model import Actor, ActorKind, Kind

NAMES = st.sampled_from(
    [
        *("Jane Doe", "jane doe", "Doe", "DOE", "John Doe", "Доу", "Jane  Doe", "the mayor", "..."),
        *("Fredville", "a\tb", "\u200b", "yes", "Jane-Doe", "[x]: y", "\x1b[31m", "é", "e\u0301"),
    ]
)
FOUND = st.builds(
    FoundActor,
    NAMES,
    st.sampled_from(ActorKind),
    id=st.none(),
    role=st.none() | NAMES,
    aliases=st.lists(NAMES, max_size=4).map(tuple),
    doubtful=st.frozensets(st.sampled_from(["name", "kind", "role", "aliases"])),
)
QUOTES = st.builds(
    FoundQuote,
    st.just(0),
    st.just(1),
    st.sampled_from(Kind),
    speaker=st.none() | NAMES,
    speaker_id=st.none(),
)
KNOWN = Actor(
    "doe", "John Doe", ActorKind.PERSON, aliases=("Doe", "the mayor"), metonyms=("Fredville",)
)


@given(
    st.lists(st.tuples(st.lists(FOUND, max_size=5), st.lists(QUOTES, max_size=5)), max_size=4),
    st.sampled_from([None, "2020-03-01", "2020?", "2019/2020", "../2020", "2020-03-01T10:00"]),
)
def test_whatever_is_found_the_entries_are_sound(
    articles: list[tuple[list[FoundActor], list[FoundQuote]]], published: str | None
) -> None:
    register = Register([KNOWN])
    new: list[Actor] = []
    spoken = set()
    for found, quotes in articles:
        cast = Cast(found, published, register)
        spoken |= {cast.id_of(quote) for quote in quotes}
        new += cast.new
    report = Report("actors.yaml")
    actors = read_actors(with_actors(None, [KNOWN, *new]), report)
    assert not report.broken
    assert list(actors) == ["doe", *(actor.id for actor in new)]
    assert spoken - {None} <= actors.keys()


def test_a_quote_of_nobody_has_no_speaker() -> None:
    cast = Cast([], None, Register([]))
    assert cast.id_of(FoundQuote(0, 1, Kind.DIRECT)) is None
    assert cast.new == []


def test_who_is_only_described_is_a_group_that_awaits_a_look() -> None:
    cast = Cast([], None, Register([]))
    quote = FoundQuote(0, 1, Kind.DIRECT, speaker="the residents")
    assert cast.id_of(quote) == cast.id_of(quote) == "the-residents"
    (actor,) = cast.new
    assert actor.kind is ActorKind.GROUP
    assert actor.doubtful == (ActorDoubt.KIND, ActorDoubt.NAME)


def test_without_a_day_a_role_has_no_period_and_is_left_out() -> None:
    found = FoundActor("Jane Doe", ActorKind.PERSON, role="mayor")
    assert Cast([found], None, Register([])).new[0].roles == ()
    (role,) = Cast([found], "2020-03", Register([])).new[0].roles
    assert (role.title, role.held.text) == ("mayor", "2020-03-01/..")
