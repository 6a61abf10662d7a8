"""What is said of an article as a whole, from the command line, its source and its text."""

from typing import NamedTuple

from reader.draft.findings import Head
from reader.sources.piece import Piece

FIELDS = ("headline", "outlet", "agency", "byline", "place", "url", "published")


class Given(NamedTuple):
    """What the user says of the articles of a source. It is not doubted."""

    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    topics: tuple[str, ...] = ()


def merged(given: Given, piece: Piece, found: Head) -> Head:
    """Each field from the first that has it: the user, the source, the text."""
    values: dict[str, str | None] = {}
    doubtful = set()
    for name in FIELDS:
        for origin in (given, piece, found):
            value = getattr(origin, name, None)
            if value:
                values[name] = value
                doubts: frozenset[str] = getattr(origin, "doubtful", frozenset())
                doubtful.update({name} & doubts)
                break
        else:
            values[name] = None
    told = values["published"] == found.published
    return Head(
        **values,
        published_note=found.published_note if told else None,
        notes=(*piece.notes, *found.notes),
        doubtful=frozenset(doubtful),
    )
