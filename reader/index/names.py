"""Looks up names of actors by word in the index. There may be thousands."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.index.records import ACTOR_NAME
from reader.mentions import Name

_AFTER_ALL = chr(0x10FFFF)
_WHOLE = "n.number IN (SELECT name FROM name_word WHERE word = ?)"
_BEGUN = "n.number IN (SELECT name FROM name_word WHERE word >= ? AND word < ?)"


class NamedActor(NamedTuple):
    """An actor's id with one of the actor's names."""

    name: str
    id: str


def names_with_first_word(sql: sqlite3.Connection, words: Iterable[str]) -> list[Name]:
    """Return the names that begin with one of the words, in the order of the file."""
    rows = sql.execute(
        "SELECT first, name, actor, metonym FROM name"
        " WHERE first IN (SELECT value FROM json_each(?)) ORDER BY number",
        (json.dumps(sorted(words)),),
    )
    return [Name(*row) for row in rows]


def actors_called(sql: sqlite3.Connection, value: str, *, metonyms: bool) -> list[str]:
    """Return the actors with exactly this name or id."""
    rows = sql.execute(
        "SELECT id FROM actor WHERE id = ?"
        f" UNION SELECT n.actor FROM name n WHERE n.name = ?{_which(metonyms)}",
        (value, value),
    )
    return [actor for (actor,) in rows]


def actors_with_words(
    sql: sqlite3.Connection, wanted: Sequence[str], *, begun: bool, metonyms: bool
) -> list[str]:
    """Return the actors with all of the folded words in one name. At least one word is needed.

    With `begun`, each word may be the beginning of a word in the name.
    """
    ways = [_BEGUN if begun else _WHOLE] * len(wanted)
    values = [bound for word in wanted for bound in (_bounds(word) if begun else (word,))]
    rows = sql.execute(
        f"SELECT n.actor FROM name n WHERE {' AND '.join(ways)}{_which(metonyms)}"
        " ORDER BY n.number",
        values,
    )
    return [actor for (actor,) in rows]


def completed_actors(
    sql: sqlite3.Connection, wanted: Sequence[str], most: int, *, metonyms: bool
) -> list[NamedActor]:
    """Return up to `most` actors with a name whose words begin with those wanted.

    Names whose first word begins with the first one come first. Without words, any actor will do.
    """
    if not wanted:
        rows = sql.execute(
            f"SELECT json_extract(record, '$[{ACTOR_NAME}]'), id FROM actor ORDER BY place LIMIT ?",
            (most,),
        )
        return [NamedActor(*row) for row in rows]
    first, *others = wanted
    more = "".join(f" AND {_BEGUN}" for _ in others)
    rows = sql.execute(
        # Other columns come from the row that has the min() (SQLite, "Bare columns").
        "SELECT n.name, n.actor, min(iif(w.place, 1e9, 0) + n.number) AS rank"
        " FROM name_word w CROSS JOIN name n ON n.number = w.name"
        f" WHERE w.word >= ? AND w.word < ?{more}{_which(metonyms)}"
        " GROUP BY n.actor ORDER BY rank LIMIT ?",
        (*_bounds(first), *(bound for word in others for bound in _bounds(word)), most),
    )
    return [NamedActor(name, actor) for name, actor, _ in rows]


def spellings(sql: sqlite3.Connection, word: str) -> list[str]:
    """Return the other spellings of a folded word in the names of actors."""
    return [other for (other,) in sql.execute("SELECT other FROM spelling WHERE word = ?", (word,))]


def _which(metonyms: bool) -> str:
    return "" if metonyms else " AND NOT n.metonym"


def _bounds(begin: str) -> tuple[str, str]:
    """Return the range of words with a prefix: from the first inclusive to the second exclusive."""
    return begin, begin + _AFTER_ALL
