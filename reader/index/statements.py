"""Writes the statements that quotes make, and which of them are alike.

The result depends on the statements alone, not on the order in which they were added: everything
that a change affects is recomputed in full.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set

from reader.index.records import unpack
from reader.likeness import (
    TOO_COMMON,
    are_alike,
    compared_words,
    fingerprints,
    one_speaker,
    statement_of,
    word_pairs,
)

Fingerprints = Mapping[int, Set[int]]
"""Statements with their fingerprints."""


def put_statements(sql: sqlite3.Connection, said: Fingerprints, unsaid: Fingerprints) -> None:
    """Add the statements of new quotes, and drop those of deleted quotes unless other quotes have
    them. The quotes themselves must have been written before."""
    came = {each: hashes for each, hashes in said.items() if not _is_noted(sql, each, hashes)}
    went = {each: hashes for each, hashes in unsaid.items() if not _is_said(sql, each)}
    if not came and not went:
        return
    sql.execute(
        "CREATE TEMP TABLE IF NOT EXISTS compared"
        " (hash INTEGER, statement INTEGER, PRIMARY KEY (hash, statement)) WITHOUT ROWID"
    )
    sql.executemany("INSERT INTO compared (hash, statement) VALUES (?, ?)", _rows(came))
    sql.execute(
        "INSERT OR IGNORE INTO fingerprint (hash, statement) SELECT hash, statement FROM compared"
    )
    sql.executemany("DELETE FROM fingerprint WHERE hash = ? AND statement = ?", _rows(went))
    rows = sql.execute(f"SELECT DISTINCT hash FROM compared c WHERE {_too_common()}").fetchall()
    sql.executemany("DELETE FROM compared WHERE hash = ?", rows)
    concerned = _concerned(sql, came, went, {hash for (hash,) in rows})
    _forget_echoes(sql, (*went, *concerned))
    statements = _Statements(sql)
    sql.executemany(
        "INSERT INTO compared (hash, statement)"
        " SELECT c.hash, c.statement FROM (SELECT ? AS hash, ? AS statement) c"
        f" WHERE NOT {_too_common()}",
        _rows({each: statements.fingerprints_of(each) for each in concerned}),
    )
    _compare(sql, statements)
    sql.execute("DELETE FROM compared")


def _rows(fingerprints: Fingerprints) -> Iterator[tuple[int, int]]:
    return ((hash, each) for each, hashes in fingerprints.items() for hash in hashes)


def _too_common() -> str:
    """Return SQL for whether the fingerprint ``c.hash`` is too common, without a full count."""
    beyond = f"SELECT 1 FROM fingerprint p WHERE p.hash = c.hash LIMIT 1 OFFSET {TOO_COMMON}"
    return f"EXISTS (SELECT 1 FROM ({beyond}))"


def _is_noted(sql: sqlite3.Connection, statement: int, hashes: Set[int]) -> bool:
    row = sql.execute(
        "SELECT 1 FROM fingerprint WHERE hash = ? AND statement = ?", (min(hashes), statement)
    )
    return row.fetchone() is not None


def _is_said(sql: sqlite3.Connection, statement: int) -> bool:
    row = sql.execute("SELECT 1 FROM quote WHERE statement = ? LIMIT 1", (statement,))
    return row.fetchone() is not None


def _concerned(
    sql: sqlite3.Connection, came: Fingerprints, went: Fingerprints, common: Set[int]
) -> Set[int]:
    """Return the other statements with a fingerprint that has become too common, or no longer is.

    `common` contains the fingerprints of new statements that are too common now.
    """
    changes = Counter(hash for hash, _ in _rows(came))
    changes.subtract(hash for hash, _ in _rows(went))
    suspects = common | {hash for hash, _ in _rows(went)}
    crossed = [hash for hash in suspects if _has_crossed(sql, hash, changes[hash])]
    return {each for hash in crossed for each in _holders(sql, hash)} - came.keys()


def _has_crossed(sql: sqlite3.Connection, hash: int, change: int) -> bool:
    """Whether `change` more statements have made a fingerprint too common, or no longer so."""
    now, before = (
        sql.execute(
            "SELECT 1 FROM fingerprint WHERE hash = ? LIMIT 1 OFFSET ?", (hash, most)
        ).fetchone()
        for most in (TOO_COMMON, max(0, TOO_COMMON + change))
    )
    return bool(now != before)


def _holders(sql: sqlite3.Connection, hash: int) -> Iterator[int]:
    rows = sql.execute("SELECT statement FROM fingerprint WHERE hash = ?", (hash,))
    return (statement for (statement,) in rows)


def _forget_echoes(sql: sqlite3.Connection, statements: Iterable[int]) -> None:
    for each in statements:
        sql.execute(
            "DELETE FROM echo WHERE other = ? AND statement IN"
            " (SELECT other FROM echo WHERE statement = ?)",
            (each, each),
        )
        sql.execute("DELETE FROM echo WHERE statement = ?", (each,))


def _compare(sql: sqlite3.Connection, statements: "_Statements") -> None:
    """Compare each statement in ``compared`` with all others that share a fingerprint with it."""
    pairs = sql.execute(
        "SELECT DISTINCT c.statement, p.statement FROM compared c"
        " CROSS JOIN fingerprint p ON p.hash = c.hash AND p.statement != c.statement"
    )
    alike = ((one, other) for one, other in pairs if statements.are_alike(one, other))
    sql.executemany(
        "INSERT OR IGNORE INTO echo (statement, other) VALUES (?, ?)",
        (way for one, other in alike for way in ((one, other), (other, one))),
    )


class _Statements:
    """The words of statements, each taken from one of its quotes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection
        self._words: dict[int, tuple[str, list[str]]] = {}
        self._pairs: dict[int, Set[tuple[str, str]]] = {}

    def are_alike(self, one: int, other: int) -> bool:
        """Whether two statements have the same speaker and nearly the same words."""
        same_speaker = self._of(one)[0] == self._of(other)[0]
        return same_speaker and are_alike(self._pairs_of(one), self._pairs_of(other))

    def fingerprints_of(self, statement: int) -> Set[int]:
        """Return the fingerprints of a statement."""
        return fingerprints(*self._of(statement))

    def _pairs_of(self, statement: int) -> Set[tuple[str, str]]:
        if statement not in self._pairs:
            self._pairs[statement] = word_pairs(self._of(statement)[1])
        return self._pairs[statement]

    def _of(self, statement: int) -> tuple[str, list[str]]:
        if statement not in self._words:
            record = self._sql.execute(
                "SELECT a.record FROM quote q JOIN article a ON a.key = q.article"
                " WHERE q.statement = ? LIMIT 1",
                (statement,),
            ).fetchone()[0]
            for quote in unpack(record, "").quotes:
                speaker, words = one_speaker(quote), compared_words(quote)
                self._words[statement_of(speaker, words)] = speaker, words
        return self._words[statement]
