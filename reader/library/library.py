"""A library as its index has it: asked, never held. Files that changed are read from the disk."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from reader.format.files import ACTORS, AUTHORITIES, INFO, TOPICS, Stamp, stamp_of
from reader.format.future import future_days
from reader.index import actors, articles, files, names, totals
from reader.index.carriers import carriers, reports_of
from reader.index.database import Connection, Index, OperationalError
from reader.index.failures import SIGNS_OF_DAMAGE, is_damage, is_of_query
from reader.library import disk
from reader.library.by_id import ById
from reader.mentions import NameFinder, words_in
from reader.model import Actor, Article, LibraryInfo, Mention, QuoteKey, Topic
from reader.problem import Problem, Severity
from reader.text import one_line

_ARTICLES_KEPT = 32
P = ParamSpec("P")
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


class Library:
    """A library in a folder, with its index.

    Ask it from one thread at a time. An index that cannot be read is made again, at worst in
    memory; `damaged` is true where it was damaged.
    """

    def __init__(self, root: Path, index: Index) -> None:
        self.root = root
        self.index = index
        self.damaged = False
        self._kept = lru_cache(_ARTICLES_KEPT)(self._read_article)

    # Asking the index

    def ask(
        self,
        question: Callable[Concatenate[Connection, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """What a question to the index gives (`reader.index.asking`).

        Where the index cannot be read it is made usable, and asked once more. Raises what the
        question raises where the index is not to blame.
        """

        def work() -> T:
            return question(self.index.connection, *args, **kwargs)

        try:
            return self.mended(work)
        except OperationalError as error:
            self.recover(error)
        return work()

    def mended(self, work: Callable[[], T]) -> T:
        """What some work with the index gives; where the index is damaged, with a new one."""
        try:
            return work()
        except SIGNS_OF_DAMAGE as error:
            if not is_damage(error):
                raise
            self.recover(error)
        return work()

    def recover(self, error: Exception) -> None:
        """Make the index usable after an error: a new one where it is damaged or its file is gone,
        in memory where its file cannot be read. Raises the error where the index is not to blame.
        """
        if is_damage(error):
            self.damaged = True
            self.index.start_over()
        elif isinstance(error, OperationalError) and not is_of_query(error):
            opened = self.index.opened
            self.index.follow_replaced()
            if self.index.opened == opened:
                self.index.leave_file(str(error))
        else:
            raise error
        self.forget()

    def version(self) -> tuple[int, int]:
        """What changes whenever another connection writes to the index, or replaces it."""
        self.index.follow_replaced()
        written = self.ask(totals.data_version)
        return self.index.opened, written

    def forget(self) -> None:
        """Forget what was asked, because the index says other things now."""
        self._kept.cache_clear()
        for name in ("actors", "topics", "info", "_given"):
            self.__dict__.pop(name, None)

    # The whole

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """The actors by their ids."""
        return ById(
            lambda actor: self.ask(actors.actor, actor),
            lambda: self.ask(actors.actor_ids),
            lambda: self.ask(actors.count_actors),
        )

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """The topics by their ids."""
        return ById(
            lambda topic: self.ask(actors.topic, topic),
            lambda: self.ask(actors.topic_ids),
            lambda: self.ask(actors.count_topics),
        )

    @cached_property
    def info(self) -> LibraryInfo:
        """What library.yaml says; where it is broken, what it said before, or the folder's name."""
        name = one_line(self.root.resolve().name) or "library"
        return self._given or LibraryInfo(name, name)

    @property
    def given_id(self) -> str | None:
        """The id that library.yaml gives, or gave before it was broken; ``None`` where neither is
        known: then the id in `info` is a guess.

        Never behind the disk: bookmarks are kept under the library's id.
        """
        return self._given.id if self._given else None

    @cached_property
    def _given(self) -> LibraryInfo | None:
        row, stamp = self.ask(files.file_row, INFO), stamp_of(self.root / INFO)
        fresh = disk.read_info(self.root) if not row or not stamp or row.stamp != stamp else None
        return fresh or self.ask(totals.library_info)

    @property
    def is_read(self) -> bool:
        """Whether all of the library's files were read for the index at least once."""
        return self.ask(totals.note, "read") is not None

    @property
    def counts(self) -> Counts:
        """How much there is."""
        found = self.ask(totals.library_totals)
        return Counts(
            found.get("articles", 0),
            found.get("quotes", 0),
            len(self.actors),
            found.get("broken", 0),
        )

    def problems(self) -> Iterator[Problem]:
        """All problems of the library, file by file, those of the authorities first."""
        names = self.ask(files.files_with_problems)
        for name in sorted(names, key=lambda name: name not in AUTHORITIES):
            yield from self.problems_of(name)

    def future_days(self, today: date) -> Iterator[Problem]:
        """Yield warnings about days after today. Goes over all articles."""
        for id in self.ask(articles.article_ids_after, today.toordinal()):
            article = self._read_article(id)
            if article:
                yield from future_days(article, today)

    def broken_authorities(self) -> dict[str, Problem]:
        """The broken ones of library.yaml, actors.yaml and topics.yaml, each with its first
        error."""
        found = self.ask(files.problems_of_broken_authorities)
        errors = (problem for problems in found for problem in reversed(problems))
        return {each.file: each for each in errors if each.severity is Severity.ERROR}

    # Articles and their files

    def article(self, id: str) -> Article | None:
        """An article by its id, as the index has it."""
        return self._kept(id)

    def _read_article(self, id: str) -> Article | None:
        return self.ask(articles.article_by_id, id)

    def articles(self) -> Iterator[Article]:
        """All articles in the order of their files' names, each read when it is its turn."""
        for id in self.ask(articles.article_ids_by_file):
            article = self._read_article(id)
            if article:
                yield article

    def article_ids(self) -> list[str]:
        """The ids of all articles."""
        return self.ask(articles.article_ids)

    def file_of(self, id: str) -> str | None:
        """The name of an article's file."""
        return self.ask(articles.file_of_article, id)

    def article_in(self, name: str) -> str | None:
        """The id of the article in a file."""
        return self.ask(articles.article_in_file, name)

    def actors_in(self, id: str) -> int:
        """How many actors take part in an article."""
        return self.ask(articles.count_actors_in, id)

    def problems_of(self, name: str) -> tuple[Problem, ...]:
        """The problems of a file."""
        return self.ask(files.problems_in, name)

    def open(self, name: str) -> ArticleFile | None:
        """A file as it is on disk; ``None`` where neither the disk nor the index has it."""
        row, stamp = self.ask(files.file_row, name), stamp_of(self.root / name)
        if row and (stamp is None or row.stamp == stamp):
            article = self.article(row.article) if row.article else None
            return ArticleFile(name, stamp, article, row.problems)
        return self._read_file(name, stamp) if stamp else None

    def _read_file(self, name: str, stamp: Stamp) -> ArticleFile:
        # YAML is loaded where a file changed, and not before the first frame.
        from reader.index.entry_reader import Authorities

        known = Authorities(
            self.actors, self.topics, self._may_lack(ACTORS), self._may_lack(TOPICS)
        )
        return ArticleFile(name, stamp, *disk.read_file(self.root, name, known))

    def _may_lack(self, authority: str) -> bool:
        """Whether the index may lack what actors.yaml or topics.yaml says: it is broken, or
        changed since it was read."""
        row, stamp = self.ask(files.file_row, authority), stamp_of(self.root / authority)
        return (row.broken or row.stamp != stamp) if row else stamp is not None

    # What is worked out from them

    def mentions(self, article: Article) -> tuple[Mention, ...]:
        """Where an article names actors."""
        words = {word for paragraph in article.paragraphs for word in words_in(paragraph.text)}
        return NameFinder(self.ask(names.names_with_first_word, words)).mentions(article)

    def echoes(self, article: str) -> Mapping[str, tuple[str, ...]]:
        """The other outlets, or agencies, that carry a quote of the article, by the quote's id."""
        found = self.article(article)
        quotes = found.quotes if found else ()
        return {
            quotes[number].id: outlets
            for number, outlets in self.ask(carriers, article).items()
            if number < len(quotes)
        }

    def reports_of(self, key: QuoteKey) -> list[QuoteKey]:
        """The quotes in other articles that report the statement of a quote, the latest first."""
        return [QuoteKey(*each) for each in self.ask(reports_of, key.article, key.quote)]

    def words_of(self, key: QuoteKey) -> str | None:
        """The words of a quote today, or ``None`` where it is gone."""
        article = self.article(key.article)
        quote = article.by_id.get(key.quote) if article else None
        return quote.words if quote else None
