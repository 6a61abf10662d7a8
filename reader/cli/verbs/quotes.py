"""``reader quotes``: who said what, when, and according to whom."""

from argparse import Namespace
from functools import partial

from reader.citation import Cited
from reader.cli.library import no_such, read_library, say_notices, tell_broken
from reader.cli.outcome import Exit, NotFoundError
from reader.cli.output import print_list
from reader.cli.querying import ORDERS, check_plan, refuse_broken
from reader.cli.records import QuoteRecord, quote_record
from reader.config import Config
from reader.library.library import Library
from reader.model import QuoteKey
from reader.search.asked import Only
from reader.session import Session
from reader.wording import Sign, day_published, day_said, quoted


def run(args: Namespace, config: Config) -> Exit:
    """List the quotes that match the query and all filters."""
    library = read_library(args, config)
    broken = tell_broken(library)
    session = Session(library)
    only = Only(args.article, args.speaker, args.topic, args.kind, args.bookmarked)
    selection = session.quotes(args.query or "", only=only, order=ORDERS[args.sort])
    say_notices(session)
    if args.query is not None:
        check_plan(selection.plan, "quotes")
        refuse_broken(selection.plan)
    unknown = _unknown(args, library)
    found = (session.cited(*each) for each in (() if unknown else selection))
    in_session = partial(_record, session=session), partial(_row, session=session)
    print_list(args, found, QuoteRecord, *in_session)
    if unknown:
        raise unknown
    if (args.query is not None or any(only)) and not selection.total:
        raise NotFoundError("nothing found: no quote passes all the filters")
    return Exit.PROBLEMS if session.kept is None else broken


def _unknown(args: Namespace, library: Library) -> NotFoundError | None:
    """Return an error for the first id among the filters that the library does not know."""
    if args.article is not None and library.article(args.article) is None:
        return no_such("article", args.article, library.article_ids())
    filters = (("actor", args.speaker, library.actors), ("topic", args.topic, library.topics))
    for noun, id, known in filters:
        if id is not None and id not in known:
            return no_such(noun, id, known)
    return None


def _key(cited: Cited) -> QuoteKey:
    return QuoteKey(cited.article.id, cited.quote.id)


def _record(cited: Cited, session: Session) -> QuoteRecord:
    bookmarked = _is_bookmarked(cited, session)
    return quote_record(cited, session.library, bookmarked=bookmarked)


def _is_bookmarked(cited: Cited, session: Session) -> bool | None:
    return None if session.kept is None else _key(cited) in session.kept


def _row(cited: Cited, session: Session) -> list[str]:
    quote = cited.quote
    return [
        str(_key(cited)),
        cited.speaker,
        day_said(quote),
        day_published(cited.article),
        str(quote.kind),
        Sign.BOOKMARKED if _is_bookmarked(cited, session) else "",
        quoted(quote),
    ]
