"""Builds FTS5 expressions. Words are quoted, so that nothing a user types is read as syntax.

https://www.sqlite.org/fts5.html#full_text_query_syntax

The full-text tables index prefixes of `PREFIX` letters. Shorter prefixes are expanded to every
indexed prefix that begins with them: FTS5 is just as fast, and the index is half the size that it
would be if it listed shorter prefixes, too.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator

from reader.index.terms import EVERY
from reader.text import fold

PREFIX = 3
_BEYOND_LATIN = re.compile("[^\\x00-\\x7f\u00a0\u00ab\u00bb\u00c0-\u024f\u2010-\u2027]")
_WORD = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r'"((?:[^"]|"")*)"(\*)?')
_BEFORE_ALL, _AFTER_ALL = chr(1), chr(0x10FFFF)


def searchable(text: str) -> str:
    """Return the text as it is indexed: folded if FTS5's tokenizer would not fold it.

    The tokenizer folds case, and removes accents from Latin letters only.
    """
    return fold(text) if not text.isascii() and _BEYOND_LATIN.search(text) else text


def phrase(text: str) -> str:
    """Match the words of a text, one after the other."""
    quoted = text.replace('"', '""')
    return f'"{quoted}"'


def begun_phrase(text: str) -> str:
    """Match the words of a text, the last one as a prefix; see `quickly_found`."""
    return f"{phrase(text)}*"


def with_terms(terms: Iterable[str]) -> str:
    """Match whatever has one of the terms (`reader.index.terms`)."""
    return f"terms : ({' OR '.join(map(phrase, terms))})"


EVERYTHING = with_terms([EVERY])
"""Matches every article or quote."""


def in_words(phrases: Iterable[str], *, in_quotes: bool) -> str:
    """Match one of the phrases in the words of quotes, or in headlines and bodies."""
    columns = "words" if in_quotes else "{headline body}"
    return f"{columns} : ({' OR '.join(phrases)})"


def in_summaries(match: str) -> str:
    """Match an expression in headlines and in the other words on the cards of articles."""
    return f"{{headline summary}} : ({match})"


def quickly_found(connection: sqlite3.Connection, match: str) -> str:
    """Return an equivalent expression whose prefixes are all long enough to be indexed."""

    def expanded(found: re.Match[str]) -> str:
        text, begun = found[1].replace('""', '"'), found[2]
        last = _last_word(text)
        if not begun or len(last) >= PREFIX:
            return found[0]
        ways = (text + letters[len(last) :] for letters in _prefixes(connection, last))
        return f"({' OR '.join([phrase(text), *(f'{phrase(way)}*' for way in ways)])})"

    return _PHRASE.sub(expanded, match)


def _last_word(text: str) -> str:
    return fold(_WORD.findall(text)[-1]) if has_words(text) else ""


def _prefixes(connection: sqlite3.Connection, start: str) -> Iterator[str]:
    """Yield the indexed prefixes that begin with `start`. Each lookup starts after the previous
    prefix, so that the words in between, and their positions, are not read."""
    after = start + _BEFORE_ALL
    while row := connection.execute(
        "SELECT term FROM vocabulary WHERE term > ? LIMIT 1", (after,)
    ).fetchone():
        letters: str = row[0][:PREFIX]
        if not letters.startswith(start):
            return
        yield letters
        after = letters + _AFTER_ALL


def has_words(text: str) -> bool:
    """Whether a text contains a word that FTS5 can search for."""
    return _WORD.search(text) is not None
