"""The contents of an index, without its internal keys, so that two can be compared."""

import sqlite3
from collections.abc import Iterator
from itertools import chain

from reader.index.keys import slot_of_quote
from reader.index.records import as_name, unpack_with_summary, unpacked_problems

# The words of the full-text tables and their positions, in terms of articles and quotes.
_VOCABULARY = "CREATE VIRTUAL TABLE temp.{0}_terms USING fts5vocab(main, {0}, instance)"
_PREFIXES = (2, 3)
_PLAIN = (
    "actor",
    "topic",
    "name",
    "name_word",
    "spelling",
    "fingerprint",
    "echo",
)
# Quotes of different articles with the same statement, or with two that are alike.
_ECHOES = (
    "SELECT q.key, o.key FROM quote q JOIN quote o ON o.article != q.article AND"
    " (o.statement = q.statement OR o.statement IN"
    " (SELECT other FROM echo WHERE statement = q.statement))"
)


def contents(sql: sqlite3.Connection) -> dict[str, object]:
    """Return the contents of an index, ready to be compared with another's."""
    ids = dict(sql.execute("SELECT key, id FROM article"))
    quotes = {
        key: f"{ids.get(article)}/{id}"
        for key, article, id in sql.execute("SELECT key, article, id FROM quote")
    }
    files = dict(sql.execute("SELECT number, name FROM file"))
    found: dict[str, object] = {
        "articles": {
            id: (unpack_with_summary(record, as_name(files[file])), *rest)
            for id, file, record, *rest in sql.execute(
                "SELECT id, file, record, day, last_day, year, published, outlet, agency, headline,"
                " quotes, minutes, actors, topics FROM article"
            )
        },
        "files": {
            as_name(name): (unpacked_problems(problems), *rest)
            for name, problems, *rest in sql.execute(
                "SELECT name, problems, modified, size, hash, claim, broken, stale FROM file"
            )
        },
        "quotes": {
            quotes[key]: (told, slot_of_quote(key) in ids)
            for key, *told in sql.execute(
                "SELECT key, kind, speakers, topics, first, last, statement FROM quote"
            )
        },
        "echoes": {(quotes[one], quotes[other]) for one, other in sql.execute(_ECHOES)},
        "info": sql.execute("SELECT value FROM meta WHERE name = 'info'").fetchall(),
        "meta": dict(
            sql.execute("SELECT name, value FROM meta WHERE name != 'info' AND value != 'yes'")
        ),
        "totals": sorted(
            sql.execute("SELECT kind, name, count FROM total WHERE count != 0"), key=str
        ),
    }
    for table in (
        "actor",
        "topic",
        "name",
        "name_word",
        "spelling",
        "fingerprint",
        "echo",
    ):
        found[table] = sql.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
    found["words"] = list(_words(sql, "words", ids))
    found["said"] = list(_words(sql, "said", quotes))
    return found


def _words(sql: sqlite3.Connection, table: str, ids: dict[int, str]) -> Iterator[object]:
    """Yield each word with its positions, and what its prefixes find, in what rank.

    A leftover word of a deleted article has a number for an id.
    """
    sql.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
    sql.execute(_VOCABULARY.format(table))
    rows = sql.execute(f"SELECT term, doc, col, offset FROM {table}_terms").fetchall()
    sql.execute(f"DROP TABLE {table}_terms")
    yield sorted((term, str(ids.get(doc, doc)), column, at) for term, doc, column, at in rows)
    terms = {term for term, *_ in rows}
    for begun in sorted(set(chain.from_iterable((term[:n] for n in _PREFIXES) for term in terms))):
        matches = sql.execute(
            f"SELECT rowid, bm25({table}) FROM {table} WHERE {table} MATCH ?", (f'"{begun}"*',)
        )
        yield begun, sorted((str(ids.get(key, key)), round(rank, 4)) for key, rank in matches)
