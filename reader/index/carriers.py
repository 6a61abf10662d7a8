"""Who else carries the statements of an article: asked of the index.

However many quotes have the same words, few of them are looked at.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from reader.index.asking import Ask
from reader.index.tables import QUOTES_A_SLOT

# The outlets of no more quotes are told, and no more statements that are alike are looked at.
_MOST = 64

_FIRST = f"a.key * {QUOTES_A_SLOT}"
_LAST = f"(a.last_slot * {QUOTES_A_SLOT} + {QUOTES_A_SLOT - 1})"
_QUOTES = f"q.key BETWEEN {_FIRST} AND {_LAST} AND q.statement IS NOT NULL"


def _elsewhere(statement: str) -> str:
    """Whether a quote outside the article has a statement."""
    quote = f"EXISTS (SELECT 1 FROM quote o WHERE o.statement = {statement} AND o.key"
    return f"({quote} < {_FIRST}) OR {quote} > {_LAST}))"


_CARRIED = (
    f"({_elsewhere('q.statement')} OR EXISTS (SELECT 1 FROM echo e"
    f" WHERE e.statement = q.statement AND {_elsewhere('e.other')}))"
)
IS_CARRIED = f"EXISTS (SELECT 1 FROM quote q WHERE {_QUOTES} AND {_CARRIED})"
"""Whether another article carries a statement of the article ``a``."""

_QUOTES_CARRIED = (
    f"SELECT q.key - {_FIRST}, q.statement, {_FIRST}, {_LAST}"
    f" FROM article a JOIN quote q ON {_QUOTES} WHERE a.id = ? AND {_CARRIED}"
)
_ALIKE = f"SELECT other FROM echo WHERE statement = ? LIMIT {_MOST}"
_NEWEST = (
    "SELECT q.key, coalesce(o.agency, o.outlet) FROM (SELECT * FROM (SELECT key, article FROM quote"
    f" WHERE statement = ? AND key > ? ORDER BY key DESC LIMIT {_MOST}) UNION ALL"
    " SELECT * FROM (SELECT key, article FROM quote"
    f" WHERE statement = ? AND key < ? ORDER BY key DESC LIMIT {_MOST})) q"
    " JOIN article o ON o.key = q.article"
)


def carriers(ask: Ask, article: str) -> Mapping[int, tuple[str, ...]]:
    """The outlets, or agencies, that carry a quote of the article as well, by its number.

    Those that did so last come first.
    """
    outlets: dict[int, tuple[str, ...]] = {}
    found = {}
    for number, statement, first, last in ask(_QUOTES_CARRIED, article):
        if statement not in outlets:
            quotes = sorted(_quotes_elsewhere(ask, statement, first, last), reverse=True)
            outlets[statement] = tuple(dict.fromkeys(outlet for _, outlet in quotes[:_MOST]))
        found[number] = outlets[statement]
    return found


def _quotes_elsewhere(ask: Ask, statement: int, first: int, last: int) -> Iterator[tuple[Any, ...]]:
    """The newest quotes outside an article's keys that have a statement, or one alike."""
    for (each,) in [(statement,), *ask(_ALIKE, statement)]:
        yield from ask(_NEWEST, each, last, each, first)
