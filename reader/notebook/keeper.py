"""Saves reading positions and settings in the background, so that no key waits for the disk."""

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Condition, Thread
from typing import NamedTuple

from reader.notebook import StoreError
from reader.notebook.library_id import known_id, setting_of_id
from reader.notebook.positions import ArticleKey, Progress, ReadingState

SECONDS_TO_OPEN = 0.25
SECONDS_TO_CLOSE = 1.0
_SECONDS_TO_TRY = 0.5
_SECONDS_BETWEEN = 1.0


class Stored(NamedTuple):
    """What was stored: the settings, and the progress in a library's articles, last opened last.

    If the library's id is unknown, there is no progress.
    """

    library: str | None
    progress: Mapping[str, Progress]
    settings: Mapping[str, str]


class Keeper:
    """Saves the latest progress in each article and the latest value of each setting.

    If a write fails, it is retried until it succeeds or the keeper is closed. Only `__init__` and
    `close` wait for the disk, and not for long.
    """

    def __init__(self, root: Path, given: str | None, folder: Path | None = None) -> None:
        """Read what is stored for the library in the folder `root`.

        `given` is the library's id; with ``None``, the last known id is used. If reading takes too
        long, it is done later.
        """
        self._root = root
        self._folder = folder
        self._state: ReadingState | None = None
        self._asked: list[str | None] = [given]
        self._progress: dict[ArticleKey, Progress] = {}
        self._settings: dict[str, str] = {}
        self._stored: list[Stored] = []
        self._news: list[str] = []
        self._is_troubled = False
        self._closing = False
        self._changed = Condition()
        # Only read here; writing waits until the desk is drawn.
        self._try(self._read, SECONDS_TO_OPEN)
        self._thread = Thread(target=self._run, name="keeper", daemon=True)
        self._thread.start()

    def read(self, given: str | None) -> None:
        """Read what is stored for the library under its new id."""
        with self._changed:
            self._asked = [given]
            self._changed.notify()

    def keep_progress(self, key: ArticleKey, progress: Progress) -> None:
        """Save how far an article was read, and that it was opened last."""
        with self._changed:
            self._progress.pop(key, None)
            self._progress[key] = progress
            self._changed.notify()

    def keep_setting(self, name: str, value: str) -> None:
        """Save the value of a setting."""
        with self._changed:
            self._settings[name] = value
            self._changed.notify()

    def stored(self) -> Stored | None:
        """Return what was read last, but only once; then ``None`` until more is read."""
        with self._changed:
            return self._stored.pop() if self._stored else None

    def news(self) -> list[str]:
        """Return the messages since the last call: what cannot be saved, or is saved again."""
        with self._changed:
            news, self._news = self._news, []
        return news

    def close(self) -> None:
        """Save what is still unsaved, if the disk allows it within a second."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(SECONDS_TO_CLOSE)

    # In the thread

    def _run(self) -> None:
        while self._wait():
            last = self._closing
            if not self._try(self._read_and_write, _SECONDS_TO_TRY):
                if last:
                    break
                with self._changed:
                    self._changed.wait_for(lambda: self._closing, _SECONDS_BETWEEN)
        if self._state:
            self._state.close()

    def _wait(self) -> bool:
        """Wait for work or for `close`. Return whether there is work."""
        with self._changed:
            self._changed.wait_for(lambda: self._has_work or self._closing)
            return self._has_work

    @property
    def _has_work(self) -> bool:
        return bool(self._asked or self._progress or self._settings)

    def _try(self, work: Callable[[ReadingState, float], None], seconds: float) -> bool:
        """Do some work. Return whether the disk allowed it, and report when that changes."""
        try:
            if self._state is None:
                self._state = self._open(seconds)
            work(self._state, seconds)
        except StoreError as error:
            if not self._is_troubled:
                self._tell(f"Reading positions are not kept: {error}. Trying again.")
            self._is_troubled = True
            return False
        for sentence in self._state.news():
            self._tell(sentence)
        if self._is_troubled:
            self._tell("Reading positions are kept again.")
        self._is_troubled = False
        return True

    def _open(self, seconds: float) -> ReadingState:
        state = ReadingState(self._folder, seconds=seconds)
        if state.set_aside:
            self._tell(f"The reading positions were damaged; they are kept as {state.set_aside}.")
        return state

    def _read_and_write(self, state: ReadingState, seconds: float) -> None:
        """Read before writing: a write may replace data, such as a read mark, not read yet."""
        self._read(state, seconds)
        self._write(state, seconds)

    def _read(self, state: ReadingState, seconds: float) -> None:
        with self._changed:
            asked = self._asked
        for given in asked:
            settings = state.settings(seconds)
            library = known_id(given, self._root, settings)
            progress = {} if library is None else state.all(library, seconds)
            with self._changed:
                self._stored = [Stored(library, progress, settings)]
            name = setting_of_id(self._root)
            if given and settings.get(name) != given:
                self.keep_setting(name, given)
        with self._changed:
            if self._asked is asked:
                self._asked = []

    def _write(self, state: ReadingState, seconds: float) -> None:
        with self._changed:
            progress, self._progress = self._progress, {}
            settings, self._settings = self._settings, {}
        if not progress and not settings:
            return
        try:
            state.keep(progress, settings, seconds)
        except StoreError:
            # What was added meanwhile is newer.
            with self._changed:
                older = {key: each for key, each in progress.items() if key not in self._progress}
                self._progress = {**older, **self._progress}
                self._settings = {**settings, **self._settings}
            raise

    def _tell(self, sentence: str) -> None:
        with self._changed:
            self._news.append(sentence)
