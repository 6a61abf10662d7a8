"""``reader index``: update the index of a library, or rebuild it."""

from argparse import Namespace

from reader.cli.library import library_folder, tell_broken
from reader.cli.outcome import CommandError, Exit
from reader.cli.output import print_json, print_line
from reader.cli.progress import progress
from reader.config import Config
from reader.library.opening import bring_up_to_date, open_indexed
from reader.text import counted


def run(args: Namespace, config: Config) -> Exit:
    """Read the changed files, or with ``--rebuild`` all files, and print the totals."""
    library = open_indexed(library_folder(args, config))
    if library.index.why:
        raise CommandError(library.index.why)
    if args.rebuild:
        library.index.start_over()
        library.forget()
    with progress("reading") as on_progress:
        bring_up_to_date(library, on_progress)
    counts = library.counts
    if args.json:
        print_json({**counts._asdict(), "index": str(library.index.path)})
    else:
        found = f"{counted(counts.articles, 'article')}, {counted(counts.quotes, 'quote')}"
        print_line(f"{found} in {library.index.path}")
    return tell_broken(library)
