"""Writes library.yaml, actors.yaml and topics.yaml into the index, and finds affected articles."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from reader.folding import joined_words, words
from reader.format.authorities import read_actors, read_info, read_topics
from reader.format.files import ACTORS, AUTHORITIES, INFO, TOPICS, Stamp
from reader.format.nodes import Report
from reader.index.actors import all_actors, all_topics
from reader.index.entry_reader import Authorities, hash_of, read_bytes
from reader.index.fulltext import has_words, phrase, with_terms
from reader.index.records import (
    as_bytes,
    packed_actor,
    packed_info,
    packed_problems,
    packed_topic,
)
from reader.index.spellings import spellings_of
from reader.index.terms import term
from reader.index.totals import note, put_note
from reader.index.writing import put_stamp
from reader.mentions import names_of
from reader.model import Actor

_OF_ARTICLES = "name NOT IN (?, ?, ?)"
_AUTHORITIES = [*map(as_bytes, AUTHORITIES)]

# With more changes, reading all articles again costs less than looking for the affected ones.
_MOST_CHANGES = 1_000


class AuthorityWriter:
    """Writes the authority files into the index, within a transaction that its caller began."""

    def __init__(self, connection: sqlite3.Connection, root: Path) -> None:
        self._sql = connection
        self._root = root

    def write(self, stamps: Mapping[str, Stamp | None]) -> bool:
        """Read the authority files with a new stamp. Return whether their contents changed.

        Articles that a change affects become stale.
        """
        changed = [self._look_at(name, stamps) for name in AUTHORITIES]
        return any(changed)

    def _look_at(self, name: str, stamps: Mapping[str, Stamp | None]) -> bool:
        row = self._sql.execute(
            "SELECT hash FROM file WHERE name = ?", (as_bytes(name),)
        ).fetchone()
        write = {INFO: self._write_info, ACTORS: self._write_actors, TOPICS: self._write_topics}
        if name not in stamps:
            if row:
                self._sql.execute("DELETE FROM file WHERE name = ?", (as_bytes(name),))
                write[name](None, Report(name))
            return bool(row)
        data, report = read_bytes(self._root, name)
        stamp, hash = stamps[name] if data is not None else None, hash_of(data, report)
        if row and row[0] == hash:
            put_stamp(self._sql, name, stamp)
            return False
        write[name](data, report)
        self._sql.execute(
            "INSERT INTO file (name, hash, broken, problems, stale) VALUES (?, ?, ?, ?, 0)"
            " ON CONFLICT (name) DO UPDATE SET hash = excluded.hash, broken = excluded.broken,"
            " problems = excluded.problems",
            (as_bytes(name), hash, report.broken, packed_problems(sorted(report.problems))),
        )
        put_stamp(self._sql, name, stamp)
        return True

    def _write_info(self, data: bytes | None, report: Report) -> None:
        """Write the contents of library.yaml. If it gives no id, keep the previous contents."""
        info = read_info(data, report) if data is not None else None
        if info:
            put_note(self._sql, "info", packed_info(info))

    def _write_actors(self, data: bytes | None, report: Report) -> None:
        before = all_actors(self._sql)
        after = read_actors(data, report) if data is not None else {}
        self._sql.execute("DELETE FROM actor")
        self._sql.executemany(
            "INSERT INTO actor (place, id, record) VALUES (?, ?, ?)",
            [(place, id, packed_actor(actor)) for place, (id, actor) in enumerate(after.items())],
        )
        names = list(enumerate(names_of(after.values())))
        self._sql.execute("DELETE FROM name")
        self._sql.executemany(
            "INSERT INTO name (number, first, name, actor, metonym) VALUES (?, ?, ?, ?, ?)",
            [(number, *each) for number, each in names],
        )
        self._sql.execute("DELETE FROM name_word")
        self._sql.executemany(
            "INSERT INTO name_word (word, name, place) VALUES (?, ?, ?)",
            [
                (word, number, place)
                for number, each in names
                for place, word in enumerate(_findable_words(each.name))
            ],
        )
        self._sql.execute("DELETE FROM spelling")
        self._sql.executemany(
            "INSERT INTO spelling (word, other) VALUES (?, ?)", spellings_of(after.values())
        )
        if self._stays_whole("actors whole", report):
            self._affect(
                "actor",
                before.keys() ^ after.keys(),
                [id for id in before.keys() & after.keys() if before[id].name != after[id].name],
            )
            ids = before.keys() | after.keys()
            differing = (_names(before.get(id)) ^ _names(after.get(id)) for id in ids)
            self._affect_named([name for names in differing for name, _ in names])

    def _write_topics(self, data: bytes | None, report: Report) -> None:
        before = all_topics(self._sql)
        after = read_topics(data, report) if data is not None else {}
        self._sql.execute("DELETE FROM topic")
        self._sql.executemany(
            "INSERT INTO topic (place, id, record) VALUES (?, ?, ?)",
            [(place, id, packed_topic(topic)) for place, (id, topic) in enumerate(after.items())],
        )
        if self._stays_whole("topics whole", report):
            both = before.keys() & after.keys()
            changed = [id for id in both if before[id].name != after[id].name]
            self._affect("topic", before.keys() ^ after.keys(), changed)

    # Affected articles

    def _stays_whole(self, name: str, report: Report) -> bool:
        """Whether a file was and is free of errors. If not, mark all articles as stale."""
        before = note(self._sql, name) != "no"
        put_note(self._sql, name, "no" if report.broken else "yes")
        if before and not report.broken:
            return True
        self._make_all_stale()
        return False

    def _affect(self, kind: str, come_and_gone: Collection[str], changed: Sequence[str]) -> None:
        if len(come_and_gone) + len(changed) > _MOST_CHANGES:
            self._make_all_stale()
            return
        if come_and_gone:
            self._sql.execute(
                f"UPDATE file SET stale = 1 WHERE broken AND {_OF_ARTICLES}", _AUTHORITIES
            )
        for id in (*come_and_gone, *changed):
            self._make_stale(with_terms([term(kind, id)]))

    def _affect_named(self, names: Sequence[str]) -> None:
        if len(names) > _MOST_CHANGES:
            self._make_all_stale()
            return
        for name in names:
            if has_words(name):
                self._make_stale(f"body : {phrase(' '.join(words(name)))}")

    def _make_all_stale(self) -> None:
        self._sql.execute(f"UPDATE file SET stale = 1 WHERE {_OF_ARTICLES}", _AUTHORITIES)

    def _make_stale(self, match: str) -> None:
        self._sql.execute(
            "UPDATE file SET stale = 1 WHERE number IN (SELECT file FROM article WHERE key IN"
            " (SELECT rowid FROM words WHERE words MATCH ?))",
            (match,),
        )


def read_authorities(connection: sqlite3.Connection) -> Authorities:
    """Return what articles may refer to, from the index."""
    return Authorities(
        all_actors(connection),
        all_topics(connection),
        note(connection, "actors whole") == "no",
        note(connection, "topics whole") == "no",
    )


def _findable_words(name: str) -> dict[str, None]:
    """The words of a name, once with and once without its hyphens."""
    return dict.fromkeys((*words(name), *joined_words(name)))


def _names(actor: Actor | None) -> set[tuple[str, bool]]:
    """Return the names of an actor, each with whether it is a metonym."""
    if actor is None:
        return set()
    names = {(name, False) for name in (actor.name, *actor.aliases)}
    return names | {(name, True) for name in actor.metonyms}
