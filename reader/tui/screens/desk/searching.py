"""From the desk to the search and back: what was found is opened where it stands, and lit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.search.hits import Hit
    from reader.search.plan import Plan
    from reader.tui.screens.desk.desk import Desk, Doer
    from reader.tui.screens.search.search_screen import SearchScreen
    from reader.tui.screens.search.searches import Search

SCREEN = "search"


class Searching:
    """The command that searches, and what was opened from a search."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._screen: SearchScreen | None = None

    def doers(self) -> Mapping[str, Doer]:
        """What carries out the command that searches."""
        return {"search": self._begin}

    async def _begin(self) -> None:
        """Show the search as it was left, ready for another query in the place of that one."""
        await self.show()
        self._search_screen().select_query()

    async def show(self) -> None:
        """Show the search as it was left."""
        screen = self._search_screen()
        await self._desk.app.push_screen(screen)
        screen.take_keys()

    def index_changed(self) -> None:
        """The library says other things now."""
        if self._screen:
            self._screen.look_again()

    async def show_search(self, search: Search) -> None:
        """Show the search with another query."""
        await self.show()
        self._search_screen().ask(search)

    @property
    def saved(self) -> Mapping[str, Search]:
        """The saved searches by their names."""
        from reader.tui.screens.search.searches import Searches

        return Searches(self._desk.shelf).saved

    def _search_screen(self) -> SearchScreen:
        if self._screen is None:
            from reader.tui.screens.search.search_screen import SearchScreen

            self._screen = SearchScreen(self._desk)
            self._desk.app.install_screen(self._screen, SCREEN)
        return self._screen

    def open_file(self, name: str) -> None:
        """Open a file, as one that is broken, with its problems."""
        desk = self._desk
        desk.finding.reveal_in_list(name)
        desk.list.go_to(name)
        desk.showing.open_file(name)
        desk.panes.go("text")

    def open(self, hit: Hit, meaning: Plan, query: str) -> None:
        """Open an article at what was found in it."""
        from reader.search.passages import Highlighter

        desk, article = self._desk, hit.article
        quote = hit.passage.quote
        desk.finding.reveal_in_list(article.file)
        desk.list.go_to(article.file)
        desk.showing.open_file(article.file, quote.id if quote else None)
        desk.finding.light_hits(query, Highlighter(meaning.lit), hit.passage.span)
        desk.panes.go("text")
