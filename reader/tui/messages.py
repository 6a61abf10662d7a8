"""The messages between screens. The app carries them: no screen knows another one."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from textual.message import Message

from reader.library.listing import Sort
from reader.model import QuoteKey, Span
from reader.search.terms import Words
from reader.searches import Search


class File(NamedTuple):
    """A file of the library, by its name."""

    name: str


class Match(NamedTuple):
    """A passage that a query found in a file: `span`, with `quote` as the current quote if it is
    given, and every place where one of `words` stands."""

    file: str
    quote: str | None
    span: Span
    query: str
    words: tuple[Words, ...]


class Sorted(NamedTuple):
    """The list of articles in an order."""

    order: Sort


class LastSearch(NamedTuple):
    """The search as it was left; `select` its query, so that typing replaces it."""

    select: bool = False


class NextHit(NamedTuple):
    """What the search found after (1) or before (-1) the hit that was opened last."""

    by: int


class Draft(NamedTuple):
    """The review of a draft, by the name of its file."""

    file: str


Place: TypeAlias = QuoteKey | File | Match
"""A place on the desk."""

Name: TypeAlias = tuple[str, str, Search]
"""A name that a query may give, what the query finds, and the query."""

Target: TypeAlias = Place | Sorted | Search | LastSearch | NextHit | Draft
"""A place on the desk, a search, another hit of it, or a review."""

Going: TypeAlias = Callable[[Target], None]
"""Goes to a target, once what is being handled now is done."""


class GoTo(Message):
    """Go to a place on the desk, or to a search."""

    def __init__(self, target: Target) -> None:
        super().__init__()
        self.target = target


class LibraryChanged(Message):
    """The index was written to, and the session renewed."""
