"""What is done with the current quote: moving on, bookmarking, copying, undoing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from reader.bookmarks import StoreError
from reader.citation import FORMS, Cited, in_marks, with_citation
from reader.commands import shown_key
from reader.model import Bookmark, QuoteKey
from reader.tui.bars import Tone
from reader.tui.history import Change, History
from reader.tui.lines import clip
from reader.tui.panel import BOOKMARKS

if TYPE_CHECKING:
    from reader.tui.desk import Desk, Doer

EXCERPT_CELLS, COPIED_CELLS = 32, 48
Result = TypeVar("Result")


class Quoting:
    """The commands on quotes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
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
        desk = self._desk
        if desk.panes.at == "side" and desk.side.tab == BOOKMARKS:
            await self._drop_at_cursor()
            return
        article, quote = desk.showing.article, desk.showing.quote
        if not article or not quote:
            desk.say("There is no quote to bookmark here.", Tone.WARNING)
            return
        result = await self._on_disk(partial(desk.shelf.toggle_star, article, quote))
        if result:
            self._changed(*result)

    async def _drop_at_cursor(self) -> None:
        article, _, quote = self._desk.side.open_list.key.partition("/")
        if not quote:
            self._desk.say("There is no bookmark to take away.", Tone.WARNING)
            return
        key = QuoteKey(article, quote)
        bookmark = await self._on_disk(partial(self._desk.shelf.drop_star, key))
        if bookmark:
            self._changed(bookmark, False)

    def _changed(self, bookmark: Bookmark, kept: bool) -> None:
        """A bookmark was kept or taken away: show it, say it, and remember the way back."""

        async def put() -> str:
            await asyncio.to_thread(self._desk.shelf.put_star, bookmark)
            self._desk.showing.stars_moved()
            return f"bookmarked {_named(bookmark)}"

        async def drop() -> str:
            await asyncio.to_thread(self._desk.shelf.drop_star, bookmark.key)
            self._desk.showing.stars_moved()
            return f"bookmark taken away: {_named(bookmark)}"

        self.history.add(Change(drop, put) if kept else Change(put, drop))
        self._desk.showing.stars_moved()
        done = "Bookmarked" if kept else "Bookmark taken away:"
        self._desk.say(f"{done} {_named(bookmark)}. {self.key_of('undo')} undoes.", Tone.DONE)

    async def _on_disk(self, work: Callable[[], Result]) -> Result | None:
        """Do something on the disk in a thread; ``None`` where it refused, which is said."""
        try:
            return await asyncio.to_thread(work)
        except StoreError as error:
            self._desk.say(f"Nothing was changed: {error}.", Tone.ERROR)
            return None

    async def _undo(self) -> None:
        await self._go_back(self.history.undo, "Undone", "undo")

    async def _redo(self) -> None:
        await self._go_back(self.history.redo, "Done again", "redo")

    async def _go_back(
        self, way: Callable[[], Awaitable[str | None]], done: str, what: str
    ) -> None:
        try:
            words = await way()
        except StoreError as error:
            self._desk.say(f"Nothing was changed: {error}.", Tone.ERROR)
            return
        if words is None:
            self._desk.say(f"Nothing to {what}.")
        else:
            self._desk.say(f"{done}: {words}.", Tone.DONE)

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
        from reader.tui.choice import Choices

        def chosen(name: str | None) -> None:
            if name:
                self._copy(FORMS[name])

        self._desk.app.push_screen(Choices("Copy the quote as", list(FORMS)), chosen)


def _named(bookmark: Bookmark) -> str:
    """A bookmark in a message: the speaker and the first words."""
    words = in_marks(bookmark.kind, clip(bookmark.words, EXCERPT_CELLS))
    return f"{words} ({bookmark.speaker_name or 'unattributed'})"
