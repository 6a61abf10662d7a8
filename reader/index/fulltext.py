"""Words as FTS5 is asked for them: quoted, so that nothing a user types is its syntax.

https://www.sqlite.org/fts5.html#full_text_query_syntax

The full-text tables have a list of where words stand for each of their `BEGINNING` first letters.
For fewer letters, all such beginnings that there are are asked for, one by one: this takes FTS5 no
longer, and the index needs half the room that it would with lists for them, too.
"""

import re
import sqlite3
from collections.abc import Iterator

from reader.text import fold

BEGINNING = 3
_BEYOND_LATIN = re.compile("[^\\x00-\\x7f\u00a0\u00ab\u00bb\u00c0-\u024f\u2010-\u2027]")
_WORD = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r'"((?:[^"]|"")*)"(\*)?')
_BEFORE_ALL, _AFTER_ALL = chr(1), chr(0x10FFFF)


def searchable(text: str) -> str:
    """A text as FTS5 is given it: folded, where it would not do so by itself.

    Its tokenizer folds case, and takes the accents off Latin letters only.
    """
    return fold(text) if not text.isascii() and _BEYOND_LATIN.search(text) else text


def phrase(text: str) -> str:
    """The FTS5 phrase of a text's words in a row."""
    quoted = text.replace('"', '""')
    return f'"{quoted}"'


def begun_phrase(text: str) -> str:
    """The phrase of a text's words in a row, the last of which is only begun: `quickly_found`."""
    return f"{phrase(text)}*"


def quickly_found(connection: sqlite3.Connection, match: str) -> str:
    """A match that finds the same, with phrases for which FTS5 has lists of where they stand."""

    def listed(found: re.Match[str]) -> str:
        text, begun = found[1].replace('""', '"'), found[2]
        last = _last_word(text)
        if not begun or len(last) >= BEGINNING:
            return found[0]
        ways = (text + letters[len(last) :] for letters in _beginnings(connection, last))
        return f"({' OR '.join([phrase(text), *(f'{phrase(way)}*' for way in ways)])})"

    return _PHRASE.sub(listed, match)


def _last_word(text: str) -> str:
    return fold(_WORD.findall(text)[-1]) if has_words(text) else ""


def _beginnings(connection: sqlite3.Connection, start: str) -> Iterator[str]:
    """The first letters of the words that begin so. Each is looked for behind the one before, so
    that the words in between, and where they stand, are not read."""
    after = start + _BEFORE_ALL
    while row := connection.execute(
        "SELECT term FROM term WHERE term > ? LIMIT 1", (after,)
    ).fetchone():
        letters: str = row[0][:BEGINNING]
        if not letters.startswith(start):
            return
        yield letters
        after = letters + _AFTER_ALL


def has_words(text: str) -> bool:
    """Whether FTS5 finds anything in a text that it could look for."""
    return _WORD.search(text) is not None
