"""Text is copied to where the user can paste it, and a message says by which way."""

import base64
import os
import stat
from pathlib import Path

import pytest

from reader.tui.edge import browser
from reader.tui.edge.clipboard import _given, programs, terminal_sequence


@pytest.mark.parametrize(
    ("environment", "names"),
    [
        ({}, ["pbcopy", "clip.exe"]),
        ({"TMUX": "x", "DISPLAY": ":0"}, ["tmux", "tmux", "xclip", "xsel", "pbcopy", "clip.exe"]),
        ({"TMUX": "x", "SSH_TTY": "x", "DISPLAY": ":0"}, ["tmux", "tmux"]),
        ({"SSH_CONNECTION": "x", "WAYLAND_DISPLAY": "x"}, []),
        (
            {"WAYLAND_DISPLAY": "x", "DISPLAY": ":0"},
            ["wl-copy", "xclip", "xsel", "pbcopy", "clip.exe"],
        ),
    ],
)
def test_the_best_program_for_the_surroundings_comes_first(
    environment: dict[str, str], names: list[str]
) -> None:
    assert [program.arguments[0] for program in programs(environment)] == names


def test_the_terminal_is_asked_for_where_no_program_is() -> None:
    sequence = terminal_sequence("büro", {})
    assert sequence == f"\x1b]52;c;{base64.b64encode('büro'.encode()).decode()}\a"


def test_screen_is_asked_to_pass_it_on_in_pieces() -> None:
    sequence = terminal_sequence("x" * 900, {"STY": "1.pts"})
    pieces = sequence.split("\x1b\\")[:-1]
    assert len(pieces) > 1
    assert all(piece.startswith("\x1bP") for piece in pieces)
    assert "".join(piece[2:] for piece in pieces) == terminal_sequence("x" * 900, {})


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


async def test_a_program_that_takes_the_text_has_copied_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    program(tmp_path, "wl-copy", f"cat > {tmp_path}/copied")
    program(tmp_path, "xclip", "exit 1")
    assert await _given("words", ("wl-copy",))
    assert (tmp_path / "copied").read_text() == "words"
    assert not await _given("words", ("xclip",))
    assert not await _given("words", ("no-such-program",))


async def test_a_program_that_hangs_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("reader.tui.edge.clipboard.SECONDS_TO_COPY", 0.05)
    program(tmp_path, "xsel", "exec sleep 60")
    assert not await _given("words", ("xsel",))


# The browser


@pytest.mark.parametrize(
    ("environment", "first"),
    [
        ({"BROWSER": "firefox"}, ["firefox", "URL"]),
        ({"BROWSER": "my browser --new %s"}, ["my", "browser", "--new", "URL"]),
        ({"BROWSER": "w3m:firefox"}, ["firefox", "URL"]),
        ({"BROWSER": "'", "DISPLAY": ":0"}, ["xdg-open", "URL"]),
        ({"WAYLAND_DISPLAY": "x"}, ["xdg-open", "URL"]),
        ({}, []),
    ],
)
def test_the_users_browser_comes_first(
    environment: dict[str, str], first: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert next(browser.commands("URL", environment), []) == first


def test_an_address_is_opened_only_where_a_program_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", str(tmp_path / "missing"))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    assert not browser.open_address("https://example.org")
    program(tmp_path, "missing", "exit 0")
    assert browser.open_address("https://example.org")
