"""The desk: the articles, the text and the side panel, all at the same place of one article.

The panes report what the user did, and the desk passes it on. `current` holds the current state.
Each group of commands has a module of its own, which gets the parts that it uses and knows neither
the desk nor the other modules.
"""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, Resize

from reader.commands import Command, Keymap, ScreenName
from reader.live_session import LiveSession
from reader.model import QuoteKey
from reader.tui.bindings import bindings_on
from reader.tui.messages import Draft, LastSearch, LibraryChanged, Match, Place
from reader.tui.screens.actions.bookmarking import Bookmarking
from reader.tui.screens.actions.comparing import Comparing
from reader.tui.screens.actions.copying import Copying
from reader.tui.screens.actions.dialogs import Dialogs
from reader.tui.screens.command_screen import CommandScreen
from reader.tui.screens.desk.articles import Articles
from reader.tui.screens.desk.current import Current
from reader.tui.screens.desk.finding import Finding
from reader.tui.screens.desk.hints import Moment, hints_at
from reader.tui.screens.desk.listing import Listing
from reader.tui.screens.desk.panes import TEXT, Panes
from reader.tui.screens.desk.parts import Parts
from reader.tui.screens.desk.quotes import Quotes
from reader.tui.screens.desk.side_rows import key_of_row
from reader.tui.screens.desk.watching import IndexNews, Watching
from reader.tui.widgets.bars import TitleBar, Tone
from reader.tui.widgets.caption import Caption
from reader.tui.widgets.panel import ACTORS, SidePanel
from reader.tui.widgets.reading import ReadingView
from reader.tui.widgets.rows import Rows

# The commands that move in the list: held, they open only the article on which the key rests.
_STEPS = frozenset({"next-article", "previous-article", "heading-on", "heading-back"})


