"""The files of a library in the index: their stamps and problems, and those that are broken."""

import sqlite3
from typing import NamedTuple

from reader.format.files import AUTHORITIES, Stamp
from reader.index.records import as_bytes, as_name, unpacked_problems
from reader.problem import Problem

_STAMP = "f.modified, f.changed, f.size, f.inode"


class FileRow(NamedTuple):
    """A file as it was read; `article` is the id of its article."""

    stamp: Stamp
    problems: tuple[Problem, ...]
    broken: bool
    article: str | None


class BrokenRow(NamedTuple):
    """A file in the list that cannot be read."""

    file: str
    problems: tuple[Problem, ...]


def file_row(sql: sqlite3.Connection, name: str) -> FileRow | None:
    """Return a file by its name, or ``None`` if the index lacks it or knows that it is outdated."""
    row = sql.execute(
        f"SELECT {_STAMP}, f.problems, f.broken, a.id"
        " FROM file f LEFT JOIN article a ON a.file = f.number WHERE f.name = ? AND NOT f.stale",
        (as_bytes(name),),
    ).fetchone()
    if row is None:
        return None
    *stamp, problems, broken, article = row
    return FileRow(Stamp(*stamp), unpacked_problems(problems), bool(broken), article)


def all_stamps(sql: sqlite3.Connection) -> dict[str, Stamp | None]:
    """Return the stamps of all files by name, as of when they were read."""
    rows = sql.execute(f"SELECT f.name, {_STAMP} FROM file f")
    return {as_name(name): None if stamp[0] is None else Stamp(*stamp) for name, *stamp in rows}


def problems_in(sql: sqlite3.Connection, name: str) -> tuple[Problem, ...]:
    """Return the problems of a file."""
    row = sql.execute("SELECT problems FROM file WHERE name = ?", (as_bytes(name),)).fetchone()
    return unpacked_problems(row[0]) if row else ()


def files_with_problems(sql: sqlite3.Connection) -> list[str]:
    """Return the names of the files with problems, in order."""
    rows = sql.execute("SELECT name FROM file WHERE problems IS NOT NULL ORDER BY name")
    return [as_name(name) for (name,) in rows]


def problems_of_broken_authorities(
    sql: sqlite3.Connection,
) -> list[tuple[Problem, ...]]:
    """Return the problems of each broken authority file, in the order of names."""
    rows = sql.execute(
        "SELECT problems FROM file WHERE broken AND name IN (?, ?, ?) ORDER BY name",
        [as_bytes(name) for name in AUTHORITIES],
    )
    return [unpacked_problems(problems) for (problems,) in rows]


# Broken files


def all_broken_files(sql: sqlite3.Connection) -> list[str]:
    """Return the names of the broken files, in order."""
    rows = sql.execute("SELECT name FROM file WHERE broken ORDER BY name")
    return [as_name(name) for (name,) in rows]


def broken_rows(sql: sqlite3.Connection, first: int, count: int) -> list[BrokenRow]:
    """Return up to `count` broken files in the order of names, starting at place `first`."""
    rows = sql.execute(
        "SELECT name, problems FROM file WHERE broken ORDER BY name LIMIT ? OFFSET ?",
        (count, first),
    )
    return [BrokenRow(as_name(name), unpacked_problems(problems)) for name, problems in rows]


def place_of_broken_file(sql: sqlite3.Connection, name: str) -> int | None:
    """Return the place of a file among the broken ones, counted from 0."""
    place, there = sql.execute(
        "SELECT count(*) FILTER (WHERE name < ?), count(*) FILTER (WHERE name = ?)"
        " FROM file WHERE broken",
        (as_bytes(name), as_bytes(name)),
    ).fetchone()
    return place if there else None
