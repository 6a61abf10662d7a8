"""``reader search``: find words, speakers and phrases in the library."""

from argparse import Namespace

from reader.cli.library import kept_bookmarks, read_library, require_id
from reader.cli.outcome import Exit, NotFoundError, UsageError, say
from reader.cli.output import print_json, print_line, print_table
from reader.config import Config
from reader.index import matches
from reader.library.library import Library
from reader.notebook import IdMissing, StoreError
from reader.notebook.positions import read_articles
from reader.search.hits import Hit, HitReader, find
from reader.search.name_index import NameIndex
from reader.search.plan import Marks, Plan, Within, plan_of
from reader.search.query import Query, parse_query
from reader.search.results import broken_files
from reader.text import clean_line, counted
from reader.wording import date_or_none, quoted, source, speaker_name


def run(args: Namespace, config: Config) -> Exit:
    """Print what a query finds, the best first, and how much there is."""
    library = read_library(args, config)
    query = parse_query(args.query)
    meaning = _meaning(args, query, library)
    for mistake in meaning.mistakes:
        say(f"column {mistake.start + 1}: {mistake.message}")
    if meaning.empty:
        raise UsageError("there is nothing to look for; “reader search --help” shows how to ask")
    if meaning.broken:
        names = broken_files(library.ask, query)
        total, records = len(names), [_broken(library, name) for name in names[: args.limit]]
        lines = [[str(record["file"]), str(record["snippet"])] for record in records]
    else:
        total = library.ask(matches.count, meaning.matching)
        found = find(library.ask, meaning, args.limit, best_first=True)
        hits = list(HitReader(library, meaning).read(found))
        records = [_record(hit, library, meaning) for hit in hits]
        lines = [_row(hit, library, meaning) for hit in hits]
    if args.json:
        print_json({"query": args.query, "total": total, "hits": records})
    else:
        print_table(lines, last_below=True)
    if not total:
        raise NotFoundError("nothing found")
    if not args.json:
        print_line(_summary(len(records), total, meaning))
    return Exit.FINE


def _meaning(args: Namespace, query: Query, library: Library) -> Plan:
    kept = kept_bookmarks(library) or {}
    read: list[str] = []
    try:
        read = read_articles(require_id(library))
    except IdMissing:
        pass  # Said already, for the bookmarks.
    except StoreError as error:
        say(str(error))
    within = Within.QUOTES if args.quotes else Within.TEXT
    return plan_of(query, within, NameIndex(library), Marks(read, kept.keys()))


def _broken(library: Library, name: str) -> dict[str, object]:
    problem = library.problems_of(name)[0]
    return {
        "article": None,
        "headline": None,
        "paragraph": None,
        "quote": None,
        "speaker": None,
        "snippet": f"{problem.place}: {problem.message}",
        "score": 0.0,
        "file": clean_line(name),
    }


def _record(hit: Hit, library: Library, meaning: Plan) -> dict[str, object]:
    article, (span, quote, snippet) = hit.article, hit.passage
    speaker = library.actors.get(quote.speaker) if quote and quote.speaker else None
    record: dict[str, object] = {
        "article": article.id,
        "headline": article.headline,
        "paragraph": article.paragraphs[span.paragraph].number,
        "quote": quote.id if quote else None,
        "speaker": quote.speaker if quote else None,
        "speaker_name": speaker.name if speaker else None,
        "score": round(hit.score, 4),
        "published": article.published.text if article.published else None,
        "outlet": article.outlet,
        "file": clean_line(article.file),
    }
    if quote and meaning.within is Within.QUOTES:
        return {**record, "words": quote.words}
    return {**record, "snippet": snippet.text}


def _row(hit: Hit, library: Library, meaning: Plan) -> list[str]:
    article, (_, quote, snippet) = hit.article, hit.passage
    published = date_or_none(article.published)
    if quote and meaning.within is Within.QUOTES:
        name = speaker_name(quote.speaker, library.actors)
        return [f"{article.id}/{quote.id}", name, published, quoted(quote)]
    return [article.id, source(article.outlet, article.agency), published, snippet.text]


def _summary(shown: int, total: int, meaning: Plan) -> str:
    """What was found: ``3 quotes``, ``1,204 articles; the best 20 are shown``."""
    noun = "quote" if meaning.within is Within.QUOTES else "article"
    found = counted(total, "broken file" if meaning.broken else noun)
    return found if shown == total else f"{found}; {shown:,} are shown, --limit shows more"
