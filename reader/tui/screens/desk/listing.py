"""Commands on the list: filter it while typing, sort it, go to a heading."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.dom import DOMNode

from reader.library.listing import Sort
from reader.live_session import LiveSession
from reader.search.asked import Within
from reader.search.terms import Mistake
from reader.text import counted, sentence
from reader.tui.query_runner import QueryRunner
from reader.tui.screens.command_screen import Action
from reader.tui.screens.desk.current import Current, Narrowed
from reader.tui.screens.desk.panes import ARTICLES, Panes
from reader.tui.widgets.bars import Say, Tone
from reader.tui.widgets.prompt import Prompt, Question
from reader.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from reader.search.filter import Filtered

# Fills any window; the rest follows.
FIRST, ALL = 64, -1


class Listing:
    """The commands that decide what the list shows, and in which order."""

    def __init__(
        self,
        session: LiveSession,
        current: Current,
        list: Rows,
        panes: Panes,
        prompt: Prompt,
        ask: Callable[[Question], Awaitable[None]],
        node: DOMNode,
        say: Say,
    ) -> None:
        """`node` owns the worker threads."""
        self._session = session
        self._current = current
        self._list = list
        self._panes = panes
        self._prompt = prompt
        self._ask = ask
        self._say = say
        self._node = node
        self._mistakes: Sequence[Mistake] = ()
        self._query = QueryRunner(node, session.library, partial(say, tone=Tone.ERROR))

    def actions(self) -> Mapping[str, Action]:
        """Return the functions that run these commands, by command id."""
        return {
            "filter": self._ask_filter,
            "sort": self._sort,
            "heading-on": lambda: self._list.skip(1),
            "heading-back": lambda: self._list.skip(-1),
        }

    async def _ask_filter(self) -> None:
        before, file = self._current.filter, self._list.key

        def keep(words: str) -> None:
            self._current.settle()
            self._panes.go(ARTICLES)
            for mistake in self._mistakes[:1]:
                self._say(sentence(mistake.message), tone=Tone.WARNING)

        def give_up() -> None:
            self._filter_by(before, file)
            self._panes.go(ARTICLES)

        await self._ask(Question("filter", before, self._filter_by, keep, give_up))

    def _filter_by(self, words: str, file: str = "") -> None:
        self._current.filter = words.strip()
        self._look(file)

    def _look(self, file: str = "") -> None:
        """Run the filter, and start at the top or stay at a file."""
        from reader.search.filter import filter_list
        from reader.search.query import parse_query

        filter = self._current.filter
        query = parse_query(filter, typing=True)
        selection = self._session.articles(query, within=Within.CARDS)
        self._mistakes = selection.plan.mistakes
        if selection.plan.empty:
            self._query.answer(lambda: self._show(None, file))
            return
        question = partial(
            filter_list,
            query=query,
            selection=selection,
            sort=self._current.order,
            # The file may not be among the first of many.
            first=ALL if file else FIRST,
        )
        self._query.ask(question, partial(self._show_found, filter, file))

    def _show_found(self, filter: str, file: str, found: "Filtered") -> None:
        # The filter may have changed while the query ran.
        if filter == self._current.filter:
            self._show(Narrowed(filter, found), file)

    def _show(self, narrowed: Narrowed | None, file: str) -> None:
        self._current.show_filtered(narrowed, file)
        self._current.rest()
        if self._prompt.is_open:
            self._prompt.show_count(counted(self._list.choices, "article"))

    def clear_filter(self) -> bool:
        """List everything again. Return whether there was a filter."""
        if not self._current.filter:
            return False
        self._filter_by("")
        return True

    def _sort(self) -> None:
        """Ask for an order of the list."""
        from reader.tui.screens.dialogs.choice import Choices

        def chosen(name: str | None) -> None:
            if name:
                self.sort_by(Sort(name))

        orders = [str(order) for order in Sort]
        self._node.app.push_screen(
            Choices("Sort the articles", orders, at=str(self._current.order)), chosen
        )

    def sort_by(self, order: Sort) -> None:
        """Put the list in an order; the cursor stays on its article."""
        self._current.order = order
        if self._current.filter:
            self._look(self._list.key)
        else:
            self._current.fill_list()
        self._say(f"Articles {self._current.order}.")

    def library_changed(self) -> None:
        """Filter again."""
        if self._current.filter:
            self._look(self._list.key)

    @property
    def is_looking(self) -> bool:
        """Whether more results may follow."""
        return self._query.is_waiting

    def end(self) -> None:
        """Cancel the running query."""
        self._query.close()
