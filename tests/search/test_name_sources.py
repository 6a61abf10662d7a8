"""The index finds the same names of actors as a list does."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from reader.mentions import names_of
from reader.model import Actor, ActorKind
from reader.search.name_sources import ActorNames, ListedNames, NamedValue, NameSource
from tests.libraries import write_library
from tests.search.searching import index_of

WORDS = st.sampled_from(["Ann", "Anna", "Lee", "Léo", "O’Leary", "al-Lee", "Wu", "李"])
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
ACTORS = st.lists(
    st.builds(
        Actor,
        id=st.integers(0, 10_000).map("a-{}".format),
        name=NAMES,
        kind=st.just(ActorKind.STATE),
        aliases=st.lists(NAMES, max_size=2).map(tuple),
        metonyms=st.lists(NAMES, max_size=1).map(tuple),
    ),
    max_size=6,
    unique_by=lambda actor: actor.id,
)
VALUES = st.lists(
    st.sampled_from(["a", "an", "ann", "anna", "l", "le", "leo", "o", "李"]), max_size=2
)


def found(known: NameSource, wanted: list[str]) -> list[object]:
    """Return everything that is found by words, each once."""
    named = [known.with_words(wanted, begun=begun) for begun in (False, True)] if wanted else []
    completions = [known.completions(wanted, most) for most in (1, 2, 99)]
    return [*(list(dict.fromkeys(each)) for each in named), *completions]


@given(ACTORS, VALUES)
def test_the_index_finds_what_a_list_finds(actors: list[Actor], wanted: list[str]) -> None:
    register = {
        actor.id: {
            "name": actor.name,
            "kind": "state",
            "aliases": list(actor.aliases),
            "metonyms": list(actor.metonyms),
        }
        for actor in actors
    }
    with TemporaryDirectory() as folder:
        yaml = json.dumps(register) if register else ""
        library = index_of(write_library(Path(folder) / "l", articles={}, actors=yaml))
        for metonyms in (False, True):
            listed = ListedNames(
                NamedValue(each.name, each.actor)
                for each in names_of(library.actors.values())
                if metonyms or not each.metonym
            )
            known = ActorNames(library.ask, metonyms=metonyms)
            assert found(known, wanted) == found(listed, wanted)
            for value in (*register, *(actor.name for actor in actors)):
                assert set(known.called(value)) == set(listed.called(value)), value
        library.index.close()
