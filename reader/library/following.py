"""Follows the disk: another process keeps the index up to date while a library is read.

``python -m reader.library.following FOLDER`` reads what changed, again and again, until its
standard input ends. It writes a line of JSON for each report: the fields of `News`.
"""

from __future__ import annotations

import json
import os
import select
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event
from time import monotonic
from typing import IO, TYPE_CHECKING, NamedTuple, Protocol

from reader.format.files import NotALibrary
from reader.garbage import collect_rarely
from reader.index import IndexBusy, IndexFailure
from reader.index.database import Index
from reader.index.failures import cannot_write
from reader.library.library import Library
from reader.library.opening import bring_up_to_date
from reader.places import cache_folder
from reader.text import one_line

if TYPE_CHECKING:
    import subprocess

SECONDS_BETWEEN = 1.0
# Some editors move a file away before they write it again.
SECONDS_FOR_EDITORS = 0.3
# A look at a large library, or over a slow network, takes at most a twentieth of the time; but
# nobody waits longer than this for what changed.
SHARE_OF_TIME, MOST_SECONDS_BETWEEN = 20, 20.0
SECONDS_OF_SILENCE = 60
# A process that ends is restarted once: it may have been killed by mistake.
STARTS = 2


class News(NamedTuple):
    """A report of a look at the disk.

    `done` files of `total` are read; `changed` says whether anything changed in the index.
    `trouble` says why the index could not be brought up to date, and `lost` that its file cannot
    be written. `note` is a sentence about the process itself.
    """

    done: int = 0
    total: int = 0
    changed: bool = False
    trouble: str = ""
    lost: bool = False
    note: str = ""


class Follower(Protocol):
    """Keeps an index up to date until it is closed."""

    def run(self, tell: Callable[[News], None]) -> None:
        """Look at the disk again and again, and report. Blocks: call it in a thread of its own."""

    def look_now(self) -> None:
        """Look at the disk at once, as after an editor was open."""

    def keep_up(self) -> None:
        """Adapt to where the index is now: it may have left its file for memory."""

    def close(self) -> None:
        """Stop; `run` ends."""


class LibraryFollower:
    """Follows in another process, so that reading files never delays a key.

    Follows in this process if the index is in memory, or no other process can be started.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._own = OwnFollower(library)
        self._process: subprocess.Popen[bytes] | None = None
        self._kept_up = Event()
        self._closed = False

    def run(self, tell: Callable[[News], None]) -> None:
        """Report what is found, and how the other process ends."""
        for left in reversed(range(STARTS)):
            if self._closed or not self._library.index.path:
                break
            ended = self._follow_elsewhere(tell)
            if ended:
                then = "it is started again" if left else "the desk reads what changes itself"
                tell(News(note=f"{ended}; {then}."))
        self._own.run(tell)

    def _follow_elsewhere(self, tell: Callable[[News], None]) -> str:
        """Pass on what another process reports. Gives why it ended, unless it was told to."""
        # Not before the first frame.
        import subprocess

        from reader.interpreter import command_for, environment

        root = str(self._library.root.absolute())
        try:
            process = self._process = subprocess.Popen(
                command_for("reader.library.following", root),
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                # A group of its own: ctrl+c in an editor must not end it.
                process_group=0,
            )
        except OSError as error:
            return f"The process that reads what changes cannot be started: {error.strerror}"
        if self._closed:
            process.kill()
        assert process.stdin
        assert process.stdout
        lost, ended = False, "has ended"
        with process.stdin, process.stdout as output:
            try:
                for line in _lines(output):
                    news = News(*json.loads(line))
                    tell(news)
                    if news.lost:
                        lost = True
                        process.kill()
            except TimeoutError:
                # Stopped, or it waits for a disk that does not answer.
                ended = "does not answer"
                process.kill()
        process.wait()
        if lost:
            # Whoever hears this moves the index into memory.
            self._kept_up.wait()
        if self._closed or not self._library.index.path:
            return ""
        return f"The process that reads what changes {ended}"

    def look_now(self) -> None:
        """Look at the disk at once."""
        self._own.look_now()
        if self._process and self._process.stdin:
            with suppress(OSError, ValueError):
                self._process.stdin.write(b"look\n")

    def keep_up(self) -> None:
        """Once the index is in memory, end the other process: it cannot fill that one."""
        if not self._library.index.path:
            self._kept_up.set()
            if self._process:
                self._process.kill()

    def close(self) -> None:
        """Stop, and end the other process."""
        self._closed = True
        self._kept_up.set()
        self._own.close()
        if self._process:
            self._process.kill()


def _lines(output: IO[bytes]) -> Iterator[bytes]:
    """The lines that another process writes, but for empty ones, which are signs of life.

    Raises `TimeoutError` where none comes for a while.
    """
    watched, rest = select.poll(), b""
    watched.register(output)
    while watched.poll(SECONDS_OF_SILENCE * 1000):
        data = os.read(output.fileno(), 65_536)
        if not data:
            return
        *lines, rest = (rest + data).split(b"\n")
        yield from filter(None, lines)
    raise TimeoutError


class OwnFollower:
    """Follows in this process, because the index is in its memory."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._wanted = Event()
        self._closed = False

    def run(self, tell: Callable[[News], None]) -> None:
        """Look and report."""
        # A library of its own: the caches of the other belong to another thread.
        _follow(Library(self._library.root, self._library.index), tell, self._wait)

    def _wait(self, seconds: float) -> bool:
        self._wanted.wait(seconds)
        self._wanted.clear()
        return not self._closed

    def look_now(self) -> None:
        """Look at the disk at once."""
        self._wanted.set()

    def keep_up(self) -> None:
        """Nothing to do: each look asks where the index is."""

    def close(self) -> None:
        """Stop looking."""
        self._closed = True
        self._wanted.set()


