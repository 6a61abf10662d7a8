"""What the desk shows and keeps: a library, and the user's bookmarks and progress in it.

No widgets here: the desk asks, and changes by these methods what is on the user's disk.
"""

from collections.abc import Mapping
from functools import cached_property

from reader.bookmarks import StoreError
from reader.bookmarks.progress import Progress, ReadingState
from reader.bookmarks.store import Bookmarks, bookmark_of
from reader.citation import Cited, cite
from reader.compare.echoes import find_echoes
from reader.library.folder import ArticleFile, Library, open_library
from reader.model import Article, Bookmark, Mention, Quote, QuoteKey
from reader.speakers import speaker_colours
from reader.tui.ink import SPEAKER_INKS


class View:
    """One snapshot of a library with what is worked out from it, each only when asked for."""

    def __init__(self, library: Library) -> None:
        self.library = library

    @cached_property
    def inks(self) -> Mapping[str | None, str]:
        """The ink of each speaker's quotes."""
        speakers = (article.speakers for article in self.library.articles.values())
        inks: dict[str | None, str] = {
            speaker: SPEAKER_INKS[colour] for speaker, colour in speaker_colours(speakers).items()
        }
        return inks

    @cached_property
    def echoes(self) -> Mapping[QuoteKey, tuple[QuoteKey, ...]]:
        """The same statements in other articles."""
        return find_echoes(self.library.articles.values())

    @cached_property
    def echoing(self) -> frozenset[str]:
        """The articles that share a statement with another."""
        return frozenset(key.article for key in self.echoes)

    def echoed_by(self, key: QuoteKey) -> str:
        """The outlets that carry the same statement."""
        articles = (self.library.articles[other.article] for other in self.echoes.get(key, ()))
        return ", ".join(dict.fromkeys(article.agency or article.outlet for article in articles))

    def mentions(self, article: Article) -> tuple[Mention, ...]:
        """Where the article names actors."""
        return self.library.names.mentions(article)

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

    def __init__(self, library: Library) -> None:
        self.view = View(library)
        self.notices: list[str] = []
        self._store = self._open_store(library.info.id)
        self._state = self._open_state(library.info.id)
        self.stars: Mapping[QuoteKey, Bookmark] = self._store.all() if self._store else {}
        self.progress: dict[str, Progress] = self._state.all() if self._state else {}
        self.settings: dict[str, str] = self._state.settings() if self._state else {}
        self._version = self._store.version() if self._store else 0

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

    def read_again(self) -> Library:
        """The library as it is on disk now; the same object where nothing changed. Any thread."""
        return open_library(self.library.root, self.library)

    def adopt(self, library: Library) -> None:
        """Show this library from now on."""
        self.view = View(library)

    def file_of(self, name: str) -> ArticleFile | None:
        """The file of that name."""
        return next((file for file in self.library.files if file.name == name), None)

    # Bookmarks

    def toggle_star(self, article: Article, quote: Quote) -> tuple[Bookmark, bool]:
        """Bookmark a quote, or take its bookmark away; durable when this returns.

        Gives the bookmark and whether it is kept now. Raises `StoreError`.
        """
        store = self._usable_store()
        result = store.toggle(bookmark_of(article, quote, self.library.actors))
        self.stars = store.all()
        return result

    def put_star(self, bookmark: Bookmark) -> None:
        """Keep a bookmark again as it was. Raises `StoreError`."""
        store = self._usable_store()
        store.add(bookmark)
        self.stars = store.all()

    def drop_star(self, key: QuoteKey) -> Bookmark | None:
        """Take a bookmark away; what it was. Raises `StoreError`."""
        store = self._usable_store()
        bookmark = store.remove(key)
        self.stars = store.all()
        return bookmark

    def stars_changed(self) -> bool:
        """Whether another reader changed the bookmarks; if so, they are read again."""
        if self._store is None:
            return False
        version = self._store.version()
        if version == self._version:
            return False
        self._version = version
        self.stars = self._store.all()
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
        """Close the stores."""
        if self._store:
            self._store.close()
        if self._state:
            self._state.close()
