"""However the app is made to exit, it saves its state and restores the terminal."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from reader.tui.edge.terminal import LEAVE

from .conftest import Start
from .session import Session


def left_well(session: Session, saved: Path) -> bool:
    """Whether the app has saved its state and restored the terminal."""
    assert b"Traceback" not in session.raw, session.text
    return session.at_rest and saved.read_text() == "saved"


def test_the_quit_key_exits_cleanly(probe: Session, saved: Path) -> None:
    assert not probe.at_rest
    probe.send(b"q")
    assert probe.wait_exit() == 0
    assert left_well(probe, saved)


def test_the_mode_for_pixels_is_turned_off(probe: Session, saved: Path) -> None:
    probe.send(b"\x1b[?2048;2$y")
    probe.wait_until(lambda: {1016, 2048} <= probe.modes, "pixels asked for")
    probe.send(b"q")
    assert probe.wait_exit() == 0
    assert left_well(probe, saved)


def test_the_mode_for_size_reports_is_turned_off_even_at_the_last_moment(
    probe: Session, saved: Path
) -> None:
    probe.send(b"\x1b[?2048;2$y" * 50)
    probe.signal(signal.SIGTERM)
    assert probe.wait_exit() == 128 + signal.SIGTERM
    assert left_well(probe, saved)


@pytest.mark.parametrize("signum", LEAVE)
def test_a_signal_exits_cleanly(probe: Session, saved: Path, signum: int) -> None:
    probe.signal(signum)
    assert probe.wait_exit() == 128 + signum
    assert left_well(probe, saved)


def test_a_signal_to_a_busy_app_exits_cleanly(probe: Session, saved: Path) -> None:
    probe.send(b"d")
    probe.wait_taken()
    probe.signal(signal.SIGTERM)
    assert probe.wait_exit() == 128 + signal.SIGTERM
    assert left_well(probe, saved)


def test_several_signals_exit_cleanly(probe: Session, saved: Path) -> None:
    probe.signal(signal.SIGHUP)
    probe.signal(signal.SIGTERM)
    probe.signal(signal.SIGHUP)
    assert probe.wait_exit() in {128 + signal.SIGHUP, 128 + signal.SIGTERM}
    assert left_well(probe, saved)


def test_the_state_is_saved_if_the_terminal_goes_away(probe: Session, saved: Path) -> None:
    probe.hang_up()
    assert probe.wait_exit() == 128 + signal.SIGHUP
    assert saved.read_text() == "saved"


def test_the_state_is_saved_if_a_frozen_terminal_goes_away(probe: Session, saved: Path) -> None:
    probe.freeze()
    probe.send(b"r")
    probe.wait_until(saved.exists, "ringing")
    probe.hang_up()
    assert probe.wait_exit() == 128 + signal.SIGHUP
    assert saved.read_text() == "saved"


def test_the_app_exits_without_its_terminal_even_if_hangups_are_ignored(
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


def test_the_state_is_saved_if_the_terminal_goes_away_under_an_editor(
    probe: Session, saved: Path
) -> None:
    probe.send(b"e")
    probe.wait_for("editing.")
    probe.hang_up()
    assert probe.wait_exit() == 128 + signal.SIGHUP
    assert saved.read_text() == "saved"


def test_an_interrupt_in_an_editor_does_not_end_the_app(probe: Session, saved: Path) -> None:
    probe.send(b"e")
    probe.wait_for("editing.")
    assert probe.at_rest
    probe.signal(signal.SIGINT)
    probe.send(b"\n")
    probe.wait_for("edited=True.")
    probe.send(b"q")
    assert probe.wait_exit() == 0
    assert left_well(probe, saved)
