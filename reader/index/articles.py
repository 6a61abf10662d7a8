"""Articles in the index, by their ids, files and keys."""

import sqlite3

from reader.index.fulltext import with_terms
from reader.index.records import as_bytes, as_name, unpack
from reader.model import Article

_IN_FILES = "article a JOIN file f ON f.number = a.file"


def article_by_id(sql: sqlite3.Connection, id: str) -> Article | None:
    """Return an article by its id."""
    row = sql.execute(f"SELECT a.record, f.name FROM {_IN_FILES} WHERE a.id = ?", (id,)).fetchone()
    return unpack(row[0], as_name(row[1])) if row else None


def article_by_key(sql: sqlite3.Connection, key: int) -> Article | None:
    """Return an article by its key."""
    row = sql.execute(
        f"SELECT a.record, f.name FROM {_IN_FILES} WHERE a.key = ?", (key,)
    ).fetchone()
    return unpack(row[0], as_name(row[1])) if row else None


def ids_matching(sql: sqlite3.Connection, match: str, most: int) -> list[str]:
    """Return the ids of up to `most` articles that an FTS5 expression finds."""
    rows = sql.execute(
        "SELECT a.id FROM words w JOIN article a ON a.key = w.rowid WHERE words MATCH ? LIMIT ?",
        (match, most),
    )
    return [id for (id,) in rows]


def key_by_slot(sql: sqlite3.Connection, slot: int) -> int | None:
    """Return the key of the article that occupies a slot."""
    row = sql.execute(
        "SELECT key FROM article WHERE key <= ? AND last_slot >= ? ORDER BY key DESC LIMIT 1",
        (slot, slot),
    ).fetchone()
    return row[0] if row else None


def article_ids(sql: sqlite3.Connection) -> list[str]:
    """Return the ids of all articles."""
    return [id for (id,) in sql.execute("SELECT id FROM article")]


def article_ids_by_file(sql: sqlite3.Connection, term: str | None = None) -> list[str]:
    """Return the ids of all articles, or of those with a term, in the order of file names."""
    where = "WHERE a.key IN (SELECT rowid FROM words WHERE words MATCH ?)" if term else ""
    rows = sql.execute(
        f"SELECT a.id FROM file f JOIN article a ON a.file = f.number {where} ORDER BY f.name",
        (with_terms([term]),) if term else (),
    )
    return [id for (id,) in rows]


def article_ids_after(sql: sqlite3.Connection, day: int) -> list[str]:
    """Return the ids of the articles that were published after a day, or quote later words.

    The day is an ordinal. Goes over all articles.
    """
    rows = sql.execute(
        "SELECT id FROM article WHERE day > ? UNION"
        " SELECT a.id FROM quote q JOIN article a ON a.key = q.article WHERE q.first > ?",
        (day, day),
    )
    return [id for (id,) in rows]


def file_of_article(sql: sqlite3.Connection, id: str) -> str | None:
    """Return the name of an article's file."""
    row = sql.execute(f"SELECT f.name FROM {_IN_FILES} WHERE a.id = ?", (id,)).fetchone()
    return as_name(row[0]) if row else None


def article_in_file(sql: sqlite3.Connection, name: str) -> str | None:
    """Return the id of the article in a file."""
    row = sql.execute(
        f"SELECT a.id FROM {_IN_FILES} WHERE f.name = ?", (as_bytes(name),)
    ).fetchone()
    return row[0] if row else None


def count_actors_in(sql: sqlite3.Connection, id: str) -> int:
    """Return the number of actors that take part in an article."""
    count: int = sql.execute(
        "SELECT count(*) FROM article, json_each(article.actors) WHERE article.id = ?", (id,)
    ).fetchone()[0]
    return count
