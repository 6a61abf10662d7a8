"""People, states and bodies are gathered with their roles and printed forms."""

import pytest

from reader.draft.drafting import find
from reader.draft.findings import FoundActor
from reader.draft.known import KnownActors
from reader.model import Actor, ActorKind
from tests.draft.drafts import draft


def actor(text: str, name: str) -> FoundActor | None:
    return next((one for one in draft(text).actors if one.name == name), None)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Exampleton Mayor Jane Doe came.", "Jane Doe", "Exampleton Mayor"),
        ("Jane Doe, the head of the Harbour Board, came.", "Jane Doe", "head of the Harbour Board"),
        ("The mayor of Exampleton, Jane Doe, came.", "Jane Doe", "mayor of Exampleton"),
        ("Secretary of State Jane Doe came.", "Jane Doe", "Secretary of State"),
        ("The former federal judge Jane Doe came.", "Jane Doe", "former federal judge"),
        ("Jane Doe came.", "Jane Doe", None),
    ],
)
def test_roles_before_and_beside_a_name(text: str, name: str, role: str | None) -> None:
    found = actor(text, name)
    assert found is not None
    assert (found.kind, found.role) == (ActorKind.PERSON, role)


def test_short_forms_are_aliases_of_the_full_name() -> None:
    found = actor("Jane Doe came. Doe left. Mrs Doe came back.", "Jane Doe")
    assert found is not None
    assert found.aliases == ("Doe",)


def test_states_are_known_by_their_names_and_not_by_adjectives() -> None:
    found = draft("The U.S. and Russia spoke of an Afghan village.").actors
    assert [(one.name, one.aliases) for one in found if one.kind is ActorKind.STATE] == [
        ("United States", ("U.S.",)),
        ("Russia", ()),
    ]


def test_a_capital_that_stands_for_a_state_awaits_a_look() -> None:
    found = actor("Ties between Moscow and the town are cold.", "Russia")
    assert found is not None
    assert found.aliases == ("Moscow",)
    assert {"name", "kind", "aliases"} <= found.doubtful


def test_a_capital_where_somebody_is_stands_for_nothing() -> None:
    assert actor("Jane Doe lives in Moscow.", "Russia") is None


def test_bodies_are_known_by_their_head_or_by_brackets() -> None:
    text = "The Harbour Workers Union (HWU) met. The HWU said the port was shut."
    found = actor(text, "Harbour Workers Union")
    assert found is not None
    assert (found.kind, found.aliases) == (ActorKind.ORGANISATION, ("HWU",))


def test_actors_of_the_library_are_linked_by_any_of_their_names() -> None:
    known = KnownActors(
        [Actor("jane-doe", "Jane Anne Doe", ActorKind.PERSON, aliases=("Jane Dôe",))]
    )
    found = find("“No,” said Jane Doe.", whole=False, published=None, known=known)
    assert found.quotes[0].speaker_id == "jane-doe"
    assert found.actors[0].id == "jane-doe"
