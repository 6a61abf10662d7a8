"""The app as a job of the shell: it stops, continues, and restores the terminal."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import termios
from pathlib import Path

import pytest

from .conftest import Start
from .session import RESTING_MODES, Session

SHELLS = {"bash": ["bash", "--norc", "--noprofile", "-i"], "dash": ["dash", "-i"]}

FRAME = {2026}
"""On while a frame is being drawn."""

ENTER_SCREEN = b"\x1b[?1049h"


class Shell:
    """A shell at its prompt, with the probe as its job."""

    def __init__(self, session: Session) -> None:
        self.session = session
        session.wait_for("shell>")
        self._asked = 0
        self._settings = self.settings()

    def run(self, line: str) -> None:
        """Give the shell a line."""
        self.session.send(line.encode() + b"\n")

    def foreground(self) -> None:
        """Bring the probe to the foreground, and let the shell report how it ends or stops."""
        self.run("clear; fg; echo status=$?.")

    def settings(self) -> bytes:
        """The line settings that the shell gives its commands."""
        self._asked += 1
        answer = re.compile(rf"set{self._asked}=[^$\s]+=set".encode())
        self.run(f"echo set{self._asked}=$(stty -g)=set")
        self.session.wait_until(lambda: bool(answer.search(self.session.raw)), "settings")
        _, _, settings = answer.findall(self.session.raw)[0].partition(b"=")
        return bytes(settings)

    @property
    def sane(self) -> bool:
        """Whether the terminal is as it was before the probe."""
        modes = self.session.modes - {2004} == RESTING_MODES - {2004}
        return modes and not self.session.keyboard_flags and self.settings() == self._settings

    def start_probe(self, command: list[str]) -> int:
        """Run the probe. Return its process id."""
        self.run(shlex.join(command))
        self.session.wait_for("bookmarks=0.")
        return int(self.session.text.split()[1])

    def wait_stopped(self) -> None:
        """Wait until the shell has reported that its job stopped, and is at its prompt again."""

        def back() -> bool:
            _, said, after = self.session.text.rpartition("topped")
            return bool(said) and "shell>" in after

        self.session.wait_until(back, "prompt after the job has stopped")

    def end_job(self, pid: int) -> None:
        """Let the shell end its stopped job, wait for that, and let it report the status.

        The job must not touch the settings of the line that is being edited.
        """
        editing = self.session.attributes
        self.run("kill %1")
        self.session.wait_until(lambda: not alive(pid), "end of the job")
        self.session.wait_until(lambda: self.session.attributes == editing, "line editing")
        self.run(f"wait {pid}; echo status=$?.")

    def ends(self, status: int) -> None:
        """Check that the probe has ended with a status and left the terminal sane."""
        self.session.wait_for(f"status={status}.")
        assert self.sane, self.session.text
        assert b"Traceback" not in self.session.raw


def wait_back(session: Session, times: int) -> None:
    """Wait until the probe has taken the terminal a number of times and drawn all of it."""
    session.wait_until(lambda: session.raw.count(ENTER_SCREEN) == times, "return")
    session.wait_for("bookmarks=")


def alive(pid: int) -> bool:
    """Whether a process exists, even as a zombie."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture(params=list(SHELLS))
def shell(request: pytest.FixtureRequest, start: Start) -> Shell:
    """An interactive shell with job control."""
    if not shutil.which(request.param):
        pytest.skip(f"{request.param} is not on this machine")
    return Shell(start(SHELLS[request.param], PS1="shell> ", PS2="", HISTFILE=""))


def test_the_app_suspends_and_resumes(shell: Shell, command: list[str]) -> None:
    shell.start_probe(command)
    session = shell.session
    running = session.modes - FRAME, session.keyboard_flags
    for times in range(1, 4):
        session.send(b"\x1a")
        shell.wait_stopped()
        assert shell.sane
        shell.foreground()
        wait_back(shell.session, times + 1)
        assert (session.modes - FRAME, session.keyboard_flags) == running
        assert not session.attributes[3] & (termios.ICANON | termios.ECHO | termios.ISIG)
        session.send(b"b")
        session.wait_for(f"bookmarks={times}.")
    session.send(b"q")
    shell.ends(0)


def test_the_whole_job_stops(shell: Shell, command: list[str]) -> None:
    shell.start_probe(["sh", "-c", shlex.join(command) + "; exit 7"])
    shell.session.send(b"\x1a")
    shell.wait_stopped()
    shell.foreground()
    wait_back(shell.session, 2)
    shell.session.send(b"q")
    shell.ends(7)


def test_the_app_waits_in_the_background_until_it_has_the_terminal(
    shell: Shell, command: list[str]
) -> None:
    shell.start_probe(command)
    shell.session.send(b"\x1a")
    shell.wait_stopped()
    shell.run("bg")
    assert shell.sane
    assert shell.session.raw.count(ENTER_SCREEN) == 1
    shell.foreground()
    wait_back(shell.session, 2)
    shell.session.send(b"q")
    shell.ends(0)


@pytest.mark.parametrize("shell", ["bash"], indirect=True)
def test_the_app_may_be_ended_while_suspended(
    shell: Shell, command: list[str], saved: Path
) -> None:
    pid = shell.start_probe(command)
    shell.session.send(b"\x1a")
    shell.wait_stopped()
    written = len(shell.session.raw)
    shell.end_job(pid)
    shell.ends(128 + signal.SIGTERM)
    assert b"\x1b[?1049" not in shell.session.raw[written:]
    assert saved.read_text() == "saved"


@pytest.mark.parametrize("shell", ["bash"], indirect=True)
def test_the_app_may_be_ended_after_sigstop(shell: Shell, command: list[str], saved: Path) -> None:
    pid = shell.start_probe(command)
    os.kill(pid, signal.SIGSTOP)
    shell.wait_stopped()
    shell.end_job(pid)
    shell.ends(128 + signal.SIGTERM)
    assert saved.read_text() == "saved"


def test_the_app_may_be_suspended_in_an_editor(shell: Shell, command: list[str]) -> None:
    shell.start_probe(command)
    session = shell.session
    session.send(b"e")
    session.wait_for("editing.")
    session.send(b"\x1a")
    shell.wait_stopped()
    shell.foreground()
    session.send(b"\n")
    session.wait_for("edited=True.")
    session.send(b"q")
    shell.ends(0)


def test_the_app_may_be_stopped_and_continued_from_outside(probe: Session) -> None:
    for times in range(2, 4):
        probe.signal(signal.SIGSTOP)
        probe.wait_stopped()
        probe.signal(signal.SIGCONT)
        wait_back(probe, times)
    probe.send(b"q")
    assert probe.wait_exit() == 0
    assert probe.at_rest


def test_nothing_stops_without_a_shell(probe: Session) -> None:
    probe.send(b"\x1ab")
    probe.wait_for("bookmarks=1.")
    probe.send(b"q")
    assert probe.wait_exit() == 0
    assert probe.at_rest
