"""Commands to set and remove bookmarks, and to undo and redo changes."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from reader.live_session import LiveSession
from reader.model import Bookmark, QuoteKey
from reader.notebook import StoreError
from reader.tui.drawing.lines import clip
from reader.tui.screens.command_screen import Action
from reader.tui.screens.desk.current import Current
from reader.tui.screens.desk.history import Change, History
from reader.tui.screens.desk.panes import SIDE, Panes
from reader.tui.screens.desk.side_rows import key_of_row
from reader.tui.screens.desk.waiting import Waiting
from reader.tui.widgets.bars import Say, Tone
from reader.tui.widgets.panel import BOOKMARKS, SidePanel
from reader.wording import bookmark_speaker, in_marks

EXCERPT_CELLS = 32


class Bookmarking:
    """The commands on bookmarks, with undo and redo."""

    def __init__(
        self,
        session: LiveSession,
        current: Current,
        panes: Panes,
        side: SidePanel,
        history: History,
        waiting: Waiting,
        say: Say,
        *,
        undo_key: str,
    ) -> None:
        self._session = session
        self._bookmarks = session.bookmarks
        self._current = current
        self._panes = panes
        self._side = side
        self._history = history
        self._waiting = waiting
        self._tell = say
        self._undo_key = undo_key

    def actions(self) -> Mapping[str, Action]:
        """Return the functions that run these commands, by command id."""
        return {
            "bookmark": self._toggle,
            "bookmarks": lambda: self._panes.go_tab(BOOKMARKS),
            "undo": lambda: self._waiting.change(
                partial(self._go_back, self._history.undo, "Undone", "undo")
            ),
            "redo": lambda: self._waiting.change(
                partial(self._go_back, self._history.redo, "Done again", "redo")
            ),
        }

    async def _toggle(self) -> None:
        """Remove the bookmark if the screen shows one, otherwise add one."""
        if self._panes.at == SIDE and self._side.tab == BOOKMARKS:
            await self._remove_at_cursor()
            return
        article, quote = self._current.article, self._current.quote
        if not article or not quote:
            self._tell("There is no quote to bookmark here.", Tone.WARNING)
            return
        bookmark = self._session.bookmark_of(article, quote)
        kept = bookmark.key in self._session.bookmarked
        await self._waiting.change(partial(self._remove if kept else self._add, bookmark))

    async def _remove_at_cursor(self) -> None:
        place = self._session.bookmarked.place_of(key_of_row(self._side.open_list.key))
        if place is None:
            self._tell("There is no bookmark to remove.", Tone.WARNING)
            return
        for bookmark in self._session.page_of_bookmarks(place, 1):
            await self._waiting.change(partial(self._remove, bookmark))

    async def _add(self, bookmark: Bookmark) -> None:
        if await self._put(bookmark):
            self._history.add(self._change(bookmark, kept=True))
            self._say(f"Bookmarked {_named(bookmark)}. {self._undo_key} undoes.")
        else:
            self._say(f"Another reader has bookmarked it already: {_named(bookmark)}.")

    async def _remove(self, shown: Bookmark) -> None:
        bookmark = await self._drop(shown.key)
        if bookmark:
            self._history.add(self._change(bookmark, kept=False))
            self._say(f"Bookmark removed: {_named(bookmark)}. {self._undo_key} undoes.")
        else:
            self._say(f"Another reader has removed the bookmark already: {_named(shown)}.")

    def _change(self, bookmark: Bookmark, *, kept: bool) -> Change:
        library = self._session.library_id

        def require_same_library() -> None:
            if self._session.library_id != library:
                raise StoreError(f"that was done under another id of the library, “{library}”")

        async def put() -> str:
            require_same_library()
            already = "" if await self._put(bookmark) else " already"
            return f"bookmarked{already} {_named(bookmark)}"

        async def drop() -> str:
            require_same_library()
            already = "" if await self._drop(bookmark.key) else " already"
            return f"bookmark removed{already}: {_named(bookmark)}"

        return Change(drop, put) if kept else Change(put, drop)

    async def _put(self, bookmark: Bookmark) -> bool:
        """Store a bookmark and show it. Return whether it is new."""
        kept = await asyncio.to_thread(self._bookmarks.put, bookmark)
        self._bookmarks.added(kept)
        self._current.bookmarks_changed(bookmark.key)
        return kept == bookmark

    async def _drop(self, key: QuoteKey) -> Bookmark | None:
        """Remove a bookmark and show that it is gone. Return it, or ``None`` if there was none."""
        gone = await asyncio.to_thread(self._bookmarks.drop, key)
        self._bookmarks.removed(key)
        self._current.bookmarks_changed(key)
        return gone

    def _say(self, words: str) -> None:
        """Say what was done, with any news about the store."""
        news = self._session.news()
        self._tell(" ".join([words, *news]), Tone.WARNING if news else Tone.DONE)

    async def _go_back(
        self, way: Callable[[], Awaitable[str | None]], done: str, what: str
    ) -> None:
        words = await way()
        if words is None:
            self._tell(f"Nothing to {what}.")
        else:
            self._say(f"{done}: {words}.")


def _named(bookmark: Bookmark) -> str:
    """Name a bookmark in a message, by its first words and the speaker."""
    words = in_marks(bookmark.kind, clip(bookmark.words, EXCERPT_CELLS))
    return f"{words} ({bookmark_speaker(bookmark)})"
