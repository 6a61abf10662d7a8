"""Runs a program in its own terminal, driven and watched by a test.

`Session` starts a program as the leader of a new session on a new pseudo-terminal, and plays
the terminal: it keeps the screen, answers the questions that terminals are asked, and knows
which modes are on. Nothing runs beside the test: output is read whenever the test waits for
something, and every wait is for a condition, with a deadline that only a broken program meets.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any, Final, Self

import pyte

DEADLINE: Final = 30.0

ANSWERS: Final = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y"}
"""Synchronised output is known to this terminal, in-band resize is not."""

RESTING_MODES: Final = frozenset({7, 25})
"""The private modes of a terminal at rest: it wraps lines and shows the cursor."""

LOGIN: Final = (
    *(sys.executable, "-ISc"),
    "import os, signal, sys\n"
    # Python itself ignores the first two; nobody can change the last two.
    "own = {signal.SIGPIPE, signal.SIGXFSZ, signal.SIGKILL, signal.SIGSTOP}\n"
    "for signum in signal.valid_signals() - own:\n"
    "    if signal.getsignal(signum) is signal.SIG_IGN:\n"
    "        signal.signal(signum, signal.SIG_DFL)\n"
    "os.login_tty(0)\n"
    "os.execvp(sys.argv[1], sys.argv[1:])",
)
"""Starts a command as the leader of a session on the terminal that is its standard input, with
signals as in a shell: whoever runs the tests in the background, or with nohup, ignores some.
"""

CONTROL: Final = re.compile(rb"\x1b\[([<>=?]?)([\d;]*)(\$?)([@-~])")
UNFINISHED: Final = re.compile(rb"\x1b(\[[<>=?]?[\d;]*\$?)?\Z")


class Session:
    """One program in one terminal."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        env: Mapping[str, str] | None = None,
        size: tuple[int, int] = (80, 24),
    ) -> None:
        """Start a command, with `env` on top of the test's own environment."""
        self.raw = b""
        """All that the program has written."""
        self.modes = set(RESTING_MODES)
        """The private modes (DECSET) that are on."""
        self.keyboard_flags = 0
        """How often the Kitty keyboard protocol has been asked for, less how often left."""
        self._unread = b""
        self._pages = [pyte.Screen(*size), pyte.Screen(*size)]
        self._streams = [pyte.ByteStream(page) for page in self._pages]
        self._master, self._slave = os.openpty()
        self.resize(*size)
        self.attributes_before = self.attributes
        self._process = subprocess.Popen(
            [*LOGIN, *command],
            stdin=self._slave,
            env={**os.environ, "TERM": "xterm-256color", **(env or {})},
        )
        self.pid = self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        # A job may outlive its shell, but not its terminal.
        if self._master >= 0 and (group := os.tcgetpgrp(self._master)):
            with suppress(ProcessLookupError):
                os.killpg(group, signal.SIGKILL)
        self.hang_up()
        os.close(self._slave)

    # -- what the test does ------------------------------------------------------------

    def send(self, data: bytes) -> None:
        """Type these bytes in one write."""
        os.write(self._master, data)

    def resize(self, columns: int, lines: int) -> None:
        """Resize the terminal; the kernel tells the program."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        for page in self._pages:
            page.resize(lines, columns)

    def signal(self, signum: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, signum)

    def freeze(self) -> None:
        """Make the terminal accept no more output, as if its network were down."""
        termios.tcflow(self._slave, termios.TCOOFF)

    def hang_up(self) -> None:
        """Take the terminal away, as closing its window does."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    # -- what the test sees ------------------------------------------------------------

    @property
    def status(self) -> int | None:
        """The exit status, negative for a signal, or ``None`` if there is none yet."""
        return self._process.poll()

    @property
    def text(self) -> str:
        """The lines of the screen, without trailing blanks."""
        page = self._pages[1049 in self.modes]
        return "\n".join(line.rstrip() for line in page.display)

    @property
    def attributes(self) -> list[Any]:
        """The line settings of the terminal (`termios`)."""
        return termios.tcgetattr(self._slave)

    @property
    def at_rest(self) -> bool:
        """Whether the terminal is as a shell wants it: all modes and line settings as before."""
        modes = self.modes == RESTING_MODES and self.keyboard_flags == 0
        return modes and self.attributes == self.attributes_before

    def wait_for(self, text: str) -> None:
        """Wait until the screen shows a text."""
        self.wait_until(lambda: text in self.text, f"{text!r} on the screen")

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until a condition holds, reading what the program writes meanwhile."""
        deadline = time.monotonic() + DEADLINE
        while True:
            self._read(0.0)
            if condition():
                return
            if self.status is not None or time.monotonic() > deadline:
                raise AssertionError(f"no {what}; status {self.status}; screen:\n{self.text}")
            self._read(0.02)

    def is_quiet(self, seconds: float) -> bool:
        """Read for a while. Return whether the program wrote nothing."""
        before, end = len(self.raw), time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)
        return len(self.raw) == before

    def wait_taken(self) -> None:
        """Wait until the program has read all that was sent: the rest will be another read."""
        waiting = bytearray(4)

        def taken() -> bool:
            fcntl.ioctl(self._slave, termios.FIONREAD, waiting)
            return not any(waiting)

        self.wait_until(taken, "reading of what was sent")

    def wait_stopped(self) -> None:
        """Wait until the program has been stopped by a signal."""
        flags = os.WUNTRACED | os.WNOHANG
        self.wait_until(lambda: os.WIFSTOPPED(os.waitpid(self.pid, flags)[1]), "stop")

    def wait_exit(self) -> int:
        """Wait for the end of the program and return its exit status."""
        deadline = time.monotonic() + DEADLINE
        while (status := self.status) is None:
            assert time.monotonic() < deadline, f"no exit; screen:\n{self.text}"
            self._read(0.02)
        while self._read(0.0):
            pass
        return status

    # -- the terminal's part -----------------------------------------------------------

    def _read(self, timeout: float) -> bool:
        """Read what the program has written. Return whether there was anything."""
        if self._master < 0:
            time.sleep(timeout)
            return False
        if not select.select([self._master], [], [], timeout)[0]:
            return False
        data = os.read(self._master, 65536)
        self.raw += data
        self._show(self._unread + data)
        return True

    def _show(self, data: bytes) -> None:
        """Put output on the screen, except for sequences that pyte would print."""
        shown = 0
        for match in CONTROL.finditer(data):
            if match[1]:
                self._draw(data[shown : match.start()])
                shown = match.end()
                self._control(match)
        rest = UNFINISHED.search(data, shown)
        self._draw(data[shown : rest.start() if rest else len(data)])
        self._unread = rest[0] if rest else b""

    def _draw(self, data: bytes) -> None:
        self._streams[1049 in self.modes].feed(data)

    def _control(self, match: re.Match[bytes]) -> None:
        """Change a mode, or answer a question."""
        prefix, numbers, _, final = match.groups()
        if match[0] in ANSWERS:
            self.send(ANSWERS[match[0]])
        elif (prefix, final) == (b"?", b"h"):
            self.modes.update(map(int, numbers.split(b";")))
            if numbers == b"1049":
                self._pages[1].reset()
        elif (prefix, final) == (b"?", b"l"):
            self.modes.difference_update(map(int, numbers.split(b";")))
        elif final == b"u":
            self.keyboard_flags += {b">": 1, b"<": -1}.get(prefix, 0)
