"""What every front end holds: a library, and the user's own data about it.

A command takes a `Session`: it opens a store only when asked, and makes none in order to read. A
screen takes the `LiveSession` of `reader.live_session`, which keeps them open and follows them.
Neither knows what it is shown with: speakers' colours are names, which a theme may give.
"""

from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.bookmark import Bookmark
from reader.citation import Cited, cite
from reader.index.matches import Order
from reader.library.library import Library
from reader.model import ActorKind, Article, Quote, QuoteKey
from reader.notebook import IdMissing, StoreError
from reader.notebook.keeper import SECONDS_TO_OPEN
from reader.notebook.library_id import id_missing, known_id, setting_of_id, told_twin, twin_of
from reader.notebook.positions import ReadingState, read_articles, stored_settings
from reader.notebook.store import FILE_NAME, Bookmarks, bookmark_of
from reader.places import data_folder
from reader.search.asked import FoundQuote, Marks, Only, Within
from reader.speakers import COLOURS, preferred_colour, speaker_colours
from reader.wording import speaker_name

# What carries queries out is loaded with the first one: the first frame has no use for it.
if TYPE_CHECKING:
    from reader.search.hits import Hit
    from reader.search.name_index import NameIndex
    from reader.search.plan import Plan
    from reader.search.selection import Selection
    from reader.search.terms import Query


class Session:
    """A library and the user's data about it, read when asked for.

    `notices` are sentences for the user about stores that cannot be used or were set aside.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self.notices: list[str] = []
        # Those of the article that was asked for last.
        self._colours: tuple[Article | None, Mapping[str | None, str]] = (None, {})

    # The library

    def colours_in(self, article: Article) -> Mapping[str | None, str]:
        """The name of the colour of each speaker in an article."""
        if self._colours[0] is not article:
            numbers = speaker_colours([quote.speaker for quote in article.quotes])
            self._colours = article, {id: COLOURS[number] for id, number in numbers.items()}
        return self._colours[1]

    def colour_of(self, speaker: str | None) -> str:
        """The name of the colour of a speaker where no article is at hand; empty for nobody."""
        return COLOURS[preferred_colour(speaker)] if speaker else ""

    def speaker_name(self, quote: Quote) -> str:
        """The name of a quote's speaker."""
        return speaker_name(quote, self.library.actors)

    def speaker_names(self, article: Article) -> dict[str, Sequence[str]]:
        """What the speaker of each quote may be called, by its id: the whole name, and of a person
        the last word of it."""
        found: dict[str, Sequence[str]] = {}
        for quote in article.quotes:
            names = [self.speaker_name(quote)]
            actor = self.library.actors.get(quote.speaker or "")
            if actor and actor.kind is ActorKind.PERSON and len(quote.speakers) == 1:
                names.append(actor.name.split()[-1])
            found[quote.id] = names
        return found

    def cited(self, article: Article, quote: Quote) -> Cited:
        """A quote ready for citing."""
        return cite(article, quote, self.library.actors)

    # Queries

    @cached_property
    def names(self) -> "NameIndex":
        """The names that the filters of a query may give."""
        from reader.search.name_index import NameIndex

        return NameIndex(self.library)

    def quotes(
        self, query: "Query | str", *, only: Only | None = None, order: Order = Order.NEWEST
    ) -> "Selection[FoundQuote]":
        """The quotes that a query finds, narrowed to exact values by `only`."""
        from reader.search.selection import quotes_of

        return quotes_of(self.library.ask, self._plan(query, Within.QUOTES, only), order)

    def articles(
        self, query: "Query | str", *, within: Within = Within.TEXT, order: Order = Order.NEWEST
    ) -> "Selection[Article]":
        """The articles that a query finds, by their text or their cards."""
        from reader.search.selection import articles_of

        return articles_of(self.library.ask, self._plan(query, within), order)

    def passages(
        self, query: "Query | str", *, within: Within, order: Order = Order.BEST
    ) -> "Selection[Hit]":
        """The passages that a query finds, in all text or in quotes."""
        from reader.search.selection import passages_of

        return passages_of(self.library.ask, self._plan(query, within), order)

    def _plan(self, query: "Query | str", within: Within, only: Only | None = None) -> "Plan":
        from reader.search.plan import plan_of
        from reader.search.query import parse_query

        parsed = parse_query(query) if isinstance(query, str) else query
        return plan_of(parsed, within, self.names, self.marks(), only)

    # The user's data

    def require_id(self) -> str:
        """The id that the user's data is kept under. Raises `StoreError` where it is unknown."""
        id = self.library.given_id or known_id(None, self.library.root, stored_settings())
        if id is None:
            raise id_missing(self.library.root)
        return id

    def remember_id(self) -> None:
        """Note the library's id, if the disk allows it, for when library.yaml cannot be read."""
        given = self.library.given_id
        if given is None:
            return
        with suppress(StoreError), closing(ReadingState(seconds=SECONDS_TO_OPEN)) as state:
            state.keep({}, {setting_of_id(self.library.root): given}, SECONDS_TO_OPEN)

    def bookmark_of(self, article: Article, quote: Quote) -> Bookmark:
        """A bookmark of a quote as it stands now, not kept yet."""
        return bookmark_of(article, quote, self.library.actors)

    def open_bookmarks(self) -> Bookmarks:
        """Open the bookmarks, or make them. Raises `StoreError`."""
        bookmarks = Bookmarks(self.require_id())
        if aside := bookmarks.set_aside:
            self.notices.append(f"the bookmarks were damaged and are set aside as {aside}")
        return bookmarks

    @cached_property
    def kept(self) -> Mapping[QuoteKey, Bookmark] | None:
        """The bookmarks as they are on disk when first asked for, the newest first. ``None`` where
        they cannot be read; `notices` then say why."""
        try:
            id = self.require_id()
            with suppress(StoreError):
                if twin := twin_of(id, self.library.root, stored_settings()):
                    self.notices.append(told_twin(id, twin))
            if _is_missing(data_folder() / FILE_NAME):
                return {}
            with closing(self.open_bookmarks()) as bookmarks:
                return bookmarks.all()
        except StoreError as error:
            self.notices.append(str(error))
            return None

    def marks(self) -> Marks:
        """What ``is:`` asks of: read articles and bookmarked quotes, as far as they are known."""
        return self._kept_marks

    @cached_property
    def _kept_marks(self) -> Marks:
        kept = self.kept or {}
        read: list[str] = []
        try:
            read = read_articles(self.require_id())
        except IdMissing:
            pass  # Noted already, for the bookmarks.
        except StoreError as error:
            self.notices.append(str(error))
        return Marks(read, kept.keys())


def _is_missing(path: Path) -> bool:
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False