class Desk(CommandScreen):
    """The main screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_on(ScreenName.DESK)

    def __init__(
        self,
        session: LiveSession,
        keymap: Keymap,
        columns: int,
        measure: int,
        bookmarking: Bookmarking,
        run: Callable[[Command], None],
        at: QuoteKey | None = None,
    ) -> None:
        """`columns` is the width of the window now; `run` carries out a command wherever it works;
        `at` is the quote to open at, and with an empty quote id, its article."""
        super().__init__(ScreenName.DESK, keymap)
        self.session = session
        self._at = at
        self.title_bar = TitleBar(id="title")
        self.list = Rows(empty="", id="articles")
        self.text = ReadingView(measure=measure, id="text")
        self.side = SidePanel(id="side")
        caption = Caption(self.text, id="caption")
        page = Vertical(self.text, caption, id="page")
        self._parts = parts = Parts(self.title_bar, self.list, page, self.text, caption, self.side)
        say = self.say
        self.panes = Panes(session, parts, columns, self, say)
        self.current = Current(session, parts, self._opened)
        self.finding = Finding(
            session, self.current, self.text, self.panes, self.prompt, self.ask, self.go_to, say
        )
        self.listing = Listing(
            session, self.current, self.list, self.panes, self.prompt, self.ask, self, say
        )
        self.watching = Watching(
            session, self.current, self.title_bar, self.hints, self, self._library_changed
        )
        self.articles = Articles(
            *(session, self.current, parts, bookmarking.history, self, say),
            edited=self.watching.look_now,
        )
        quotes = Quotes(session, self.current, self.panes, parts, bookmarking, say)
        copying = Copying(session, self, quotes.at, self.put_on_clipboard, say)
        comparing = Comparing(session, self, quotes.at, self.go_to, say)
        dialogs = Dialogs(session, keymap, self, self.hints, run, self.go_to, say)
        self.actions = {
            **self.panes.actions(),
            **self.articles.actions(),
            **quotes.actions(),
            **bookmarking.actions(),
            **copying.actions(),
            **comparing.actions(),
            **self.listing.actions(),
            **self.finding.actions(),
            **dialogs.actions(),
            "search": self._search,
            "review": self._review,
            "back": self._back,
            "leave": self._leave,
        }

    def compose(self) -> ComposeResult:
        self.panes.arrange()
        yield self.title_bar
        with Horizontal(id="panes"):
            left, right = self.panes.dividers
            yield from (self._parts.list, left, self._parts.page, right, self._parts.side)
        yield self.hints

    def on_mount(self) -> None:
        self.current.begin(self._at)
        if self.session.notices:
            self.say(" ".join(self.session.notices), Tone.ERROR)
        self.panes.begin()
        self.watching.begin()

    def on_unmount(self) -> None:
        self.watching.end()
        self.listing.end()
        self.current.leave_article()
        self.session.bookmarks.give_up()

    # Hints

    def action_do(self, id: str) -> Awaitable[None] | None:
        if id not in _STEPS:
            # A command is about the article at the cursor, even if that is not open yet.
            self.current.settle()
        done = super().action_do(id)
        self.call_later(self._offer_hints)
        return done

    def _offer_hints(self) -> None:
        article = self.current.article
        moment = Moment(
            self.panes.at,
            has_article=article is not None,
            has_quotes=bool(article and article.quotes),
            is_broken=article is None and self.current.file is not None,
            is_zoomed=self.panes.is_zoomed,
            is_filtered=bool(self.current.filter),
            has_matches=self.finding.has_matches,
            is_draft=bool(article and article.draft),
        )
        self.hints.offer(hints_at(moment))

    # Commands

    def visit(self, place: Place) -> None:
        """Go to a place, and focus the text."""
        if not self.current.visit(place):
            self.say("That quote is gone from the library; the bookmark keeps its words.")
            return
        if isinstance(place, Match):
            self.finding.highlight_match(place)
        self.current.begin_article()
        self.panes.go(TEXT)

    def _search(self) -> None:
        self.go_to(LastSearch(select=True))

    def _review(self) -> None:
        article = self.current.article
        if article and (article.draft or article.doubts):
            self.go_to(Draft(article.file))
        else:
            self.say("This is no draft: there is nothing to review.", Tone.WARNING)

    def _back(self) -> None:
        """Leave the first of these that applies: selection, highlights, filter, zoom, pane."""
        if self.selections:
            self.clear_selection()
        elif not (self.finding.back() or self.listing.clear_filter() or self.panes.unzoom()):
            self.hints.hush()
            self.panes.retreat()

    def _leave(self) -> None:
        if not self.panes.unzoom():
            self.app.exit()

    # Changes from outside

    def _opened(self) -> None:
        self.finding.look_again()
        self._offer_hints()

    def _library_changed(self) -> None:
        """Update every part of the desk, and notify the other screens."""
        self.listing.library_changed()
        words, tone = self.current.library_changed()
        if words:
            self.say(words, tone)
        self.post_message(LibraryChanged())

    @on(IndexNews)
    def index_news(self, event: IndexNews) -> None:
        """Show that files are being read, or that the library changed on disk."""
        self.watching.take_news(event.news)

    # What the panes report

    @on(Rows.Moved, "#articles")
    def article_moved(self) -> None:
        """Open the article at the cursor."""
        self.current.rest()
        self._offer_hints()

    @on(Rows.Chosen, "#articles")
    def article_chosen(self) -> None:
        """Open the article, and focus the text."""
        self.current.settle()
        self.current.begin_article()
        self.panes.go(TEXT)

    @on(Rows.Moved, "#quotes")
    def quote_moved(self, event: Rows.Moved) -> None:
        """Make the text follow the cursor of the quotes."""
        article = self.current.article
        if article and event.key in article.by_id:
            self.current.choose_quote(article.by_id[event.key])

    @on(Rows.Chosen, "#quotes")
    def quote_chosen(self, event: Rows.Chosen) -> None:
        """Show a quote in the text."""
        self.quote_moved(Rows.Moved(event.rows, event.key))
        self.panes.go(TEXT)

    @on(Rows.Moved, "#actors")
    def actor_moved(self, event: Rows.Moved) -> None:
        """Highlight the actor at the cursor in the text."""
        self.finding.highlight_actor(event.key)

    @on(Rows.Chosen, "#actors")
    def actor_chosen(self, event: Rows.Chosen) -> None:
        """Go to the actor's next mention."""
        self.finding.step_actor(event.key)

    @on(Rows.Chosen, "#bookmarks")
    def bookmark_chosen(self, event: Rows.Chosen) -> None:
        """Show a bookmarked quote in the text."""
        self.visit(key_of_row(event.key))

    @on(SidePanel.TabOpened)
    def tab_opened(self) -> None:
        """Fill the bookmarks if they are shown, and highlight the actor while that tab is open."""
        self.current.fill_bookmarks()
        if self.side.tab == ACTORS:
            self.finding.highlight_actor(self.side.open_list.key)
        else:
            self.finding.forget_actor()

    @on(ReadingView.QuoteReached)
    def quote_reached(self, event: ReadingView.QuoteReached) -> None:
        """Make the quotes follow the text."""
        self.current.choose_quote(event.quote, scroll=False)

    @on(ReadingView.Read)
    def end_reached(self) -> None:
        """Mark the article as read."""
        self.articles.mark_read()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        self.panes.arrange()
        self._offer_hints()

    def on_resize(self, event: Resize) -> None:
        self.panes.arrange()
