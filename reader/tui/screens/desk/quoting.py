"""What is done with the current quote: moving on, bookmarking, copying, undoing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from reader.citation import FORMS, Cited, in_marks, with_citation
from reader.commands import shown_key
from reader.model import Bookmark, QuoteKey
from reader.tui.drawing.lines import clip
from reader.tui.screens.desk.history import Change, History
from reader.tui.screens.desk.waiting import Waiting
from reader.tui.widgets.bars import Tone
from reader.tui.widgets.panel import BOOKMARKS

if TYPE_CHECKING:
    from reader.tui.screens.desk.desk import Desk, Doer

EXCERPT_CELLS, COPIED_CELLS = 32, 48


class Quoting:
    """The commands on quotes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._waiting = Waiting(desk)
        self.history = History()

    def doers(self) -> Mapping[str, Doer]:
        """What carries out the commands on quotes."""
        return {
            "next-quote": lambda: self._step(1),
            "previous-quote": lambda: self._step(-1),
            "next-by-speaker": lambda: self._step(1, same_speaker=True),
            "previous-by-speaker": lambda: self._step(-1, same_speaker=True),
            "bookmark": self._bookmark,
            "bookmarks": lambda: self._desk.panes.go_tab(BOOKMARKS),
            "copy": lambda: self._copy(with_citation),
            "copy-as": self._copy_as,
            "undo": self._undo,
            "redo": self._redo,
        }

    # Moving

    def _step(self, by: int, *, same_speaker: bool = False) -> None:
        desk = self._desk
        if not desk.showing.article or not desk.showing.quote:
            desk.say("No quotes in this article.")
            return
        quotes = list(desk.showing.article.quotes)
        index = quotes.index(desk.showing.quote) + by
        while 0 <= index < len(quotes):
            if not same_speaker or quotes[index].speaker == desk.showing.quote.speaker:
                desk.showing.choose_quote(quotes[index])
                return
            index += by
        whose = f" by {desk.session.speaker_name(desk.showing.quote)}" if same_speaker else ""
        desk.say(f"The {'last' if by > 0 else 'first'} quote{whose} in this article.")

    # Bookmarking

    async def _bookmark(self) -> None:
        """What the user sees decides: a bookmark that is shown is removed, else one is added."""
        desk = self._desk
        if desk.panes.at == "side" and desk.side.tab == BOOKMARKS:
            await self._drop_at_cursor()
            return
        article, quote = desk.showing.article, desk.showing.quote
        if not article or not quote:
            desk.say("There is no quote to bookmark here.", Tone.WARNING)
            return
        bookmark = desk.session.bookmark_of(article, quote)
        kept = bookmark.key in desk.session.bookmarked
        await self._waiting.change(partial(self._remove if kept else self._add, bookmark))

    async def _drop_at_cursor(self) -> None:
        article, _, quote = self._desk.side.open_list.key.partition("/")
        place = self._desk.session.bookmarked.place_of(QuoteKey(article, quote))
        if place is None:
            self._desk.say("There is no bookmark to remove.", Tone.WARNING)
            return
        for bookmark in self._desk.session.page_of_bookmarks(place, 1):
            await self._waiting.change(partial(self._remove, bookmark))

    async def _add(self, bookmark: Bookmark) -> None:
        if await self._put(bookmark):
            self.history.add(self._change(bookmark, kept=True))
            self._say(f"Bookmarked {_named(bookmark)}. {self.key_of('undo')} undoes.")
        else:
            self._say(f"Another reader has bookmarked it already: {_named(bookmark)}.")

    async def _remove(self, shown: Bookmark) -> None:
        bookmark = await self._drop(shown.key)
        if bookmark:
            self.history.add(self._change(bookmark, kept=False))
            self._say(f"Bookmark removed: {_named(bookmark)}. {self.key_of('undo')} undoes.")
        else:
            self._say(f"Another reader has removed the bookmark already: {_named(shown)}.")

    def _change(self, bookmark: Bookmark, *, kept: bool) -> Change:
        async def put() -> str:
            already = "" if await self._put(bookmark) else " already"
            return f"bookmarked{already} {_named(bookmark)}"

        async def drop() -> str:
            already = "" if await self._drop(bookmark.key) else " already"
            return f"bookmark removed{already}: {_named(bookmark)}"

        return Change(drop, put) if kept else Change(put, drop)

    async def _put(self, bookmark: Bookmark) -> bool:
        """Keep a bookmark and show it; whether it was not kept before."""
        bookmarks = self._desk.session.bookmarks
        kept = await asyncio.to_thread(bookmarks.put, bookmark)
        bookmarks.added(kept)
        self._desk.showing.bookmarks_changed(bookmark.key)
        return kept == bookmark

    async def _drop(self, key: QuoteKey) -> Bookmark | None:
        """Remove a bookmark, and show that; what it was, if it was there."""
        bookmarks = self._desk.session.bookmarks
        gone = await asyncio.to_thread(bookmarks.drop, key)
        bookmarks.removed(key)
        self._desk.showing.bookmarks_changed(key)
        return gone

    def _say(self, words: str) -> None:
        """Say what was done, and what became of the store meanwhile."""
        news = self._desk.session.news()
        self._desk.say(" ".join([words, *news]), Tone.WARNING if news else Tone.DONE)

    async def _undo(self) -> None:
        await self._waiting.change(partial(self._go_back, self.history.undo, "Undone", "undo"))

    async def _redo(self) -> None:
        await self._waiting.change(partial(self._go_back, self.history.redo, "Done again", "redo"))

    async def _go_back(
        self, way: Callable[[], Awaitable[str | None]], done: str, what: str
    ) -> None:
        words = await way()
        if words is None:
            self._desk.say(f"Nothing to {what}.")
        else:
            self._say(f"{done}: {words}.")

    def key_of(self, command: str) -> str:
        """The key of a command, to be named in a message."""
        keys = self._desk.keymap[command]
        return shown_key(keys[0]) if keys else command

    # Copying

    def _copy(self, form: Callable[[Cited], str]) -> None:
        desk = self._desk
        if not desk.showing.article or not desk.showing.quote:
            desk.say("There is no quote to copy here.", Tone.WARNING)
            return
        text = form(desk.session.cited(desk.showing.article, desk.showing.quote))
        desk.app.copy_to_clipboard(text)
        desk.say(f"Sent to the clipboard: {clip(text, COPIED_CELLS)}", Tone.DONE)

    def _copy_as(self) -> None:
        from reader.tui.screens.dialogs.choice import Choices

        def chosen(name: str | None) -> None:
            if name:
                self._copy(FORMS[name])

        self._desk.app.push_screen(Choices("Copy the quote as", list(FORMS)), chosen)


def _named(bookmark: Bookmark) -> str:
    """A bookmark in a message: the speaker and the first words."""
    words = in_marks(bookmark.kind, clip(bookmark.words, EXCERPT_CELLS))
    return f"{words} ({bookmark.speaker_name or 'unattributed'})"
