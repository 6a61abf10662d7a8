"""Following the disk: another process that keeps the index up to date while a library is read.

``python -m reader.library.following FOLDER`` reads what changed, again and again, until its
standard input ends. It writes a line of JSON for each thing to tell: the fields of `News`.
"""

from __future__ import annotations

import json
import os
import select
import sqlite3
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.library.files import NotALibrary
from reader.library.index import IndexBusy, ReadingStopped
from reader.library.index.opening import Index
from reader.library.library import Library
from reader.library.opening import bring_up_to_date
from reader.places import cache_folder
from reader.text import one_line

if TYPE_CHECKING:
    import subprocess

SECONDS_BETWEEN = 1.0
# Some editors move a file away before they write it anew.
SECONDS_FOR_EDITORS = 0.3
# A look at a large library, or over a slow network, takes at most a twentieth of the time.
SHARE_OF_TIME = 20


class News(NamedTuple):
    """What a look at the disk tells: that `done` files of `total` are read, whether anything
    changed in the index, and a sentence where it could not be brought up to date."""

    done: int = 0
    total: int = 0
    changed: bool = False
    trouble: str = ""


class Follower(Protocol):
    """Keeps an index up to date until it is closed."""

    def run(self, tell: Callable[[News], None]) -> None:
        """Look at the disk again and again, and tell. For a thread of its own: it waits."""

    def look_now(self) -> None:
        """Look at the disk at once, as after an editor has been."""

    def close(self) -> None:
        """Stop; `run` ends."""


def follower_of(library: Library) -> Follower:
    """What keeps a library's index up to date: another process can only do so with a file."""
    return ProcessFollower(library) if library.index.path else OwnFollower(library)


class ProcessFollower:
    """Follows in another process, so that reading files never delays a key."""

    def __init__(self, library: Library) -> None:
        self._root = library.root
        self._process: subprocess.Popen[str] | None = None
        self._closed = False

    def run(self, tell: Callable[[News], None]) -> None:
        """Tell what the other process tells."""
        # Not before the first frame.
        import subprocess

        process = self._process = subprocess.Popen(
            [sys.executable, "-m", "reader.library.following", str(self._root.absolute())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        if self._closed:
            process.kill()
        assert process.stdin
        assert process.stdout
        with process.stdin, process.stdout:
            for line in process.stdout:
                tell(News(*json.loads(line)))
        if process.wait() and not self._closed:
            tell(News(trouble="the process that reads what changes has ended; open it again"))

    def look_now(self) -> None:
        """Look at the disk at once."""
        if self._process and self._process.stdin:
            with suppress(OSError, ValueError):
                self._process.stdin.write("look\n")
                self._process.stdin.flush()

    def close(self) -> None:
        """End the other process."""
        self._closed = True
        if self._process:
            self._process.kill()


class OwnFollower:
    """Follows in this process, as where the index is in its memory."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._wanted = Event()
        self._closed = False

    def run(self, tell: Callable[[News], None]) -> None:
        """Look and tell."""
        # What the library was asked is forgotten in the thread that asked it.
        _follow(Library(self._library.root, self._library.index), tell, self._wait)

    def _wait(self, seconds: float) -> bool:
        self._wanted.wait(seconds)
        self._wanted.clear()
        return not self._closed

    def look_now(self) -> None:
        """Look at the disk at once."""
        self._wanted.set()

    def close(self) -> None:
        """Stop looking."""
        self._closed = True
        self._wanted.set()


def _follow(library: Library, tell: Callable[[News], None], wait: Callable[[float], bool]) -> None:
    """Look, tell and wait until `wait`, given seconds, says that it is over."""

    def tell_progress(done: int, total: int) -> None:
        tell(News(done, total))

    trouble = ""
    while True:
        began = monotonic()
        try:
            changed = bring_up_to_date(library, tell_progress, patience=SECONDS_FOR_EDITORS)
            if changed or trouble:
                tell(News(changed=True))
            trouble = ""
        except (NotALibrary, IndexBusy, ReadingStopped, sqlite3.Error) as error:
            if trouble != str(error):
                trouble = str(error)
                tell(News(trouble=one_line(trouble)))
        if not wait(max(SECONDS_BETWEEN, SHARE_OF_TIME * (monotonic() - began))):
            return


# In the other process


class _Parent:
    """The reader that started this process; it ends with that one."""

    def __init__(self) -> None:
        self._wants_a_look = False

    def tell(self, news: News) -> None:
        """Tell it, and hear what it says."""
        print(json.dumps(news), flush=True)
        self._hear(0)

    def wait(self, seconds: float) -> bool:
        """Wait until it wants a look, at most so long."""
        if not self._wants_a_look:
            self._hear(seconds)
        self._wants_a_look = False
        return True

    def _hear(self, seconds: float) -> None:
        if select.select([sys.stdin], [], [], seconds)[0]:
            if not os.read(sys.stdin.fileno(), 4096):
                # Without a word, and whatever else is going on: each transaction is whole.
                os._exit(0)
            self._wants_a_look = True


def _main() -> None:
    root, parent, trouble = Path(sys.argv[1]), _Parent(), ""
    while (index := Index(root, cache_folder())).why:
        if trouble != index.why:
            trouble = index.why
            parent.tell(News(trouble=trouble))
        index.close()
        parent.wait(SECONDS_BETWEEN)
    _follow(Library(root, index), parent.tell, parent.wait)


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        _main()
