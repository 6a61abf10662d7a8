"""``reader export``: quotes or bookmarks as a file for another program."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from reader.adding.files import Changed, create, replace
from reader.citation import cite
from reader.cli.library import kept_bookmarks, read_library
from reader.cli.outcome import CommandError, Exit, NotFoundError, UsageError, say
from reader.cli.output import print_line
from reader.cli.querying import selected
from reader.config import Config
from reader.export.exported import Exported, of_bookmark
from reader.export.formats import FORMATS
from reader.library.library import Library
from reader.text import both_ends, counted


def run(args: Namespace, config: Config) -> Exit:
    """Write what is selected to stdout, or to a file that is not there yet."""
    if args.format is None:
        for each in FORMATS.values():
            print_line(f"{each.id:<12}{each.title}")
        return Exit.FINE
    if args.format not in FORMATS:
        raise UsageError(f"there is no format “{args.format}”; “reader export” lists them")
    args.query = " ".join(args.words) or None
    library = read_library(args, config)
    items = list(_items(args, library))
    if not items:
        raise NotFoundError("nothing found: there is nothing to export")
    pieces = FORMATS[args.format].write(items)
    if args.output is None:
        for piece in pieces:
            sys.stdout.write(piece)
        return Exit.FINE
    _write(args.output, "".join(pieces).encode(), force=args.force)
    say(f"{counted(len(items), 'quote')} written to {both_ends(str(args.output))}")
    return Exit.FINE


def _items(args: Namespace, library: Library) -> Iterator[Exported]:
    """The quotes of a query or of the whole library; else the bookmarks."""
    if args.query is None and not args.all:
        yield from _bookmarks(library)
        return
    for found in selected(args, library).quotes:
        yield Exported(cite(found.article, found.quote, library.actors))


def _bookmarks(library: Library) -> Iterator[Exported]:
    """The bookmarks, those of an article together, in the order of its text."""
    kept = kept_bookmarks(library)
    if kept is None:
        raise CommandError("the bookmarks cannot be read")
    places: dict[str, int] = {}
    for bookmark in kept.values():
        places.setdefault(bookmark.key.article, len(places))
    found = []
    for bookmark in kept.values():
        article = library.article(bookmark.key.article)
        item = of_bookmark(bookmark, article, library.actors)
        spans = item.quote.spans
        found.append((places[bookmark.key.article], not spans, spans, bookmark.key.quote, item))
    for *_, item in sorted(found, key=lambda each: each[:4]):
        yield item


def _write(path: Path, data: bytes, *, force: bool) -> None:
    if path.exists() and not force:
        raise UsageError(f"{both_ends(str(path))} is there already; --force replaces it")
    try:
        if path.exists():
            replace(path, path.read_bytes(), data)
        else:
            create(path, data)
    except (Changed, FileExistsError):
        raise CommandError(f"{both_ends(os.fspath(path))} has changed meanwhile") from None
