"""Broken files, which have no text that could be searched: found by the words in their names."""

import sqlite3

from reader.index.records import as_name
from reader.search.query import Query, Words
from reader.text import words


def broken_files(connection: sqlite3.Connection, query: Query) -> list[str]:
    """The names of the broken files that a query with ``is:broken`` finds, in their order."""
    rows = connection.execute("SELECT name FROM file WHERE broken ORDER BY name")
    return [name for (data,) in rows if _is_named(name := as_name(data), query)]


def _is_named(file: str, query: Query) -> bool:
    """Whether the words of a query stand in a file's name, and those that may not do not."""
    name = " ".join(words(file))
    asked = [[term for term in clause if isinstance(term, Words)] for clause in query.clauses]
    return all(
        any((" ".join(term.words) in name) != term.negated for term in clause)
        for clause in asked
        if clause
    )
