"""The totals that the index keeps, and its notes about the whole library."""

import sqlite3

from reader.index.records import unpacked_info
from reader.model import LibraryInfo


def library_totals(sql: sqlite3.Connection) -> dict[str, int]:
    """Return the numbers of ``articles``, ``quotes`` and ``broken`` files."""
    rows = sql.execute(
        "SELECT kind, count FROM total WHERE kind IN ('articles', 'quotes', 'broken')"
    )
    return {kind: int(count) for kind, count in rows}


def names_in_use(sql: sqlite3.Connection, kind: str) -> list[str]:
    """Return the outlets, agencies or cues of the library (`kind`: ``outlet`` …), in order."""
    rows = sql.execute(
        "SELECT name FROM total WHERE kind = ? AND name != '' ORDER BY name", (kind,)
    )
    return [name for (name,) in rows]


def note(sql: sqlite3.Connection, name: str) -> str | None:
    """Return what the index notes under a name."""
    row = sql.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def put_note(sql: sqlite3.Connection, name: str, value: str) -> None:
    """Note a value under a name."""
    sql.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))


def library_info(sql: sqlite3.Connection) -> LibraryInfo | None:
    """Return the contents of library.yaml from when it last gave an id."""
    packed = note(sql, "info")
    return unpacked_info(packed) if packed is not None else None


def data_version(sql: sqlite3.Connection) -> int:
    """Return a number that changes whenever another connection writes to the index."""
    version: int = sql.execute("PRAGMA data_version").fetchone()[0]
    return version
