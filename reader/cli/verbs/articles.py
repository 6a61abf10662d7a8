"""``reader articles``: the articles of the library."""

from argparse import Namespace

from reader.cli.library import read_library, say_notices, tell_broken
from reader.cli.outcome import Exit, NotFoundError
from reader.cli.output import print_json, print_table
from reader.cli.querying import check_plan, refuse_broken
from reader.cli.records import article_record
from reader.config import Config
from reader.index.matches import Order
from reader.library.library import Library
from reader.model import Article
from reader.search.selection import Selection
from reader.session import Session
from reader.text import counted
from reader.wording import date_or_none, source


def run(args: Namespace, config: Config) -> Exit:
    """List the articles that the query finds, and name the broken files."""
    library = read_library(args, config)
    selection = _selection(args, library)
    found = library.articles() if selection is None else iter(selection)
    if args.json:
        print_json([article_record(article, library) for article in found])
    else:
        rows = [_row(article) for article in found]
        print_table(rows, last_below=True)
    broken = tell_broken(library)
    if selection and not selection.total:
        raise NotFoundError("nothing found: no article passes all the filters")
    return broken


def _selection(args: Namespace, library: Library) -> Selection[Article] | None:
    """Return what the query selects, or ``None`` for all articles if there is no query."""
    if args.query is None:
        return None
    session = Session(library)
    selection = session.articles(args.query, order=Order.FILE)
    say_notices(session)
    check_plan(selection.plan, "articles")
    refuse_broken(selection.plan)
    return selection


def _row(article: Article) -> list[str]:
    return [
        article.id,
        date_or_none(article.published, time=False),
        counted(len(article.quotes), "quote"),
        source(article.outlet, article.agency),
        article.shown_headline,
    ]
