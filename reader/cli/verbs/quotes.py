"""``reader quotes``: who said what, when, and according to whom."""

from argparse import Namespace
from collections.abc import Iterator, Mapping

from reader.citation import Cited, cite
from reader.cli.library import kept_bookmarks, no_such, read_library, tell_broken
from reader.cli.outcome import Exit, NotFoundError
from reader.cli.output import print_json, print_table
from reader.config import Config
from reader.library.library import Library
from reader.model import Bookmark, QuoteKey
from reader.wording import Sign, date_or_none, quoted

_Kept = Mapping[QuoteKey, Bookmark] | None


def run(args: Namespace, config: Config) -> Exit:
    """List the quotes that every filter lets through."""
    library = read_library(args, config)
    broken = tell_broken(library)
    kept = kept_bookmarks(library)
    unknown = _unknown(args, library)
    found = (
        [] if unknown else [cited for cited in _cited(args, library) if _wanted(args, cited, kept)]
    )
    if args.json:
        print_json([_record(cited, library, kept) for cited in found])
    else:
        print_table([_row(cited, kept) for cited in found], last_below=True)
    if unknown:
        raise unknown
    if not found and _filters(args):
        raise NotFoundError("nothing found: no quote passes all the filters")
    return Exit.PROBLEMS if kept is None else broken


def _filters(args: Namespace) -> bool:
    return any((args.article, args.speaker, args.kind, args.topic, args.bookmarked))


def _unknown(args: Namespace, library: Library) -> NotFoundError | None:
    """The first id among the filters that the library does not know."""
    if args.article is not None and library.article(args.article) is None:
        return no_such("article", args.article, library.article_ids())
    filters = (("actor", args.speaker, library.actors), ("topic", args.topic, library.topics))
    for noun, id, known in filters:
        if id is not None and id not in known:
            return no_such(noun, id, known)
    return None


def _cited(args: Namespace, library: Library) -> Iterator[Cited]:
    """The quotes of the articles that may have wanted ones."""
    if args.article:
        only = library.article(args.article)
        articles = iter((only,) if only else ())
    else:
        articles = library.articles()
    for article in articles:
        for quote in article.quotes:
            yield cite(article, quote, library.actors)


def _wanted(args: Namespace, cited: Cited, kept: _Kept) -> bool:
    quote = cited.quote
    return (
        args.article in (None, cited.article.id)
        and args.speaker in (None, quote.speaker)
        and args.kind in (None, quote.kind)
        and (args.topic is None or args.topic in quote.topics)
        and (not args.bookmarked or bool(kept and _key(cited) in kept))
    )


def _key(cited: Cited) -> QuoteKey:
    return QuoteKey(cited.article.id, cited.quote.id)


def _record(cited: Cited, library: Library, kept: _Kept) -> dict[str, object]:
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


def _row(cited: Cited, kept: _Kept) -> list[str]:
    quote = cited.quote
    return [
        str(_key(cited)),
        cited.speaker,
        date_or_none(quote.said),
        str(quote.kind),
        Sign.BOOKMARKED if kept and _key(cited) in kept else "",
        quoted(quote),
    ]
