"""Runs the command line in a test: inside the test's process, or in a separate one."""

import argparse
import fcntl
import gc
import io
import json
import os
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from reader.cli.arguments import build_parser
from reader.cli.main import main

ROOT = Path(__file__).parents[1]

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | None"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Json]]:
        """The JSON list that the command printed."""
        records = json.loads(self.out)
        assert isinstance(records, list)
        return records


def reader(*args: str | Path) -> Answer:
    """Run a command line inside this process, with its output captured."""
    out, err = io.StringIO(), io.StringIO()
    before = gc.get_threshold()
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main([str(arg) for arg in args])
    finally:
        # A command changes this because its process is about to end.
        gc.set_threshold(*before)
    return Answer(code, out.getvalue(), err.getvalue())


def environment(**changes: str) -> Mapping[str, str]:
    """Return the test's environment, in which a process finds the package from anywhere."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **changes}


def assert_closed_pipe_is_silent(*args: str | Path, unbuffered: str = "1") -> None:
    """Assert that a command line into a closed pipe ends as by a signal and prints nothing."""
    with subprocess.Popen(
        [sys.executable, "-m", "reader", *map(str, args)],
        env=environment(PYTHONUNBUFFERED=unbuffered),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def printed_by_any_hashes(code: str) -> bytes:
    """Return what some code prints. Assert that it is the same with any hash seed."""
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=environment(PYTHONHASHSEED=seed),
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(seen) == 1
    return seen.pop()


def reader_process(
    *args: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> Answer:
    """Run a command line in a separate process, with its output captured."""
    done = subprocess.run(
        [sys.executable, "-m", "reader", *map(str, args)],
        env=env or environment(),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    out, err = (text.decode("utf-8", "backslashreplace") for text in (done.stdout, done.stderr))
    return Answer(done.returncode, out, err)


def reader_terminal(
    *args: str | Path, columns: int = 80, env: Mapping[str, str] | None = None
) -> Answer:
    """Run a command line in a process whose stdout is a terminal of a given width.

    `env` goes on top of the test's environment.
    """
    terminal, stdout = os.openpty()
    fcntl.ioctl(stdout, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-m", "reader", *map(str, args)],
        env=environment(**{"TERM": "xterm-256color", **(env or {})}),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
    ) as process:
        os.close(stdout)
        out = b"".join(iter(lambda: read_terminal(terminal), b""))
        err = process.stderr.read() if process.stderr else b""
    os.close(terminal)
    text = out.decode("utf-8").replace("\r\n", "\n")
    return Answer(process.returncode, text, err.decode("utf-8"))


def read_terminal(terminal: int) -> bytes:
    """Return what a process wrote to its side of a terminal; empty at the end."""
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux reports so that the other side of a terminal is closed.
        return b""


def every_parser() -> dict[str, argparse.ArgumentParser]:
    """The parsers of the whole line and of each command, by their names."""
    found: dict[str, argparse.ArgumentParser] = {}

    def visit(parser: argparse.ArgumentParser) -> None:
        found[parser.prog] = parser
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                for child in action.choices.values():
                    visit(child)

    visit(build_parser())
    return found
