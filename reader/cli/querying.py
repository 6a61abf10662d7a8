"""What the commands with a query share: what it selects, and reporting what is wrong with it."""

from argparse import Namespace
from typing import NamedTuple

from reader.cli.library import say_notices
from reader.cli.outcome import UsageError, say
from reader.index.matches import Order
from reader.library.library import Library
from reader.model import Article
from reader.search.name_index import NameIndex
from reader.search.plan import Marks, Plan, Within, plan_of
from reader.search.query import parse_query
from reader.search.selection import FoundQuote, Selection, articles_of, quotes_of
from reader.session import Session


class Selected(NamedTuple):
    """The articles and the quotes that a query selects."""

    articles: Selection[Article]
    quotes: Selection[FoundQuote]


def selected(args: Namespace, library: Library) -> Selected:
    """Return what the query selects; without one, everything. Raises `UsageError`."""
    query = parse_query(args.query or "")
    if args.query is None:  # The user's own data is not asked for.
        names = NameIndex(library)
        in_text, in_quotes = (
            plan_of(query, within, names, Marks()) for within in (Within.TEXT, Within.QUOTES)
        )
        return Selected(
            articles_of(library.ask, in_text, Order.FILE),
            quotes_of(library.ask, in_quotes, Order.FILE),
        )
    session = Session(library)
    found = Selected(session.articles(query), session.quotes(query))
    say_notices(session)
    check_plan(found.quotes.plan, args.verb)
    refuse_broken(found.quotes.plan)
    return found


def check_plan(plan: Plan, verb: str) -> None:
    """Report the mistakes in a query. Raises `UsageError` if nothing is left of it."""
    for mistake in plan.mistakes:
        say(f"column {mistake.start + 1}: {mistake.message}")
    if plan.empty:
        raise UsageError(f"there is nothing to look for; “reader {verb} --help” shows how to ask")


def refuse_broken(plan: Plan) -> None:
    """Raise `UsageError` if a query asks for broken files, which these lists do not contain."""
    if plan.broken:
        raise UsageError("“is:broken” finds files; “reader search is:broken” lists them")
