"""What the desk shows and keeps: a library, and the user's bookmarks and progress in it.

No widgets here: the desk asks, and changes by these methods what is on the user's disk.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from itertools import islice

from reader.bookmarks import StoreError
from reader.bookmarks.progress import Progress, ReadingState
from reader.bookmarks.store import Bookmarks, bookmark_of
from reader.citation import Cited, cite
from reader.library.filter import filtered_sections, find_keys, narrows
from reader.library.following import Follower
from reader.library.library import Library
from reader.library.listing import Sort, sections
from reader.library.sections import ArticleRow
from reader.model import Article, Bookmark, Mention, Quote, QuoteKey
from reader.text import sentence
from reader.tui.ink import SPEAKER_INKS


class View:
    """A library as its index has it at one time, with what is worked out from it for the screen."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._echoes: tuple[str, Mapping[str, tuple[str, ...]]] = ("", {})

    @cached_property
    def inks(self) -> Mapping[str | None, str]:
        """The ink of each speaker's quotes."""
        colours = self.library.colours.items()
        return {speaker: SPEAKER_INKS[colour] for speaker, colour in colours}

    def echoes(self, article: str) -> Mapping[str, tuple[str, ...]]:
        """The outlets that carry a quote of the article as well, by its id."""
        if self._echoes[0] != article:
            self._echoes = (article, self.library.echoes(article))
        return self._echoes[1]

    def mentions(self, article: Article) -> tuple[Mention, ...]:
        """Where the article names actors."""
        return self.library.mentions(article)

    def speaker_name(self, quote: Quote) -> str:
        """The name of a quote's speaker."""
        if quote.speaker is None:
            return "Unattributed"
        actor = self.library.actors.get(quote.speaker)
        return actor.name if actor else quote.speaker

    def cited(self, article: Article, quote: Quote) -> Cited:
        """A quote ready for citing."""
        return cite(article, quote, self.library.actors)


class Shelf:
    """A library with the user's own data. The stores may be missing: then it says why.

    `notices` are sentences for the user about stores that cannot be used, or were set aside.
    """

    def __init__(self, library: Library, follower: Follower) -> None:
        self.view = View(library)
        self.follower = follower
        self.notices: list[str] = []
        if library.index.why:
            self.notices.append(sentence(library.index.why))
        self._store = self._open_store(library.info.id)
        self._state = self._open_state(library.info.id)
        self._take_stars(self._store.all() if self._store else {})
        self.progress: dict[str, Progress] = self._state.all() if self._state else {}
        self.settings: dict[str, str] = self._state.settings() if self._state else {}
        self._version = self._store.version() if self._store else 0
        self._index_version = library.version()

    def _open_store(self, library: str) -> Bookmarks | None:
        try:
            store = Bookmarks(library)
        except StoreError as error:
            self.notices.append(f"Bookmarks are off: {error}.")
            return None
        if store.set_aside:
            self.notices.append(f"The bookmarks were damaged; they are kept as {store.set_aside}.")
        return store

    def _open_state(self, library: str) -> ReadingState | None:
        try:
            return ReadingState(library)
        except StoreError as error:
            self.notices.append(f"Reading positions are not kept: {error}.")
            return None

    @property
    def library(self) -> Library:
        """The library as it was read last."""
        return self.view.library

    # The library

    def renew(self) -> None:
        """The index says other things now: ask it anew."""
        self.library.forget()
        self.view = View(self.library)
        self._index_version = self.library.version()

    def index_changed(self) -> bool:
        """Whether the index was written to since it was asked last."""
        return self.library.version() != self._index_version

    def articles_like(self, words: str, most: int) -> list[ArticleRow]:
        """Some articles on whose cards every word begins one, the newest first."""
        if narrows(words):
            found = find_keys(self.library.index.connection, words, Sort.NEWEST, most)
            parts = filtered_sections(self.library, found, words)
        else:
            parts = sections(self.library, Sort.NEWEST)
        rows = (row for part in parts for row in part.rows(0, most))
        return list(islice((row for row in rows if isinstance(row, ArticleRow)), most))

    def recently_read(self) -> list[str]:
        """The ids of the articles that were opened, the last one first."""
        return list(reversed(self.progress))

    def recently_bookmarked(self) -> list[str]:
        """The ids of the articles with bookmarks, that of the newest one first."""
        return list(dict.fromkeys(key.article for key in self.stars))

    @property
    def articles_read(self) -> list[str]:
        """The ids of the articles that were read to their ends."""
        return [id for id, progress in self.progress.items() if progress.read]

    # Bookmarks

    def toggle_star(self, article: Article, quote: Quote) -> tuple[Bookmark, bool]:
        """Bookmark a quote, or take its bookmark away; durable when this returns.

        Gives the bookmark and whether it is kept now. Raises `StoreError`.
        """
        store = self._usable_store()
        result = store.toggle(bookmark_of(article, quote, self.library.actors))
        self._take_stars(store.all())
        return result

    def put_star(self, bookmark: Bookmark) -> None:
        """Keep a bookmark again as it was. Raises `StoreError`."""
        store = self._usable_store()
        store.add(bookmark)
        self._take_stars(store.all())

    def drop_star(self, key: QuoteKey) -> Bookmark | None:
        """Take a bookmark away; what it was. Raises `StoreError`."""
        store = self._usable_store()
        bookmark = store.remove(key)
        self._take_stars(store.all())
        return bookmark

    def _take_stars(self, stars: Mapping[QuoteKey, Bookmark]) -> None:
        self.stars = stars
        self._stars_by_article = Counter(key.article for key in stars)

    def stars_in(self, article: str) -> int:
        """How many bookmarks an article has."""
        return self._stars_by_article[article]

    def stars_changed(self) -> bool:
        """Whether another reader changed the bookmarks; if so, they are read again."""
        if self._store is None:
            return False
        version = self._store.version()
        if version == self._version:
            return False
        self._version = version
        self._take_stars(self._store.all())
        return True

    def _usable_store(self) -> Bookmarks:
        if self._store is None:
            raise StoreError("there is no store for bookmarks; see the message at the start")
        return self._store

    # Progress

    def progress_in(self, article: str) -> Progress:
        """How far an article was read."""
        return self.progress.get(article, Progress())

    def save_progress(self, article: str, progress: Progress) -> None:
        """Keep how far an article was read, as far as the disk allows."""
        if self.progress.get(article) == progress:
            return
        # The last one opened is the last of them.
        self.progress.pop(article, None)
        self.progress[article] = progress
        if self._state:
            try:
                self._state.save(article, progress)
            except StoreError:
                # Said once at the start, or the disk filled up since: reading goes on.
                self._state = None

    def save_setting(self, name: str, value: str) -> None:
        """Keep a choice made on the screen, as far as the disk allows."""
        if self.settings.get(name) == value:
            return
        self.settings[name] = value
        if self._state:
            try:
                self._state.set(name, value)
            except StoreError:
                self._state = None

    def close(self) -> None:
        """Close the stores and the index."""
        self.follower.close()
        self.library.index.close()
        if self._store:
            self._store.close()
        if self._state:
            self._state.close()
