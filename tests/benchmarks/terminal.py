"""Runs a program in a pseudo-terminal, and measures its drawing."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

FRAME_END = b"\x1b[?2026l"
QUERIES = {b"\x1b[?2026$p": b"\x1b[?2026;2$y"}
SIZE = (120, 36)
QUIET = 0.2
PATIENCE = 30.0


class Terminal:
    """A program on a terminal with synchronised frames. Times are in milliseconds."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str]) -> None:
        self._began = perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            env = {**env, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
            os.execvpe(command[0], list(command), env)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))

    def first_frame(self, mark: str) -> float:
        """Return the time from exec until a frame with these words was drawn."""
        seen = b""
        while mark.encode() not in seen or FRAME_END not in seen.rpartition(mark.encode())[2]:
            seen += self._read(PATIENCE)
        return self._since(self._began)

    def key(self, key: str) -> tuple[float, float]:
        """Press a key. Return the times until its first frame and its last one were drawn."""
        self.rest()
        began = perf_counter()
        os.write(self._fd, key.encode())
        first = last = 0.0
        while True:
            data = self._read(QUIET if first else PATIENCE, or_nothing=bool(first))
            if not data:
                return first, last
            if FRAME_END in data:
                last = self._since(began)
                first = first or last

    def hold(self, key: str, times: int, a_second: int) -> tuple[int, float]:
        """Hold a key. Return the bytes written until everything is drawn, and by how much the
        slowest frame lagged behind its key."""
        self.rest()
        written, slowest, began = 0, 0.0, perf_counter()
        for number in range(times):
            pressed = perf_counter()
            os.write(self._fd, key.encode())
            until = began + (number + 1) / a_second
            answered = False
            while (left := until - perf_counter()) > 0:
                data = self._read(left, or_nothing=True)
                written += len(data)
                if FRAME_END in data and not answered:
                    answered = True
                    slowest = max(slowest, self._since(pressed))
            if not answered:
                slowest = max(slowest, self._since(pressed))
        while data := self._read(QUIET, or_nothing=True):
            written += len(data)
        return written, slowest

    def send(self, key: str) -> None:
        """Press a key, and wait until nothing more is drawn."""
        os.write(self._fd, key.encode())
        self.rest()

    def rest(self) -> None:
        """Wait until nothing more is drawn."""
        while self._read(QUIET, or_nothing=True):
            pass

    def peak_memory(self) -> float:
        """The program's peak memory, in MB (Linux)."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024

    def quit(self, key: str) -> float:
        """Press a key. Return the time until the process has ended."""
        self.rest()
        began = perf_counter()
        os.write(self._fd, key.encode())
        try:
            while self._read(PATIENCE):
                pass
        except OSError:
            pass
        os.waitpid(self.pid, 0)
        took = self._since(began)
        os.close(self._fd)
        return took

    def kill(self) -> None:
        """Kill the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def _read(self, seconds: float, *, or_nothing: bool = False) -> bytes:
        if not select.select([self._fd], [], [], seconds)[0]:
            if or_nothing:
                return b""
            raise TimeoutError("nothing was drawn")
        data = os.read(self._fd, 1 << 16)
        for query, answer in QUERIES.items():
            if query in data:
                os.write(self._fd, answer)
        return data

    @staticmethod
    def _since(began: float) -> float:
        return (perf_counter() - began) * 1000
