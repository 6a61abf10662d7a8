"""Completes a query: names of filters, and their values in the library. Does no drawing."""

from typing import NamedTuple

from reader.search.filter_values import FilterName
from reader.search.name_index import NameIndex
from reader.search.query import completion_target, written_value

MOST = 12
_DATES = {FilterName.SAID, FilterName.PUBLISHED}


class Proposal(NamedTuple):
    """A completion as it is shown, and the query with it and with the cursor after it."""

    shown: str
    query: str
    cursor: int


def proposals(names: NameIndex, query: str, cursor: int) -> list[Proposal]:
    """Return the completions at the cursor."""
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
        found = [(names.shown(each), f"{written_value(each.stands_for)} ") for each in named]
    return [
        Proposal(
            shown, f"{query[: target.start]}{text}{query[target.end :]}", target.start + len(text)
        )
        for shown, text in found
        if text.strip() != query[target.start : target.end]
    ]
