"""Fixtures that start the probe in a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from .session import Session

ROOT = Path(__file__).parents[2]
PROBE = Path(__file__).with_name("probe.py")

Start = Callable[..., Session]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """The file in which the probe saves its state."""
    return tmp_path / "saved"


@pytest.fixture
def command(saved: Path) -> list[str]:
    """The command that starts the probe."""
    return [sys.executable, str(PROBE), str(saved)]


@pytest.fixture
def start() -> Iterator[Start]:
    """A function that starts a command in a terminal, with variables as keywords."""
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    with ExitStack() as sessions:

        def start_session(command: list[str], **env: str) -> Session:
            env = {"PYTHONPATH": path, "TEXTUAL_ANIMATIONS": "none", **env}
            return sessions.enter_context(Session(command, env=env))

        yield start_session


@pytest.fixture
def probe(start: Start, command: list[str]) -> Session:
    """The probe, ready for keys."""
    session = start(command)
    session.wait_for("bookmarks=0.")
    return session
