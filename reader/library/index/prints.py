"""Writing the fingerprints of new quotes, and which quotes turn out to be echoes by them."""

import sqlite3
from collections.abc import Iterable

from reader.library.index.echoes import are_echoes, compared_words
from reader.library.index.records import unpack
from reader.library.index.tables import QUOTES_A_SLOT


def put_prints(sql: sqlite3.Connection, prints: Iterable[tuple[int, int]]) -> None:
    """Note prints with the keys of their quotes, which are new, and the echoes of these quotes,
    each way."""
    sql.execute(
        "CREATE TEMP TABLE IF NOT EXISTS new_print"
        " (hash INTEGER, quote INTEGER, PRIMARY KEY (hash, quote)) WITHOUT ROWID"
    )
    sql.executemany("INSERT INTO new_print VALUES (?, ?)", prints)
    sql.execute("INSERT INTO print SELECT * FROM new_print")
    pairs = sql.execute(
        # In this order: most prints are of one quote only, and nothing else is asked of it.
        "SELECT DISTINCT n.quote, o.quote FROM new_print n"
        " CROSS JOIN print o ON o.hash = n.hash AND o.quote != n.quote"
        " JOIN quote a ON a.key = n.quote JOIN quote b ON b.key = o.quote"
        " WHERE a.article != b.article"
    ).fetchall()
    sql.execute("DELETE FROM new_print")
    said = _Statements(sql)
    echoes = [pair for pair in pairs if said.are_echoes(*pair)]
    sql.executemany(
        "INSERT OR IGNORE INTO echo VALUES (?, ?)",
        [way for one, other in echoes for way in ((one, other), (other, one))],
    )


class _Statements:
    """The words of quotes by their keys, as echoes are compared; each article is read once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection
        self._words: dict[int, tuple[str | None, list[str]]] = {}

    def are_echoes(self, one: int, other: int) -> bool:
        """Whether two quotes have one speaker and are the same statement."""
        speaker, words = self._of(one)
        its_speaker, its_words = self._of(other)
        return bool(words and its_words) and speaker == its_speaker and are_echoes(words, its_words)

    def _of(self, quote: int) -> tuple[str | None, list[str]]:
        if quote not in self._words:
            key, record = self._sql.execute(
                "SELECT a.key, a.record FROM quote q JOIN article a ON a.key = q.article"
                " WHERE q.key = ?",
                (quote,),
            ).fetchone()
            for number, each in enumerate(unpack(record, "").quotes):
                self._words[key * QUOTES_A_SLOT + number] = each.speaker, compared_words(each)
        return self._words[quote]
