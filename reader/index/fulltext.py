"""Builds FTS5 expressions. Words are quoted, so that nothing a user types is read as syntax.

https://www.sqlite.org/fts5.html#full_text_query_syntax

The full-text tables index prefixes of `PREFIX` letters. Shorter prefixes are expanded to every
indexed prefix that begins with them: FTS5 is just as fast, and the index is half the size that it
would be if it listed shorter prefixes, too.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator

from reader.folding import fold, hyphenated, without_hyphens, word_pattern, words
from reader.index.terms import EVERY, GAP

PREFIX = 3
# Letters of Latin that the tokenizer folds as `fold` does, and the punctuation of news.
_TOKENIZED_ALIKE = re.compile(
    "[\0-\x7f\u00a0\u00ab\u00bb\u00c0-\u00c5\u00c7-\u00cf\u00d1-\u00d6\u00d9-\u00dd"
    "\u00e0-\u00e5\u00e7-\u00ef\u00f1-\u00f6\u00f9-\u00fd\u00ff-\u010f\u0112-\u0125\u0128-\u0130"
    "\u0134-\u0137\u0139-\u013e\u0143-\u0148\u014c-\u0151\u0154-\u0165\u0168-\u017e"
    "\u2013-\u2015\u2018-\u201f]*"
)
# How many words stand beside one that is indexed without its hyphens, too, so that it is found in
# phrases; and what parts them from the next, which no phrase has.
_BESIDE, _BESIDE_ROOM, _GAP = 2, 40, f"\n{GAP}\n"
_PHRASE = re.compile(r'"((?:[^"]|"")*)"(\*)?')
_BEFORE_ALL, _AFTER_ALL = chr(1), chr(0x10FFFF)


def searchable(text: str) -> str:
    """The text as it is indexed: folded where FTS5's tokenizer would not fold it, a word for each
    character of scripts without blanks, and at the end words with hyphens without them.

    The tokenizer folds case, and removes accents from most Latin letters only.
    """
    alike = _TOKENIZED_ALIKE.fullmatch(text)
    text = text if alike else fold(text)
    parts = [text, *(_joined(text, *stretch) for stretch in hyphenated(text))]
    return _GAP.join(parts if alike else map(_parted, parts))


def _parted(text: str) -> str:
    """The words of a folded text, parted by blanks."""
    return " ".join(re.findall(word_pattern(text), text))


def _joined(text: str, start: int, end: int) -> str:
    """A word without its hyphens, between the words beside it."""
    before = text[max(0, start - _BESIDE_ROOM) : start].split()[-_BESIDE:]
    after = text[end : end + _BESIDE_ROOM].split()[:_BESIDE]
    return " ".join((*before, without_hyphens(text[start:end]), *after))


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
    return next(reversed(words(text)), "")


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
    """Whether a text holds a word that FTS5 can look for."""
    text = fold(text)
    return re.search(word_pattern(text), text) is not None
