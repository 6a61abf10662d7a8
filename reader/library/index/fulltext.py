"""Words as FTS5 is asked for them: quoted, so that nothing a user types is its syntax.

https://www.sqlite.org/fts5.html#full_text_query_syntax

The full-text tables have a list of where words stand for each of their `BEGINNING` first letters.
Of fewer letters the index keeps which such beginnings there are: to ask for all of these, one by
one, takes FTS5 no longer, and the index needs half the room that it would with lists for them, too.
"""

import re
import sqlite3
from collections.abc import Iterable

from reader.text import fold

BEGINNING = 3
# The fewest letters of a word that is only begun: of one letter nearly everything is found.
LEAST = 2
_BEYOND_LATIN = re.compile("[^\\x00-\\x7f\u00a0\u00ab\u00bb\u00c0-\u024f\u2010-\u2027]")
_WORD = re.compile(r"[^\W_]+")
_BEGINNING = re.compile(rf"(?<![^\W_])[^\W_]{{{BEGINNING}}}")
_LETTERS_REMEMBERED = 2_000_000
_AFTER_ALL = chr(0x10FFFF)


def searchable(text: str) -> str:
    """A text as FTS5 is given it: folded, where it would not do so by itself.

    Its tokenizer folds case, and takes the accents off Latin letters only.
    """
    return fold(text) if not text.isascii() and _BEYOND_LATIN.search(text) else text


def phrase(text: str) -> str:
    """The FTS5 phrase of a text's words in a row."""
    quoted = text.replace('"', '""')
    return f'"{quoted}"'


def begun_phrase(connection: sqlite3.Connection, text: str) -> str:
    """The FTS5 phrase of a text's words in a row, the last of which is only begun."""
    last = fold(_WORD.findall(text)[-1]) if has_words(text) else ""
    if len(last) < LEAST:
        return phrase(text)
    if len(last) >= BEGINNING:
        return f"{phrase(text)}*"
    rows = connection.execute(
        "SELECT letters FROM beginning WHERE letters > ? AND letters < ?", (last, last + _AFTER_ALL)
    )
    ways = [f"{phrase(text + letters[len(last) :])}*" for (letters,) in rows]
    return f"({' OR '.join([phrase(text), *ways])})"


class Beginnings:
    """Finds the first letters of words, folded. Most words of a text stood in one before it: each
    is looked at once, as far as there is room to remember it."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._room = _LETTERS_REMEMBERED

    def new_in(self, texts: Iterable[str]) -> frozenset[str]:
        """The beginnings of the words that are new."""
        new = set("\n".join(texts).split()) - self._known
        self._room -= sum(map(len, new))
        if self._room < 0:
            self._known, self._room = set(), _LETTERS_REMEMBERED
        else:
            self._known |= new
        return frozenset(fold(" ".join(set(_BEGINNING.findall(" ".join(new))))).split())


def has_words(text: str) -> bool:
    """Whether FTS5 finds anything in a text that it could look for."""
    return _WORD.search(text) is not None
