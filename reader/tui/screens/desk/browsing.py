"""Going from article to article, and what is done with the one that is open."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from reader.library.listing import Sort
from reader.tui.drawing.lines import clip
from reader.tui.screens.desk.editor import EditorError, edit
from reader.tui.screens.desk.history import Change
from reader.tui.widgets.bars import Tone

if TYPE_CHECKING:
    from reader.model import Article
    from reader.tui.screens.desk.desk import Desk, Doer

EXCERPT_CELLS = 40


class Browsing:
    """The commands on articles, and those that leave the desk for a while."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def doers(self) -> Mapping[str, Doer]:
        """What carries out the commands on articles."""
        return {
            "next-article": lambda: self._step(1),
            "previous-article": lambda: self._step(-1),
            "page-on": self._page_on,
            "toggle-read": self._toggle_read,
            "sort": self._sort,
            "heading-on": lambda: self._desk.list.skip(1),
            "heading-back": lambda: self._desk.list.skip(-1),
            "about": self._about,
            "edit": self._edit,
            "open-url": self._open_url,
            "help": self._help,
            "palette": self._palette,
            "theme": self._theme,
            "leave": self._leave,
        }

    # From article to article

    def _step(self, by: int) -> None:
        key = self._desk.list.key_beside(by)
        if key:
            self._open(key)
        else:
            self._desk.say(f"The {'last' if by > 0 else 'first'} article of the list.")

    def _open(self, name: str) -> None:
        self._desk.list.go_to(name)
        self._desk.showing.open_file(name)

    def _page_on(self) -> None:
        """Page the text; at its end, mark it as read and go on to the next unread article."""
        desk = self._desk
        if desk.text.page_on():
            return
        self.mark_read()
        for name in desk.list.keys_around():
            id = desk.session.library.article_in(name)
            if id and not desk.session.progress_in(id).read:
                self._open(name)
                return
        desk.say("No unread article is left in the list.")

    def _sort(self) -> None:
        desk = self._desk
        desk.showing.order = desk.showing.order.next
        if desk.finding.filter:
            desk.filtering.look(desk.list.key)
        else:
            desk.showing.fill_list()
        desk.say(f"Articles {desk.showing.order}.")

    # Read and unread

    def mark_read(self) -> None:
        """The article that is open was read to its end."""
        article = self._desk.showing.article
        if article and not self._desk.session.progress_in(article.id).read:
            self._set_read(article, True)

    def _set_read(self, article: Article, read: bool) -> None:
        session = self._desk.session
        session.save_progress(article.id, session.progress_in(article.id)._replace(read=read))
        if self._desk.showing.order is Sort.READ:
            self._desk.showing.fill_list()
        else:
            self._desk.list.redraw(article.file)

    def _toggle_read(self) -> None:
        desk = self._desk
        article = desk.showing.article
        if not article:
            desk.say("There is no article to mark.", Tone.WARNING)
            return
        read = not desk.session.progress_in(article.id).read

        def way(read: bool) -> str:
            self._set_read(article, read)
            headline = clip(article.shown_headline, EXCERPT_CELLS)
            return f"marked as {'read' if read else 'unread'}: {headline}"

        async def undo() -> str:
            return way(not read)

        async def redo() -> str:
            return way(read)

        done = way(read)
        desk.quoting.history.add(Change(undo, redo))
        desk.say(f"{done[0].upper()}{done[1:]}. {desk.quoting.key_of('undo')} undoes.", Tone.DONE)

    # About, editor, address

    def _about(self) -> None:
        from reader.tui.screens.dialogs.sheet import Sheet, about_blocks

        desk = self._desk
        if desk.showing.file:
            blocks = about_blocks(desk.showing.file, desk.showing.article, desk.session.library)
            desk.app.push_screen(Sheet("About this article", blocks))

    def _edit(self) -> None:
        """Open the article's file in the user's editor, at the quote or the first problem."""
        desk = self._desk
        if not desk.showing.file:
            return
        line = desk.showing.quote.line if desk.showing.quote else 1
        if desk.showing.file.problems and not desk.showing.file.article:
            line = desk.showing.file.problems[0].place.line
        try:
            status = edit(desk.app, desk.session.library.root / desk.showing.file.name, line)
        except EditorError as error:
            desk.say(f"{error}.", Tone.ERROR)
            return
        if status:
            desk.say(f"The editor ended with status {status}.", Tone.WARNING)
        desk.watching.look_now()

    def _open_url(self) -> None:
        desk = self._desk
        url = desk.showing.article.url if desk.showing.article else None
        if not url:
            desk.say("This article gives no address.", Tone.WARNING)
        elif sys.platform == "linux" and not (
            os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        ):
            # A browser for the terminal would draw over the desk.
            desk.app.copy_to_clipboard(url)
            desk.say(f"No browser here; the address was sent to the clipboard: {url}")
        else:
            desk.app.open_url(url)
            desk.say(f"Opened {url}", Tone.DONE)

    # Other screens: each is loaded when it is opened

    def _help(self) -> None:
        from reader.tui.screens.dialogs.sheet import Sheet, help_blocks

        self._desk.app.push_screen(Sheet("Help", help_blocks(self._desk.keymap)))

    def _palette(self) -> None:
        from reader.tui.screens.dialogs.palette import Palette

        desk = self._desk
        palette = Palette(desk.keymap, list(desk.searching.saved), desk.session.articles_like)
        desk.app.push_screen(palette, desk.picked)

    def _theme(self) -> None:
        from reader.tui.screens.dialogs.choice import Choices

        app = self._desk.app
        before = app.theme

        def preview(name: str) -> None:
            app.theme = name

        def chosen(name: str | None) -> None:
            app.theme = name or before
            if name:
                self._desk.session.save_setting("theme", name)
                self._desk.say(f"Theme {name}.", Tone.DONE)

        names = sorted(app.available_themes, key=lambda name: (not name.startswith("record"), name))
        app.push_screen(Choices("Theme", names, at=before, on_move=preview), chosen)

    def _leave(self) -> None:
        if not self._desk.panes.unzoom():
            self._desk.app.exit()