def _follow(library: Library, tell: Callable[[News], None], wait: Callable[[float], bool]) -> None:
    """Look, report and wait, until `wait`, called with seconds, gives false."""

    def tell_progress(done: int, total: int) -> None:
        tell(News(done, total))

    trouble = ""
    while True:
        began, pause = monotonic(), SECONDS_BETWEEN
        try:
            changed = bring_up_to_date(library, tell_progress, patience=SECONDS_FOR_EDITORS)
            if changed or trouble:
                tell(News(changed=True))
            else:
                # Nothing was read: that was a look alone.
                pause = min(MOST_SECONDS_BETWEEN, SHARE_OF_TIME * (monotonic() - began))
            trouble = ""
        except (NotALibrary, IndexBusy, IndexFailure) as error:
            if trouble != str(error):
                trouble = str(error)
                tell(News(trouble=one_line(trouble), lost=cannot_write(error)))
        if not wait(max(SECONDS_BETWEEN, pause)):
            return


# In the other process


class _Parent:
    """The reader that started this process, which ends with it."""

    def __init__(self) -> None:
        self._wants_a_look = False

    def tell(self, news: News) -> None:
        """Report to it, and hear what it says."""
        print(json.dumps(news), flush=True)
        self._hear(0)

    def wait(self, seconds: float) -> bool:
        """Give a sign of life, and wait until it wants a look, at most for `seconds`."""
        print(flush=True)
        if not self._wants_a_look:
            self._hear(seconds)
        self._wants_a_look = False
        return True

    def _hear(self, seconds: float) -> None:
        if select.select([sys.stdin], [], [], seconds)[0]:
            if not os.read(sys.stdin.fileno(), 4096):
                # At once, whatever else is going on: transactions are atomic.
                os._exit(0)
            self._wants_a_look = True


def _main() -> None:
    collect_rarely()
    root, parent, trouble = Path(sys.argv[1]), _Parent(), ""
    while (index := Index(root, cache_folder())).why:
        if trouble != index.why:
            trouble = index.why
            parent.tell(News(trouble=trouble if index.held else index.reason, lost=not index.held))
        index.close()
        parent.wait(SECONDS_BETWEEN)
    _follow(Library(root, index), parent.tell, parent.wait)


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        _main()
