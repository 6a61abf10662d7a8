"""Writing files into the index: what they gave before goes, what they give now comes."""

import json
import sqlite3
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence, Set

from reader.format.files import Stamp
from reader.index.entries import FileEntry, Indexed, Said, facts_of, texts_of
from reader.index.records import as_bytes, as_name, packed_problems, unpack
from reader.index.statements import put_statements
from reader.index.tables import QUOTES_A_SLOT, SLOTS_A_DAY, UNDATED
from reader.model import Problem, Severity
from reader.speakers import PALETTE_SIZE
from reader.text import both_ends, excerpt, one_line


def put_stamp(connection: sqlite3.Connection, name: str, stamp: Stamp | None) -> None:
    """Note the stamp of a file that holds what it held; nothing is written where that is known."""
    values = stamp or (None, None, None, None)
    connection.execute(
        "UPDATE file SET (modified, changed, size, inode) = (?, ?, ?, ?)"
        " WHERE name = ? AND (modified, changed, size, inode) IS NOT (?, ?, ?, ?)",
        (*values, as_bytes(name), *values),
    )


class Writer:
    """Writes entries within a transaction that its user began."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection
        self._numbers: dict[str, int | None] = {}
        self._claimed: dict[str, tuple[bytes, int]] = {}
        self._full: dict[tuple[int, int], int] = {}
        self._words: list[tuple[int, str, str, str, str]] = []
        self._said: list[tuple[int, str, str]] = []
        self._quotes: list[tuple[int, int, str, int | None, int | None, int | None]] = []
        self._statements: dict[int, Set[int]] = {}
        self._statements_gone: dict[int, Set[int]] = {}
        self._beside: Counter[tuple[str, str]] = Counter()
        self._tallies: Counter[tuple[str, str | int]] = Counter()

    def is_news(self, entry: FileEntry) -> bool:
        """Whether no other reader was faster."""
        row = self._sql.execute(
            "SELECT number, hash, stale FROM file WHERE name = ?", (as_bytes(entry.name),)
        ).fetchone()
        self._numbers[entry.name] = row[0] if row else None
        return row is None or row[2] or row[1] != entry.hash

    def write(self, entries: Sequence[FileEntry], gone: Iterable[str] = ()) -> None:
        """Put entries in the place of what their files gave before; take out files that are gone.

        Files that this changes without having been read, as when an id becomes free, are stale.
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
        self._count_neighbours()
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

    def _claim(self, entry: FileEntry, article: Indexed, owned_before: bool) -> None:
        """Of the files that claim an id, the first by name has it; the others are broken."""
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
        """The first file by name that claims an id, and how many do, counted once for all."""
        if id not in self._claimed:
            self._claimed[id] = self._sql.execute(
                "SELECT min(name), count(*) FROM file WHERE claim = ?", (id,)
            ).fetchone()
        return self._claimed[id]

    def _displace(self, id: str, owner: bytes, owned_before: bool) -> None:
        """Take an id from the other files that claim it."""
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

    def _put_article(self, entry: FileEntry, article: Indexed) -> None:
        texts = article.texts
        slots = max(1, -(-len(texts.said) // QUOTES_A_SLOT))
        key = self._free_key(article.day or UNDATED, slots)
        places = (key, key + slots - 1, article.id, self._numbers[entry.name])
        days = (article.day, article.last_day, article.year, article.published)
        names = (article.outlet, article.agency, article.headline)
        counts = (len(texts.said), article.minutes)
        words = (article.card, article.actors, article.record)
        self._sql.execute(
            f"INSERT INTO article VALUES ({', '.join('?' * 16)})",
            (*places, *days, *names, *counts, *words),
        )
        self._words.append((key, texts.body, texts.headline, article.card, article.facts))
        for number, said in _numbered(key, texts.said):
            self._said.append((number, said.words, said.facts))
            self._quotes.append((number, key, said.id, said.first, said.last, said.statement))
            if said.statement is not None:
                self._statements[said.statement] = said.prints
            if said.cue:
                self._tallies["cue", said.cue] += 1
        self._tally(article.year, article.outlet, article.agency, len(texts.said), 1)
        self._beside.update(_pairs(article.speakers))

    def _tally(self, year: int, outlet: str, agency: str | None, quotes: int, sign: int) -> None:
        """Count an article that comes, or one that goes."""
        self._tallies["articles", ""] += sign
        self._tallies["quotes", ""] += sign * quotes
        self._tallies["with quotes", quotes] += sign
        self._tallies["year", year] += sign
        self._tallies["outlet", outlet] += sign
        self._tallies["agency", agency or ""] += sign

    def _free_key(self, day: int, slots: int) -> int:
        """The key behind the last one of a day, or of a day after it, with so many free slots."""
        wanted = day, slots
        # Days that had no room are not looked at again for each article of a day.
        day = self._full.get(wanted, day)
        while True:
            self._full[wanted] = day
            key, end = day * SLOTS_A_DAY, (day + 1) * SLOTS_A_DAY
            day += 1
            # What began on an earlier day may reach into this one.
            before = self._sql.execute(
                "SELECT last_slot FROM article WHERE key < ? ORDER BY key DESC LIMIT 1", (end,)
            ).fetchone()
            key = max(key, before[0] + 1) if before else key
            if key + slots <= end:
                return key
            after: int | None = self._sql.execute(
                "SELECT min(key) FROM article WHERE key >= ?", (key,)
            ).fetchone()[0]
            if after is None or key + slots <= after:
                return key

    def _take_out(self, name: str) -> tuple[str, str | None]:
        """Take out what a file gave; with its name, the id of the article that it had."""
        number = self._number(name)
        if number is None:
            return name, None
        row = self._sql.execute(
            "SELECT key, id, year, card, actors, record FROM article WHERE file = ?", (number,)
        ).fetchone()
        if row is None:
            return name, None
        key, id, year, card, actors, record = row
        article = unpack(record, name)
        texts = texts_of(article)
        sql = self._sql
        sql.execute("DELETE FROM article WHERE key = ?", (key,))
        # A table without content forgets words only if it is told them again (FTS5, section 4.4.2).
        sql.execute(
            "INSERT INTO words (words, rowid, headline, body, card, facts)"
            " VALUES ('delete', ?, ?, ?, ?, ?)",
            (key, texts.headline, texts.body, card, facts_of(article, json.loads(actors))),
        )
        for quote, said in _numbered(key, texts.said):
            sql.execute("DELETE FROM quote WHERE key = ?", (quote,))
            sql.execute(
                "INSERT INTO said (said, rowid, words, facts) VALUES ('delete', ?, ?, ?)",
                (quote, said.words, said.facts),
            )
            if said.statement is not None:
                self._statements_gone[said.statement] = said.prints
            if said.cue:
                self._tallies["cue", said.cue] -= 1
        self._tally(year, article.outlet, article.agency, len(texts.said), -1)
        self._beside.subtract(_pairs(article.speakers))
        return name, id

    def _fill(self) -> None:
        """Write what was gathered, in the order of the keys, as FTS5 takes it fastest."""
        sql = self._sql
        sql.executemany(
            "INSERT INTO words (rowid, body, headline, card, facts) VALUES (?, ?, ?, ?, ?)",
            sorted(self._words),
        )
        sql.executemany(
            "INSERT INTO said (rowid, words, facts) VALUES (?, ?, ?)", sorted(self._said)
        )
        sql.executemany("INSERT INTO quote VALUES (?, ?, ?, ?, ?, ?)", sorted(self._quotes))

    # What crosses articles

    def _count_neighbours(self) -> None:
        """Count anew who speaks beside whom; the colours follow from that."""
        self._sql.executemany(
            "INSERT INTO beside VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET count = count + excluded.count",
            [(*pair, count) for pair, count in self._beside.items() if count],
        )
        self._sql.execute("DELETE FROM beside WHERE count = 0")
        if any(self._beside.values()):
            self._sql.execute("INSERT OR REPLACE INTO meta VALUES ('colours', 'old')")

    def _count(self) -> None:
        """Count anew how many articles and quotes there are, of which sort."""
        self._sql.executemany(
            "INSERT INTO tally VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET count = count + excluded.count",
            [(*tally, count) for tally, count in self._tallies.items() if count],
        )
        self._sql.execute("DELETE FROM tally WHERE count = 0 AND kind != 'broken'")


def _numbered(key: int, said: Iterable[Said]) -> Iterator[tuple[int, Said]]:
    """The quotes of an article with their keys."""
    return enumerate(said, key * QUOTES_A_SLOT)


def _pairs(speakers: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Who speaks beside whom in an article, each pair once, and each beside themself.

    Those who first speak far from each other are not beside each other: there are not enough
    colours to tell more speakers apart.
    """
    near: deque[str] = deque(maxlen=PALETTE_SIZE)
    for speaker in speakers:
        near.append(speaker)
        for other in near:
            yield min(speaker, other), max(speaker, other)
