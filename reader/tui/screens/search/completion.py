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
    slot = completion_target(query, cursor)
    if slot is None:
        return []
    if slot.filter is None:
        wanted = slot.value.casefold()
        found = [
            (f"{name}:", f"{name}:") for name in FilterName if wanted and name.startswith(wanted)
        ]
    elif slot.filter in _DATES:
        found = []
    else:
        named = names.completions(slot.filter, slot.value, MOST)
        found = [(names.shown(each), f"{_marked(each.stands_for)} ") for each in named]
    return [
        Proposal(shown, f"{query[: slot.start]}{text}{query[slot.end :]}", slot.start + len(text))
        for shown, text in found
        if text.strip() != query[slot.start : slot.end]
    ]


def _marked(value: str) -> str:
    """A value as it is written in a query; an id needs no marks."""
    return f'"{value}"' if _NEEDS_MARKS & set(value) else value
