"""``reader actors``: who speaks in the library and who is named."""

from argparse import Namespace
from collections import Counter

from reader.config import Config
from reader.library.folder import Library
from reader.model import Actor
from reader.text import counted
from reader.verbs.opening import read_library, tell_broken
from reader.verbs.outcome import Exit
from reader.verbs.printing import print_json, print_table


def run(args: Namespace, config: Config) -> Exit:
    """List the actors with what they said and where they are named."""
    library = read_library(args, config)
    counts = _Counts(library)
    if args.json:
        print_json([_record(actor, counts) for actor in library.actors.values()])
    else:
        print_table([_row(actor, counts) for actor in library.actors.values()])
    return tell_broken(library)


class _Counts:
    """How often each actor speaks and is named; places named for a state are counted apart."""

    def __init__(self, library: Library) -> None:
        self.articles: Counter[str] = Counter()
        self.quotes: Counter[str] = Counter()
        self.mentions: Counter[str] = Counter()
        self.metonyms: Counter[str] = Counter()
        for article in library.articles.values():
            mentions = library.names.mentions(article)
            self.quotes.update(quote.speaker for quote in article.quotes if quote.speaker)
            self.mentions.update(mention.actor for mention in mentions if not mention.metonym)
            self.metonyms.update(mention.actor for mention in mentions if mention.metonym)
            self.articles.update({*article.speakers, *(mention.actor for mention in mentions)})


def _record(actor: Actor, counts: _Counts) -> dict[str, object]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": actor.aliases,
        "roles": [{"title": role.title, "held": role.held.text} for role in actor.roles],
        "articles": counts.articles[actor.id],
        "quotes": counts.quotes[actor.id],
        "mentions": counts.mentions[actor.id],
        "metonyms": counts.metonyms[actor.id],
    }


def _row(actor: Actor, counts: _Counts) -> list[str]:
    return [
        actor.id,
        actor.name,
        counted(counts.quotes[actor.id], "quote"),
        counted(counts.articles[actor.id], "article"),
        counted(counts.mentions[actor.id], "mention"),
        str(actor.kind),
        "; ".join(f"{role.title} ({role.held.text})" for role in actor.roles),
    ]
