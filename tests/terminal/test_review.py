"""In a real terminal: a file is added, its draft reviewed, and the result checked."""

import subprocess
import sys
from pathlib import Path

from .conftest import Start

READER = [sys.executable, "-m", "reader"]
REPORT = Path(__file__).parents[1] / "review" / "report.txt"


def run(*args: str | Path) -> str:
    done = subprocess.run(
        [*READER, *args], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_a_file_is_added_reviewed_and_checked(tmp_path: Path, start: Start) -> None:
    root = tmp_path / "library"
    run("init", root)
    assert "1 added" in run("add", REPORT, "--library", root)
    (file,) = (root / "articles").iterdir()
    desk = start([*READER, "open", str(root)])
    desk.wait_for("to review")
    desk.send(b"R")
    desk.wait_for("looked at")
    desk.send(b"\r" * 12)
    desk.wait_until(lambda: "draft: true" not in file.read_text(), "the review has ended")
    desk.send(b"\x1b")
    desk.wait_until(lambda: "looked at" not in desk.text, "the desk is back")
    desk.send(b"q")
    assert desk.wait_exit() == 0
    assert "no problems" in run("check", "--library", root, "--sources", root / "originals")
