"""A quote that the user bookmarked, and what has become of it. Plain, without I/O."""

from dataclasses import dataclass
from enum import StrEnum

from reader.model import Kind, QuoteKey


class BookmarkState(StrEnum):
    """The state of a bookmarked quote: unchanged, with other words now, or gone."""

    OK = "ok"
    CHANGED = "changed"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A quote that the user bookmarked, with its words and attribution at that time.

    `created` is a time in UTC, ISO 8601 with milliseconds.
    """

    key: QuoteKey
    words: str
    kind: Kind
    created: str
    speaker: str | None = None
    speaker_name: str | None = None
    role: str | None = None
    said: str | None = None
    outlet: str = ""
    headline: str = ""
    published: str | None = None

    def state(self, now: str | None) -> BookmarkState:
        """The state of the quote, given its words today, or ``None`` if it is gone."""
        if now is None:
            return BookmarkState.ORPHAN
        return BookmarkState.OK if now == self.words else BookmarkState.CHANGED
