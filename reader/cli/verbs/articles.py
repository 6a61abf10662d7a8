"""``reader articles``: the articles of the library."""

from argparse import Namespace
from functools import partial

from reader.cli.library import read_library, tell_broken
from reader.cli.outcome import Exit, NotFoundError, say
from reader.cli.output import print_list
from reader.cli.querying import ORDERS, selected_articles
from reader.cli.records import ArticleRecord, article_record
from reader.config import Config
from reader.model import Article
from reader.text import both_ends, counted
from reader.wording import date_or_none, source


def run(args: Namespace, config: Config) -> Exit:
    """List the articles that the query finds, and name the broken files."""
    library = read_library(args, config)
    found = selected_articles(args, library, ORDERS[args.sort])
    print_list(args, found, ArticleRecord, partial(article_record, library=library), _row)
    broken = tell_broken(library)
    if not library.counts.articles and broken is Exit.FINE:
        shown = both_ends(str(library.root))
        say(f"{shown} holds no articles yet; “reader add FILE --library {shown}” adds them")
    if args.query is not None and not found.total:
        raise NotFoundError("nothing found: no article passes all the filters")
    return broken


def _row(article: Article) -> list[str]:
    return [
        article.id,
        date_or_none(article.published, time=False),
        counted(len(article.quotes), "quote"),
        source(article.outlet, article.agency),
        article.shown_headline,
    ]
