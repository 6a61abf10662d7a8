"""Filtering the list: asked of the index in another thread, so that typing never waits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.library.filter import Keys, find_in_steps, narrows
from reader.library.inquiry import Inquiry
from reader.library.sections import ListRow
from reader.text import counted
from reader.tui.catalogue import filtered_catalogue
from reader.tui.stack import LongStack

if TYPE_CHECKING:
    from reader.tui.desk import Desk

# Enough for any window; the others follow.
FIRST = 64
Found = list[Keys]


class Filtering:
    """What the filter of the list has found."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._inquiry = Inquiry(desk.shelf.library.index)
        self._answered = 0
        self._found: Found | None = None
        self._words = ""

    def rows(self) -> LongStack[ListRow] | None:
        """The part of the list that the filter found; ``None`` where there is no filter."""
        if self._found is None:
            return None
        return filtered_catalogue(self._desk.shelf, self._found, self._words)

    def look(self) -> None:
        """Look for what the filter says now."""
        number = self._inquiry.begin()
        words = self._desk.finding.filter
        if not narrows(words):
            self._show(number, None, "")
            self._finish(number)
            return
        order = self._desk.showing.order

        question = partial(find_in_steps, words=words, sort=order, first=FIRST)

        def ask() -> None:
            for found in self._inquiry.answers(number, question):
                self._desk.call_later(self._show, number, found, words)
            self._desk.call_later(self._finish, number)

        self._desk.run_worker(ask, thread=True, group="filter", exit_on_error=False)

    @property
    def is_looking(self) -> bool:
        """Whether more may be found."""
        return not self._inquiry.is_newest(self._answered)

    def _finish(self, number: int) -> None:
        # An earlier one may come to its end later.
        self._answered = max(self._answered, number)

    def _show(self, number: int, found: Found | None, words: str) -> None:
        if not self._inquiry.is_newest(number):
            return
        self._found, self._words = found, words
        desk = self._desk
        desk.showing.fill_list()
        desk.article_moved()
        desk.prompt.tell(counted(desk.list.choices, "article"))

    def end(self) -> None:
        """Give up what is being looked for."""
        self._inquiry.close()
