"""The desk: the articles, the text, and the side panel, showing the same place of one article.

The desk owns what is shown. Panes tell it by messages what the user did there; it answers by
calling their methods. What a command does is in the modules named after its subject: `panes`,
`quoting`, `finding` and `browsing`.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus, Resize
from textual.timer import Timer

from reader.bookmarks.progress import Progress
from reader.commands import Keymap, Scope
from reader.library.folder import ArticleFile
from reader.model import Article, Quote, QuoteKey
from reader.tui.bars import HintLine, TitleBar, Tone
from reader.tui.bindings import bindings
from reader.tui.browsing import Browsing
from reader.tui.cards import STAR, counted
from reader.tui.catalogue import Sort, catalogue_rows
from reader.tui.finding import Finding
from reader.tui.ink import InkScreen
from reader.tui.page import article_blocks, broken_blocks
from reader.tui.panel import ACTORS, BOOKMARKS, QUOTES, SidePanel
from reader.tui.panes import THREE_FROM, TWO_FROM, Panes
from reader.tui.prompt import Prompt
from reader.tui.quoting import Quoting
from reader.tui.reading import Lights, ReadingView, Shown
from reader.tui.rows import Rows
from reader.tui.shelf import Shelf
from reader.tui.side_rows import actor_rows, bookmark_rows, quote_rows, signs
from reader.tui.watching import LibraryRead, StarsChanged, Watching

REST_SECONDS = 0.01
SAVE_SECONDS = 0.5

BREAKPOINTS = [
    (0, "-one"),
    (TWO_FROM, "-two"),
    (THREE_FROM, "-snug"),
    (120, "-wide"),
    (160, "-vast"),
]

Doer = Callable[[], Awaitable[None] | None]


def _breakpoint(width: int) -> str:
    return next(name for least, name in reversed(BREAKPOINTS) if width >= least)


class Desk(InkScreen):
    """The main screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.DESK)
    # The panes decide where to begin: the list may have no room.
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    def __init__(
        self, shelf: Shelf, keymap: Keymap, measure: int, at: QuoteKey | None = None
    ) -> None:
        """`at` is the quote to open at; with an empty quote id, its article."""
        super().__init__()
        # As of the first layout, so that there is no second one for what the breakpoints change.
        self.set_class(True, _breakpoint(self.app.size.width))
        self.shelf = shelf
        self.keymap = keymap
        self.file: ArticleFile | None = None
        self.article: Article | None = None
        self.quote: Quote | None = None
        self.order = Sort.NEWEST
        self._title = TitleBar(id="title")
        self.list = Rows(empty="No article matches.", id="articles")
        self.text = ReadingView(measure=measure, id="text")
        self.side = SidePanel(id="side")
        self.prompt = Prompt()
        self.prompt.display = False
        self.hints = HintLine(keymap, id="hints")
        self._at = at
        self._resting: Timer | None = None
        self._saving: Timer | None = None
        self.panes = Panes(self)
        self.quoting = Quoting(self)
        self.finding = Finding(self)
        self.browsing = Browsing(self)
        self.watching = Watching(self)
        self._doers: Mapping[str, Doer] = {
            **self.panes.doers(),
            **self.quoting.doers(),
            **self.finding.doers(),
            **self.browsing.doers(),
        }

    def compose(self) -> ComposeResult:
        self.panes.arrange()
        yield self._title
        with Horizontal(id="panes"):
            yield self.list
            yield self.text
            yield self.side
        yield self.prompt
        yield self.hints

    def on_mount(self) -> None:
        self.fill_list()
        self.fill_bookmarks()
        if not self._at or not self._open_at(self._at):
            self.settle()
        for words in self.shelf.notices:
            self.say(words, Tone.ERROR)
        self.panes.begin()
        self.watching.begin()

    def say(self, words: str, tone: Tone = Tone.NOTE) -> None:
        """Tell the user something on the last line."""
        self.hints.say(words, tone)

    def picked(self, key: str | None) -> None:
        """Carry out what was picked in the palette."""
        if key is None:
            return
        what, _, id = key.partition(":")
        if what == "command":
            self.run_worker(self.action_do(id))
        else:
            self.finding.reveal_in_list(id)
            self.list.go_to(id)
            self.open_file(id)
            self.panes.go("text")

    async def action_do(self, id: str) -> None:
        """Carry out a command of the command table."""
        self.settle()
        done = self._doers[id]()
        if done is not None:
            await done

    @property
    def commands(self) -> frozenset[str]:
        """The ids of the commands that the desk carries out."""
        return frozenset(self._doers)

    # Filling the panes

    def fill_list(self, key: str | None = None) -> None:
        """Draw the article list anew, with the cursor on a file."""
        self.list.show(catalogue_rows(self.shelf, self.order, self.finding.filter), key)
        library = self.shelf.library
        articles = library.articles.values()
        counts = [
            counted(len(articles), "article"),
            counted(sum(len(article.quotes) for article in articles), "quote"),
            counted(len(library.actors), "actor"),
            f"{STAR} {len(self.shelf.stars)}",
        ]
        self._title.show(library.info.title, counts)

    def fill_bookmarks(self) -> None:
        """Draw the bookmarks anew."""
        self.side.show(BOOKMARKS, bookmark_rows(self.shelf))

    def stars_moved(self) -> None:
        """Bookmarks came or went: show it everywhere at once."""
        self.fill_list()
        self.fill_bookmarks()
        if self.article:
            self.side.show(QUOTES, quote_rows(self.article, self.shelf))
            self.text.restyle(self._shown(self.article))

    def _shown(self, article: Article) -> Shown:
        inks = self.shelf.view.inks
        return Shown(article_blocks(article), article, inks, signs(article, self.shelf))

    # Which article, which quote

    def open_file(self, name: str, quote: str | None = None) -> None:
        """Show an article where it was left, or at a quote; a broken one shows its problems."""
        self.leave_article()
        self.file = self.shelf.file_of(name)
        article = self.file.article if self.file else None
        self.article = article
        self.text.lights = Lights()
        if article is None:
            self.quote = None
            problems = self.file.problems if self.file else ()
            self.text.show(Shown(broken_blocks(name, problems)), None)
            self.side.show(QUOTES, [])
            self.side.show(ACTORS, [])
            return
        progress = self.shelf.progress_in(article.id)
        wanted = article.by_id.get(quote or progress.quote or "")
        self.quote = wanted or next(iter(article.quotes), None)
        self.side.show(QUOTES, quote_rows(article, self.shelf), self.quote.id if self.quote else "")
        self.side.show(ACTORS, actor_rows(article, self.shelf))
        self.text.show(self._shown(article), self.quote, (progress.paragraph, progress.offset))
        if quote:
            self.text.light_quote(self.quote)
        self.finding.look_again()

    def go_to(self, key: QuoteKey) -> bool:
        """Open an article at a quote; ``False`` where it is not in the library."""
        for file in self.shelf.library.files:
            article = file.article
            if article and article.id == key.article and key.quote in article.by_id:
                if self.file is None or self.file.name != file.name:
                    self.finding.reveal_in_list(file.name)
                    self.list.go_to(file.name)
                    self.open_file(file.name, key.quote)
                else:
                    self.choose_quote(article.by_id[key.quote])
                return True
        return False

    def _open_at(self, key: QuoteKey) -> bool:
        """Begin at a quote, or with an empty quote id at its article."""
        if key.quote:
            return self.go_to(key)
        article = self.shelf.library.articles.get(key.article)
        for file in self.shelf.library.files:
            if article and file.article is article:
                self.list.go_to(file.name)
                self.open_file(file.name)
        return article is not None

    def choose_quote(self, quote: Quote, *, scroll: bool = True) -> None:
        """Make a quote the current one in the text and in the panel."""
        self.quote = quote
        self.text.light_quote(quote, scroll=scroll)
        self.side.list_of(QUOTES).go_to(quote.id)
        self.save_soon()

    def show_again(self, article: Article) -> None:
        """Show another version of the open article at the same place and quote."""
        place = self.text.place
        quote = article.by_id.get(self.quote.id) if self.quote else None
        self.article, self.quote = article, quote or next(iter(article.quotes), None)
        self.side.show(QUOTES, quote_rows(article, self.shelf), self.quote.id if self.quote else "")
        self.side.show(ACTORS, actor_rows(article, self.shelf))
        self.text.show(self._shown(article), self.quote, place)
        self.finding.look_again()

    def leave_article(self) -> None:
        """Keep where the user is in the article."""
        if self._saving:
            self._saving.stop()
            self._saving = None
        if self.article and self.text.shown.article is self.article:
            progress = self.shelf.progress_in(self.article.id)
            quote = self.quote.id if self.quote else None
            place = self.text.place
            begun = self.article.id in self.shelf.progress
            if begun or place != (0, 0) or self.quote != next(iter(self.article.quotes), None):
                self.shelf.save_progress(self.article.id, Progress(progress.read, quote, *place))

    def save_soon(self) -> None:
        """Keep the place when the user rests there for a moment."""
        if self._saving:
            self._saving.stop()
        self._saving = self.set_timer(SAVE_SECONDS, self.leave_article)

    def settle(self) -> None:
        """Show the article at the list's cursor now, if it waits for the cursor to rest."""
        if self._resting:
            self._resting.stop()
            self._resting = None
        if self.list.key and (self.file is None or self.file.name != self.list.key):
            self.open_file(self.list.key)

    # What the panes tell

    @on(Rows.Moved, "#articles")
    def article_moved(self) -> None:
        """A held key passes over articles; the one that it rests on is opened."""
        if self._resting:
            self._resting.stop()
        self._resting = self.set_timer(REST_SECONDS, self.settle)

    @on(Rows.Chosen, "#articles")
    def article_chosen(self) -> None:
        """Enter in the list: read."""
        self.settle()
        self.panes.go("text")

    @on(Rows.Moved, "#quotes")
    def quote_moved(self, event: Rows.Moved) -> None:
        """The cursor of the panel moves the text."""
        if self.article and event.key in self.article.by_id:
            self.choose_quote(self.article.by_id[event.key])

    @on(Rows.Chosen, "#quotes")
    def quote_chosen(self, event: Rows.Chosen) -> None:
        """Enter on a quote: read it in place."""
        self.quote_moved(Rows.Moved(event.rows, event.key))
        self.panes.go("text")

    @on(Rows.Moved, "#actors")
    def actor_moved(self, event: Rows.Moved) -> None:
        """The actor at the cursor is lit in the text."""
        self.finding.light_actor(event.key)

    @on(Rows.Chosen, "#actors")
    def actor_chosen(self, event: Rows.Chosen) -> None:
        """Enter on an actor: its next mention."""
        self.finding.step_actor(event.key)

    @on(Rows.Chosen, "#bookmarks")
    def bookmark_chosen(self, event: Rows.Chosen) -> None:
        """Enter on a bookmark: read it in place."""
        article, _, quote = event.key.partition("/")
        if self.go_to(QuoteKey(article, quote)):
            self.panes.go("text")
        else:
            self.say("That quote is gone from the library; the bookmark keeps its words.")

    @on(SidePanel.TabOpened)
    def tab_opened(self) -> None:
        """Another tab, another light in the text."""
        self.finding.tab_opened()

    @on(ReadingView.QuoteReached)
    def quote_reached(self, event: ReadingView.QuoteReached) -> None:
        """Moving through the text moves the quotes."""
        self.choose_quote(event.quote, scroll=False)

    @on(ReadingView.Read)
    def end_reached(self) -> None:
        """Reading to the end marks an article as read."""
        self.browsing.mark_read()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        self.panes.arrange()

    def on_resize(self, event: Resize) -> None:
        self.panes.arrange()

    @on(LibraryRead)
    def library_read(self, event: LibraryRead) -> None:
        """The library changed on disk."""
        self.watching.adopt(event.library)

    @on(StarsChanged)
    def stars_changed(self) -> None:
        """Another reader changed the bookmarks."""
        self.stars_moved()

    @on(Prompt.Changed)
    def prompt_changed(self, event: Prompt.Changed) -> None:
        """Words typed at the foot."""
        self.finding.words_changed(event.words)

    @on(Prompt.Kept)
    def prompt_kept(self) -> None:
        """Enter at the foot."""
        self.finding.keep()

    @on(Prompt.GivenUp)
    def prompt_given_up(self) -> None:
        """Escape at the foot."""
        self.finding.give_up()
