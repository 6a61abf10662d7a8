"""``reader topics``: what the library, or what a query selects of it, is about."""

from argparse import Namespace

from reader.cli.library import read_library, tell_broken
from reader.cli.outcome import Exit, NotFoundError
from reader.cli.output import print_list
from reader.cli.querying import selected
from reader.cli.records import TopicRecord
from reader.config import Config
from reader.index.matches import Facet
from reader.model import Topic
from reader.text import counted


def run(args: Namespace, config: Config) -> Exit:
    """List the topics with the numbers of articles and quotes on them."""
    library = read_library(args, config)
    found = selected(args, library)
    articles, quotes = (each.counts(Facet.TOPIC) for each in found)
    topics = [
        (topic, articles.get(topic.id, 0), quotes.get(topic.id, 0))
        for topic in library.topics.values()
        if args.query is None or topic.id in articles or topic.id in quotes
    ]
    print_list(args, topics, TopicRecord, lambda each: _record(*each), lambda each: _row(*each))
    broken = tell_broken(library)
    if args.query is not None and not topics:
        raise NotFoundError("nothing found: what the query selects has no topic")
    return broken


def _record(topic: Topic, articles: int, quotes: int) -> TopicRecord:
    return {
        "id": topic.id,
        "name": topic.name,
        "articles": articles,
        "quotes": quotes,
        "note": topic.note,
    }


def _row(topic: Topic, articles: int, quotes: int) -> list[str]:
    return [topic.id, counted(articles, "article"), counted(quotes, "quote"), topic.name]
