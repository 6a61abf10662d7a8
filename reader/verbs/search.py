"""``reader search``: find words, speakers and phrases in the library."""

from argparse import Namespace

from reader.citation import in_marks
from reader.config import Config
from reader.dates import in_words
from reader.library.library import ArticleFile, Library
from reader.library.search.hits import Hit, HitReader, count_years, find
from reader.library.search.meaning import Marks, Meaning, Within, meaning_of
from reader.library.search.names import Names
from reader.library.search.query import parse_query
from reader.text import counted
from reader.verbs.opening import kept_bookmarks, read_articles, read_library
from reader.verbs.outcome import Exit, UsageError, say
from reader.verbs.printing import print_json, print_line, print_table


def run(args: Namespace, config: Config) -> Exit:
    """Print what a query finds, the best first."""
    library = read_library(args, config)
    meaning = _meaning(args, library)
    for mistake in meaning.mistakes:
        say(f"column {mistake.start + 1}: {mistake.message}")
    if not meaning.match and not meaning.broken:
        raise UsageError("there is nothing to look for in that; “reader search --help” shows how")
    if meaning.broken:
        files = list(library.broken_files())
        total, hits = len(files), [_broken_record(file) for file in files[: args.limit]]
        lines = [[hit["file"], hit["snippet"]] for hit in hits]
    else:
        connection = library.index.connection
        total = sum(count_years(connection, meaning).values())
        found = find(connection, meaning, args.limit, best_first=True)
        read = list(HitReader(library, meaning).read(found))
        hits = [_record(hit, meaning) for hit in read]
        lines = [_row(hit, library) for hit in read]
    if args.json:
        print_json({"query": args.query, "total": total, "hits": hits})
    else:
        print_table(lines, last_below=True)
        noun = "quote" if meaning.within is Within.QUOTES else "article"
        print_line(_summary(len(hits), total, "broken file" if meaning.broken else noun))
    return Exit.FINE if total else Exit.PROBLEMS
