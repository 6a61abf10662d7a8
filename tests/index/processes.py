"""Other processes that use an index."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.command import environment

_HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    connection.execute(statement)
print("held", flush=True)
sys.stdin.read()
"""
_REFRESH = """
import sys
from pathlib import Path
from reader.library.opening import open_library
from reader.index import refresh
refresh._FIRST_FILES = refresh._FILES_A_TRANSACTION = refresh._FILES_A_WORD = 3
open_library(Path(sys.argv[1]), lambda done, total: print(done, flush=True))
"""


@contextmanager
def holding(path: Path, *statements: str) -> Iterator[None]:
    """Run a stuck process, which has run statements on a database and keeps it open."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path), *statements],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with process:
        assert process.stdout
        assert process.stdout.readline() == b"held\n"
        yield
        process.kill()


def refreshing(root: Path) -> "subprocess.Popen[bytes]":
    """Start a process that updates the index of a library and reports every few files."""
    return subprocess.Popen(
        [sys.executable, "-c", _REFRESH, str(root)], env=environment(), stdout=subprocess.PIPE
    )
