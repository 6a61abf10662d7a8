"""``reader search``: find words, speakers and phrases in the library."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from typing import TypedDict

from reader.cli.library import read_library, say_notices
from reader.cli.outcome import Exit, NotFoundError, UsageError
from reader.cli.output import print_json, print_line, print_list
from reader.cli.querying import ORDERS, check_plan
from reader.cli.records import QuoteRecord, quote_record
from reader.config import Config
from reader.index.matches import Order
from reader.library.library import Library
from reader.model import Quote, QuoteKey
from reader.search.asked import Within
from reader.search.broken import broken_files
from reader.search.hits import Hit
from reader.search.plan import Plan
from reader.search.query import parse_query
from reader.session import Session
from reader.text import clean_line, counted
from reader.wording import day_published, day_said, quoted, source, speaker_name


def run(args: Namespace, config: Config) -> Exit:
    """Print the results of a query, best first, and their number."""
    library = read_library(args, config)
    session, query = Session(library), parse_query(args.query)
    order = ORDERS[args.sort] if args.sort else Order.BEST
    within = Within.QUOTES if args.quotes else Within.TEXT
    selection = session.passages(query, within=within, order=order)
    say_notices(session)
    plan = selection.plan
    check_plan(plan, "search")
    if order is Order.SAID and not plan.matching.finds_quotes:
        raise UsageError("only quotes have a day on which they were said; add --quotes")
    records: list[Mapping[str, object]]
    if plan.broken:
        names = broken_files(library.ask, query)
        total, records = len(names), [_broken(library, name) for name in names[: args.limit]]
        lines = [[str(record["file"]), str(record["snippet"])] for record in records]
    else:
        total, hits = selection.total, selection.page(0, args.limit)
        records = [_record_of(hit, session, plan) for hit in hits]
        lines = [_row(hit, library, plan) for hit in hits]
    if args.json:
        print_json({"query": args.query, "total": total, "hits": records})
    else:
        shape = QuoteHitRecord if plan.matching.finds_quotes and not plan.broken else HitRecord
        found = zip(records, lines, strict=True)
        print_list(args, found, shape, lambda each: each[0], lambda each: each[1])
    if not total:
        raise NotFoundError("nothing found")
    if not (args.json or args.csv or args.bom):
        print_line(_summary(len(records), total, plan))
    return Exit.FINE


class HitRecord(TypedDict):
    """What was found in an article; of a broken file, only `snippet` and `file` are known."""

    article: str | None
    headline: str | None
    outlet: str | None
    agency: str | None
    published: str | None
    url: str | None
    paragraph: int | None
    quote: str | None
    speaker: str | None
    speakers: Sequence[str]
    speaker_name: str | None
    snippet: str
    score: float
    file: str


class QuoteHitRecord(QuoteRecord):
    """A quote that was found; `quote` is its id, as in a `HitRecord`."""

    quote: str
    snippet: str
    score: float
    file: str


def _broken(library: Library, name: str) -> dict[str, object]:
    problem = library.problems_of(name)[0]
    return {
        **dict.fromkeys(HitRecord.__annotations__),
        "snippet": f"{problem.place}: {problem.message}",
        "score": 0.0,
        "file": clean_line(name),
    }


def _record_of(hit: Hit, session: Session, plan: Plan) -> Mapping[str, object]:
    quote = hit.passage.quote
    if quote and plan.within is Within.QUOTES:
        return _quote_record(hit, quote, session)
    return _record(hit, session)


def _record(hit: Hit, session: Session) -> HitRecord:
    article, (span, quote, snippet) = hit.article, hit.passage
    return {
        "article": article.id,
        "headline": article.headline,
        "outlet": article.outlet,
        "agency": article.agency,
        "published": article.published.text if article.published else None,
        "url": article.url,
        "paragraph": article.paragraphs[span.paragraph].number,
        "quote": quote.id if quote else None,
        "speaker": quote.speaker if quote else None,
        "speakers": quote.speakers if quote else (),
        "speaker_name": session.speaker_name(quote) if quote and quote.speakers else None,
        "snippet": snippet.text,
        "score": round(hit.score, 4),
        "file": clean_line(article.file),
    }


def _quote_record(hit: Hit, quote: Quote, session: Session) -> QuoteHitRecord:
    key = QuoteKey(hit.article.id, quote.id)
    bookmarked = None if session.kept is None else key in session.kept
    cited = session.cited(hit.article, quote)
    return {
        **quote_record(cited, session.library, bookmarked=bookmarked),
        "quote": quote.id,
        "snippet": hit.passage.snippet.text,
        "score": round(hit.score, 4),
        "file": clean_line(hit.article.file),
    }


def _row(hit: Hit, library: Library, plan: Plan) -> list[str]:
    article, (_, quote, snippet) = hit.article, hit.passage
    published = day_published(article)
    if quote and plan.within is Within.QUOTES:
        name = speaker_name(quote, library.actors)
        return [
            str(QuoteKey(article.id, quote.id)),
            name,
            day_said(quote),
            published,
            quoted(quote),
        ]
    return [article.id, source(article.outlet, article.agency), published, snippet.text]


def _summary(shown: int, total: int, plan: Plan) -> str:
    """Say how much was found: ``3 quotes``, ``1,204 articles; 20 are shown, …``."""
    noun = "quote" if plan.within is Within.QUOTES else "article"
    found = counted(total, "broken file" if plan.broken else noun)
    return found if shown == total else f"{found}; {shown:,} are shown, --limit shows more"
