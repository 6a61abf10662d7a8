"""The current state of the desk: file, article, quote, order and filter, each stored only once.

Only this module fills the panes, so all three show the same place.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.timer import Timer

from reader.library.library import ArticleFile
from reader.library.listing import Sort
from reader.live_session import LiveSession
from reader.model import Article, Quote, QuoteKey
from reader.notebook.positions import Progress
from reader.text import both_ends, counted
from reader.tui.drawing.lines import Line, clip
from reader.tui.drawing.page import Highlights, Shown, article_blocks, broken_blocks, empty_blocks
from reader.tui.drawing.quote_view import NO_QUOTE, caption
from reader.tui.messages import File, Match, Place
from reader.tui.screens.desk.catalogue import catalogue, filtered_catalogue
from reader.tui.screens.desk.held_key import HeldKey
from reader.tui.screens.desk.parts import Parts
from reader.tui.screens.desk.side_rows import (
    actor_rows,
    bookmark_rows,
    quote_rows,
    quote_view,
    signs,
)
from reader.tui.widgets.bars import Tone
from reader.tui.widgets.panel import ACTORS, BOOKMARKS, QUOTES
from reader.wording import Sign, joined, place_of

if TYPE_CHECKING:
    from reader.search.filter import Filtered

SAVE_SECONDS = 0.5
FILTER_CELLS = 30
# The text of an empty list.
NOT_READ, NO_MATCH, NO_ARTICLES = (
    "Reading the library…",
    "No article matches. esc lists all again.",
    "No articles yet.",
)


class Narrowed(NamedTuple):
    """A filter and the part of the list that passes it."""

    filter: str
    found: "Filtered"


class Current:
    """The place that the panes show."""

    def __init__(self, session: LiveSession, parts: Parts, opened: Callable[[], None]) -> None:
        """`opened` is called when another article, or another version of it, is shown."""
        self.file: ArticleFile | None = None
        self.article: Article | None = None
        self.order = Sort.NEWEST
        self.filter = ""
        self._narrowed: Narrowed | None = None
        self._session = session
        self._title, self._list = parts.title, parts.list
        self._text, self._caption, self._side = parts.text, parts.caption, parts.side
        self._opened = opened
        self._held = HeldKey(self._text, self.settle)
        self._saving: Timer | None = None

    @property
    def quote(self) -> Quote | None:
        """The current quote, which the text view holds."""
        return self._text.quote

    def begin(self, at: QuoteKey | None) -> None:
        """Fill the panes, at the given quote or article or else where the user left off."""
        self.fill_list()
        self.fill_bookmarks()
        last = QuoteKey(self._session.settings.get(self._last_setting, ""), "")
        if not self._begin_at(at or last):
            self.settle()
        self._tell_if_empty()

    @property
    def _last_setting(self) -> str:
        return f"last article of {self._session.library_id}"

    def _begin_at(self, key: QuoteKey) -> bool:
        if key.quote:
            return self.visit(key)
        name = self._session.library.file_of(key.article)
        if name:
            self.open_row(name)
        return name is not None

    # Filling the panes

    def fill_list(self, key: str | None = None, *, from_top: bool = False) -> None:
        """Fill the article list. For `key` and `from_top` see `Rows.show`."""
        if self._narrowed:
            rows = filtered_catalogue(self._session, self._narrowed.found)
        else:
            rows = catalogue(self._session, self.order)
        empty = NO_MATCH if self.filter else NO_ARTICLES
        self._list.empty = empty if self._session.library.is_read else NOT_READ
        self._list.show(rows, key, from_top=from_top)
        self._fill_title()

    def _tell_if_empty(self) -> None:
        """Say in place of the text how a library gets its first articles."""
        library = self._session.library
        if library.is_read and not (self._list.choices or self.filter or self.file):
            folder = both_ends(str(library.root))
            self._text.show(Shown(empty_blocks(folder)), None)

    def show_filtered(self, narrowed: Narrowed | None, key: str = "") -> None:
        """List what passes a filter, or everything, from the top or at the file `key`."""
        self._narrowed = narrowed
        self.fill_list(key or None, from_top=not key)

    def _fill_title(self) -> None:
        library, counts = self._session.library, self._session.library.counts
        shown: Line = [
            (counted(counts.articles, "article"), "dim"),
            (counted(counts.quotes, "quote"), "dim"),
            (counted(counts.actors, "actor"), "dim"),
            (f"{Sign.BOOKMARKED} {len(self._session.bookmarked):,}", "dim"),
        ]
        if self._narrowed:
            total = counts.articles + counts.broken
            words = clip(self._narrowed.filter, FILTER_CELLS)
            filter = joined(f"filter: {words}", f"{self._list.choices:,} of {total:,}")
            shown.append((filter, "accent"))
        self._title.show(library.info.title, shown)

    def fill_bookmarks(self) -> None:
        """Update the number on the bookmarks tab, and fill its list if it is open."""
        self._side.count(BOOKMARKS, len(self._session.bookmarked))
        if self._side.tab == BOOKMARKS:
            self._side.list_of(BOOKMARKS).show(bookmark_rows(self._session))

    def bookmarks_changed(self, *keys: QuoteKey) -> None:
        """Update everything that shows the bookmarks of these quotes."""
        self.fill_bookmarks()
        self._fill_title()
        if self.order is Sort.BOOKMARKED:
            self.fill_list()
        for id in {key.article for key in keys}:
            self._list.redraw(self._session.library.file_of(id) or "")
        article = self.article
        own = [key for key in keys if article and key.article == article.id]
        for key in own:
            self._side.list_of(QUOTES).redraw(key.quote)
        if article and own:
            self._text.restyle(self._shown(article))
            self._fill_caption()

    def _shown(self, article: Article) -> Shown:
        session = self._session
        return Shown(
            article_blocks(article),
            article,
            session.colours_in(article),
            signs(article, session),
            session.speaker_names(article),
        )

    # Which article, which quote

    def visit(self, place: Place) -> bool:
        """Go to a place. Return ``False`` for a quote that is not in the library."""
        match place:
            case File(name):
                self._reveal(name)
            case Match():
                self._reveal(place.file, place.quote)
                if place.quote is None:
                    # What was found stands in no quote: none is current there.
                    self._text.light_quote(None)
                    self._fill_caption()
            case QuoteKey(id, quote):
                article = self._session.library.article(id)
                if article is None or quote not in article.by_id:
                    return False
                if self.file is None or self.file.name != article.file:
                    self._reveal(article.file, quote)
                elif self.article and quote in self.article.by_id:
                    self.choose_quote(self.article.by_id[quote])
        return True

    def _reveal(self, name: str, quote: str | None = None) -> None:
        """Open a file, and drop the filter if it hides the file in the list."""
        if self.filter and not self._list.has(name):
            self.filter = ""
            self.show_filtered(None)
        self.open_row(name, quote)

    def open_row(self, name: str, quote: str | None = None) -> None:
        """Open a file, and move the list's cursor to it."""
        self._list.go_to(name)
        self.open_file(name, quote)

    def open_file(self, name: str, quote: str | None = None) -> None:
        """Show an article where it was left, or at a quote; for a broken file, its problems."""
        self.leave_article()
        self.file = self._session.library.open(name)
        self.article = article = self.file.article if self.file else None
        self._text.highlights = Highlights()
        if article is None:
            problems = self.file.problems if self.file else ()
            self._text.show(Shown(broken_blocks(name, problems)), None)
            self._side.show(QUOTES, [])
            self._side.show(ACTORS, [])
            self._fill_caption()
            return
        progress = self._session.progress_in(article.id)
        wanted = article.by_id.get(quote or progress.quote or "")
        self._fill(article, wanted, (progress.paragraph, progress.offset))
        if quote:
            self._text.light_quote(self.quote)
        self._opened()

    def library_changed(self) -> tuple[str, Tone]:
        """Show the same place in the changed library. Return a message, which may be empty."""
        before = self.file
        self.fill_list(before.name if before else None)
        self.fill_bookmarks()
        self._tell_if_empty()
        now = self._session.library.open(before.name) if before else None
        if before and now and now.article:
            self.file = now
            self._show_version(now.article)
            if now.stamp != before.stamp:
                return "The article changed on disk; this is the new version.", Tone.NOTE
        elif now and now.problems and self.article:
            self.file = now
            first = now.problems[0]
            return (
                f"{place_of(first)}: {first.message}. Shown is the last good version.",
                Tone.ERROR,
            )
        elif now and now.problems:
            self.open_file(now.name)
        else:
            self.settle()
            if before and now is None:
                return f"{before.name} is gone from the library.", Tone.WARNING
        return "", Tone.NOTE

    def _show_version(self, article: Article) -> None:
        """Show another version of the open article at the same place and quote."""
        quote = article.by_id.get(self.quote.id) if self.quote else None
        self.article = article
        self._fill(article, quote, self._text.place)
        self._opened()

    def _fill(self, article: Article, quote: Quote | None, place: tuple[int, int]) -> None:
        """Fill the text and the side panel, at `quote` or else the first one.

        `place` (paragraph, offset) is at the top of the text.
        """
        quote = quote or next(iter(article.quotes), None)
        self._side.show(QUOTES, quote_rows(article, self._session), quote.id if quote else "")
        self._side.show(ACTORS, actor_rows(article, self._session))
        self._text.show(self._shown(article), quote, place)
        self._fill_caption()

    def _fill_caption(self) -> None:
        """Tell in the caption of the text what is to be known of the current quote."""
        article, quote = self.article, self.quote
        if article is None or quote is None:
            words = NO_QUOTE if article and article.quotes else ""
            self._caption.show(lambda width, height: [[(clip(words, width), "dim")]], "faint")
            return
        number, count = article.quotes.index(quote) + 1, len(article.quotes)
        view = quote_view(article, quote, self._session)
        self._caption.show(partial(caption, view, number, count), view.colour)

    def choose_quote(self, quote: Quote, *, scroll: bool = True) -> None:
        """Make a quote the current one in the text and the side panel."""
        self._text.light_quote(quote, scroll=scroll)
        self._fill_caption()
        self._side.list_of(QUOTES).go_to(quote.id)
        self._stop_saving()
        self._saving = self._text.set_timer(SAVE_SECONDS, self.leave_article)

    def begin_article(self) -> None:
        """Note that the open article was opened to be read: it is no longer new."""
        self.leave_article(begun=True)

    def leave_article(self, *, begun: bool = False) -> None:
        """Save the place in the article, if it was `begun` before or left where it opens."""
        self._stop_saving()
        article = self.article
        if not article or self._text.shown.article is not article:
            return
        if self._session.library_id:
            self._session.save_setting(self._last_setting, article.id)
        place = self._text.place
        before = article.id in self._session.progress
        if begun or before or place != (0, 0) or self.quote != next(iter(article.quotes), None):
            read = self._session.progress_in(article.id).read
            quote = self.quote.id if self.quote else None
            self._session.save_progress(article.id, Progress(read, quote, *place))
            if not before:
                self._list.redraw(article.file)

    def _stop_saving(self) -> None:
        if self._saving:
            self._saving.stop()
            self._saving = None

    # The list's cursor

    def rest(self) -> None:
        """Open the article that the list's cursor moved to; under a held key, the last one only."""
        self._held.move()

    @property
    def is_resting(self) -> bool:
        """Whether the article at the list's cursor is open, and no move is pending."""
        shown = self.file.name if self.file else ""
        return not self._held.is_pending and self._list.key in ("", shown)

    def settle(self) -> None:
        """Open the article at the list's cursor, unless it is open already."""
        self._held.stop()
        if self._list.key and (self.file is None or self.file.name != self._list.key):
            self.open_file(self._list.key)
