"""What the desk shows: which article and which quote, the same in all three panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.timer import Timer

from reader.library.library import ArticleFile
from reader.library.listing import Sort
from reader.model import Article, Quote, QuoteKey
from reader.notebook.positions import Progress
from reader.text import counted
from reader.tui.drawing.cards import STAR
from reader.tui.drawing.lines import Line
from reader.tui.drawing.page import Lights, Shown, article_blocks, broken_blocks
from reader.tui.screens.desk.catalogue import catalogue
from reader.tui.screens.desk.side_rows import actor_rows, bookmark_rows, quote_rows, signs
from reader.tui.widgets.panel import ACTORS, BOOKMARKS, QUOTES

if TYPE_CHECKING:
    from reader.tui.screens.desk.desk import Desk

REST_SECONDS = 0.01
SAVE_SECONDS = 0.5
# What the list says where it is empty.
NOT_READ, NO_MATCH, NO_ARTICLES = "Reading the library…", "No article matches.", "No articles yet."


class Showing:
    """The place that the panes show. They are filled here and nowhere else."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._session = desk.session
        self.file: ArticleFile | None = None
        self.article: Article | None = None
        self.quote: Quote | None = None
        self.order = Sort.NEWEST
        self._resting: Timer | None = None
        self._saving: Timer | None = None

    def begin(self, at: QuoteKey | None) -> None:
        """Fill the panes, at a quote or an article where they are given, else where one left."""
        self.fill_list()
        self.fill_bookmarks()
        last = QuoteKey(self._session.settings.get(self._last_setting, ""), "")
        if not self._open_at(at or last):
            self.settle()

    @property
    def _last_setting(self) -> str:
        return f"last article of {self._session.library_id}"

    # Filling the panes

    def fill_list(self, key: str | None = None, *, anew: bool = False) -> None:
        """Draw the article list anew, with the cursor on a file (`Rows.show`)."""
        rows = self._desk.filtering.rows() or catalogue(self._session, self.order)
        empty = NO_MATCH if self._desk.finding.filter else NO_ARTICLES
        self._desk.list.empty = empty if self._session.library.is_read else NOT_READ
        self._desk.list.show(rows, key, anew=anew)
        self.fill_title()

    def fill_title(self) -> None:
        """Draw the library's title and counts anew."""
        library, counts = self._session.library, self._session.library.counts
        shown: Line = [
            (counted(counts.articles, "article"), "dim"),
            (counted(counts.quotes, "quote"), "dim"),
            (counted(counts.actors, "actor"), "dim"),
            (f"{STAR} {len(self._session.bookmarked):,}", "dim"),
        ]
        filter = self._desk.filtering.said
        if filter:
            shown.append((filter, "accent"))
        self._desk.title_bar.show(library.info.title, shown)

    def fill_bookmarks(self) -> None:
        """Draw the bookmarks anew, where they are shown; else only say how many there are."""
        side = self._desk.side
        side.count(BOOKMARKS, len(self._session.bookmarked))
        if side.tab == BOOKMARKS:
            side.list_of(BOOKMARKS).show(bookmark_rows(self._session))

    def bookmarks_changed(self, *keys: QuoteKey) -> None:
        """Bookmarks of some quotes came or went: show that everywhere at once."""
        self.fill_bookmarks()
        self.fill_title()
        if self.order is Sort.BOOKMARKED:
            self.fill_list()
        for id in {key.article for key in keys}:
            self._desk.list.redraw(self._session.library.file_of(id) or "")
        article = self.article
        own = [key for key in keys if article and key.article == article.id]
        for key in own:
            self._desk.side.list_of(QUOTES).redraw(key.quote)
        if article and own:
            self._desk.text.restyle(self._shown(article))

    def _shown(self, article: Article) -> Shown:
        inks = self._session.colours
        return Shown(article_blocks(article), article, inks, signs(article, self._session))

    # Which article, which quote

    def open_file(self, name: str, quote: str | None = None) -> None:
        """Show an article where it was left, or at a quote; a broken one shows its problems."""
        self.leave_article()
        self.file = self._session.library.open(name)
        article = self.file.article if self.file else None
        self.article = article
        self._desk.text.lights = Lights()
        if article is None:
            self.quote = None
            problems = self.file.problems if self.file else ()
            self._desk.text.show(Shown(broken_blocks(name, problems)), None)
            self._desk.side.show(QUOTES, [])
            self._desk.side.show(ACTORS, [])
            return
        progress = self._session.progress_in(article.id)
        wanted = article.by_id.get(quote or progress.quote or "")
        self.quote = wanted or next(iter(article.quotes), None)
        self._fill(article, (progress.paragraph, progress.offset))
        if quote:
            self._desk.text.light_quote(self.quote)
        self._desk.finding.look_again()

    def go_to(self, key: QuoteKey) -> bool:
        """Open an article at a quote; ``False`` where it is not in the library."""
        article = self._session.library.article(key.article)
        if article is None or key.quote not in article.by_id:
            return False
        if self.file is None or self.file.name != article.file:
            self._desk.finding.reveal_in_list(article.file)
            self._desk.list.go_to(article.file)
            self.open_file(article.file, key.quote)
        elif self.article and key.quote in self.article.by_id:
            self.choose_quote(self.article.by_id[key.quote])
        return True

    def _open_at(self, key: QuoteKey) -> bool:
        """Begin at a quote, or with an empty quote id at its article."""
        if key.quote:
            return self.go_to(key)
        name = self._session.library.file_of(key.article)
        if name:
            self._desk.list.go_to(name)
            self.open_file(name)
        return name is not None

    def choose_quote(self, quote: Quote, *, scroll: bool = True) -> None:
        """Make a quote the current one in the text and in the panel."""
        self.quote = quote
        self._desk.text.light_quote(quote, scroll=scroll)
        self._desk.side.list_of(QUOTES).go_to(quote.id)
        self.save_soon()

    def show_again(self, article: Article) -> None:
        """Show another version of the open article at the same place and quote."""
        place = self._desk.text.place
        quote = article.by_id.get(self.quote.id) if self.quote else None
        self.article, self.quote = article, quote or next(iter(article.quotes), None)
        self._fill(article, place)
        self._desk.finding.look_again()

    def _fill(self, article: Article, place: tuple[int, int]) -> None:
        """Fill the text and the panel, with a place (paragraph, offset) at the top of the text."""
        at = self.quote.id if self.quote else ""
        self._desk.side.show(QUOTES, quote_rows(article, self._session), at)
        self._desk.side.show(ACTORS, actor_rows(article, self._session))
        self._desk.text.show(self._shown(article), self.quote, place)

    def leave_article(self) -> None:
        """Keep where the user is in the article."""
        if self._saving:
            self._saving.stop()
            self._saving = None
        article = self.article
        if not article or self._desk.text.shown.article is not article:
            return
        if self._session.library_id:
            self._session.save_setting(self._last_setting, article.id)
        place = self._desk.text.place
        begun = article.id in self._session.progress
        if begun or place != (0, 0) or self.quote != next(iter(article.quotes), None):
            read = self._session.progress_in(article.id).read
            quote = self.quote.id if self.quote else None
            self._session.save_progress(article.id, Progress(read, quote, *place))

    def save_soon(self) -> None:
        """Keep the place when the user rests there for a moment."""
        if self._saving:
            self._saving.stop()
        self._saving = self._desk.set_timer(SAVE_SECONDS, self.leave_article)

    def rest(self) -> None:
        """A held key passes over articles; the one that it rests on is opened."""
        if self._resting:
            self._resting.stop()
        self._resting = self._desk.set_timer(REST_SECONDS, self.settle)

    @property
    def resting(self) -> bool:
        """Whether the article under the list's cursor is the one that is open."""
        shown = self.file.name if self.file else ""
        return not self._resting and self._desk.list.key in ("", shown)

    def settle(self) -> None:
        """Show the article at the list's cursor now, if it waits for the cursor to rest."""
        if self._resting:
            self._resting.stop()
            self._resting = None
        if self._desk.list.key and (self.file is None or self.file.name != self._desk.list.key):
            self.open_file(self._desk.list.key)
