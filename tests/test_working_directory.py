"""The reader and its processes run no code from the folder in which it is started."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.index.refresh import FILES_FOR_PROCESSES
from tests.command import ROOT
from tests.libraries import sample, write_library
from tests.terminal.session import Session

# Modules that a process imports early, late, or only when it reads in parallel.
NAMES = (
    *("json", "select", "sqlite3", "yaml", "subprocess", "pathlib", "multiprocessing", "queue"),
    *("platformdirs", "textual", "rich", "contextlib", "tempfile", "runpy", "sitecustomize"),
)
INSTALLED = [sys.executable, "-P", "-m", "reader"]


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A folder full of modules that record that they ran."""
    folder = tmp_path / "trap"
    folder.mkdir()
    code = f"open({str(tmp_path / 'sprung')!r}, 'a').write(__name__ + '\\n')\n"
    for name in NAMES:
        (folder / f"{name}.py").write_text(code)
    (folder / "reader").mkdir()
    (folder / "reader" / "__init__.py").write_text(code)
    return folder


def assert_not_sprung(trap: Path) -> None:
    sprung = trap.with_name("sprung")
    assert not sprung.exists(), sprung.read_text()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with enough files to be read in several processes."""
    articles = {f"{n}.yaml": sample(f"a{n}") for n in range(FILES_FOR_PROCESSES)}
    return write_library(tmp_path / "library", articles=articles)


def test_no_module_of_the_working_directory_runs_in_the_desk_or_its_follower(
    trap: Path, library: Path
) -> None:
    env = {"PYTHONPATH": str(ROOT), "COLORTERM": "truecolor"}
    command = ["sh", "-c", 'cd "$0" && exec "$@"', str(trap), *INSTALLED]
    with Session([*command, "--library", str(library)], env=env) as session:
        session.wait_for("Minister promises")
        session.send(b"q")
        assert session.wait_exit() == 0
    assert_not_sprung(trap)


def test_no_module_of_the_working_directory_runs_in_reading_processes(
    trap: Path, library: Path
) -> None:
    done = subprocess.run(
        [*INSTALLED, "index", "--library", library],
        cwd=trap,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    assert_not_sprung(trap)


# On systems without fork, each process is a new interpreter.
_SPAWNING = """
import sys
from pathlib import Path
from unittest.mock import patch
from reader import processes
from reader.library.opening import open_library

if __name__ == "__main__":
    with patch.object(sys, "platform", "darwin"):
        context, _ = processes._context()
        assert context.get_start_method() == "spawn"
        library = open_library(Path(sys.argv[1]))
    print(library.counts.articles)
"""


def test_no_module_of_the_working_directory_runs_in_spawned_interpreters(
    trap: Path, library: Path, tmp_path: Path
) -> None:
    script = tmp_path / "spawning.py"
    script.write_text(_SPAWNING)
    done = subprocess.run(
        [sys.executable, script, library],
        cwd=trap,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout == f"{FILES_FOR_PROCESSES}\n"
    assert_not_sprung(trap)


def test_python_m_searches_the_working_directory_last(trap: Path, tmp_path: Path) -> None:
    # Python itself loads these from there to find the module that it is to run.
    for name in ("runpy", "contextlib", "reader/__init__"):
        (trap / f"{name}.py").unlink()
    (trap / "reader").rmdir()
    library = write_library(tmp_path / "library")
    done = subprocess.run(
        [sys.executable, "-m", "reader", "show", "sample", "--library", library],
        cwd=trap,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    assert_not_sprung(trap)
