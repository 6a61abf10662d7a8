"""The bookmarks of the library that is shown, as the desk changes and follows them.

What waits for the disk is for a thread to call. What that found is not shown before the desk takes
it: what the user sees changes in one place, and at one time.
"""

from collections.abc import Mapping
from pathlib import Path
from threading import Lock

from reader.model import Bookmark, QuoteKey
from reader.notebook import StoreBusy, StoreError
from reader.notebook.library_id import id_missing
from reader.notebook.store import Bookmarks

SECONDS_TO_OPEN = 0.25
_SECONDS_TO_LOOK = 0.25


class Stars:
    """The user's bookmarks of a library. The store may be missing: then it is opened when it can
    be, and `trouble` says why. `found` is what the disk was found to hold last, the newest first.
    """

    def __init__(self, root: Path, library: str | None) -> None:
        self._root = root
        self._library = library
        self._finding = Lock()
        self._store: Bookmarks | None = None
        self._version: tuple[object, ...] = ()
        self._set_aside = ""
        self.found: Mapping[QuoteKey, Bookmark] = {}
        self.trouble = ""

    def follow(self, library: str | None) -> None:
        """The library has another id now: its bookmarks are found with the next look."""
        self._library = library
        self.found = {}
        self._version = ()
        if self._store and library:
            self._store.library = library

    def news(self) -> list[str]:
        """Sentences on what became of the store's file that were not given before."""
        aside, self._set_aside = self._set_aside, ""
        return [*([aside] if aside else []), *(self._store.news() if self._store else [])]

    def give_up(self) -> None:
        """Let nothing wait for another program any more."""
        if self._store:
            self._store.give_up()

    def close(self) -> None:
        """Close the store."""
        if self._store:
            self._store.close()

    # In a thread

    def look(self) -> bool:
        """Whether there are other bookmarks than were found last. Raises `StoreError`."""
        try:
            store = self._opened()
            version = (store.library, *store.version(_SECONDS_TO_LOOK))
            if version == self._version:
                self.trouble = ""
                return False
            self._find(store)
        except StoreError as error:
            # While another reader writes the store is there all the same.
            if self._store is None or not isinstance(error, StoreBusy):
                self.trouble = str(error)
            raise
        self.trouble = ""
        self._version = version
        return True

    def put(self, bookmark: Bookmark) -> bool:
        """Keep a bookmark, durable when this returns; whether it was not kept before.

        Raises `StoreError`.
        """
        store = self._opened()
        kept = store.add(bookmark)
        self._changed(store, {bookmark.key: kept, **self.found})
        return kept == bookmark

    def drop(self, key: QuoteKey) -> Bookmark | None:
        """Remove a bookmark; what it was, or ``None`` where it was gone. Raises `StoreError`."""
        store = self._opened()
        bookmark = store.remove(key)
        self._changed(store, {each: kept for each, kept in self.found.items() if each != key})
        return bookmark

    def _opened(self) -> Bookmarks:
        with self._finding:
            if self._library is None:
                raise id_missing(self._root)
            if self._store is None:
                store = Bookmarks(self._library, seconds=SECONDS_TO_OPEN)
                if store.set_aside:
                    aside = f"The bookmarks were damaged; they are kept as {store.set_aside}."
                    self._set_aside = aside
                self._store = store
            return self._store

    def _find(self, store: Bookmarks) -> None:
        # One at a time, so that what is found last was read last.
        with self._finding:
            library = self._library
            found = store.all(_SECONDS_TO_LOOK)
            if library == self._library:
                self.found = found

    def _changed(self, store: Bookmarks, at_least: Mapping[QuoteKey, Bookmark]) -> None:
        self.trouble = ""
        try:
            self._find(store)
        except StoreError:
            # It is written all the same. The rest comes with a look.
            self.found = at_least
