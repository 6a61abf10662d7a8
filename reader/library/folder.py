"""A library as a folder on disk: read whole into a snapshot, and read again where it changed."""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from reader.library.article import Draft, read_article
from reader.library.mentions import NameFinder
from reader.library.nodes import MAX_BYTES, Report
from reader.library.registers import LibraryInfo, read_actors, read_info, read_topics
from reader.model import Actor, Article, Place, Problem, Severity, Topic
from reader.text import one_line

INFO, ACTORS, TOPICS, ARTICLES = "library.yaml", "actors.yaml", "topics.yaml", "articles"
_SUFFIXES = (".yaml", ".yml")
_START = Place(1, 1)


class NotALibrary(Exception):
    """The folder cannot be opened as a library; the message says why and what to do."""


class Stamp(NamedTuple):
    """What tells that a file changed, without reading it: `changed` tells of rights, too."""

    modified: int
    changed: int
    size: int
    inode: int


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article's file: the article, or the errors that keep it from being read.

    `name` is relative to the library's folder.
    """

    name: str
    stamp: Stamp | None
    draft: Draft | None
    own_problems: tuple[Problem, ...]
    problems: tuple[Problem, ...]

    @property
    def broken(self) -> bool:
        """Whether errors keep the article from being read."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def article(self) -> Article | None:
        """The article, unless it is broken."""
        return self.draft.article if self.draft and not self.broken else None


@dataclass(frozen=True)
class Library:
    """A library as it stood when it was read. Nothing in it changes; read it again for news."""

    root: Path
    info: LibraryInfo
    actors: Mapping[str, Actor]
    topics: Mapping[str, Topic]
    files: tuple[ArticleFile, ...]
    register_problems: tuple[Problem, ...]
    stamps: Mapping[str, Stamp | None]

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """The articles that can be read, by their ids, in the order of their files."""
        return {file.article.id: file.article for file in self.files if file.article}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems of the library, file by file."""
        return self.register_problems + tuple(p for file in self.files for p in file.problems)

    @cached_property
    def names(self) -> NameFinder:
        """Finds the names of the library's actors in a text."""
        return NameFinder(self.actors.values())


def open_library(root: Path, before: Library | None = None) -> Library:
    """Read the library in a folder; what did not change since `before` is not read again.

    Raises `NotALibrary` where there is none.
    """
    listed = dict(_list_files(root))
    if before and before.stamps == listed:
        return before
    problems: list[Problem] = []
    info = _read_info(root, problems, before)
    reports = {name: Report(name) for name in (ACTORS, TOPICS)}
    actors_data = _read_file(root / ACTORS, reports[ACTORS])
    actors = read_actors(actors_data, reports[ACTORS]) if actors_data is not None else {}
    topics: dict[str, Topic] = {}
    if TOPICS in listed:
        topics_data = _read_file(root / TOPICS, reports[TOPICS])
        topics = read_topics(topics_data, reports[TOPICS]) if topics_data is not None else {}
    for report in reports.values():
        problems += sorted(report.problems)
    known = _Known(
        None if reports[ACTORS].broken else actors, None if reports[TOPICS].broken else topics
    )
    files = tuple(_read_articles(root, listed, known, before))
    return Library(root, info, actors, topics, files, tuple(problems), listed)


def require_library(root: Path) -> None:
    """Raise `NotALibrary` where a folder holds none. Nothing is read yet."""
    shown = one_line(str(root))
    try:
        if not root.is_dir():
            raise NotALibrary(f"there is no folder {shown}")
        if not (root / INFO).exists():
            raise NotALibrary(f"{shown} is not a library: it holds no {INFO}")
    except OSError as error:
        raise NotALibrary(f"{shown} cannot be opened: {error.strerror}") from error


