"""``reader articles``: the articles of the library."""

from argparse import Namespace

from reader.cli.library import read_library, tell_broken
from reader.cli.outcome import Exit
from reader.cli.output import print_json, print_table
from reader.config import Config
from reader.library.library import Library
from reader.model import Article
from reader.text import clean_line, counted
from reader.wording import date_or_none, source


def run(args: Namespace, config: Config) -> Exit:
    """List the articles that can be read, and say which cannot."""
    library = read_library(args, config)
    if args.json:
        print_json([_record(article, library) for article in library.articles()])
    else:
        rows = [_row(article) for article in library.articles()]
        print_table(rows, last_below=True)
    return tell_broken(library)


def _record(article: Article, library: Library) -> dict[str, object]:
    return {
        "id": article.id,
        "headline": article.headline,
        "title": article.title,
        "outlet": article.outlet,
        "agency": article.agency,
        "published": article.published.text if article.published else None,
        "topics": article.topics,
        "quotes": len(article.quotes),
        "actors": library.actors_in(article.id),
        "file": clean_line(article.file),
        "broken": False,
    }


def _row(article: Article) -> list[str]:
    return [
        article.id,
        date_or_none(article.published),
        counted(len(article.quotes), "quote"),
        source(article.outlet, article.agency),
        article.shown_headline,
    ]
