"""Commands to move between articles, and to act on the open one."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import date

from textual.screen import Screen

from reader.library.listing import Sort
from reader.live_session import LiveSession
from reader.model import Article
from reader.tui.drawing.lines import clip
from reader.tui.edge.browser import open_address
from reader.tui.edge.clipboard import copy
from reader.tui.screens.actions.history import Change, History
from reader.tui.screens.command_screen import Action
from reader.tui.screens.desk.current import Current
from reader.tui.screens.desk.editor import EditorError, edit
from reader.tui.screens.desk.parts import Parts
from reader.tui.widgets.bars import Say, Tone

EXCERPT_CELLS = 40


class Articles:
    """The commands on articles."""

    def __init__(
        self,
        session: LiveSession,
        current: Current,
        parts: Parts,
        history: History,
        screen: Screen[None],
        say: Say,
        *,
        edited: Callable[[], None],
    ) -> None:
        """`edited` is called after the user's editor has exited."""
        self._session = session
        self._current = current
        self._list, self._text = parts.list, parts.text
        self._history = history
        self._screen = screen
        self._say = say
        self._edited = edited

    def actions(self) -> Mapping[str, Action]:
        """Return the functions that run these commands, by command id."""
        return {
            "next-article": lambda: self._step(1),
            "previous-article": lambda: self._step(-1),
            "page-on": self._page_on,
            "toggle-read": self._toggle_read,
            "about": self._about,
            "edit": self._edit,
            "open-url": self._open_url,
        }

    # From article to article

    def _step(self, by: int) -> None:
        name = self._list.key_beside(by)
        if name:
            self._current.open_row(name)
            self._current.begin_article()
        else:
            self._say(f"The {'last' if by > 0 else 'first'} article of the list.")

    def _page_on(self) -> None:
        """Go down a page; at the end, mark the article as read and open the next unread one."""
        if self._text.page_on():
            return
        self.mark_read()
        for name in self._list.keys_around():
            id = self._session.library.article_in(name)
            if id and not self._session.progress_in(id).read:
                self._current.open_row(name)
                self._current.begin_article()
                return
        self._say("No unread article is left in the list.")

    # Read and unread

    def mark_read(self) -> None:
        """Mark the open article as read."""
        article = self._current.article
        if article and not self._session.progress_in(article.id).read:
            self._set_read(article, True)

    def _set_read(self, article: Article, read: bool) -> None:
        progress = self._session.progress_in(article.id)
        self._session.save_progress(article.id, progress._replace(read=read))
        if self._current.order is Sort.READ:
            self._current.fill_list()
        else:
            self._list.redraw(article.file)

    def _toggle_read(self) -> None:
        article = self._current.article
        if not article:
            self._say("There is no article to mark.", Tone.WARNING)
            return
        read = not self._session.progress_in(article.id).read

        def mark(read: bool) -> str:
            self._set_read(article, read)
            headline = clip(article.shown_headline, EXCERPT_CELLS)
            return f"marked as {'read' if read else 'unread'}: {headline}"

        async def undo() -> str:
            return mark(not read)

        async def redo() -> str:
            return mark(read)

        done = mark(read)
        self._history.add(Change(undo, redo))
        self._say(f"{done[0].upper()}{done[1:]}.", Tone.DONE, keys=("undo",))

    # About, editor, address

    def _about(self) -> None:
        from reader.tui.screens.dialogs.sheet import Sheet, about_blocks

        file = self._current.file
        if file:
            blocks = about_blocks(file, self._current.article, self._session.library, date.today())
            self._screen.app.push_screen(Sheet("About this article", blocks))

    def _edit(self) -> None:
        """Open the article's file in the user's editor, at the quote or the first problem."""
        file, quote = self._current.file, self._current.quote
        if not file:
            return
        line = quote.line if quote else 1
        if file.problems and not file.article:
            line = file.problems[0].place.line
        try:
            status = edit(self._screen.app, self._session.library.root / file.name, line)
        except EditorError as error:
            self._say(f"{error}.", Tone.ERROR)
            return
        if status:
            self._say(f"The editor ended with status {status}.", Tone.WARNING)
        self._edited()

    async def _open_url(self) -> None:
        article = self._current.article
        url = article.url if article else None
        if not url:
            self._say("This article gives no address.", Tone.WARNING)
        elif await asyncio.to_thread(open_address, url):
            self._say(f"Opening {url}", Tone.DONE)
        else:
            way = await copy(self._screen.app, url)
            self._say(f"No browser here. {way}: {url}")
