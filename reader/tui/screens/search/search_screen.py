"""The search screen: a query, its results per year, and the passages that it finds."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus
from textual.widgets import Input

from reader.commands import Command, Keymap, ScreenName
from reader.index.matches import Order
from reader.live_session import LiveSession
from reader.search.asked import Within
from reader.search.broken import broken_files
from reader.search.hits import Hit
from reader.search.query import parse_query
from reader.search.results import MOST, Results, search
from reader.search.selection import Selection
from reader.search.terms import Query
from reader.searches import Search, Searches
from reader.text import counted
from reader.tui.bindings import bindings_on
from reader.tui.messages import Place
from reader.tui.query_runner import QueryRunner
from reader.tui.screens.actions.bookmarking import Bookmarking
from reader.tui.screens.actions.comparing import Comparing
from reader.tui.screens.actions.copying import Copying
from reader.tui.screens.actions.dialogs import Dialogs
from reader.tui.screens.command_screen import CommandScreen
from reader.tui.screens.search.completion import Proposal, proposals
from reader.tui.screens.search.hits import Hits
from reader.tui.screens.search.saving import Saving
from reader.tui.screens.search.search_rows import broken_rows, result_rows
from reader.tui.widgets.bars import Tone
from reader.tui.widgets.field import Field
from reader.tui.widgets.prompt import Label
from reader.tui.widgets.rows import Rows
from reader.tui.widgets.search_bars import BelowLine, SearchBar, YearsLine

# The hints, the most useful first: letters go to the query while it has the focus.
_IN_QUERY = (
    *("search-open", "search-complete", "search-older", "search-within", "search-save"),
    "search-back",
)
_IN_RESULTS = (
    *("search-open", "bookmark", "copy", "search-sort", "next-article", "search-within"),
    "search-back",
)


class SearchScreen(CommandScreen):
    """Searches while the user types. It keeps its state when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_on(ScreenName.SEARCH)

    def __init__(
        self,
        session: LiveSession,
        keymap: Keymap,
        bookmarking: Bookmarking,
        run: Callable[[Command], None],
    ) -> None:
        """`run` carries out a command wherever it works."""
        super().__init__(ScreenName.SEARCH, keymap)
        self._bookmarking = bookmarking
        self._session = session
        self._query = QueryRunner(self, session.library, partial(self.say, tone=Tone.ERROR))
        self._searches = Searches(session)
        self._within = Within.TEXT
        self._order = Order.NEWEST
        self._proposals: list[Proposal] = []
        self._bar = SearchBar(session.library.info.title, id="title")
        self._label = Label(id="asking")
        self._input = Field(compact=True, select_on_focus=False, id="query")
        self._below = BelowLine(id="below")
        self._years = YearsLine(id="years")
        self._rows = Rows(empty="", id="results")
        self._hits = Hits(self._rows)
        copying = Copying(session, self, self._hits.quote, self.put_on_clipboard, self.say)
        comparing = Comparing(session, self, self._hits.quote, self.go_to, self.say)
        dialogs = Dialogs(session, keymap, self, self.hints, run, self.go_to, self.say)
        saving = Saving(self._searches, self, lambda: self.asked, self._focus_query)
        self.actions = {
            **bookmarking.actions(),
            **copying.actions(),
            **comparing.actions(),
            **dialogs.actions(),
            "bookmark": self._bookmark,
            "next-article": lambda: self._rows.skip(1),
            "previous-article": lambda: self._rows.skip(-1),
            "leave": self._leave,
            "search-sort": self._sort,
            "search-open": lambda: self._open(self._rows.key),
            "search-complete": self._complete,
            "search-older": lambda: self._step(-1),
            "search-newer": lambda: self._step(1),
            "search-within": self._turn,
            "search-save": saving.save,
            "search-back": self._back,
        }

    def compose(self) -> ComposeResult:
        yield self._bar
        with Horizontal(id="asked"):
            yield self._label
            yield self._input
        yield self._below
        yield self._years
        yield self._rows
        yield self.hints

    def on_mount(self) -> None:
        self._label.put("search")
        self.look()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        super().on_descendant_focus(event)
        in_results = event.widget is self._rows
        self.hints.offer(_IN_RESULTS if in_results else _IN_QUERY)

    def on_unmount(self) -> None:
        self._query.close()

    @property
    def asked(self) -> Search:
        """The current search."""
        return Search(self._input.value.strip(), self._within)

    def look_again(self) -> None:
        """Search again, because the library changed."""
        self.look(self._rows.key)

    def take_keys(self) -> None:
        """Focus the query, unless something else on this screen has the focus already."""
        if self.focused is None:
            self.set_focus(self._input)

    def _focus_query(self) -> None:
        self.set_focus(self._input)

    def select_query(self) -> None:
        """Focus and select the query, so that typing replaces it."""
        self.set_focus(self._input)
        self._input.select_all()

    def show_search(self, search: Search) -> None:
        """Show another search."""
        self._within = search.within
        with self._input.prevent(Input.Changed):
            self._input.value = search.query
        self._input.cursor_position = len(search.query)
        self.look()

    # Asking

    @on(Input.Changed, "#query")
    def query_changed(self) -> None:
        """Search while the user types."""
        self.look()

    def look(self, key: str = "") -> None:
        """Run the current query, and go to the first result or stay at a key.

        A query that is still running is cancelled.
        """
        query = parse_query(self._input.value, typing=True)
        self._propose()
        selection = None if query.empty else self._passages(query)
        mistakes = selection.plan.mistakes if selection else query.mistakes
        self._below.show([each.shown for each in self._proposals], [m.message for m in mistakes])
        show = partial(self._show, selection, key)
        if selection is None or selection.plan.empty:
            self._query.answer(partial(show, Results((), {})))
        elif selection.plan.broken:
            self._query.ask(
                lambda ask: iter([broken_files(ask, query)]),
                partial(self._show_broken, selection, key),
            )
        else:
            self._query.ask(partial(search, selection=selection), show)

    def _passages(self, query: Query) -> Selection[Hit]:
        return self._session.passages(query, within=self._within, order=self._order)

    @property
    def is_searching(self) -> bool:
        """Whether more results may follow."""
        return self._query.is_waiting

    @property
    def _nothing_found(self) -> str:
        """Say where nothing was found, and what may find more."""
        if self._within is Within.QUOTES:
            return f"Nothing found in quotes. {self.key_of('search-within')} searches all text."
        return "Nothing found. Fewer words, or the beginning of one, as in “sanction*”, find more."

    def _show(self, selection: Selection[Hit] | None, key: str, results: Results) -> None:
        self._hits.show(selection, results.groups)
        within = selection.plan.within if selection else self._within
        found = _counted(results.total, within) if selection else ""
        order = f" · {self._order}" if self._order is Order.SAID else ""
        self._bar.show(found, f"{within}{order}", _listed(results))
        self._years.show(results.years or {})
        self._rows.empty = self._nothing_found if selection and results.total == 0 else ""
        if selection:
            rows = result_rows(results.groups, selection, self._session)
            self._rows.show(rows, key or None, from_top=not key)
        else:
            self._rows.show([])

    # Completion, and earlier searches

    def _propose(self) -> None:
        cursor = self._input.cursor_position
        self._proposals = proposals(self._session.names, self._input.value, cursor)

    def _complete(self) -> None:
        """Accept the first completion. Without one, go to the results, or from there back."""
        if self.focused is not self._input:
            self.set_focus(self._input)
        elif self._proposals:
            first = self._proposals[0]
            self._input.value = first.query
            self._input.cursor_position = first.cursor
        else:
            self._go_to_results()

    def _go_to_results(self) -> None:
        if self._rows.choices:
            self.set_focus(self._rows)

    def _step(self, by: int) -> None:
        search = self._searches.step(by)
        if search:
            self.show_search(search)
        elif by > 0:
            self._go_to_results()

    def _turn(self) -> None:
        """Look in all text, or only in quotes."""
        query = parse_query(self._input.value, typing=True)
        if self._passages(query).plan.within is not self._within:
            self.say("A filter of quotes, such as speaker:, looks only in quotes.")
            return
        texts = self._within is Within.TEXT
        self._within = Within.QUOTES if texts else Within.TEXT
        self.look()

    def _sort(self) -> None:
        """Put what was found in the order of its publication, or of the days it was said."""
        self._order = Order.NEWEST if self._order is Order.SAID else Order.SAID
        self.look()
        sorted_by = "day said, latest first" if self._order is Order.SAID else "day published"
        self.say(f"Results by {sorted_by}.")

    # What works on a quote works on a hit

    async def _bookmark(self) -> None:
        if found := self._hits.quote():
            await self._bookmarking.toggle(*found)
        else:
            self.say("No quote stands here to bookmark.", Tone.WARNING)

    def bookmarks_changed(self) -> None:
        """Show that bookmarks came or went, wherever the cursor is by now."""
        self._hits.redraw(self._session)

    def go_on(self, by: int) -> str:
        """Open the hit that `Hits.beyond` gives; what to say of that."""
        beside, words = self._hits.beyond(by, self.asked.query)
        if beside:
            self._rows.go_to(beside)
            self._open(beside)
        return words

    # Opening and leaving

    @on(Input.Submitted, "#query")
    def query_submitted(self) -> None:
        """Open the result at the list's cursor."""
        self._open(self._rows.key)

    @on(Rows.Chosen, "#results")
    def result_chosen(self, event: Rows.Chosen) -> None:
        """Open the chosen result."""
        self._open(event.key)

    def _open(self, key: str) -> None:
        if place := self._hits.place(key, self.asked.query):
            self._leave_for(place)

    def _leave_for(self, place: Place) -> None:
        self._searches.remember(self.asked)
        self.go_to(place)

    def _show_broken(self, selection: Selection[Hit], key: str, names: Sequence[str]) -> None:
        self._hits.show(selection)
        self._bar.show(counted(len(names), "broken file"), str(selection.plan.within))
        self._years.show({})
        self._rows.empty = self._nothing_found
        rows = broken_rows(names, self._session.library)
        self._rows.show(rows, key or None, from_top=not key)

    def _back(self) -> None:
        if self.focused is self._rows:
            self.set_focus(self._input)
        else:
            self._leave()

    def _leave(self) -> None:
        self._searches.remember(self.asked)
        self.dismiss()


def _counted(total: int | None, within: Within) -> str:
    if total is None:
        return "…"
    return counted(total, "quote" if within is Within.QUOTES else "article")


def _listed(results: Results) -> str:
    listed = sum(len(group.found) for group in results.groups)
    more = results.total is not None and results.total > listed
    # Fewer than `MOST` are only the first results; the others follow in a moment.
    return f"newest {listed:,} listed" if more and listed >= MOST else ""
