"""The side panel: three tabs with the article's quotes, its actors, and all bookmarks."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from reader.tui.drawing.stack import Row, Stack
from reader.tui.widgets.bars import TabLine
from reader.tui.widgets.rows import Rows
from reader.wording import Sign

QUOTES, ACTORS, BOOKMARKS = TABS = ("quotes", "actors", "bookmarks")


class SidePanel(Vertical):
    """Three lists, one of them shown."""

    class TabOpened(Message):
        """Another tab was opened."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._tabs = TabLine(
            ("Quotes", "Actors", "Bookmarks"), ("Quotes", "Actors", Sign.BOOKMARKED), id="tabs"
        )
        self._counts = [0] * len(TABS)
        self._lists = {
            QUOTES: Rows(empty="No quotes in this article. e edits its file.", id=QUOTES),
            ACTORS: Rows(empty="No actors in this article.", id=ACTORS),
            BOOKMARKS: Rows(empty="No bookmarks yet. b keeps the current quote.", id=BOOKMARKS),
        }

    def compose(self) -> ComposeResult:
        yield self._tabs
        for name, rows in self._lists.items():
            rows.display = name == self.tab
            yield rows

    @property
    def tab(self) -> str:
        """The open tab."""
        return TABS[self._tabs.open]

    @property
    def open_list(self) -> Rows:
        """The list under the open tab."""
        return self._lists[self.tab]

    def list_of(self, tab: str) -> Rows:
        """Return the list under a tab."""
        return self._lists[tab]

    def show(self, tab: str, rows: Stack | list[Row], key: str | None = None) -> None:
        """Fill the list under a tab."""
        self._lists[tab].show(rows, key)
        self.count(tab, self._lists[tab].choices)

    def count(self, tab: str, count: int) -> None:
        """Show the number of rows on a tab."""
        self._counts[TABS.index(tab)] = count
        self._tabs.show(self._tabs.open, self._counts)

    def open_tab(self, tab: str) -> None:
        """Show the list under a tab; the focus moves along if it was in the panel."""
        if tab == self.tab:
            return
        had_focus = self.has_focus_within
        before = self.open_list
        self._tabs.show(TABS.index(tab), self._counts)
        self.open_list.display = True
        if had_focus:
            self.screen.set_focus(self.open_list)
        before.display = False
        self.post_message(self.TabOpened())

    def turn(self, by: int) -> None:
        """Open the tab `by` places to the right, wrapping around."""
        self.open_tab(TABS[(self._tabs.open + by) % len(TABS)])

    def on_descendant_focus(self) -> None:
        self._tabs.light(True)

    def on_descendant_blur(self) -> None:
        self._tabs.light(self.has_focus_within)

    def on_tab_line_picked(self, event: TabLine.Picked) -> None:
        event.stop()
        self.open_tab(TABS[event.number])