def _list_files(root: Path) -> Iterator[tuple[str, Stamp | None]]:
    """The files of a library with their stamps, the articles in the order of their names."""
    require_library(root)
    for name in (INFO, ACTORS, TOPICS):
        stamp = _stamp(root / name)
        if name != TOPICS or os.path.lexists(root / name):
            yield name, stamp
    try:
        names = sorted(name for name in os.listdir(root / ARTICLES) if name.endswith(_SUFFIXES))
    except FileNotFoundError:
        return
    except OSError as error:
        raise NotALibrary(
            f"cannot list {one_line(str(root / ARTICLES))}: {error.strerror}"
        ) from error
    for name in names:
        if not name.startswith("."):
            yield f"{ARTICLES}/{name}", _stamp(root / ARTICLES / name)


def _stamp(path: Path) -> Stamp | None:
    """The stamp of a regular file; ``None`` for what is none or cannot be asked."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Stamp(found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def _read_file(path: Path, report: Report) -> bytes | None:
    """The bytes of a file (not many more than may be), or ``None`` with the problem reported."""
    try:
        if not path.is_file():
            report.error("unreadable", _START, _why_no_file(path))
            return None
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        report.error("unreadable", _START, f"cannot be read: {error.strerror}")
        return None


def _why_no_file(path: Path) -> str:
    if path.exists():
        return "is not a file; put one in its place"
    return "is a link that leads nowhere; mend it" if path.is_symlink() else "is missing; add it"


def _read_info(root: Path, problems: list[Problem], before: Library | None) -> LibraryInfo:
    """library.yaml; where it is broken, what it said before, or else the folder's name."""
    report = Report(INFO)
    data = _read_file(root / INFO, report)
    info = read_info(data, report) if data is not None else None
    problems += sorted(report.problems)
    if info:
        return info
    if before:
        return before.info
    name = one_line(root.resolve().name) or "library"
    return LibraryInfo(id=name, title=name)


class _Known(NamedTuple):
    """The ids that articles may refer to; ``None`` where the register is broken: all may be."""

    actors: Mapping[str, Actor] | None
    topics: Mapping[str, Topic] | None

    def check(self, draft: Draft, report: Report) -> None:
        """Report every reference to an actor or a topic that is not there."""
        for reference in draft.references:
            known = self.actors if reference.actor else self.topics
            if known is None or reference.id in known:
                continue
            what, where = ("actor", ACTORS) if reference.actor else ("topic", TOPICS)
            message = f"“{one_line(reference.id)}” is no {what} of this library; add it to {where}"
            report.error(f"unknown-{what}", reference.place, message)


def _read_articles(
    root: Path, listed: Mapping[str, Stamp | None], known: _Known, before: Library | None
) -> Iterator[ArticleFile]:
    read_before = {file.name: file for file in before.files} if before else {}
    owners: dict[str, str] = {}
    for name, stamp in listed.items():
        if not name.startswith(f"{ARTICLES}/"):
            continue
        old = read_before.get(name)
        if old and stamp and old.stamp == stamp:
            draft, own = old.draft, old.own_problems
        else:
            draft, own = _read_draft(root, name)
        report = Report(one_line(name), list(own))
        if draft:
            known.check(draft, report)
            _claim_id(draft, name, owners, report)
        yield ArticleFile(name, stamp, draft, own, tuple(sorted(report.problems)))


def _claim_id(draft: Draft, name: str, owners: dict[str, str], report: Report) -> None:
    """Give an article its id, unless a file before it has that; a broken one takes it from none."""
    if draft.article is None:
        return
    id = draft.article.id
    if id in owners:
        message = f"“{id}” is the id of {owners[id]} already; give it another"
        report.error("duplicate-id", draft.place, message)
    elif not report.broken:
        owners[id] = name


def _read_draft(root: Path, name: str) -> tuple[Draft | None, tuple[Problem, ...]]:
    report = Report(one_line(name))
    data = _read_file(root / name, report)
    draft = read_article(data, report.file, report) if data is not None else None
    return draft, tuple(report.problems)
