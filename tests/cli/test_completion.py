"""The shells complete commands, options and ids, and the manual page names every argument."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.arguments import SHELLS
from reader.cli.completion import SCRIPTS
from tests.command import environment, every_parser, reader
from tests.libraries import write_library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def completed(library: Path, *words: str) -> list[str]:
    """Return what may stand in place of the last word."""
    answer = reader("--complete", "zsh", "reader", "--library", str(library), *words)
    assert (answer.code, answer.err) == (0, "")
    return answer.out.splitlines()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["se"], ["search"]),
        (["bookmarks", ""], ["add", "remove"]),
        (["help", "bookmarks", "a"], ["add"]),
        (["search", "--li"], ["--library", "--limit"]),
        (["quotes", "--kind", ""], ["direct", "partial", "indirect"]),
        (["quotes", "--kind", "p"], ["partial"]),
        (["articles", "--sort", ""], ["newest", "oldest"]),
        (["schema", "a"], ["article", "actors"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
        (["show", "sa"], ["sample", "sample#q1", "sample#q2"]),
        (["open", "sample#"], ["sample#q1", "sample#q2"]),
        (["bookmarks", "add", "sample/q"], ["sample/q1", "sample/q2"]),
        (["quotes", "--speaker", ""], ["freedonia", "rufus-firefly"]),
        (["quotes", "bridge", "--topic", "b"], ["bridges"]),
        (["quotes", "--article", "s"], ["sample"]),
        (["search", "bridge", "spe"], ["speaker:"]),
        (["search", "speaker:r"], ["speaker:rufus-firefly"]),
        (["actors", "-topic:"], ["-topic:bridges"]),
        (["articles", "is:b"], ["is:bookmarked", "is:broken"]),
        (["show", "sample", ""], []),
        (["check", "--sources", ""], []),
        (["nonsense", ""], []),
        (["show", "sample#q9#"], []),
    ],
)
def test_what_may_come_next_is_completed(library: Path, words: list[str], found: list[str]) -> None:
    assert completed(library, *words) == found


def test_without_a_library_commands_and_options_are_completed(tmp_path: Path) -> None:
    assert completed(tmp_path / "no", "show", "") == []
    assert completed(tmp_path / "no", "sh") == ["show"]
    assert reader("--complete").out.splitlines()[:2] == ["open", "show"]


def test_no_hostile_name_reaches_the_terminal(tmp_path: Path) -> None:
    library = write_library(tmp_path, actors='"\\x1b[31m": {name: x, kind: person}\n')
    assert completed(library, "quotes", "--speaker", "") == []


BASH = shutil.which("bash")


@pytest.mark.skipif(BASH is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("reader sho", ["show"]),
        ("reader --library LIBRARY show sample#", ["sample#q1", "sample#q2"]),
        ("reader search --library LIBRARY speaker:r", ["rufus-firefly"]),
        ("reader search --library LIBRARY 'bridge' -to", ["-topic:"]),
        ("reader search --library LIBRARY 'bri", []),
    ],
)
def test_bash_completes(library: Path, tmp_path: Path, line: str, found: list[str]) -> None:
    command = tmp_path / "reader"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reader "$@"\n')
    command.chmod(0o755)
    script = (
        'PATH="$1:$PATH"; eval "$(reader completion bash)"; compopt() { :; };'
        'COMP_LINE="$2" COMP_POINT=${#2}; _reader; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "-c", script, "bash", str(tmp_path), line.replace("LIBRARY", str(library))],
        env=environment(),
        capture_output=True,
        check=True,
        text=True,
    )
    assert (done.stdout.split(), done.stderr) == (found, "")


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_has_a_script_that_it_can_read(shell: str) -> None:
    answer = reader("completion", shell)
    assert (answer.code, answer.out, answer.err) == (0, SCRIPTS[shell], "")
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=answer.out, text=True, check=True)


def test_the_manual_page_names_every_command_and_option() -> None:
    page = reader("help", "--man").out.replace("\\-", "-")
    for name, parser in every_parser().items():
        assert f".SS {name}" in page or name == "reader"
        for action in parser._actions:
            for option in action.option_strings:
                assert option in page, (name, option)
    assert not [line for line in page.splitlines() if line.startswith("'")]


@pytest.mark.skipif(shutil.which("man") is None, reason="man is not installed")
def test_man_reads_the_manual_page_without_complaint() -> None:
    done = subprocess.run(
        ["man", "--warnings", "-l", "-"],
        input=reader("help", "--man").out,
        env=environment(MANPAGER="cat", MANWIDTH="80", LC_ALL="C.UTF-8"),
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stderr == ""
    assert "reader quotes" in done.stdout
