"""However the app is told to leave, it saves its state and gives the terminal back."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from reader.tui.edge.terminal import LEAVE

from .conftest import Start
from .session import Session


def left_well(session: Session, saved: Path) -> bool:
    """Has the app saved, and left nothing behind on the terminal?"""
    assert b"Traceback" not in session.raw, session.text
    return session.at_rest and saved.read_text() == "saved"


def test_the_quit_key(probe: Session, saved: Path) -> None:
    assert not probe.at_rest
    probe.send(b"q")
    assert probe.wait_exit() == 0
    assert left_well(probe, saved)


def test_a_terminal_that_reports_pixels(probe: Session, saved: Path) -> None:
    probe.send(b"\x1b[?2048;2$y")
    probe.wait_until(lambda: {1016, 2048} <= probe.modes, "pixels asked for")
    probe.send(b"q")
    assert probe.wait_exit() == 0
    assert left_well(probe, saved)


def test_a_terminal_that_reports_its_size_as_the_app_ends(probe: Session, saved: Path) -> None:
    probe.send(b"\x1b[?2048;2$y" * 50)
    probe.signal(signal.SIGTERM)
    assert probe.wait_exit() == 128 + signal.SIGTERM
    assert left_well(probe, saved)


@pytest.mark.parametrize("signum", LEAVE)
def test_a_signal(probe: Session, saved: Path, signum: int) -> None:
    probe.signal(signum)
    assert probe.wait_exit() == 128 + signum
    assert left_well(probe, saved)


def test_a_signal_to_a_busy_app(probe: Session, saved: Path) -> None:
    probe.send(b"d")
    probe.wait_taken()
    probe.signal(signal.SIGTERM)
    assert probe.wait_exit() == 128 + signal.SIGTERM
    assert left_well(probe, saved)


def test_signals_in_a_row(probe: Session, saved: Path) -> None:
    probe.signal(signal.SIGHUP)
    probe.signal(signal.SIGTERM)
    probe.signal(signal.SIGHUP)
    assert probe.wait_exit() in {128 + signal.SIGHUP, 128 + signal.SIGTERM}
    assert left_well(probe, saved)


def test_the_terminal_goes(probe: Session, saved: Path) -> None:
    probe.hang_up()
    assert probe.wait_exit() == 128 + signal.SIGHUP
    assert saved.read_text() == "saved"


def test_a_frozen_terminal_goes(probe: Session, saved: Path) -> None:
    probe.freeze()
    probe.send(b"r")
    probe.wait_until(saved.exists, "ringing")
    probe.hang_up()
    assert probe.wait_exit() == 128 + signal.SIGHUP
    assert saved.read_text() == "saved"


def test_the_terminal_goes_and_the_hangup_is_ignored(
    start: Start, command: list[str], saved: Path
) -> None:
    session = start(["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *command])
    session.wait_for("bookmarks=0.")
    session.signal(signal.SIGHUP)
    session.send(b"b")
    session.wait_for("bookmarks=1.")
    session.hang_up()
    assert session.wait_exit() == 128 + signal.SIGHUP
    assert saved.read_text() == "saved"


def test_the_terminal_goes_under_an_editor(probe: Session, saved: Path) -> None:
    probe.send(b"e")
    probe.wait_for("editing.")
    probe.hang_up()
    assert probe.wait_exit() == 128 + signal.SIGHUP
    assert saved.read_text() == "saved"


def test_an_editor_keeps_its_interrupt(probe: Session, saved: Path) -> None:
    probe.send(b"e")
    probe.wait_for("editing.")
    assert probe.at_rest
    probe.signal(signal.SIGINT)
    probe.send(b"\n")
    probe.wait_for("edited=True.")
    probe.send(b"q")
    assert probe.wait_exit() == 0
    assert left_well(probe, saved)
