"""The search: a query, how much it finds in each year, and the passages where it stands."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Input

from reader.commands import Scope
from reader.index.matches import Found
from reader.notebook import StoreError
from reader.search.hits import Hit, HitReader
from reader.search.name_index import NameIndex
from reader.search.plan import Marks, Plan, Within, plan_of
from reader.search.query import parse_query
from reader.search.results import MOST, Results, broken_files, search
from reader.text import counted
from reader.tui.asking import Asking
from reader.tui.bindings import bindings
from reader.tui.screens.search.completion import Proposal, proposals
from reader.tui.screens.search.search_rows import broken_rows, result_rows
from reader.tui.screens.search.searches import Search, Searches
from reader.tui.widgets.bars import HintLine, Tone
from reader.tui.widgets.field import Field
from reader.tui.widgets.prompt import Label, Prompt
from reader.tui.widgets.rows import Rows
from reader.tui.widgets.search_bars import BelowLine, SearchBar, YearsLine

if TYPE_CHECKING:
    from reader.tui.screens.desk.desk import Desk

Doer = Callable[[], Awaitable[None] | None]


class SearchScreen(Screen[None]):
    """Searches as one types. It stays as it is when it is left, for one comes back to it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.SEARCH)
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asking = Asking(self, desk.shelf.library, self._complain)
        self._searches = Searches(desk.shelf)
        self._names = NameIndex(desk.shelf.library)
        self._within = Within.TEXT
        self._meaning: Plan | None = None
        self._proposals: list[Proposal] = []
        self._bar = SearchBar(desk.shelf.library.info.title, id="title")
        self._label = Label(id="asking")
        self._input = Field(compact=True, select_on_focus=False, id="query")
        self._below = BelowLine(id="below")
        self._years = YearsLine(id="years")
        self._rows = Rows(empty="", id="results")
        self._prompt = Prompt()
        self._prompt.display = False
        self._hints = HintLine(desk.keymap, id="hints", scope=Scope.SEARCH)
        self._doers: Mapping[str, Doer] = {
            "search-open": self._rows.action_open,
            "search-complete": self._complete,
            "search-older": lambda: self._step(-1),
            "search-newer": lambda: self._step(1),
            "search-within": self._turn,
            "search-save": self._save,
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
        yield self._prompt
        yield self._hints

    def on_mount(self) -> None:
        self._label.put("search")
        self.look()

    def on_unmount(self) -> None:
        self._asking.close()

    def action_do(self, id: str) -> Awaitable[None] | None:
        """Carry out a command of the search."""
        return self._doers[id]()

    def _complain(self, words: str) -> None:
        self._hints.say(words, Tone.ERROR)

    @property
    def asked(self) -> Search:
        """What is asked now."""
        return Search(self._input.value.strip(), self._within)

    @property
    def saved(self) -> Mapping[str, Search]:
        """The saved searches by their names."""
        return self._searches.saved

    def look_again(self) -> None:
        """Search anew, because the library says other things now."""
        self._names = NameIndex(self._desk.shelf.library)
        self.look(self._rows.key)

    def take_keys(self) -> None:
        """The keys go to the query from now on, unless they went elsewhere here before."""
        if self.focused is None:
            self.set_focus(self._input)

    def select_query(self) -> None:
        """What is typed next takes the place of the query."""
        self.set_focus(self._input)
        self._input.select_all()

    def ask(self, search: Search) -> None:
        """Ask something else."""
        self._within = search.within
        with self._input.prevent(Input.Changed):
            self._input.value = search.query
        self._input.cursor_position = len(search.query)
        self.look()

    # Asking

    @on(Input.Changed, "#query")
    def query_changed(self) -> None:
        """Search as one types."""
        self.look()

    def look(self, key: str = "") -> None:
        """Look for what the query says now, and begin with the first result, or stay at a key.
        What was looked for before is given up."""
        shelf = self._desk.shelf
        query = parse_query(self._input.value, typing=True)
        self._propose()
        marks = Marks(shelf.articles_read, shelf.stars.keys())
        meaning = None if query.empty else plan_of(query, self._within, self._names, marks)
        mistakes = meaning.mistakes if meaning else query.mistakes
        self._below.show([each.shown for each in self._proposals], [m.message for m in mistakes])
        if meaning and meaning.broken:
            self._asking.ask(
                lambda ask: iter([broken_files(ask, query)]),
                partial(self._show_broken, meaning, key),
            )
        elif meaning is None or meaning.empty:
            self._asking.answer(partial(self._show, meaning, key, Results((), {})))
        else:
            self._asking.ask(partial(search, plan=meaning), partial(self._show, meaning, key))

    @property
    def is_searching(self) -> bool:
        """Whether more results may come."""
        return self._asking.is_waiting

    def _show(self, meaning: Plan | None, key: str, results: Results) -> None:
        self._meaning = meaning
        within = meaning.within if meaning else self._within
        found = _counted(results.total, within) if meaning else ""
        self._bar.show(found, str(within), _listed(results))
        self._years.show(results.years or {})
        self._rows.empty = "Nothing found." if meaning and results.total == 0 else ""
        if meaning:
            rows = result_rows(results.groups, meaning, self._desk.shelf.view)
            self._rows.show(rows, key or None, anew=not key)
        else:
            self._rows.show([])

    # Completing, and the searches before

    def _propose(self) -> None:
        cursor = self._input.cursor_position
        self._proposals = proposals(self._names, self._input.value, cursor)

    def _complete(self) -> None:
        """Put in what is proposed first; where nothing is, go to the results or back."""
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
            self.ask(search)
        elif by > 0:
            self._go_to_results()

    def _turn(self) -> None:
        """Look in all text, or only in quotes."""
        texts = self._within is Within.TEXT
        self._within = Within.QUOTES if texts else Within.TEXT
        self.look()
        forced = self._meaning and self._meaning.within is not self._within
        if forced and not texts:
            self._hints.say("A filter of quotes, such as speaker:, looks only in quotes.")

    # Saving

    def _save(self) -> None:
        """Ask for a name; a search that is saved already is removed."""
        if not self.asked.query:
            self._hints.say("There is no query to save.", Tone.WARNING)
            return
        name = self._searches.name_of(self.asked)
        if name:
            self._keep(lambda: self._searches.forget(name), f"Saved search “{name}” removed.")
            return
        self._hints.display = False
        self._prompt.ask("save as", self.asked.query)

    @on(Prompt.Kept)
    def name_kept(self) -> None:
        """Save the search under the name that was typed."""
        name = " ".join(self._prompt.input.value.split())
        self._end_prompt()
        if name:
            self._keep(
                lambda: self._searches.save(name, self.asked),
                f"Saved as “{name}”: the command palette has it.",
            )

    def _keep(self, change: Callable[[], None], done: str) -> None:
        """Change the saved searches, and say so, or why not."""
        try:
            change()
        except StoreError as error:
            self._hints.say(f"Nothing was changed: {error}.", Tone.ERROR)
        else:
            self._hints.say(done, Tone.DONE)

    @on(Prompt.GivenUp)
    def _end_prompt(self) -> None:
        self._prompt.close()
        self._hints.display = True
        self.set_focus(self._input)

    # Opening and leaving

    @on(Input.Submitted, "#query")
    def query_submitted(self) -> None:
        """Enter in the query: open what the list's cursor is at."""
        self._rows.action_open()

    @on(Rows.Chosen, "#results")
    def result_chosen(self, event: Rows.Chosen) -> None:
        """Read it in place."""
        if self._meaning and self._meaning.broken:
            self._searches.remember(self.asked)
            self.dismiss()
            self._desk.searching.open_file(event.key)
            return
        hit = self._hit(event.key)
        if hit and self._meaning:
            self._searches.remember(self.asked)
            self.dismiss()
            self._desk.searching.open(hit, self._meaning, self.asked.query)

    def _show_broken(self, meaning: Plan, key: str, names: Sequence[str]) -> None:
        self._meaning = meaning
        self._bar.show(counted(len(names), "broken file"), str(meaning.within))
        self._years.show({})
        self._rows.empty = "Nothing found."
        rows = broken_rows(names, self._desk.shelf.library)
        self._rows.show(rows, key or None, anew=not key)

    def _hit(self, key: str) -> Hit | None:
        if self._meaning is None:
            return None
        reader = HitReader(self._desk.shelf.library, self._meaning)
        return next(reader.read([Found(int(key))]), None)

    def _back(self) -> None:
        if self.focused is self._rows:
            self.set_focus(self._input)
        else:
            self._searches.remember(self.asked)
            self.dismiss()


def _counted(total: int | None, within: Within) -> str:
    if total is None:
        return "…"
    return counted(total, "quote" if within is Within.QUOTES else "article")


def _listed(results: Results) -> str:
    listed = sum(len(group.found) for group in results.groups)
    more = results.total is not None and results.total > listed
    # The first ones are followed by others in a moment.
    return f"newest {listed:,} listed" if more and listed >= MOST else ""
