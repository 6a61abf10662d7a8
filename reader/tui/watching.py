"""Following the disk: a library that is edited, bookmarks that another reader sets."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, sleep
from typing import TYPE_CHECKING

from textual.message import Message

from reader.bookmarks import StoreError
from reader.library.folder import Library, NotALibrary
from reader.tui.bars import Tone

if TYPE_CHECKING:
    from reader.tui.desk import Desk

SECONDS_BETWEEN = 1.0
SECONDS_FOR_EDITORS = 0.3
# A look at a large library, or over a slow network, takes at most a twentieth of the time.
SHARE_OF_TIME = 20


class LibraryRead(Message):
    """The library was read anew, because it changed."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library


class StarsChanged(Message):
    """The bookmarks changed in another reader."""


class Watching:
    """Looks at the disk from time to time, in a thread that only posts messages."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._gone = False

    def begin(self) -> None:
        """Look for the first time after a while: not before the first frame."""
        self._again(SECONDS_BETWEEN)

    def _again(self, seconds: float) -> None:
        self._desk.set_timer(seconds, self._look_and_go_on)

    def look_now(self) -> None:
        """Look at once, as after an editor has been."""
        self._run(self._post_news)

    def _look_and_go_on(self) -> None:
        self._run(self._look)

    def _run(self, work: Callable[[], None]) -> None:
        self._desk.run_worker(work, thread=True, group="watch", exit_on_error=False)

    def _look(self) -> None:
        began = monotonic()
        self._post_news()
        pause = max(SECONDS_BETWEEN, SHARE_OF_TIME * (monotonic() - began))
        if self._desk.is_running:
            self._desk.call_later(self._again, pause)

    def _post_news(self) -> None:
        """Read what changed and tell the desk. A folder that is away for a moment is no news."""
        shelf = self._desk.shelf
        try:
            library = shelf.read_again()
            if {file.name for file in shelf.library.files} - library.stamps.keys():
                # Some editors move a file away before they write it anew.
                sleep(SECONDS_FOR_EDITORS)
                library = shelf.read_again()
            if library is not shelf.library:
                self._desk.post_message(LibraryRead(library))
            if shelf.stars_changed():
                self._desk.post_message(StarsChanged())
        except (NotALibrary, StoreError):
            return

    def adopt(self, library: Library) -> None:
        """Show the library as it is now, without losing the place."""
        desk = self._desk
        before = desk.showing.file
        desk.shelf.adopt(library)
        desk.showing.fill_list(before.name if before else None)
        desk.showing.fill_bookmarks()
        if before is None:
            desk.showing.settle()
            return
        now = desk.shelf.file_of(before.name)
        if now and now.article:
            desk.showing.file = now
            desk.showing.show_again(now.article)
            if now.stamp != before.stamp:
                desk.say("The article changed on disk; this is the new version.")
        elif now and desk.showing.article:
            desk.showing.file = now
            first = now.problems[0]
            where = f"{now.name}:{first.place.line}:{first.place.column}"
            desk.say(f"{where}: {first.message}. Shown is the last good version.", Tone.ERROR)
        elif now:
            desk.showing.open_file(now.name)
        else:
            desk.showing.settle()
            desk.say(f"{before.name} is gone from the library.", Tone.WARNING)
