"""``reader bookmarks``: list, add and remove bookmarks."""

from argparse import Namespace
from contextlib import closing
from functools import partial

from reader.bookmark import Bookmark
from reader.cli.library import (
    find_article,
    find_quote,
    kept_bookmarks,
    open_bookmarks,
    read_library,
    reference,
    remember_id,
    tell_broken,
)
from reader.cli.outcome import Exit, NotFoundError
from reader.cli.output import print_json, print_line, print_list
from reader.cli.records import BookmarkRecord, bookmark_record
from reader.config import Config
from reader.library.library import Library
from reader.model import QuoteKey
from reader.notebook.store import Bookmarks, bookmark_of
from reader.text import excerpt
from reader.wording import bookmark_speaker, day_of_moment, in_marks


def run(args: Namespace, config: Config) -> Exit:
    """List the bookmarks of the library, or add or remove one."""
    key = reference(args.quote) if args.action else None
    library = read_library(args, config)
    if key:
        with closing(open_bookmarks(library)) as bookmarks:
            done = (_add if args.action == "add" else _remove)(key, library, bookmarks)
            if args.json:
                print_json([bookmark_record(each, library) for each in bookmarks.all().values()])
            else:
                print_line(done)
        return Exit.FINE
    broken = tell_broken(library)
    kept = kept_bookmarks(library)
    in_library = partial(bookmark_record, library=library), partial(_row, library=library)
    print_list(args, (kept or {}).values(), BookmarkRecord, *in_library)
    return Exit.PROBLEMS if kept is None else broken


def _add(key: QuoteKey, library: Library, bookmarks: Bookmarks) -> str:
    article = find_article(library, key.article)
    quote = find_quote(article, key.quote)
    bookmark = bookmark_of(article, quote, library.actors)
    kept = bookmarks.add(bookmark)
    remember_id(library)
    return f"Bookmarked {_named(bookmark)}" if kept == bookmark else f"Kept already: {_named(kept)}"


def _remove(key: QuoteKey, library: Library, bookmarks: Bookmarks) -> str:
    gone = bookmarks.remove(key)
    if gone is None:
        raise NotFoundError(f"nothing found: {excerpt(str(key))} is not bookmarked")
    return f"Bookmark removed: {_named(gone)}"


def _named(bookmark: Bookmark) -> str:
    speaker = bookmark_speaker(bookmark)
    return f"{bookmark.key}: {speaker}, {in_marks(bookmark.kind, excerpt(bookmark.words))}"


def _row(bookmark: Bookmark, library: Library) -> list[str]:
    return [
        str(bookmark.key),
        day_of_moment(bookmark.created),
        str(bookmark.state(library.words_of(bookmark.key))),
        bookmark_speaker(bookmark),
        in_marks(bookmark.kind, bookmark.words),
    ]
