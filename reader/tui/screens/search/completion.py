"""Completing a query: the names of filters, and their values as the library has them. Pure."""

from typing import NamedTuple

from reader.search.filter_values import FilterName
from reader.search.name_index import NameIndex
from reader.search.query import completion_target

MOST = 12
_DATES = {FilterName.SAID, FilterName.PUBLISHED}
_NEEDS_MARKS = set(' "“”„«»:')


class Proposal(NamedTuple):
    """What may stand in a query, as it is shown, and the query with it and the cursor behind it."""

    shown: str
    query: str
    cursor: int


def proposals(names: NameIndex, query: str, cursor: int) -> list[Proposal]:
    """What may stand where the cursor is."""
    target = completion_target(query, cursor)
    if target is None:
        return []
    if target.filter is None:
        wanted = target.value.casefold()
        found = [
            (f"{name}:", f"{name}:") for name in FilterName if wanted and name.startswith(wanted)
        ]
    elif target.filter in _DATES:
        found = []
    else:
        named = names.completions(target.filter, target.value, MOST)
        found = [(names.shown(each), f"{_marked(each.stands_for)} ") for each in named]
    return [
        Proposal(
            shown, f"{query[: target.start]}{text}{query[target.end :]}", target.start + len(text)
        )
        for shown, text in found
        if text.strip() != query[target.start : target.end]
    ]


def _marked(value: str) -> str:
    """A value as it is written in a query; an id needs no marks."""
    return f'"{value}"' if _NEEDS_MARKS & set(value) else value
