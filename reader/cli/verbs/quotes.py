"""``reader quotes``: who said what, when, and according to whom."""

from argparse import Namespace

from reader.citation import Cited, cite
from reader.cli.library import no_such, read_library, tell_broken
from reader.cli.outcome import Exit, NotFoundError
from reader.cli.output import print_json, print_table
from reader.cli.querying import Kept, check_plan, read_marks, refuse_broken
from reader.config import Config
from reader.index.matches import Order
from reader.library.library import Library
from reader.model import QuoteKey
from reader.search.plan import Only
from reader.search.query import parse_query
from reader.search.selection import select_quotes
from reader.wording import Sign, date_or_none, quoted


def run(args: Namespace, config: Config) -> Exit:
    """List the quotes that the query finds and every filter lets through."""
    library = read_library(args, config)
    broken = tell_broken(library)
    marks, kept = read_marks(library)
    only = Only(args.article, args.speaker, args.topic, args.kind, args.bookmarked)
    selection = select_quotes(
        library, parse_query(args.query or ""), marks, only=only, order=Order.FILE
    )
    if args.query is not None:
        check_plan(selection.plan, "quotes")
        refuse_broken(selection.plan)
    unknown = _unknown(args, library)
    found = (cite(*each, library.actors) for each in (() if unknown else selection))
    if args.json:
        print_json([_record(cited, library, kept) for cited in found])
    else:
        print_table([_row(cited, kept) for cited in found], last_below=True)
    if unknown:
        raise unknown
    if (args.query is not None or any(only)) and not selection.total:
        raise NotFoundError("nothing found: no quote passes all the filters")
    return Exit.PROBLEMS if kept is None else broken


def _unknown(args: Namespace, library: Library) -> NotFoundError | None:
    """The first id among the filters that the library does not know."""
    if args.article is not None and library.article(args.article) is None:
        return no_such("article", args.article, library.article_ids())
    filters = (("actor", args.speaker, library.actors), ("topic", args.topic, library.topics))
    for noun, id, known in filters:
        if id is not None and id not in known:
            return no_such(noun, id, known)
    return None


def _key(cited: Cited) -> QuoteKey:
    return QuoteKey(cited.article.id, cited.quote.id)


def _record(cited: Cited, library: Library, kept: Kept) -> dict[str, object]:
    quote = cited.quote
    speaker = library.actors.get(quote.speaker) if quote.speaker else None
    return {
        "article": cited.article.id,
        "id": quote.id,
        "speaker": quote.speaker,
        "speaker_name": speaker.name if speaker else None,
        "role": cited.role,
        "kind": quote.kind,
        "cue": quote.cue,
        "words": quote.words,
        "addressee": quote.addressee,
        "occasion": quote.occasion,
        "said": quote.said.text if quote.said else None,
        "topics": quote.topics,
        "paragraph": quote.paragraph,
        "bookmarked": None if kept is None else _key(cited) in kept,
    }


def _row(cited: Cited, kept: Kept) -> list[str]:
    quote = cited.quote
    return [
        str(_key(cited)),
        cited.speaker,
        date_or_none(quote.said),
        str(quote.kind),
        Sign.BOOKMARKED if kept and _key(cited) in kept else "",
        quoted(quote),
    ]
