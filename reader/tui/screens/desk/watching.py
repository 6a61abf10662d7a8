"""Follows changes on disk: edits of the library, and bookmarks set by another reader."""

import asyncio
from collections.abc import Callable, Mapping

from textual.message import Message
from textual.screen import Screen

from reader.library.following import News
from reader.live_session import LiveSession
from reader.problem import Problem
from reader.text import sentence
from reader.tui.screens.desk.current import Current
from reader.tui.widgets.bars import HintLine, TitleBar, Tone
from reader.wording import place_of

SECONDS_BETWEEN = 1.0


class IndexNews(Message):
    """The follower of the library has news."""

    def __init__(self, news: News) -> None:
        super().__init__()
        self.news = news


class Watching:
    """Notices changes, by threads that only post or return what they found."""

    def __init__(
        self,
        session: LiveSession,
        current: Current,
        title: TitleBar,
        hints: HintLine,
        screen: Screen[None],
        library_changed: Callable[[], None],
    ) -> None:
        """`library_changed` updates the screen after the session was renewed."""
        self._session = session
        self._current = current
        self._title = title
        self._hints = hints
        self._screen = screen
        self._library_changed = library_changed
        self._in_memory = not session.library.index.path
        self._trouble = ""
        self._broken: Mapping[str, Problem] = {}
        self._is_looking = False

    def begin(self) -> None:
        """Begin after the first frame."""
        self._screen.call_after_refresh(self._begin)

    def _begin(self) -> None:
        screen, follower = self._screen, self._session.follower

        def post(news: News) -> None:
            screen.post_message(IndexNews(news))

        self._say_broken_files()
        screen.run_worker(
            lambda: follower.run(post), thread=True, group="follow", exit_on_error=False
        )
        screen.set_interval(SECONDS_BETWEEN, self._look)

    def end(self) -> None:
        """Stop listening."""
        self._session.follower.close()

    def look_now(self) -> None:
        """Look at once, such as after an edit."""
        self._session.follower.look_now()
        self._look()

    def _look(self) -> None:
        """Look for changes by other readers."""
        if self._session.index_changed():
            self._renew()
        self._notice_memory()
        if self._session.take_stored():
            self._current.fill_list()
        self._say_news()
        if not self._is_looking:
            self._is_looking = True
            self._screen.run_worker(self._look_at_bookmarks(), group="watch", exit_on_error=False)

    def _say_news(self) -> None:
        news = self._session.news()
        if news:
            self._hints.say(" ".join(news), Tone.WARNING)

    # Bookmarks

    async def _look_at_bookmarks(self) -> None:
        """Show the current bookmarks, or say why they cannot be read."""
        bookmarks = self._session.bookmarks
        try:
            look = await asyncio.to_thread(bookmarks.looking())
        finally:
            self._is_looking = False
        before, trouble = bookmarks.keys, bookmarks.trouble
        if look and bookmarks.take(look):
            self._current.bookmarks_changed(*before.difference(bookmarks.keys))
            if bookmarks.trouble:
                self._hints.say(f"Bookmarks: {bookmarks.trouble}.", Tone.ERROR)
            elif trouble:
                self._hints.say("The bookmarks can be used again.", Tone.DONE)
            self._say_news()
        elif look and self._session.has_unread_bookmarks:
            self._current.fill_bookmarks()

    # The library

    def take_news(self, news: News) -> None:
        """Show how far reading the files has come, and what it found."""
        self._title.show_progress(news.done, 0 if news.changed else news.total)
        if news.changed and self._hints.shows(self._trouble):
            self._hints.hush()
        if news.note:
            self._hints.say(news.note, Tone.WARNING)
        elif news.lost:
            self._leave_file(news.trouble)
        elif news.trouble:
            self._trouble = f"The library is shown as it was: {news.trouble}."
            self._hints.say(self._trouble, Tone.ERROR)
        elif self._session.index_changed():
            self._renew()

    def _leave_file(self, why: str) -> None:
        """Continue with an index in memory, which is filled while the desk is in use."""
        index = self._session.library.index
        if index.path:
            index.leave_file(why)
            self._renew()
        self._notice_memory()

    def _notice_memory(self) -> None:
        """Say once that the index is now in memory, and keep it up to date there."""
        index = self._session.library.index
        if index.path or self._in_memory:
            return
        self._in_memory = True
        self._session.follower.keep_up()
        words = f"{sentence(index.why)} Until you quit, it is kept in memory."
        self._hints.say(words, Tone.WARNING)

    def _renew(self) -> None:
        """Show the current state of the library without losing the place."""
        before = self._session.renew()
        if before:
            now = self._session.library_id
            self._hints.say(
                f"The library's id is {now} now: what was kept under it is shown. All that was kept"
                f" under {before} is still there.",
                Tone.WARNING,
            )
        self._library_changed()
        self._say_broken_files()

    def _say_broken_files(self) -> None:
        """Say which authority file broke, and what that means."""
        before, self._broken = self._broken, self._session.library.broken_authorities()
        news = [each for name, each in self._broken.items() if before.get(name) != each]
        for problem in news[:1]:
            words = (
                f"{place_of(problem)}: {problem.message}."
                " Until it is mended, names and roles may be missing."
            )
            shown = self._hints.notice
            # Do not replace an error that is still shown: append to it.
            if shown and shown.tone is Tone.ERROR:
                words = f"{shown.words} {words}"
            self._hints.say(words, Tone.ERROR)
