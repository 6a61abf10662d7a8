"""Writes files into the index: removes their old contents and adds the new."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from operator import itemgetter

from reader.format.files import Stamp
from reader.index.entries import ArticleEntry, FileEntry, QuoteEntry, terms_of, texts_of
from reader.index.free_keys import FreeKeys
from reader.index.keys import MINUTES_A_DAY, quote_key, slots_for
from reader.index.records import as_bytes, as_name, packed_problems, unpack_with_summary
from reader.index.statements import put_statements
from reader.problem import Problem, Severity
from reader.text import both_ends, excerpt, one_line

# The columns of ``article`` that an `ArticleEntry` has under the same name.
_COPIED_COLUMNS = (
    *("id", "day", "last_day", "year", "published", "outlet", "agency", "headline", "minutes"),
    *("actors", "topics", "record", "draft", "doubts"),
)


def put_stamp(connection: sqlite3.Connection, name: str, stamp: Stamp | None) -> None:
    """Write the stamp of a file with unchanged contents, unless it is known already."""
    values = stamp or (None, None, None, None)
    connection.execute(
        "UPDATE file SET (modified, changed, size, inode) = (?, ?, ?, ?)"
        " WHERE name = ? AND (modified, changed, size, inode) IS NOT (?, ?, ?, ?)",
        (*values, as_bytes(name), *values),
    )


class Writer:
    """Writes entries within a transaction that its caller began."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection
        self._numbers: dict[str, int | None] = {}
        self._claimed: dict[str, tuple[bytes, int]] = {}
        self._free_keys = FreeKeys(connection)
        self._words: list[tuple[int, str, str, str, str]] = []
        self._said: list[tuple[int, str, str]] = []
        self._quotes: list[tuple[object, ...]] = []
        self._statements: dict[int, Set[int]] = {}
        self._statements_gone: dict[int, Set[int]] = {}
        self._totals: Counter[tuple[str, str | int]] = Counter()

    def is_news(self, entry: FileEntry) -> bool:
        """Whether the entry is new: another process may have written it first."""
        row = self._sql.execute(
            "SELECT number, hash, stale FROM file WHERE name = ?", (as_bytes(entry.name),)
        ).fetchone()
        self._numbers[entry.name] = row[0] if row else None
        return row is None or row[2] or row[1] != entry.hash

    def write(self, entries: Sequence[FileEntry], gone: Iterable[str] = ()) -> None:
        """Replace the old contents of the entries' files, and remove files that are `gone`.

        Other files that this affects, such as when an id becomes free, become stale.
        """
        vacated = [self._take_out(name) for name in (*gone, *(entry.name for entry in entries))]
        for name in gone:
            self._sql.execute("DELETE FROM file WHERE name = ?", (as_bytes(name),))
        owned = {(name, id) for name, id in vacated if id}
        for entry in entries:
            self._put_file(entry)
        for entry in entries:
            if entry.article:
                self._claim(entry, entry.article, (entry.name, entry.article.id) in owned)
        kept = {(entry.name, entry.article.id) for entry in entries if entry.article}
        for _, id in owned - kept:
            self._sql.execute(
                "UPDATE file SET stale = 1 WHERE claim = ? AND number NOT IN"
                " (SELECT file FROM article WHERE id = ?)",
                (id, id),
            )
        self._fill()
        put_statements(self._sql, self._statements, self._statements_gone)
        self._count()

    # Files

    def _number(self, name: str) -> int | None:
        if name not in self._numbers:
            row = self._sql.execute(
                "SELECT number FROM file WHERE name = ?", (as_bytes(name),)
            ).fetchone()
            self._numbers[name] = row[0] if row else None
        return self._numbers[name]

    def _put_file(self, entry: FileEntry) -> None:
        broken = any(problem.severity is Severity.ERROR for problem in entry.problems)
        number = self._number(entry.name)
        cursor = self._sql.execute(
            "INSERT INTO file (number, name, modified, changed, size, inode, hash, claim, broken,"
            " problems, stale) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"
            " ON CONFLICT (number) DO UPDATE SET modified = excluded.modified,"
            " changed = excluded.changed, size = excluded.size, inode = excluded.inode,"
            " hash = excluded.hash, claim = excluded.claim, broken = excluded.broken,"
            " problems = excluded.problems, stale = 0",
            (
                number,
                as_bytes(entry.name),
                *(entry.stamp or (None, None, None, None)),
                entry.hash,
                entry.article.id if entry.article else None,
                broken and entry.name.startswith("articles/"),
                packed_problems(entry.problems),
            ),
        )
        self._numbers[entry.name] = cursor.lastrowid if number is None else number

    def _claim(self, entry: FileEntry, article: ArticleEntry, owned_before: bool) -> None:
        """Give an id to the first file, by name, that claims it; the others are broken."""
        owner, claims = self._claims(article.id)
        if owner != as_bytes(entry.name):
            message = (
                f"“{excerpt(article.id)}” is the id of {both_ends(as_name(owner))} already;"
                " give it another"
            )
            shown = one_line(entry.name)
            problem = Problem(shown, entry.place, "duplicate-id", Severity.ERROR, message)
            problems = packed_problems(sorted((*entry.problems, problem)))
            self._sql.execute(
                "UPDATE file SET broken = 1, problems = ? WHERE name = ?",
                (problems, as_bytes(entry.name)),
            )
            return
        if claims > 1:
            self._displace(article.id, owner, owned_before)
        self._put_article(entry, article)

    def _claims(self, id: str) -> tuple[bytes, int]:
        """Return the first file, by name, that claims an id, and how many do. Cached by id."""
        if id not in self._claimed:
            self._claimed[id] = self._sql.execute(
                "SELECT min(name), count(*) FROM file WHERE claim = ?", (id,)
            ).fetchone()
        return self._claimed[id]

    def _displace(self, id: str, owner: bytes, owned_before: bool) -> None:
        """Take an id away from the other files that claim it."""
        holder = self._sql.execute(
            "SELECT f.name FROM article a JOIN file f ON f.number = a.file WHERE a.id = ?", (id,)
        ).fetchone()
        if holder:
            self._take_out(as_name(holder[0]))
        if not owned_before:
            self._sql.execute(
                "UPDATE file SET stale = 1 WHERE claim = ? AND name != ?", (id, owner)
            )

    # Articles

    def _put_article(self, entry: FileEntry, article: ArticleEntry) -> None:
        texts = article.texts
        slots = slots_for(len(texts.quotes))
        key = self._free_keys.find(article.day, article.minute, slots)
        _insert(
            self._sql,
            "article",
            {
                "key": key,
                "last_slot": key + slots - 1,
                "file": self._numbers[entry.name],
                "moment": article.day * MINUTES_A_DAY + article.minute,
                "quotes": len(texts.quotes),
                **{column: getattr(article, column) for column in _COPIED_COLUMNS},
            },
        )
        self._words.append((key, texts.body, texts.headline, article.summary, article.terms))
        for quote, each in _with_keys(key, texts.quotes):
            self._said.append((quote, each.words, each.terms))
            about = (each.id, each.kind, each.speakers, each.topics)
            self._quotes.append((quote, key, *about, each.first, each.last, each.statement))
            if each.statement is not None:
                self._statements[each.statement] = each.fingerprints
            if each.cue:
                self._totals["cue", each.cue] += 1
        self._total(article.year, article.outlet, article.agency, len(texts.quotes), 1)

    def _total(self, year: int, outlet: str, agency: str | None, quotes: int, sign: int) -> None:
        """Add an article to the totals or, with the sign -1, remove it."""
        self._totals["articles", ""] += sign
        self._totals["quotes", ""] += sign * quotes
        self._totals["with quotes", quotes] += sign
        self._totals["year", year] += sign
        self._totals["outlet", outlet] += sign
        self._totals["agency", agency or ""] += sign

    def _take_out(self, name: str) -> tuple[str, str | None]:
        """Remove the contents of a file. Return its name, and the id of its article, if any."""
        number = self._number(name)
        if number is None:
            return name, None
        row = self._sql.execute(
            "SELECT key, id, year, actors, record FROM article WHERE file = ?", (number,)
        ).fetchone()
        if row is None:
            return name, None
        key, id, year, actors, record = row
        article, summary = unpack_with_summary(record, name)
        texts = texts_of(article)
        sql = self._sql
        sql.execute("DELETE FROM article WHERE key = ?", (key,))
        # A contentless table needs the same words again to delete them (FTS5, section 4.4.2).
        sql.execute(
            "INSERT INTO words (words, rowid, headline, body, summary, terms)"
            " VALUES ('delete', ?, ?, ?, ?, ?)",
            (key, texts.headline, texts.body, summary, terms_of(article, json.loads(actors))),
        )
        for quote, each in _with_keys(key, texts.quotes):
            sql.execute("DELETE FROM quote WHERE key = ?", (quote,))
            sql.execute(
                "INSERT INTO said (said, rowid, words, terms) VALUES ('delete', ?, ?, ?)",
                (quote, each.words, each.terms),
            )
            if each.statement is not None:
                self._statements_gone[each.statement] = each.fingerprints
            if each.cue:
                self._totals["cue", each.cue] -= 1
        self._total(year, article.outlet, article.agency, len(texts.quotes), -1)
        return name, id

    def _fill(self) -> None:
        """Write the collected rows in the order of their keys, which is fastest for FTS5."""
        sql = self._sql
        sql.executemany(
            "INSERT INTO words (rowid, body, headline, summary, terms) VALUES (?, ?, ?, ?, ?)",
            sorted(self._words),
        )
        sql.executemany(
            "INSERT INTO said (rowid, words, terms) VALUES (?, ?, ?)", sorted(self._said)
        )
        sql.executemany(
            "INSERT INTO quote (key, article, id, kind, speakers, topics, first, last, statement)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            sorted(self._quotes, key=itemgetter(0)),
        )

    # Across articles

    def _count(self) -> None:
        """Update the totals."""
        self._sql.executemany(
            "INSERT INTO total (kind, name, count) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET count = count + excluded.count",
            [(*name, count) for name, count in self._totals.items() if count],
        )
        self._sql.execute("DELETE FROM total WHERE count = 0 AND kind != 'broken'")


def _insert(sql: sqlite3.Connection, table: str, row: Mapping[str, object]) -> None:
    """Insert a row, given by its columns."""
    places = ", ".join("?" * len(row))
    sql.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", tuple(row.values()))


def _with_keys(article: int, quotes: Iterable[QuoteEntry]) -> Iterator[tuple[int, QuoteEntry]]:
    """Return the quotes of an article with their keys."""
    return ((quote_key(article, number), each) for number, each in enumerate(quotes))
