"""Following the disk: a library that is edited, bookmarks that another reader sets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.message import Message

from reader.library.following import News
from reader.model import Problem
from reader.notebook import StoreBusy, StoreError
from reader.text import sentence
from reader.tui.widgets.bars import Tone

if TYPE_CHECKING:
    from reader.tui.screens.desk.desk import Desk

SECONDS_BETWEEN = 1.0


class IndexNews(Message):
    """What the follower of the library tells."""

    def __init__(self, news: News) -> None:
        super().__init__()
        self.news = news


class StarsFound(Message):
    """What a look at the bookmarks found: that others are there, or that they cannot be read."""

    def __init__(self, trouble: str, before: str) -> None:
        super().__init__()
        self.trouble, self.before = trouble, before


class Watching:
    """Hears of what changes, from threads that only post messages."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._in_memory = not desk.shelf.library.index.path
        self._trouble = ""
        self._broken: Mapping[str, Problem] = {}
        self._is_looking = False

    def begin(self) -> None:
        """Begin after the first frame."""
        self._desk.call_after_refresh(self._begin)

    def _begin(self) -> None:
        desk = self._desk

        def tell(news: News) -> None:
            desk.post_message(IndexNews(news))

        def follow() -> None:
            desk.shelf.follower.run(tell)

        self._tell_registers()
        desk.run_worker(follow, thread=True, group="follow", exit_on_error=False)
        desk.set_interval(SECONDS_BETWEEN, self._look)

    def end(self) -> None:
        """Hear no more."""
        self._desk.shelf.follower.close()

    def look_now(self) -> None:
        """Look at once, as after an editor has been."""
        self._desk.shelf.follower.look_now()
        self._look()

    def _look(self) -> None:
        """Look for what other readers changed."""
        if self._desk.shelf.index_changed():
            self._adopt()
        self._tell_memory()
        if self._desk.shelf.take_stored():
            self._desk.showing.fill_list()
        self._say_news()
        if not self._is_looking:
            self._is_looking = True
            self._desk.run_worker(
                self._look_at_stars, thread=True, group="watch", exit_on_error=False
            )

    def _say_news(self) -> None:
        news = self._desk.shelf.news()
        if news:
            self._desk.say(" ".join(news), Tone.WARNING)

    def _look_at_stars(self) -> None:
        """In a thread: other bookmarks, and what is new in why they cannot be read, are told."""
        stars = self._desk.shelf.on_disk
        before = stars.trouble
        try:
            changed = stars.look()
        except StoreBusy:
            # As while another reader writes: the next look comes soon.
            return
        except StoreError:
            changed = False
        finally:
            self._is_looking = False
        if changed or stars.trouble != before:
            self._desk.post_message(StarsFound(stars.trouble, before))

    def stars_found(self, found: StarsFound) -> None:
        """Show the bookmarks as they are now, and say where they cannot be read."""
        self._desk.showing.stars_moved()
        if found.trouble:
            self._desk.say(f"Bookmarks: {found.trouble}.", Tone.ERROR)
        elif found.before:
            self._desk.say("The bookmarks can be used again.", Tone.DONE)
        self._say_news()

    def hear(self, news: News) -> None:
        """Show how far the files are read, and what came of it."""
        self._desk.title_bar.tell_progress(news.done, 0 if news.changed else news.total)
        if news.changed and self._desk.hints.shows(self._trouble):
            self._desk.hints.hush()
        if news.note:
            self._desk.say(news.note, Tone.WARNING)
        elif news.lost:
            self._leave_file(news.trouble)
        elif news.trouble:
            self._trouble = f"The library is shown as it was: {news.trouble}."
            self._desk.say(self._trouble, Tone.ERROR)
        elif self._desk.shelf.index_changed():
            self._adopt()

    def _leave_file(self, why: str) -> None:
        """Go on with an index in memory, which is filled while the desk is used."""
        index = self._desk.shelf.library.index
        if index.path:
            index.leave_file(why)
            self._adopt()
        self._tell_memory()

    def _tell_memory(self) -> None:
        """Say once that the index left its file, and follow it there."""
        index = self._desk.shelf.library.index
        if index.path or self._in_memory:
            return
        self._in_memory = True
        self._desk.shelf.follower.keep_up()
        self._desk.say(f"{sentence(index.why)} Until you quit, it is kept in memory.", Tone.WARNING)

    def _tell_registers(self) -> None:
        """Say which registers are broken now, and what that means for all articles."""
        before, self._broken = self._broken, self._desk.shelf.library.broken_authorities()
        news = [each for name, each in self._broken.items() if before.get(name) != each]
        for problem in news[:1]:
            where = f"{problem.file}:{problem.place.line}:{problem.place.column}"
            words = (
                f"{where}: {problem.message}. Until it is mended, names and roles may be missing."
            )
            shown = self._desk.hints.notice
            # What was said at the start, or just now, is not told again.
            if shown and shown.tone is Tone.ERROR:
                words = f"{shown.words} {words}"
            self._desk.say(words, Tone.ERROR)

    def _say_new_id(self, before: str | None) -> None:
        if before:
            now = self._desk.shelf.library_id
            self._desk.say(
                f"The library's id is {now} now: what was kept under it is shown. All that was kept"
                f" under {before} is still there.",
                Tone.WARNING,
            )

    def _adopt(self) -> None:
        """Show the library as it is now, without losing the place."""
        self._show_library()
        self._tell_registers()

    def _show_library(self) -> None:
        desk = self._desk
        before = desk.showing.file
        self._say_new_id(desk.shelf.renew())
        desk.searching.index_changed()
        if desk.finding.filter:
            desk.filtering.look(desk.list.key)
        desk.showing.fill_list(before.name if before else None)
        desk.showing.fill_bookmarks()
        if before is None:
            desk.showing.settle()
            return
        now = desk.shelf.library.open(before.name)
        if now and now.article:
            desk.showing.file = now
            desk.showing.show_again(now.article)
            if now.stamp != before.stamp:
                desk.say("The article changed on disk; this is the new version.")
        elif now and now.problems and desk.showing.article:
            desk.showing.file = now
            first = now.problems[0]
            where = f"{now.name}:{first.place.line}:{first.place.column}"
            desk.say(f"{where}: {first.message}. Shown is the last good version.", Tone.ERROR)
        elif now and now.problems:
            desk.showing.open_file(now.name)
        else:
            desk.showing.settle()
            if now is None:
                desk.say(f"{before.name} is gone from the library.", Tone.WARNING)
