"""The bookmarks of one library while it is open: which quotes have one, and how that changes.

Only the keys of the quotes are held in memory. A bookmark's contents are read when it is shown, so
a change costs the same however many bookmarks there are. Whatever waits for the disk (`looking`,
`put`, `drop`) runs in other threads. Everything else belongs to the thread that shows them.
"""

from bisect import bisect_left, insort
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from reader.bookmark import Bookmark
from reader.model import QuoteKey
from reader.notebook import StoreBusy, StoreError
from reader.notebook.library_id import id_missing
from reader.notebook.store import Bookmarks

SECONDS_TO_OPEN = 0.25
_SECONDS_TO_LOOK = 0.25
# The screen waits while a page is read.
_SECONDS_TO_SHOW = 0.05


class BookmarkKeys(Collection[QuoteKey]):
    """The bookmarked quotes, newest bookmark first."""

    def __init__(self, created: Mapping[QuoteKey, str]) -> None:
        """`created` maps each quote to the time it was bookmarked, in ISO 8601."""
        self._created = dict(created)
        self._by_moment = sorted((moment, key) for key, moment in created.items())
        self._by_article = Counter(key.article for key in created)

    def __contains__(self, key: object) -> bool:
        return key in self._created

    def __len__(self) -> int:
        return len(self._created)

    def __iter__(self) -> Iterator[QuoteKey]:
        return (key for _, key in reversed(self._by_moment))

    def count_in(self, article: str) -> int:
        """Return the number of bookmarked quotes in an article."""
        return self._by_article[article]

    def page(self, first: int, count: int) -> list[QuoteKey]:
        """Return up to `count` keys, starting at place `first`."""
        end = len(self) - first
        return [key for _, key in reversed(self._by_moment[max(0, end - count) : end])]

    def place_of(self, key: QuoteKey) -> int | None:
        """Return the place of a key, counted from 0, or ``None`` if it is not there."""
        moment = self._created.get(key)
        if moment is None:
            return None
        return len(self) - 1 - bisect_left(self._by_moment, (moment, key))

    def add(self, key: QuoteKey, created: str) -> None:
        """Add a key, or change its time."""
        self.remove(key)
        self._created[key] = created
        insort(self._by_moment, (created, key))
        self._by_article[key.article] += 1

    def remove(self, key: QuoteKey) -> None:
        """Remove a key if it is there."""
        moment = self._created.pop(key, None)
        if moment is not None:
            del self._by_moment[bisect_left(self._by_moment, (moment, key))]
            self._by_article[key.article] -= 1

    def difference(self, other: "BookmarkKeys") -> set[QuoteKey]:
        """Return the keys that are in only one of the two."""
        return self._created.keys() ^ other._created.keys()


class Look(NamedTuple):
    """What a look at the store found. `created` is ``None`` if nothing changed."""

    library: str | None
    changes: int
    version: tuple[object, ...]
    created: Mapping[QuoteKey, str] | None
    trouble: str = ""


class OpenBookmarks:
    """The bookmarks of an open library.

    If the store cannot be opened, `trouble` says why, and every look tries again.
    """

    def __init__(self, root: Path, library: str | None) -> None:
        self.keys = BookmarkKeys({})
        self.trouble = ""
        self._root = root
        self._library = library
        self._changes = 0
        self._version: tuple[object, ...] = ()
        self._news: deque[str] = deque()
        self._opening = Lock()
        self._store: Bookmarks | None = None

    def follow(self, library: str | None) -> None:
        """Switch to the bookmarks of another library id; the next look finds them."""
        self._library = library
        self.keys = BookmarkKeys({})
        self._version = ()
        if self._store and library:
            self._store.library = library

    def looking(self) -> Callable[[], Look | None]:
        """Return a function that looks at the store; call it from a thread.

        It returns ``None`` while another program is writing to the store.
        """
        return partial(self._look, self._library, self._changes, self._version)

    def take(self, look: Look) -> bool:
        """Take over what a look found. Return whether that changed anything."""
        if look.library != self._library:
            return False
        before, self.trouble = self.trouble, look.trouble
        # A look that began before one of our changes may have missed it; the next one will see it.
        is_newer = look.created is not None and look.changes == self._changes
        if look.created is not None and is_newer:
            self.keys = BookmarkKeys(look.created)
            self._version = look.version
        return is_newer or self.trouble != before

    def added(self, bookmark: Bookmark) -> None:
        """Take over what `put` returned."""
        self._changed()
        self.keys.add(bookmark.key, bookmark.created)

    def removed(self, key: QuoteKey) -> None:
        """Note that `drop` removed the bookmark of `key`."""
        self._changed()
        self.keys.remove(key)

    def _changed(self) -> None:
        self._changes += 1
        self.trouble = ""

    def read(self, keys: Sequence[QuoteKey]) -> dict[QuoteKey, Bookmark]:
        """Read some bookmarks from the store. Waits hardly at all for another program.

        Raises `StoreError`.
        """
        return self._store.some(keys, _SECONDS_TO_SHOW) if self._store and keys else {}

    def news(self) -> list[str]:
        """Return the messages about the store's file since the last call."""
        opened = [self._news.popleft() for _ in range(len(self._news))]
        return [*opened, *(self._store.news() if self._store else [])]

    def give_up(self) -> None:
        """Stop all waiting for other programs."""
        if self._store:
            self._store.give_up()

    def close(self) -> None:
        """Close the store."""
        if self._store:
            self._store.close()

    # From any thread

    def put(self, bookmark: Bookmark) -> Bookmark:
        """Store a bookmark; it is on disk when this returns.

        An existing bookmark of the quote is left as it is and returned. Raises `StoreError`.
        """
        return self._opened().add(bookmark)

    def drop(self, key: QuoteKey) -> Bookmark | None:
        """Remove a bookmark and return it, or ``None`` if it was gone. Raises `StoreError`."""
        return self._opened().remove(key)

    def _look(self, library: str | None, changes: int, known: tuple[object, ...]) -> Look | None:
        try:
            store = self._opened()
            version = (library, *store.version(_SECONDS_TO_LOOK))
            created = None if version == known else store.created(_SECONDS_TO_LOOK)
        except StoreError as error:
            if self._store and isinstance(error, StoreBusy):
                return None
            return Look(library, changes, known, None, str(error))
        return Look(library, changes, version, created)

    def _opened(self) -> Bookmarks:
        with self._opening:
            if self._library is None:
                raise id_missing(self._root)
            if self._store is None:
                self._store = Bookmarks(self._library, seconds=SECONDS_TO_OPEN)
                if aside := self._store.set_aside:
                    self._news.append(f"The bookmarks were damaged; they are kept as {aside}.")
            return self._store
