"""``reader add``: drafts of the articles in files of any kind, in a library of one's own."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypedDict

from reader.adding.actor_file import CannotAppend
from reader.adding.additions import Added, Additions, Known, Outcome
from reader.adding.files import CannotWrite, Changed
from reader.adding.head import Given
from reader.adding.sources import NoSource, named_files, read_sources
from reader.cli.library import no_such, own_library, read_folder
from reader.cli.outcome import CommandError, Exit, UsageError, say
from reader.cli.output import print_json, print_line
from reader.cli.progress import progress
from reader.config import Config
from reader.dates import parse
from reader.library.library import Library
from reader.sources.piece import ADDRESS, Refused
from reader.text import both_ends, counted, excerpt

_WHY_KNOWN = {"address": "has the same address", "bytes": "is the same file", "words": "is like it"}


def run(args: Namespace, config: Config) -> Exit:
    """Add what the sources hold. Exit with 1 if something was refused."""
    library = read_folder(own_library(args, config))
    given = given_by(args)
    for topic in given.topics:
        if topic not in library.topics:
            raise no_such("topic", topic, library.topics)
    files = sources(args)
    counts: Counter[str] = Counter()
    records, why = [], ""
    try:
        additions = Additions(library, given, again=args.again, dry=args.dry_run)
        for file, outcome in _outcomes(files, given, library, additions):
            counts[type(outcome).__name__] += 1
            records.append(_record(file, outcome)) if args.json else _tell(file, outcome)
    except (CannotAppend, Changed, CannotWrite) as error:
        why = str(error)
    if args.json:
        print_json(records)
    elif counts or not why:
        print_line(_summary(counts, library.root, dry=args.dry_run))
    if why:
        raise CommandError(why)
    return Exit.PROBLEMS if counts["Refused"] else Exit.FINE


def given_by(args: Namespace) -> Given:
    """What the arguments say of all articles. Raises `UsageError`."""
    if args.published:
        try:
            parse(args.published)
        except ValueError as error:
            raise UsageError(str(error)) from None
    if args.url and not ADDRESS.fullmatch(args.url):
        raise UsageError(f"{both_ends(args.url)} is no http or https address")
    return Given(args.outlet, args.published, args.url, tuple(args.topic or ()))


def sources(args: Namespace) -> list[str]:
    """The files of the arguments. Raises `UsageError`."""
    try:
        found = named_files(args.sources)
    except NoSource as error:
        raise UsageError(str(error)) from None
    if args.url and len(found) > 1:
        raise UsageError("--url is the address of one article; name one source")
    return found


def _outcomes(
    files: list[str], given: Given, library: Library, additions: Additions
) -> Iterator[tuple[str, Outcome]]:
    """Yield each file with what became of an article in it."""
    actors = list(library.actors.values())
    with progress("adding") as on_progress:
        for number, (file, data, found) in enumerate(read_sources(files, given, actors), 1):
            yield from additions.add(data, file, found)
            on_progress(number, len(files))
        yield from additions.flush()


def _tell(file: str, outcome: Outcome) -> None:
    match outcome:
        case Added():
            waiting = f", {counted(outcome.doubts, 'finding')} to review" if outcome.doubts else ""
            quotes = counted(outcome.quotes, "quote")
            print_line(f"added {outcome.id}: {excerpt(outcome.headline)} ({quotes}{waiting})")
        case Known():
            why = _WHY_KNOWN[outcome.match.by]
            print_line(f"known {excerpt(outcome.headline)}: {outcome.match.id} {why}")
        case Refused():
            where = f"{outcome.where}: " if outcome.where else ""
            say(f"{both_ends(file)}: {where}{outcome.reason}")


def _summary(counts: Counter[str], root: Path, *, dry: bool) -> str:
    found = counted(counts.total(), "article")
    done = "would be added" if dry else "added"
    parts = [f"{counts['Added']:,} {done}"]
    if counts["Known"]:
        parts.append(f"{counts['Known']:,} known already")
    if counts["Refused"]:
        parts.append(f"{counts['Refused']:,} refused")
    summary = f"{found} found: {', '.join(parts)}"
    if counts["Added"] and not dry:
        shown = both_ends(str(root))
        summary += f". “reader open {shown}” shows them, R there reviews them"
    return f"{summary}."


class OutcomeRecord(TypedDict):
    """What became of an article, as JSON."""

    source: str
    result: str
    id: str | None
    headline: str | None
    quotes: int | None
    doubts: int | None
    by: str | None
    likeness: float | None
    where: str | None
    reason: str | None


_NOTHING_KNOWN = dict.fromkeys(OutcomeRecord.__annotations__)


def _record(file: str, outcome: Outcome) -> Mapping[str, object]:
    """The keys of an `OutcomeRecord`."""
    record: dict[str, object] = {**_NOTHING_KNOWN, "source": file}
    match outcome:
        case Added():
            return {**record, "result": "added", **outcome._asdict()}
        case Known():
            found = outcome.match._asdict()
            found["likeness"] = round(outcome.match.likeness, 2)
            return {**record, "result": "known", "headline": outcome.headline, **found}
        case Refused():
            return {**record, "result": "refused", **outcome._asdict()}
