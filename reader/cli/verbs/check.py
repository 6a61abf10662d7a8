"""``reader check``: what is wrong in a library, and whether the originals contain its quotes."""

import os
from argparse import Namespace
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from reader.cli.files import library_of
from reader.cli.library import read_folder, read_library
from reader.cli.outcome import Exit, UsageError
from reader.cli.output import print_json, print_line
from reader.config import Config
from reader.format.future import future_days
from reader.format.misplaced import misplaced
from reader.format.sources import CannotTell, Verification, check_sources
from reader.library.library import Library
from reader.model import Article
from reader.problem import Problem, Severity
from reader.text import both_ends, counted, one_line


class _Part(NamedTuple):
    """What of a library is checked, `size` articles, and the problems that its files have."""

    articles: Iterable[Article]
    quotes: int
    size: int
    problems: Iterable[Problem]


def run(args: Namespace, config: Config) -> Exit:
    """List every problem with its place. Compare with the originals if their folder is given."""
    if args.files:
        root, names = library_of(args.files, args.library)
        library = read_folder(root)
        part = _files(library, names)
    else:
        library = read_library(args, config)
        part = _whole(library)
    verification = _verification(part, args.sources) if args.sources else None
    unverified = verification.problems if verification else ()
    problems = sorted((*part.problems, *unverified))
    if args.json:
        print_json(_record(part, problems, verification))
    else:
        for problem in problems:
            print_line(str(problem._replace(file=_from_here(library.root / problem.file))))
        print_line(_summary(part, problems, verification))
    broken = any(problem.severity is Severity.ERROR for problem in problems)
    return Exit.PROBLEMS if broken else Exit.FINE


def _whole(library: Library) -> _Part:
    counts, future = library.counts, library.future_days(date.today())
    problems = chain(misplaced(library.root), library.problems(), future)
    return _Part(library.articles(), counts.quotes, counts.articles, problems)


def _files(library: Library, names: Collection[str]) -> _Part:
    ids = filter(None, map(library.article_in, names))
    articles = [article for article in map(library.article, ids) if article]
    shown = set(map(one_line, names))
    problems = chain(
        (problem for problem in misplaced(library.root) if problem.file in shown),
        (problem for name in names for problem in library.problems_of(name)),
        (problem for article in articles for problem in future_days(article, date.today())),
    )
    quotes = sum(len(article.quotes) for article in articles)
    return _Part(articles, quotes, len(articles), problems)


def _verification(part: _Part, originals: Path) -> Verification:
    if not originals.is_dir():
        raise UsageError(f"there is no folder {both_ends(str(originals))}")
    return check_sources(part.articles, originals, _words)


def _words(data: bytes, name: str) -> str:
    """All words that an original prints. Raises `CannotTell`."""
    # Nothing but originals needs the kinds of sources, which cost a third of a check.
    from reader.sources.piece import CannotRead
    from reader.sources.reading import text_of

    try:
        return text_of(data, name)
    except CannotRead as error:
        why = str(error)
        raise CannotTell(f"{why[:1].lower()}{why[1:].removesuffix('.')}") from None


def _from_here(path: Path) -> str:
    """Return the path relative to the working directory, as an editor started here finds it."""
    try:
        return os.path.relpath(path)
    except (OSError, ValueError):  # The working directory is gone, or on another drive.
        return str(path)


def _record(
    part: _Part, problems: list[Problem], verification: Verification | None
) -> dict[str, object]:
    return {
        "problems": [
            {
                "file": problem.file,
                "line": problem.place.line,
                "column": problem.place.column,
                "code": problem.code,
                "severity": problem.severity,
                "message": problem.message,
            }
            for problem in problems
        ],
        "articles": part.size,
        "quotes": part.quotes,
        "verified": verification.verified if verification else 0,
    }


def _summary(part: _Part, problems: list[Problem], verification: Verification | None) -> str:
    """Say what was checked, and the result: ``5 articles, 68 quotes: no problems``."""
    checked = f"{counted(part.size, 'article')}, {counted(part.quotes, 'quote')}"
    if verification:
        found = f"{verification.verified} of {verification.in_marks}"
        checked += f", {found} in marks found in their originals"
    severities = Counter(problem.severity for problem in problems)
    found_problems = [counted(count, each) for each, count in sorted(severities.items())]
    return f"{checked}: {', '.join(found_problems) or 'no problems'}"
