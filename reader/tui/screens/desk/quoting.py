"""What is done with the current quote: moving on, bookmarking, copying, undoing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from reader.citation import FORMS, Cited, with_citation
from reader.commands import shown_key
from reader.model import Bookmark, QuoteKey
from reader.tui.drawing.lines import clip
from reader.tui.screens.desk.history import Change, History
from reader.tui.screens.desk.waiting import Waiting
from reader.tui.widgets.bars import Tone
from reader.tui.widgets.panel import BOOKMARKS
from reader.wording import in_marks

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
        whose = f" by {desk.shelf.view.speaker_name(desk.showing.quote)}" if same_speaker else ""
        desk.say(f"The {'last' if by > 0 else 'first'} quote{whose} in this article.")

    # Bookmarking

    async def _bookmark(self) -> None:
        """What the user sees decides: a star that is shown is removed, else one is added."""
        desk = self._desk
        if desk.panes.at == "side" and desk.side.tab == BOOKMARKS:
            await self._drop_at_cursor()
            return
        article, quote = desk.showing.article, desk.showing.quote
        if not article or not quote:
            desk.say("There is no quote to bookmark here.", Tone.WARNING)
            return
        shown = desk.shelf.stars.get(QuoteKey(article.id, quote.id))
        if shown:
            await self._waiting.change(partial(self._remove, shown))
        else:
            await self._waiting.change(partial(self._add, desk.shelf.bookmark(article, quote)))

    async def _drop_at_cursor(self) -> None:
        key = self._desk.side.open_list.key
        stars = self._desk.shelf.stars.values()
        shown = next((bookmark for bookmark in stars if str(bookmark.key) == key), None)
        if shown:
            await self._waiting.change(partial(self._remove, shown))
        else:
            self._desk.say("There is no bookmark to remove.", Tone.WARNING)

    async def _add(self, bookmark: Bookmark) -> None:
        if await self._put(bookmark):
            self.history.add(self._change(bookmark, kept=True))
            self._say(f"Bookmarked {_named(bookmark)}. {self.key_of('undo')} undoes.")
        else:
            self._say(f"Another reader has bookmarked it already: {_named(bookmark)}.")

    async def _remove(self, bookmark: Bookmark) -> None:
        if await self._drop(bookmark):
            self.history.add(self._change(bookmark, kept=False))
            self._say(f"Bookmark removed: {_named(bookmark)}. {self.key_of('undo')} undoes.")
        else:
            self._say(f"Another reader has removed the bookmark already: {_named(bookmark)}.")

    def _change(self, bookmark: Bookmark, *, kept: bool) -> Change:
        async def put() -> str:
            already = "" if await self._put(bookmark) else " already"
            return f"bookmarked{already} {_named(bookmark)}"

        async def drop() -> str:
            already = "" if await self._drop(bookmark) else " already"
            return f"bookmark removed{already}: {_named(bookmark)}"

        return Change(drop, put) if kept else Change(put, drop)

    async def _put(self, bookmark: Bookmark) -> bool:
        """Keep a bookmark and show it; whether it was not kept before."""
        new = await asyncio.to_thread(self._desk.shelf.on_disk.put, bookmark)
        self._desk.showing.stars_moved()
        return new

    async def _drop(self, bookmark: Bookmark) -> bool:
        """Remove a bookmark and show it; whether it was there."""
        gone = await asyncio.to_thread(self._desk.shelf.on_disk.drop, bookmark.key)
        self._desk.showing.stars_moved()
        return gone is not None

    def _say(self, words: str) -> None:
        """Say what was done, and what became of the store meanwhile."""
        news = self._desk.shelf.news()
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
        text = form(desk.shelf.view.cited(desk.showing.article, desk.showing.quote))
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
