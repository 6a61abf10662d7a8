"""``reader check``: what is wrong in a library, and whether the originals contain its quotes."""

import os
from argparse import Namespace
from collections import Counter
from datetime import date
from pathlib import Path

from reader.cli.library import read_library
from reader.cli.outcome import Exit, UsageError
from reader.cli.output import print_json, print_line
from reader.config import Config
from reader.format.misplaced import misplaced
from reader.format.sources import Verification, check_sources
from reader.library.library import Library
from reader.model import Problem, Severity
from reader.text import both_ends, counted


def run(args: Namespace, config: Config) -> Exit:
    """List every problem with its place. Compare with the originals if their folder is given."""
    library = read_library(args, config)
    verification = _verification(library, args.sources) if args.sources else None
    unverified = verification.problems if verification else ()
    future = library.future_days(date.today())
    unread = misplaced(library.root)
    problems = sorted((*unread, *library.problems(), *future, *unverified))
    if args.json:
        print_json(_record(library, problems, verification))
    else:
        for problem in problems:
            print_line(str(problem._replace(file=_from_here(library.root / problem.file))))
        print_line(_summary(library, problems, verification))
    broken = any(problem.severity is Severity.ERROR for problem in problems)
    return Exit.PROBLEMS if broken else Exit.FINE


def _verification(library: Library, originals: Path) -> Verification:
    if not originals.is_dir():
        raise UsageError(f"there is no folder {both_ends(str(originals))}")
    return check_sources(library.articles(), originals)


def _from_here(path: Path) -> str:
    """Return the path relative to the working directory, as an editor started here finds it."""
    try:
        return os.path.relpath(path)
    except (OSError, ValueError):  # The working directory is gone, or on another drive.
        return str(path)


def _record(
    library: Library, problems: list[Problem], verification: Verification | None
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
        "articles": library.counts.articles,
        "quotes": library.counts.quotes,
        "verified": verification.verified if verification else 0,
    }


def _summary(library: Library, problems: list[Problem], verification: Verification | None) -> str:
    """Say what was checked, and the result: ``5 articles, 68 quotes: no problems``."""
    counts = library.counts
    checked = f"{counted(counts.articles, 'article')}, {counted(counts.quotes, 'quote')}"
    if verification:
        found = f"{verification.verified} of {verification.in_marks}"
        checked += f", {found} in marks found in their originals"
    severities = Counter(problem.severity for problem in problems)
    found_problems = [counted(count, each) for each, count in sorted(severities.items())]
    return f"{checked}: {', '.join(found_problems) or 'no problems'}"
