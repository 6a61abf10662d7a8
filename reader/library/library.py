"""A library as its index has it: asked, never held. A file that changed is read by itself."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from reader.format.files import ACTORS, INFO, REGISTERS, TOPICS, Stamp, stamp_of
from reader.index.carriers import carriers
from reader.index.database import SIGNS_OF_DAMAGE, Index, is_damage, is_of_query
from reader.index.records import (
    as_bytes,
    as_name,
    unpack,
    unpacked_actor,
    unpacked_info,
    unpacked_problems,
    unpacked_topic,
)
from reader.library.by_id import ById
from reader.mentions import Name, NameFinder, words_in
from reader.model import Actor, Article, LibraryInfo, Mention, Problem, QuoteKey, Severity, Topic
from reader.speakers import PALETTE_SIZE
from reader.text import one_line

_ARTICLES_KEPT = 32
T = TypeVar("T")


class ArticleFile(NamedTuple):
    """An article's file: the article, or the errors that keep it from being read.

    `name` is relative to the library's folder.
    """

    name: str
    stamp: Stamp | None
    article: Article | None
    problems: tuple[Problem, ...]


class Counts(NamedTuple):
    """How much there is in a library. `broken` counts files."""

    articles: int
    quotes: int
    actors: int
    broken: int


class ActorCount(NamedTuple):
    """In how many articles an actor takes part, and how often they speak and are named there."""

    articles: int
    quotes: int
    mentions: int
    metonyms: int


class Library:
    """A library in a folder, with its index.

    To be asked from one thread at a time. An index that cannot be read is made again, at worst in
    memory; `damaged` is true where it was damaged.
    """

    def __init__(self, root: Path, index: Index) -> None:
        self.root = root
        self.index = index
        self.damaged = False
        self.actors: Mapping[str, Actor] = ById(self.ask_for, "actor", unpacked_actor)
        self.topics: Mapping[str, Topic] = ById(self.ask_for, "topic", unpacked_topic)
        self._kept = lru_cache(_ARTICLES_KEPT)(self._read_article)

    # The types in a row are those of the tables, which only SQLite knows.
    def ask(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows that SQL gives."""
        return self.ask_for(tuple, sql, *values)

    def ask_for(self, make: Callable[[tuple[Any, ...]], T], sql: str, *values: object) -> list[T]:
        """What `make` makes of the rows that SQL gives. What it cannot use counts as damage."""

        def work() -> list[T]:
            return [make(row) for row in self.index.connection.execute(sql, values).fetchall()]

        try:
            return self.mended(work)
        except sqlite3.OperationalError as error:
            self.recover(error)
        return work()

    def mended(self, work: Callable[[], T]) -> T:
        """What some work with the index gives; where it is damaged, with one made again."""
        try:
            return work()
        except SIGNS_OF_DAMAGE as error:
            if not is_damage(error):
                raise
            self.recover(error)
        return work()

    def recover(self, error: Exception) -> None:
        """Make the index usable after an error: again where it is damaged or its file is gone; in
        memory where its file cannot be read. Raises the error where the index is not to blame."""
        if is_damage(error):
            self.damaged = True
            self.index.make_anew()
        elif isinstance(error, sqlite3.OperationalError) and not is_of_query(error):
            opened = self.index.opened
            self.index.follow_replaced()
            if self.index.opened == opened:
                self.index.leave_file(str(error))
        else:
            raise error
        self.forget()

    def version(self) -> tuple[int, int]:
        """What changes whenever another connection wrote to the index, or replaced it."""
        self.index.follow_replaced()
        written: int = self.ask("PRAGMA data_version")[0][0]
        return self.index.opened, written

    def forget(self) -> None:
        """Forget what was asked, because the index says other things now."""
        self._kept.cache_clear()
        self.actors = ById(self.ask_for, "actor", unpacked_actor)
        self.topics = ById(self.ask_for, "topic", unpacked_topic)
        for name in ("info", "_given", "colours"):
            self.__dict__.pop(name, None)

    # The whole

    @cached_property
    def info(self) -> LibraryInfo:
        """What library.yaml says; where it is broken, what it said before, or the folder's name."""
        name = one_line(self.root.resolve().name) or "library"
        return self._given or LibraryInfo(name, name)

    @property
    def given_id(self) -> str | None:
        """The id that library.yaml gives, or gave before it was broken; ``None`` where there is no
        telling: then that of `info` is a guess.

        Never behind the disk: bookmarks are kept under the library's id.
        """
        return self._given.id if self._given else None

    @cached_property
    def _given(self) -> LibraryInfo | None:
        rows = self.ask(
            "SELECT modified, changed, size, inode FROM file WHERE name = ?", as_bytes(INFO)
        )
        stamp = stamp_of(self.root / INFO)
        if not rows or stamp is None or Stamp(*rows[0]) != stamp:
            info = self._info_on_disk()
            if info:
                return info
        found = self.ask_for(
            lambda row: unpacked_info(row[0]), "SELECT value FROM meta WHERE name = 'info'"
        )
        return found[0] if found else None

    def _info_on_disk(self) -> LibraryInfo | None:
        # YAML is loaded only where it changed.
        from reader.format.authorities import read_info
        from reader.index.entry_reader import read_bytes

        data, report = read_bytes(self.root, INFO)
        return read_info(data, report) if data is not None else None

    @property
    def is_read(self) -> bool:
        """Whether all of the library's files were read for the index at least once."""
        return self._meta("read") is not None

    def _meta(self, name: str) -> str | None:
        rows = self.ask("SELECT value FROM meta WHERE name = ?", name)
        return rows[0][0] if rows else None

    @property
    def counts(self) -> Counts:
        """How much there is."""
        tallies = dict(
            self.ask_for(
                lambda row: (row[0], int(row[1])),
                "SELECT kind, count FROM tally WHERE kind IN ('articles', 'quotes', 'broken')",
            )
        )
        return Counts(
            tallies.get("articles", 0),
            tallies.get("quotes", 0),
            len(self.actors),
            tallies.get("broken", 0),
        )

    @cached_property
    def colours(self) -> Mapping[str, int]:
        """The number of each speaker's colour."""
        sql = "SELECT speaker, number FROM colour"
        return dict(self.ask_for(lambda row: (row[0], int(row[1]) % PALETTE_SIZE), sql))

    def problems(self) -> Iterator[Problem]:
        """All problems of the library, file by file, those of the registers first."""
        rows = self.ask("SELECT name FROM file WHERE problems IS NOT NULL ORDER BY name")
        names = [as_name(name) for (name,) in rows]
        for name in sorted(names, key=lambda name: name not in REGISTERS):
            yield from self.problems_of(name)

    def actor_counts(self) -> Mapping[str, ActorCount]:
        """How often each actor speaks and is named. Goes over all articles."""
        rows = self.ask(
            "SELECT part.key, count(*), sum(json_extract(part.value, '$[0]')),"
            " sum(json_extract(part.value, '$[1]')), sum(json_extract(part.value, '$[2]'))"
            " FROM article, json_each(article.actors) AS part GROUP BY part.key"
        )
        return {id: ActorCount(*counts) for id, *counts in rows}

    # Articles

    def article(self, id: str) -> Article | None:
        """An article by its id, as the index has it."""
        return self._kept(id)

    def _read_article(self, id: str) -> Article | None:
        found = self.ask_for(
            lambda row: unpack(row[0], as_name(row[1])),
            "SELECT a.record, f.name FROM article a JOIN file f ON f.number = a.file"
            " WHERE a.id = ?",
            id,
        )
        return found[0] if found else None

    def articles(self, fact: str | None = None) -> Iterator[Article]:
        """All articles, or those that have a fact (`reader.index.entries.fact`), in the
        order of their files' names, each read when it is its turn."""
        where = "WHERE a.key IN (SELECT rowid FROM words WHERE words MATCH ?)" if fact else ""
        rows = self.ask(
            f"SELECT a.id FROM file f JOIN article a ON a.file = f.number {where} ORDER BY f.name",
            *((f"facts : {fact}",) if fact else ()),
        )
        for (id,) in rows:
            article = self._read_article(id)
            if article:
                yield article

    def article_ids(self) -> list[str]:
        """The ids of all articles."""
        return [id for (id,) in self.ask("SELECT id FROM article")]

    def open(self, name: str) -> ArticleFile | None:
        """A file as it is on disk; ``None`` where neither the disk nor the index has it."""
        rows = self.ask_for(
            lambda row: (Stamp(*row[:4]), unpacked_problems(row[4]), row[5]),
            "SELECT f.modified, f.changed, f.size, f.inode, f.problems, a.id"
            " FROM file f LEFT JOIN article a ON a.file = f.number"
            " WHERE f.name = ? AND NOT f.stale",
            as_bytes(name),
        )
        stamp = stamp_of(self.root / name)
        if rows and (stamp is None or rows[0][0] == stamp):
            _, problems, id = rows[0]
            return ArticleFile(name, stamp, self.article(id) if id else None, problems)
        return self._read_file(name, stamp) if stamp else None

    def _read_file(self, name: str, stamp: Stamp) -> ArticleFile:
        # YAML is loaded where a file changed, and not before the first frame.
        from reader.format.authorities import check_register
        from reader.index.entry_reader import Known, check, read_bytes

        data, report = read_bytes(self.root, name)
        if name in REGISTERS:
            check_register(name, data, report)
            return ArticleFile(name, stamp, None, tuple(sorted(report.problems)))
        known = Known(self.actors, self.topics, self._may_lack(ACTORS), self._may_lack(TOPICS))
        checked = check(data, report, known)
        return ArticleFile(name, stamp, checked.article, checked.problems)

    def _may_lack(self, register: str) -> bool:
        """Whether the index may lack what a register says: it is broken, or was not read since it
        changed."""
        found = self.ask_for(
            lambda row: (Stamp(*row[:4]), bool(row[4])),
            "SELECT modified, changed, size, inode, broken FROM file WHERE name = ?",
            as_bytes(register),
        )
        stamp = stamp_of(self.root / register)
        return found[0] != (stamp, False) if found else stamp is not None

    def broken_registers(self) -> dict[str, Problem]:
        """The registers that are broken, each with its first error."""
        found = self.ask_for(
            lambda row: unpacked_problems(row[0]),
            "SELECT problems FROM file WHERE broken AND name IN (?, ?, ?) ORDER BY name",
            *map(as_bytes, REGISTERS),
        )
        errors = (problem for problems in found for problem in reversed(problems))
        return {each.file: each for each in errors if each.severity is Severity.ERROR}

    def file_of(self, id: str) -> str | None:
        """The name of an article's file."""
        rows = self.ask(
            "SELECT f.name FROM article a JOIN file f ON f.number = a.file WHERE a.id = ?", id
        )
        return as_name(rows[0][0]) if rows else None

    def article_in(self, name: str) -> str | None:
        """The id of the article in a file."""
        rows = self.ask(
            "SELECT a.id FROM article a JOIN file f ON f.number = a.file WHERE f.name = ?",
            as_bytes(name),
        )
        return rows[0][0] if rows else None

    def actors_in(self, id: str) -> int:
        """How many actors take part in an article."""
        rows = self.ask(
            "SELECT count(*) FROM article, json_each(article.actors) WHERE article.id = ?", id
        )
        count: int = rows[0][0]
        return count

    def problems_of(self, name: str) -> tuple[Problem, ...]:
        """The problems of a file."""
        found = self.ask_for(
            lambda row: unpacked_problems(row[0]),
            "SELECT problems FROM file WHERE name = ?",
            as_bytes(name),
        )
        return found[0] if found else ()

    # What is worked out of them

    def mentions(self, article: Article) -> tuple[Mention, ...]:
        """Where an article names actors."""
        words = {word for paragraph in article.paragraphs for word in words_in(paragraph.text)}
        rows = self.ask(
            "SELECT first, name, actor, metonym FROM name"
            " WHERE first IN (SELECT value FROM json_each(?)) ORDER BY number",
            json.dumps(sorted(words)),
        )
        return NameFinder(Name(*row) for row in rows).mentions(article)

    def echoes(self, article: str) -> Mapping[str, tuple[str, ...]]:
        """The outlets, or agencies, that carry a quote of the article as well, by its id."""
        found = self.article(article)
        quotes = found.quotes if found else ()
        return {
            quotes[number].id: outlets
            for number, outlets in carriers(self.ask, article).items()
            if number < len(quotes)
        }

    def words_of(self, key: QuoteKey) -> str | None:
        """The words of a quote today, or ``None`` where it is gone."""
        article = self.article(key.article)
        quote = article.by_id.get(key.quote) if article else None
        return quote.words if quote else None
