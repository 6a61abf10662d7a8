"""Setting and removing bookmarks, and undoing what can be undone: one for all screens."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial

from textual.dom import DOMNode

from reader.bookmark import Bookmark
from reader.live_session import LiveSession
from reader.model import Article, Quote, QuoteKey
from reader.notebook import StoreError
from reader.tui.drawing.lines import clip
from reader.tui.screens.actions.history import Change, History
from reader.tui.screens.actions.waiting import Waiting
from reader.tui.screens.command_screen import Action
from reader.tui.widgets.bars import Say, Tone
from reader.wording import bookmark_speaker, in_marks

EXCERPT_CELLS = 32
_UNDO = ("undo",)


class Bookmarking:
    """Adds and removes bookmarks, with undo and redo."""

    def __init__(
        self,
        session: LiveSession,
        node: DOMNode,
        changed: Callable[[QuoteKey], None],
        say: Say,
    ) -> None:
        """`node` owns the workers; `changed` is called when a bookmark came or went."""
        self.history = History()
        self._session = session
        self._bookmarks = session.bookmarks
        self._waiting = Waiting(node, say)
        self._changed = changed
        self._tell = say

    def actions(self) -> Mapping[str, Action]:
        """What carries out undo and redo."""
        return {
            "undo": lambda: self._waiting.change(
                partial(self._go_back, self.history.undo, "Undone", "undo")
            ),
            "redo": lambda: self._waiting.change(
                partial(self._go_back, self.history.redo, "Done again", "redo")
            ),
        }

    async def toggle(self, article: Article, quote: Quote) -> None:
        """What the user sees decides: a bookmark that is shown is removed, else one is added."""
        bookmark = self._session.bookmark_of(article, quote)
        kept = bookmark.key in self._session.bookmarked
        await self._waiting.change(partial(self._remove if kept else self._add, bookmark))

    async def remove(self, bookmark: Bookmark) -> None:
        """Remove a bookmark."""
        await self._waiting.change(partial(self._remove, bookmark))

    async def _add(self, bookmark: Bookmark) -> None:
        if await self._put(bookmark):
            self.history.add(self._change(bookmark, kept=True))
            self._say(f"Bookmarked {_named(bookmark)}.", keys=_UNDO)
        else:
            self._say(f"Another reader has bookmarked it already: {_named(bookmark)}.")

    async def _remove(self, shown: Bookmark) -> None:
        bookmark = await self._drop(shown.key)
        if bookmark:
            self.history.add(self._change(bookmark, kept=False))
            self._say(f"Bookmark removed: {_named(bookmark)}.", keys=_UNDO)
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
        self._changed(bookmark.key)
        return kept == bookmark

    async def _drop(self, key: QuoteKey) -> Bookmark | None:
        """Remove a bookmark and show that it is gone. Return it, or ``None`` if there was none."""
        gone = await asyncio.to_thread(self._bookmarks.drop, key)
        self._bookmarks.removed(key)
        self._changed(key)
        return gone

    def _say(self, words: str, *, keys: Sequence[str] = ()) -> None:
        """Say what was done, with any news about the store."""
        news = self._session.news()
        self._tell(" ".join([words, *news]), Tone.WARNING if news else Tone.DONE, keys=keys)

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
