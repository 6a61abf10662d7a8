"""``reader actors``: who speaks and who is named in the library, or in what a query selects."""

from argparse import Namespace

from reader.cli.library import read_library, tell_broken
from reader.cli.outcome import Exit, NotFoundError
from reader.cli.output import print_list
from reader.cli.querying import selected
from reader.cli.records import ActorRecord
from reader.config import Config
from reader.index.matches import ActorCount, Facet
from reader.model import Actor
from reader.text import counted
from reader.wording import held_role

_NONE = ActorCount(0, 0, 0, 0)


def run(args: Namespace, config: Config) -> Exit:
    """List the actors with the numbers of their quotes, articles and mentions."""
    library = read_library(args, config)
    found = selected(args, library)
    parts, spoken = found.articles.parts(), found.quotes.counts(Facet.ACTOR)
    actors = [
        (actor, parts.get(actor.id, _NONE)._replace(quotes=spoken.get(actor.id, 0)))
        for actor in library.actors.values()
        if args.query is None or actor.id in parts or actor.id in spoken
    ]
    print_list(args, actors, ActorRecord, lambda each: _record(*each), lambda each: _row(*each))
    broken = tell_broken(library)
    if args.query is not None and not actors:
        raise NotFoundError("nothing found: no actor takes part in what the query selects")
    return broken


def _record(actor: Actor, count: ActorCount) -> ActorRecord:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": actor.aliases,
        "roles": [{"title": role.title, "held": role.held.text} for role in actor.roles],
        "articles": count.articles,
        "quotes": count.quotes,
        "mentions": count.mentions,
        "metonyms": count.metonyms,
        "note": actor.note,
    }


def _row(actor: Actor, count: ActorCount) -> list[str]:
    return [
        actor.id,
        actor.name,
        counted(count.quotes, "quote"),
        counted(count.articles, "article"),
        counted(count.mentions, "mention"),
        str(actor.kind),
        "; ".join(map(held_role, actor.roles)),
    ]
