"""What the desk shows and keeps: a library, and the user's bookmarks and progress in it.

No widgets here: the desk asks, and changes by these methods what is on the user's disk.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from itertools import islice

from reader.citation import Cited, cite
from reader.index.listing import ArticleRow
from reader.library.filter import filtered_sections, find_keys, narrows
from reader.library.following import Follower
from reader.library.library import Library
from reader.library.listing import Sort, sections
from reader.model import Article, Bookmark, Mention, Quote
from reader.notebook import StoreError
from reader.notebook.keeper import Keeper
from reader.notebook.library_id import id_missing
from reader.notebook.positions import ArticleKey, Progress
from reader.notebook.stars import Stars
from reader.notebook.store import bookmark_of
from reader.speakers import COLOURS
from reader.text import sentence


class View:
    """A library as its index has it at one time, with what is worked out from it for the screen."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._echoes: tuple[str, Mapping[str, tuple[str, ...]]] = ("", {})

    @cached_property
    def inks(self) -> Mapping[str | None, str]:
        """The ink of each speaker's quotes."""
        colours = self.library.colours.items()
        return {speaker: COLOURS[colour] for speaker, colour in colours}

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
    `library_id` is what the user's data is kept under; ``None`` where it is not known.
    """

    def __init__(self, library: Library, follower: Follower) -> None:
        self.view = View(library)
        self.follower = follower
        self.notices: list[str] = []
        if library.index.why:
            self.notices.append(sentence(library.index.why))
        self.progress: dict[str, Progress] = {}
        self.settings: dict[str, str] = {}
        self._knows_stored = False
        self.library_id = library.given_id
        self._keeper = Keeper(library.root, library.given_id)
        self.on_disk = Stars(library.root, self.library_id)
        self.take_stored()
        try:
            self.on_disk.look()
        except StoreError as error:
            self.notices.append(f"Bookmarks are off: {error}.")
        self.take_stars()
        self.notices += self.news()
        self._index_version = library.version()

    def news(self) -> list[str]:
        """Sentences about the stores that were not given before."""
        return [*self.on_disk.news(), *self._keeper.news()]

    @property
    def library(self) -> Library:
        """The library as it was read last."""
        return self.view.library

    # The library

    def renew(self) -> str | None:
        """The index says other things now: ask it again. The id that the library had before, if
        it has another one now."""
        self.library.forget()
        self.view = View(self.library)
        self._index_version = self.library.version()
        given, before = self.library.given_id, self.library_id
        if given is None or given == before:
            return None
        if before is not None:
            self.progress = {}
        self._follow_id(given)
        self._keeper.read(given)
        return before

    def _follow_id(self, id: str | None) -> None:
        self.library_id = id
        self.on_disk.follow(id)
        self.take_stars()

    def index_changed(self) -> bool:
        """Whether the index was written to since it was asked last."""
        return self.library.version() != self._index_version

    def articles_like(self, words: str, most: int) -> list[ArticleRow]:
        """Some articles on whose cards every word begins one, the newest first."""
        if narrows(words):
            found = find_keys(self.library.ask, words, Sort.NEWEST, most)
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

    def bookmark(self, article: Article, quote: Quote) -> Bookmark:
        """A bookmark of a quote as it stands now, which is not kept yet."""
        return bookmark_of(article, quote, self.library.actors)

    def take_stars(self) -> None:
        """Show the bookmarks that were found on the disk last."""
        self.stars = self.on_disk.found
        self._stars_by_article = Counter(key.article for key in self.stars)

    def stars_in(self, article: str) -> int:
        """How many bookmarks an article has."""
        return self._stars_by_article[article]

    # Progress

    def progress_in(self, article: str) -> Progress:
        """How far an article was read."""
        return self.progress.get(article, Progress())

    def take_stored(self) -> bool:
        """Take over what was read of the reading positions and settings; whether anything was.

        Where that came late, what was read and chosen meanwhile is newer; but an article that was
        read to its end before stays so.
        """
        stored = self._keeper.stored()
        if stored is None:
            return False
        if self.library_id is None:
            self._follow_id(stored.library)
        elif stored.library != self.library_id:
            return False
        self._knows_stored = True
        self.settings = {**stored.settings, **self.settings}
        meanwhile, self.progress = self.progress, dict(stored.progress)
        for article, progress in meanwhile.items():
            read = progress.read or self.progress_in(article).read
            self.save_progress(article, progress._replace(read=read))
        return True

    def save_progress(self, article: str, progress: Progress) -> None:
        """Keep how far an article was read, as soon as the disk allows."""
        if self.progress.get(article) == progress:
            return
        # The last one opened is the last of them.
        self.progress.pop(article, None)
        self.progress[article] = progress
        if self.library_id:
            self._keeper.keep_progress(ArticleKey(self.library_id, article), progress)

    def save_setting(self, name: str, value: str) -> None:
        """Keep a choice made on the screen, as soon as the disk allows."""
        if self.settings.get(name) == value:
            return
        self.settings[name] = value
        self._keeper.keep_setting(name, value)

    def require_stored(self) -> str:
        """The library's id, for what is changed only where it is known what was stored before.

        Raises `StoreError`.
        """
        if self.library_id is None:
            raise id_missing(self.library.root)
        if not self._knows_stored:
            raise StoreError("the reading positions cannot be read yet; try again later")
        return self.library_id

    def close(self) -> None:
        """Close the stores and the index."""
        self.follower.close()
        self.library.index.close()
        self.on_disk.close()
        self._keeper.close()
