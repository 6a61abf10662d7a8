"""For every test: the user's folders are empty, and nothing on the screen moves."""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings

from reader.index.database import Index

# The time that an example takes depends on the machine, not only on the code.
settings.register_profile("reader", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("reader")


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests out of the user's files, and the user's settings out of tests."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _indexes_closed() -> Iterator[None]:
    """Close the indexes that a test opened: Python 3.13 warns about unclosed ones."""
    opened: list[Index] = []
    make = Index.__init__

    def note(self: Index, root: Path, folder: Path) -> None:
        make(self, root, folder)
        opened.append(self)

    with patch.object(Index, "__init__", note):
        yield
    for index in opened:
        with suppress(sqlite3.Error):
            index.close()
