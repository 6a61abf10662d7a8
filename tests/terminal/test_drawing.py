"""The desk draws the same whatever the locale says, and only where it can."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Start

PLAIN = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize("env", [PLAIN, {"PYTHONIOENCODING": "ascii"}], ids=["locale", "encoding"])
def test_the_desk_draws_in_utf8(start: Start, command: list[str], env: dict[str, str]) -> None:
    session = start(command, **env)
    session.wait_for("├─┤")
    session.send(b"s")
    session.wait_for("half=?.")
    session.send(b"q")
    assert session.wait_exit() == 0


@pytest.mark.parametrize("kind", ["", "dumb"])
def test_an_unsuitable_terminal_gets_a_sentence(
    start: Start, command: list[str], saved: Path, kind: str
) -> None:
    session = start(command, TERM=kind)
    assert session.wait_exit() == 2
    assert session.raw == b""
    assert "TERM" in saved.read_text(encoding="utf-8")


@pytest.mark.parametrize("redirection", ["0<>/dev/null", "0>&-"])
@pytest.mark.parametrize(("number", "name"), [("0", "input"), ("1", "output"), ("2", "error")])
def test_a_stream_that_is_no_terminal_gets_a_sentence(
    start: Start, command: list[str], saved: Path, redirection: str, number: str, name: str
) -> None:
    elsewhere = redirection.replace("0", number, 1)
    session = start(["sh", "-c", f'exec "$@" {elsewhere}', "sh", *command])
    assert session.wait_exit() == 2
    assert session.raw == b""
    assert f"standard {name} is not" in saved.read_text(encoding="utf-8")
