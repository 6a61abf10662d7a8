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
from textual.dom import DOMNode
from textual.events import DescendantFocus, Resize
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from reader.commands import BY_ID, Command, Keymap, Scope, ScreenName
from reader.live_session import LiveSession
from reader.model import QuoteKey
from reader.tui.bindings import bindings
from reader.tui.screens.desk.browsing import Browsing
from reader.tui.screens.desk.filtering import Filtering
from reader.tui.screens.desk.finding import Finding
from reader.tui.screens.desk.panes import THREE_FROM, TWO_FROM, Panes
from reader.tui.screens.desk.quoting import Quoting
from reader.tui.screens.desk.searching import Searching
from reader.tui.screens.desk.showing import Showing
from reader.tui.screens.desk.watching import BookmarksFound, IndexNews, Watching
from reader.tui.widgets.bars import HintLine, TitleBar, Tone
from reader.tui.widgets.panel import SidePanel
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.reading import ReadingView
from reader.tui.widgets.rows import Rows

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


class Desk(Screen[None]):
    """The main screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.DESK)
    # The panes decide where to begin: the list may have no room.
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    def __init__(
        self,
        session: LiveSession,
        keymap: Keymap,
        columns: int,
        measure: int,
        at: QuoteKey | None = None,
    ) -> None:
        """`columns` is how wide the window is now; `at` is the quote to open at, and with an empty
        quote id, its article."""
        # As of the first layout, so that there is no second one for what the breakpoints change.
        super().__init__(classes=_breakpoint(columns))
        self.session = session
        self.keymap = keymap
        self.title_bar = TitleBar(id="title")
        self.list = Rows(empty="", id="articles")
        self.text = ReadingView(measure=measure, id="text")
        self.side = SidePanel(id="side")
        self.prompt = Prompt()
        self.hints = HintLine(keymap, id="hints", screen=ScreenName.DESK)
        self._at = at
        self.showing = Showing(self)
        self.panes = Panes(self)
        self.quoting = Quoting(self)
        self.finding = Finding(self)
        self.filtering = Filtering(self)
        self.searching = Searching(self)
        self.browsing = Browsing(self)
        self.watching = Watching(self)
        self._doers: Mapping[str, Doer] = {
            **self.panes.doers(),
            **self.quoting.doers(),
            **self.finding.doers(),
            **self.searching.doers(),
            **self.browsing.doers(),
        }

    def compose(self) -> ComposeResult:
        self.panes.arrange()
        yield self.title_bar
        with Horizontal(id="panes"):
            yield self.list
            yield self.text
            yield self.side
        yield self.hints

    def on_mount(self) -> None:
        self.showing.begin(self._at)
        if self.session.notices:
            self.say(" ".join(self.session.notices), Tone.ERROR)
        self.panes.begin()
        self.watching.begin()

    def on_unmount(self) -> None:
        self.watching.end()
        self.filtering.end()
        self.showing.leave_article()
        self.session.bookmarks.give_up()

    def say(self, words: str, tone: Tone = Tone.NOTE) -> None:
        """Tell the user something on the last line."""
        self.hints.say(words, tone)

    def picked(self, key: str | None) -> None:
        """Carry out what was picked in the palette."""
        if key is None:
            return
        what, _, id = key.partition(":")
        if what == "command":
            self.run_worker(self._run(BY_ID[id]))
        elif what == "search":
            self.run_worker(self.searching.show_search(self.searching.saved[id]))
        else:
            self.finding.reveal_in_list(id)
            self.list.go_to(id)
            self.showing.open_file(id)
            self.panes.go("text")

    async def _run(self, command: Command) -> None:
        """Carry out a command wherever it works, as its key would."""
        if command.scope is Scope.PANE:
            target: DOMNode = self.panes.focused
            await self.app.run_action(command.action, target)
        else:
            target = self if command.scope is Scope.DESK else self.app
            await self.app.run_action(f"do('{command.id}')", target)

    async def action_do(self, id: str) -> None:
        """Carry out a command of the command table."""
        self.showing.settle()
        done = self._doers[id]()
        if done is not None:
            await done

    @property
    def commands(self) -> frozenset[str]:
        """The ids of the commands that the desk carries out."""
        return frozenset(self._doers)

    # What the panes tell

    @on(Rows.Moved, "#articles")
    def article_moved(self) -> None:
        """A held key passes over articles; the one that it rests on is opened."""
        self.showing.rest()

    @on(Rows.Chosen, "#articles")
    def article_chosen(self) -> None:
        """Enter in the list: read."""
        self.showing.settle()
        self.panes.go("text")

    @on(Rows.Moved, "#quotes")
    def quote_moved(self, event: Rows.Moved) -> None:
        """The cursor of the panel moves the text."""
        if self.showing.article and event.key in self.showing.article.by_id:
            self.showing.choose_quote(self.showing.article.by_id[event.key])

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
        if self.showing.go_to(QuoteKey(article, quote)):
            self.panes.go("text")
        else:
            self.say("That quote is gone from the library; the bookmark keeps its words.")

    @on(SidePanel.TabOpened)
    def tab_opened(self) -> None:
        """Another tab, another light in the text; bookmarks are filled in when they are shown."""
        self.showing.fill_bookmarks()
        self.finding.tab_opened()

    @on(ReadingView.QuoteReached)
    def quote_reached(self, event: ReadingView.QuoteReached) -> None:
        """Moving through the text moves the quotes."""
        self.showing.choose_quote(event.quote, scroll=False)

    @on(ReadingView.Read)
    def end_reached(self) -> None:
        """Reading to the end marks an article as read."""
        self.browsing.mark_read()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        if self.prompt.is_open and event.widget is not self.prompt.input:
            self.finding.leave()
        self.panes.arrange()

    def on_resize(self, event: Resize) -> None:
        self.panes.arrange()

    @on(IndexNews)
    def index_news(self, event: IndexNews) -> None:
        """Files are being read, or the library changed on disk."""
        self.watching.hear(event.news)

    @on(BookmarksFound)
    def bookmarks_found(self, event: BookmarksFound) -> None:
        """Another reader changed the bookmarks, or something became of their file."""
        self.watching.bookmarks_found(event.look)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What fails in another thread is told: nobody waits there for an answer."""
        if event.state is WorkerState.ERROR:
            self.say(f"A task in the background failed: {event.worker.error}.", Tone.ERROR)

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
