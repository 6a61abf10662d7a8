"""Runs the reader in a trial with limits on time and memory, and checks the outcome."""

import os
import resource
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from reader.text import unsafe_characters

ROOT = Path(__file__).parents[2]
READER = (sys.executable, "-P", "-m", "reader")
SECONDS = 60
BYTES = 2 * 1024**3
# Fine, problems, wrong use; a signal that was sent.
CODES = (0, 1, 2)


class Fault(AssertionError):
    """The reader did something that it must not do."""


def environment(home: Path, **changes: str) -> dict[str, str]:
    """Return an environment with its own home, so that nothing of the user's is touched."""
    kinds = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "STATE")}
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        **kinds,
        **changes,
    }


def run(env: Mapping[str, str], *arguments: str | Path, cwd: Path | None = None) -> int:
    """Run a command. Return its exit code. Raises `Fault` for hangs, crashes or unsafe text."""
    try:
        done = subprocess.run(
            [*READER, *map(str, arguments)],
            env=env,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            preexec_fn=_limit,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Fault(f"{arguments}: no end within {SECONDS} s") from error
    for output in (done.stdout, done.stderr):
        text = output.decode("utf-8", "backslashreplace")
        if "Traceback" in text:
            raise Fault(f"{arguments}: a traceback\n{text[-2_000:]}")
        if unsafe := list(unsafe_characters(text))[:3]:
            raise Fault(f"{arguments}: prints {unsafe}")
    if done.returncode not in CODES:
        raise Fault(f"{arguments}: ended with {done.returncode}\n{done.stderr[-500:]!r}")
    if len(done.stderr) > 120_000:
        raise Fault(f"{arguments}: {len(done.stderr):,} bytes of complaints")
    return done.returncode


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
