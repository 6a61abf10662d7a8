"""``reader actors``: who speaks and who is named in the library."""

from argparse import Namespace
from collections.abc import Mapping

from reader.cli.library import read_library, tell_broken
from reader.cli.outcome import Exit
from reader.cli.output import print_json, print_table
from reader.config import Config
from reader.index.actors import ActorCount
from reader.model import Actor
from reader.text import counted
from reader.wording import held_role


def run(args: Namespace, config: Config) -> Exit:
    """List the actors with the numbers of their quotes, articles and mentions."""
    library = read_library(args, config)
    counts = library.actor_counts()
    if args.json:
        print_json([_record(actor, counts) for actor in library.actors.values()])
    else:
        print_table([_row(actor, counts) for actor in library.actors.values()])
    return tell_broken(library)


_NONE = ActorCount(0, 0, 0, 0)


def _record(actor: Actor, counts: Mapping[str, ActorCount]) -> dict[str, object]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": actor.aliases,
        "roles": [{"title": role.title, "held": role.held.text} for role in actor.roles],
        "articles": counts.get(actor.id, _NONE).articles,
        "quotes": counts.get(actor.id, _NONE).quotes,
        "mentions": counts.get(actor.id, _NONE).mentions,
        "metonyms": counts.get(actor.id, _NONE).metonyms,
    }


def _row(actor: Actor, counts: Mapping[str, ActorCount]) -> list[str]:
    return [
        actor.id,
        actor.name,
        counted(counts.get(actor.id, _NONE).quotes, "quote"),
        counted(counts.get(actor.id, _NONE).articles, "article"),
        counted(counts.get(actor.id, _NONE).mentions, "mention"),
        str(actor.kind),
        "; ".join(map(held_role, actor.roles)),
    ]
