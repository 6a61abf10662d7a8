"""Reads files for the index: turns the name of a file into its entry."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from reader.format.article import Draft, read_article
from reader.format.files import ACTORS, TOPICS, Unreadable, read_file
from reader.format.nodes import Report
from reader.index.entries import FileEntry, Unchanged, Wanted, indexed
from reader.mentions import NameFinder, names_of
from reader.model import Actor, Article, Topic
from reader.problem import Place, Problem
from reader.text import excerpt, one_line

START = Place(1, 1)


class Authorities(NamedTuple):
    """The actors and topics that articles may refer to.

    With `all_actors` or `all_topics` any id is accepted, because the file is broken.
    """

    actors: Mapping[str, Actor]
    topics: Mapping[str, Topic]
    all_actors: bool
    all_topics: bool


class Checked(NamedTuple):
    """An article's file, read and checked. `article` is ``None`` if the file has errors.

    `place` is the place of its id.
    """

    article: Article | None
    problems: tuple[Problem, ...]
    place: Place


class EntryReader:
    """Reads the files of articles, and checks what they refer to."""

    def __init__(self, root: Path, known: Authorities) -> None:
        self._root = root
        self._known = known
        self._finder = NameFinder(names_of(known.actors.values()))

    def read(self, wanted: Wanted) -> FileEntry | Unchanged:
        """Return the entry of a file."""
        name, stamp = wanted.name, wanted.stamp
        data, report = read_bytes(self._root, name)
        hash = hash_of(data, report)
        if data is None:
            # Without a stamp, reading is retried until it succeeds.
            stamp = None
        if hash == wanted.hash:
            return Unchanged(name, stamp)
        checked = check(data, report, self._known)
        entry = FileEntry(name, stamp, hash, checked.problems, place=checked.place)
        if checked.article is None:
            return entry
        known = self._known
        article = indexed(checked.article, self._finder, known.actors, known.topics)
        return entry._replace(article=article)

    def read_all(self, wanted: Iterable[Wanted]) -> list[FileEntry | Unchanged]:
        """Return the entries of several files."""
        return [self.read(each) for each in wanted]


def read_bytes(root: Path, name: str) -> tuple[bytes | None, Report]:
    """Return the bytes of a file of the library, or ``None`` with the problem in the report."""
    report = Report(one_line(name))
    try:
        return read_file(root / name), report
    except Unreadable as error:
        report.error("unreadable", START, str(error))
        return None, report


def hash_of(data: bytes | None, report: Report) -> bytes:
    """Return a hash of a file's contents, or of why it cannot be read."""
    if data is None:
        why = "".join(problem.message for problem in report.problems)
        return blake2b(why.encode(), digest_size=16, person=b"unreadable").digest()
    return blake2b(data, digest_size=16).digest()


def check(data: bytes | None, report: Report, known: Authorities) -> Checked:
    """Read an article's bytes and check what it refers to."""
    draft = read_article(data, report.file, report) if data is not None else None
    if draft:
        _check_references(draft, known, report)
    return Checked(
        draft.article if draft and not report.broken else None,
        tuple(sorted(report.problems)),
        draft.place if draft else START,
    )


def _check_references(draft: Draft, known: Authorities, report: Report) -> None:
    """Report every use of an id that the library does not have."""
    for reference in draft.references:
        if reference.actor:
            what, where, there = "actor", ACTORS, known.all_actors or reference.id in known.actors
        else:
            what, where, there = "topic", TOPICS, known.all_topics or reference.id in known.topics
        if not there:
            message = f"“{excerpt(reference.id)}” is no {what} of this library; add it to {where}"
            report.error(f"unknown-{what}", reference.at.place, message)
