"""Adding files to a library: how long ten thousand take, and how much memory."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import perf_counter

from tests.benchmarks.figures import Figure
from tests.benchmarks.generate import write_reports

FEW, MANY = 1_000, 10_000
READER = [sys.executable, "-m", "reader"]
# Runs a command, and prints the peak memory of the process that it started first, in KB (Linux).
_MEASURED = (
    "import os, sys\n"
    "pid = os.spawnvp(os.P_NOWAIT, sys.argv[1], sys.argv[1:])\n"
    "_, status, used = os.wait4(pid, 0)\n"
    "print(used.ru_maxrss)\n"
    "sys.exit(os.waitstatus_to_exitcode(status))\n"
)


def figures(home: Path, env: Mapping[str, str]) -> Iterator[Figure]:
    """Measure a few files and many, each in a library of its own."""
    _, little = _add(home / "few", FEW, env)
    took, much = _add(home / "many", MANY, env)
    yield Figure(f"adding {MANY:,} files", took, 240, "s")
    more = (much - little) / (MANY - FEW)
    yield Figure("peak memory of adding, for each file more", more, 6, "KB")


def _add(folder: Path, files: int, env: Mapping[str, str]) -> tuple[float, float]:
    """Return the seconds that adding files takes, and the peak memory."""
    sources, library = write_reports(folder / "sources", files), folder / "library"
    subprocess.run([*READER, "init", library], env=env, check=True, stdout=subprocess.DEVNULL)
    began = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *READER, "add", sources, "--library", library],
        env=env,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    took = perf_counter() - began
    *_, summary, memory = done.stdout.splitlines()
    assert summary.startswith(f"{files:,} articles found: {files:,} added."), summary
    return took, float(memory)
