"""What the commands with a query share: what it selects, and reporting what is wrong with it."""

from argparse import Namespace
from typing import NamedTuple

from reader.cli.library import say_notices
from reader.cli.outcome import UsageError, say
from reader.index.matches import Order
from reader.library.library import Library
from reader.model import Article
from reader.search.asked import FoundQuote, Marks, Within
from reader.search.name_index import NameIndex
from reader.search.plan import Plan, plan_of
from reader.search.query import parse_query
from reader.search.selection import Selection, articles_of, quotes_of
from reader.session import Session

ORDERS = {"newest": Order.NEWEST, "oldest": Order.OLDEST, "said": Order.SAID, None: Order.FILE}


class Selected(NamedTuple):
    """The articles and the quotes that a query selects."""

    articles: Selection[Article]
    quotes: Selection[FoundQuote]


def selected(args: Namespace, library: Library) -> Selected:
    """Return what the query selects; without one, everything. Raises `UsageError`."""
    if args.query is None:
        in_quotes = _everything(library, Within.QUOTES)
        return Selected(
            selected_articles(args, library), quotes_of(library.ask, in_quotes, Order.FILE)
        )
    session = Session(library)
    quotes = session.quotes(args.query, order=Order.FILE)
    found = Selected(session.articles(args.query), quotes)
    _tell(session, found.quotes.plan, args.verb)
    return found


def selected_articles(
    args: Namespace, library: Library, order: Order = Order.FILE
) -> Selection[Article]:
    """Return the articles that the query selects; without one, all. Raises `UsageError`."""
    if args.query is None:
        return articles_of(library.ask, _everything(library, Within.TEXT), order)
    session = Session(library)
    found = session.articles(args.query, order=order)
    _tell(session, found.plan, args.verb)
    return found


def _everything(library: Library, within: Within) -> Plan:
    """Plan to select everything. The user's own data, which may be damaged, is not asked for."""
    return plan_of(parse_query(""), within, NameIndex(library), Marks())


def _tell(session: Session, plan: Plan, verb: str) -> None:
    say_notices(session)
    check_plan(plan, verb)
    refuse_broken(plan)


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
