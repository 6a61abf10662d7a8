"""Filtering the list as one types."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.library.filter import Keys, find_in_steps, narrows
from reader.library.sections import ListRow
from reader.text import counted
from reader.tui.asking import Asking
from reader.tui.drawing.lines import clip
from reader.tui.drawing.stack import LongStack
from reader.tui.screens.desk.catalogue import filtered_catalogue
from reader.tui.widgets.bars import Tone

if TYPE_CHECKING:
    from reader.tui.screens.desk.desk import Desk

# Enough for any window; the others follow.
FIRST, ALL = 64, -1
# The cells that its words have in the title.
WORDS = 30
Found = list[Keys]


class Filtering:
    """What the filter of the list has found."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._asking = Asking(desk, desk.session.library, partial(desk.say, tone=Tone.ERROR))
        self._found: Found | None = None
        self._words = ""

    def rows(self) -> LongStack[ListRow] | None:
        """The part of the list that the filter found; ``None`` where there is no filter."""
        if self._found is None:
            return None
        return filtered_catalogue(self._desk.session, self._found, self._words)

    @property
    def said(self) -> str:
        """The filter, and how much of the list it shows; empty where there is none."""
        if self._found is None:
            return ""
        desk, counts = self._desk, self._desk.session.library.counts
        total = counts.articles + counts.broken
        return f"filter: {clip(self._words, WORDS)} · {desk.list.choices:,} of {total:,}"

    def look(self, file: str = "") -> None:
        """Look for what the filter says now, and begin with the first, or stay at a file."""
        words = self._desk.finding.filter
        if not narrows(words):
            self._asking.answer(lambda: self._show(None, "", file))
            return
        order = self._desk.showing.order
        # Among the first of many the file may not be.
        first = ALL if file else FIRST
        question = partial(find_in_steps, words=words, sort=order, first=first)
        self._asking.ask(question, lambda found: self._show(found, words, file))

    @property
    def is_looking(self) -> bool:
        """Whether more may be found."""
        return self._asking.is_waiting

    def _show(self, found: Found | None, words: str, file: str) -> None:
        self._found, self._words = found, words
        desk = self._desk
        desk.showing.fill_list(file or None, anew=not file)
        desk.article_moved()
        desk.prompt.tell(counted(desk.list.choices, "article"))

    def end(self) -> None:
        """Give up what is being looked for."""
        self._asking.close()
