"""Classifies errors of the index: damage, a file that cannot be used, or a bad question."""

import sqlite3
import zlib

_CODES_OF_DAMAGE = (
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_MISMATCH,
)
_CODES_OF_THE_FILE = (
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
)
# Raised when unpacking rows that have changed since they were written.
_UNPACKING_ERRORS = (zlib.error, ValueError, TypeError, AttributeError, LookupError)
SIGNS_OF_DAMAGE = (sqlite3.Error, *_UNPACKING_ERRORS)
"""What may be a sign of damage; `is_damage` decides."""


def is_damage(error: Exception) -> bool:
    """Whether an error shows that the index is damaged: its pages or tables have changed, or its
    rows cannot be unpacked. Malformed user input does not count as damage."""
    if is_of_query(error):
        return False
    if isinstance(error, sqlite3.Error):
        return _code(error) in _CODES_OF_DAMAGE
    return isinstance(error, _UNPACKING_ERRORS)


def is_of_query(error: Exception) -> bool:
    """Whether the question is to blame for an error, and not the index."""
    if isinstance(error, (sqlite3.ProgrammingError, UnicodeEncodeError)):
        return True
    # FTS5 messages about damage begin like those about syntax, but have another code.
    is_error = isinstance(error, sqlite3.Error) and _code(error) == sqlite3.SQLITE_ERROR
    return is_error and str(error).startswith("fts5")


def cannot_write(error: Exception) -> bool:
    """Whether an error shows that the index cannot stay in its file: the disk is full, the folder
    is gone, or its permissions changed."""
    return isinstance(error, sqlite3.Error) and _code(error) in _CODES_OF_THE_FILE


def is_held(error: Exception) -> bool:
    codes = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return isinstance(error, sqlite3.Error) and _code(error) in codes


def _code(error: sqlite3.Error) -> int:
    # Python's own errors have none.
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & 0xFF
