"""What is asked of a query, and a quote that it finds. Nothing here is slow to load."""

from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple

from reader.model import Article, Quote, QuoteKey


class Within(StrEnum):
    """Where words are looked for."""

    TEXT = "all text"
    QUOTES = "only quotes"
    CARDS = "cards"
    """The beginnings of words on the cards of articles in the list."""


class Marks(NamedTuple):
    """What the user did, for ``is:``: ids of articles read to the end, and bookmarked quotes."""

    read: Collection[str] = ()
    bookmarked: Collection[QuoteKey] = ()


class Only(NamedTuple):
    """Narrows a query to quotes with exactly these values, which nothing completes or guesses."""

    article: str | None = None
    speaker: str | None = None
    topic: str | None = None
    kind: str | None = None
    bookmarked: bool = False


class FoundQuote(NamedTuple):
    """A quote with the article that it stands in."""

    article: Article
    quote: Quote

    @property
    def key(self) -> QuoteKey:
        """Which quote of which article."""
        return QuoteKey(self.article.id, self.quote.id)
