"""The command line in a separate process: what it loads, and how it copes where little works."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import (
    assert_closed_pipe_is_silent,
    environment,
    reader_process,
    reader_terminal,
)
from tests.libraries import SAMPLE, sample, write_library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


# What is loaded


@pytest.mark.parametrize(
    ("args", "unloaded"),
    [
        (["--version"], {"yaml", "platformdirs", "sqlite3", "dataclasses", "json", "reader.model"}),
        (["quotes", "--help"], {"yaml", "platformdirs", "sqlite3", "reader.model"}),
        (["--complete", "bash", "reader quo"], {"yaml", "sqlite3", "reader.model"}),
        (["help", "--man"], {"yaml", "reader.cli.library"}),
        (["completion", "zsh"], {"yaml", "reader.cli.library"}),
        (["keys"], {"reader.cli.library", "reader.notebook.store"}),
        (["check"], {"reader.cli.verbs.show"}),
        (["quotes", "--json"], {"reader.cli.verbs.check"}),
        (["show", "afp-2017-not-ready"], {"reader.cli.verbs.quotes"}),
        (["bookmarks"], {"reader.cli.verbs.quotes"}),
        (["search", "nato"], {"reader.cli.verbs.quotes", "reader.library.listing"}),
        (["index"], {"reader.cli.verbs.search", "reader.search.query"}),
    ],
)
def test_a_command_loads_only_what_it_needs(args: list[str], unloaded: set[str]) -> None:
    code = (
        "import sys; from reader.cli.main import main;"
        f"code = main({args!r}); print(code, *sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, check=True, text=True
    )
    exit_code, *modules = done.stderr.split()
    assert exit_code == "0"
    assert not {"textual", "rich", "asyncio", "reader.tui", *unloaded} & set(modules)


def test_python_m_runs_the_command(library: Path) -> None:
    answer = reader_process("articles", "--library", library)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("sample  ")
    assert reader_process("articles", "--library", library / "no").code == 2


# Poor environments


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "args",
    [
        ["quotes"],
        ["quotes", "--json"],
        ["show", "sample"],
        ["check"],
        ["search", "delay"],
        ["search", "delay", "--quotes", "--json"],
        ["index"],
    ],
)
def test_a_closed_pipe_is_silent(tmp_path: Path, args: list[str], unbuffered: str) -> None:
    long = SAMPLE.replace("any delay", "any delay " + "and more " * 100_000)
    library = write_library(tmp_path, articles={"a.yaml": long})
    assert_closed_pipe_is_silent(*args, "--library", library, unbuffered=unbuffered)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_a_full_disk_is_one_sentence(library: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reader", "quotes", "--library", str(library)],
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, b"reader: No space left on device\n")


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_cause_no_crash(library: Path, closed: str) -> None:
    command = f'"{sys.executable}" -m reader quotes --speaker nobody --json --library "$1" {closed}'
    done = subprocess.run(
        ["sh", "-c", command, "sh", str(library)],
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert done.stdout in (b"", b"[]\n")


@pytest.mark.parametrize(
    "locale",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ],
)
def test_any_locale_will_do(tmp_path: Path, locale: dict[str, str]) -> None:
    library = write_library(tmp_path, articles={"a.yaml": sample(headline="“Мост” über 橋")})
    env = environment(LANG="C", **locale)
    for args in (["articles"], ["quotes"], ["show", "sample"], ["check"], ["keys"], ["nonsense"]):
        answer = reader_process(*args, "--library", library, env=env)
        assert answer.code == (2 if args == ["nonsense"] else 0), args
        assert "Traceback" not in answer.err
    shown = reader_process("articles", "--library", library, "--json", env=env)
    assert json.loads(shown.out)[0]["headline"] == "“Мост” über 橋"
    assert shown.out.isascii()


def test_json_is_utf8_if_stdout_can_encode_it(tmp_path: Path) -> None:
    library = write_library(tmp_path, articles={"a.yaml": sample(headline="Мост")})
    env = environment(PYTHONIOENCODING="utf-8")
    assert "Мост" in reader_process("articles", "--library", library, "--json", env=env).out


def test_arguments_that_are_not_text_are_shown_safely(library: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reader", "show", b"\xff\xfe\x1b[31m", "--library", str(library)],
        env=environment(PYTHONIOENCODING="utf-8"),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.decode().strip().isprintable()


@pytest.mark.parametrize("kept", [{"PATH"}, set[str]()])
def test_a_home_folder_is_not_required(library: Path, kept: set[str]) -> None:
    env = {name: value for name, value in environment().items() if name in kept | {"PYTHONPATH"}}
    answer = reader_process("quotes", "--library", library, env=env)
    assert (answer.code, answer.err) == (0, "")


def test_the_working_directory_may_be_gone(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library", articles={"a.yaml": sample(outlet="[]")})
    gone = tmp_path / "gone"
    gone.mkdir()
    command = f'rmdir "$1"; exec "{sys.executable}" -m reader check --library "$2"'
    done = subprocess.run(
        ["sh", "-c", command, "sh", str(gone), str(library)],
        env=environment(),
        cwd=gone,
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(f"{library / 'articles' / 'a.yaml'}:3:9: error ")


# On a terminal


@pytest.mark.parametrize(
    "verb",
    [
        *(["articles"], ["quotes"], ["actors"], ["topics"], ["bookmarks"], ["keys"]),
        *(["search", "bridge"], ["search", "bridge", "--quotes"]),
    ],
)
@pytest.mark.parametrize("columns", [20, 70])
def test_lists_fit_the_width_of_the_terminal(library: Path, verb: list[str], columns: int) -> None:
    reader_process("bookmarks", "add", "sample/q1", "--library", library)
    answer = reader_terminal(*verb, "--library", library, columns=columns)
    assert answer.code == 0
    assert answer.out
    assert max(map(len, answer.out.splitlines())) <= columns


def test_a_terminal_shows_the_words_of_a_quote_on_a_separate_line(library: Path) -> None:
    lines = reader_terminal("quotes", "--library", library).out.splitlines()
    assert lines[0] == "sample#q1  Rufus Firefly  said 1 May 2020  published 2 May 2020  direct"
    assert lines[1] == "    “We will build the bridge this year”"


@pytest.mark.parametrize(
    ("verb", "text"),
    [
        (["articles"], "Minister promises a bridge"),
        (["quotes"], "“We will build the bridge this year”"),
        (["actors"], "Mayor of Fredville (2015/2018); Minister of Bridges (2019/..)"),
        (["bookmarks"], "“We will build the bridge this year”"),
        (["search", "build"], "told reporters: “We will build the bridge this year.”"),
    ],
)
def test_a_narrow_terminal_shows_the_whole_text(library: Path, verb: list[str], text: str) -> None:
    reader_process("bookmarks", "add", "sample/q1", "--library", library)
    shown = reader_terminal(*verb, "--library", library, columns=20).out
    assert text in " ".join(shown.split())
    assert "…" not in shown


def test_wide_characters_take_two_columns(tmp_path: Path) -> None:
    library = write_library(tmp_path, articles={"a.yaml": sample(headline="橋" * 60)})
    headline = reader_terminal("articles", "--library", library, columns=44).out.splitlines()[1]
    assert headline == "    " + "橋" * 20


def test_without_a_terminal_the_desk_says_that_it_needs_one(library: Path) -> None:
    answer = reader_process("--library", library)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "reader: The desk needs a terminal, and standard input is not one.\n"
