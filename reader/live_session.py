"""The session of an open desk: it keeps the user's stores open, and follows the library.

No widgets here. The screens ask it, and change what is on the user's disk through its methods.
Threads get what they call (`Follower.run`, the looks and changes of `OpenBookmarks`); only the
screens' own thread changes what the session holds.
"""

from collections.abc import Mapping
from itertools import islice

from reader.bookmark import Bookmark
from reader.format.misplaced import misplaced
from reader.index.listing import ArticleRow
from reader.library.following import Follower
from reader.library.library import Library
from reader.library.listing import Sort, sections
from reader.model import Kind, QuoteKey
from reader.notebook import StoreError
from reader.notebook.bookmarks import BookmarkKeys, OpenBookmarks
from reader.notebook.keeper import Keeper
from reader.notebook.library_id import id_missing, told_twin, twin_of
from reader.notebook.positions import ArticleKey, Progress
from reader.search.asked import Marks, Within
from reader.session import Session
from reader.text import sentence

# Of what is not read, before the first frame: names of a folder, and sentences.
_NAMES_LOOKED_AT, _UNREAD_TOLD = 1_000, 2


class LiveSession(Session):
    """A library with the user's data, as it is shown. The stores may be missing.

    `library_id` is what the user's data is kept under; ``None`` where it is unknown.
    """

    def __init__(self, library: Library, follower: Follower) -> None:
        super().__init__(library)
        self.follower = follower
        if library.index.why:
            self.notices.append(sentence(library.index.why))
        unread = islice(misplaced(library.root, _NAMES_LOOKED_AT), _UNREAD_TOLD)
        self.notices += [f"{problem.message}." for problem in unread]
        self.progress: dict[str, Progress] = {}
        self.settings: dict[str, str] = {}
        self.library_id = library.given_id
        self.has_unread_bookmarks = False
        """Whether the last page of bookmarks could not be read."""
        self._knows_stored = self._knows_twin = False
        self._echoes: tuple[str, Mapping[str, tuple[str, ...]]] = ("", {})
        self._keeper = Keeper(library.root, library.given_id)
        self.bookmarks = OpenBookmarks(library.root, self.library_id)
        self.take_stored()
        look = self.bookmarks.looking()()
        if look:
            self.bookmarks.take(look)
        if self.bookmarks.trouble:
            self.notices.append(f"Bookmarks are off: {self.bookmarks.trouble}.")
        self.notices += self.news()
        self._index_version = library.version()

    def news(self) -> list[str]:
        """Sentences about the stores that were not given before."""
        return [*self.bookmarks.news(), *self._keeper.news(), *self._news_of_twin()]

    def _news_of_twin(self) -> list[str]:
        """A sentence about another library with the same id, once that is known."""
        if not self._knows_stored or self._knows_twin or self.library_id is None:
            return []
        self._knows_twin = True
        twin = twin_of(self.library_id, self.library.root, self.settings)
        return [told_twin(self.library_id, twin)] if twin else []

    def close(self) -> None:
        """Close the stores and the index."""
        self.follower.close()
        self.library.index.close()
        self.bookmarks.close()
        self._keeper.close()

    # The library

    def index_changed(self) -> bool:
        """Whether the index was written to since `renew`."""
        return self.library.version() != self._index_version

    def renew(self) -> str | None:
        """Ask the index again, because it changed. If that gave the library another id, the id that
        it had before."""
        self.library.forget()
        self.__dict__.pop("names", None)
        self._echoes = ("", {})
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
        self.bookmarks.follow(id)

    def echoes(self, article: str) -> Mapping[str, tuple[str, ...]]:
        """The outlets that carry a quote of the article as well, by the quote's id."""
        if self._echoes[0] != article:
            self._echoes = (article, self.library.echoes(article))
        return self._echoes[1]

    def articles_like(self, words: str, most: int) -> list[ArticleRow]:
        """Up to `most` articles, newest first, that the list's filter would leave."""
        from reader.search.filter import filter_list, filtered_sections
        from reader.search.query import parse_query

        query = parse_query(words, typing=True)
        selection = self.articles(query, within=Within.CARDS)
        if selection.plan.empty:
            parts = sections(self.library, Sort.NEWEST)
        else:
            filtered = next(
                filter_list(
                    self.library.ask,
                    query=query,
                    selection=selection,
                    sort=Sort.NEWEST,
                    first=most,
                )
            )
            parts = filtered_sections(self.library, filtered)
        rows = (row for part in parts for row in part.rows(0, most))
        return list(islice((row for row in rows if isinstance(row, ArticleRow)), most))

    def recent(self, order: Sort) -> list[str]:
        """The ids of the articles that come first in an order of what is recent."""
        if order is Sort.READ:
            return list(reversed(self.progress))
        if order is Sort.BOOKMARKED:
            return list(dict.fromkeys(key.article for key in self.bookmarks.keys))
        return []

    # Bookmarks

    @property
    def bookmarked(self) -> BookmarkKeys:
        """The quotes that are bookmarked."""
        return self.bookmarks.keys

    def marks(self) -> Marks:
        """What ``is:`` asks of, as the screen shows it."""
        read = [id for id, progress in self.progress.items() if progress.read]
        return Marks(read, self.bookmarked)

    def page_of_bookmarks(self, first: int, count: int) -> list[Bookmark]:
        """Up to `count` bookmarks, newest first, starting at place `first`.

        One that cannot be read now is given with the words that the library has.
        """
        keys = self.bookmarked.page(first, count)
        self.has_unread_bookmarks = False
        try:
            found = self.bookmarks.read(keys)
        except StoreError:
            found, self.has_unread_bookmarks = {}, True
        return [found.get(key) or self._unread(key) for key in keys]

    def _unread(self, key: QuoteKey) -> Bookmark:
        article = self.library.article(key.article)
        quote = article.by_id.get(key.quote) if article else None
        if article and quote:
            return self.bookmark_of(article, quote)
        return Bookmark(key, "", Kind.INDIRECT, "")

    # Progress

    def progress_in(self, article: str) -> Progress:
        """How far an article was read."""
        return self.progress.get(article, Progress())

    def take_stored(self) -> bool:
        """Take over the reading positions and settings that were read since; whether any were.

        Where they come late, what was read and chosen meanwhile is newer, but an article that was
        read to its end before stays read.
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
        # The article opened last comes last.
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

    def require_id(self) -> str:
        """The library's id, once it is known what was stored under it. Raises `StoreError`."""
        if self.library_id is None:
            raise id_missing(self.library.root)
        if not self._knows_stored:
            raise StoreError("the reading positions cannot be read yet; try again later")
        return self.library_id
