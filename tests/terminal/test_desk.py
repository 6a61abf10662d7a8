"""The reader itself in a terminal, for what only a terminal can show."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.libraries import SAMPLE, write_library

from .conftest import Start
from .session import Session

READER = [sys.executable, "-m", "reader"]
TRUE_COLOUR = {"COLORTERM": "truecolor"}


@pytest.fixture
def desk(start: Start) -> Session:
    """The desk with the bundled library, drawn."""
    session = start(READER, **TRUE_COLOUR)
    session.wait_for("US and Russia may hold")
    return session


def bookmarks() -> list[dict[str, str]]:
    """The bookmarks, as another process reads them."""
    root = Path(__file__).parents[2]
    found = subprocess.run(
        [*READER, "bookmarks", "--json"],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    kept: list[dict[str, str]] = json.loads(found.stdout)
    return kept


def test_q_leaves_the_terminal_as_it_was(desk: Session) -> None:
    desk.send(b"q")
    assert desk.wait_exit() == 0
    assert desk.at_rest


def test_keys_typed_ahead_go_where_the_user_expects_them(desk: Session) -> None:
    desk.send(b"/bub\r]b")
    desk.wait_for("★ 1")
    assert [kept["id"] for kept in bookmarks()] == ["q2"]


def test_keys_typed_ahead_go_to_the_palette(desk: Session) -> None:
    desk.send(b":bookmark, or\r")
    desk.wait_for("★ 1")


def test_a_star_on_the_screen_survives_kill_9(desk: Session) -> None:
    desk.send(b"]]b")
    desk.wait_for("★ 1")
    desk.signal(signal.SIGKILL)
    assert desk.wait_exit() == -signal.SIGKILL
    assert [(kept["article"], kept["id"], kept["state"]) for kept in bookmarks()] == [
        ("tass-2020-fighting-terrorism", "q3", "ok")
    ]


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_saves_the_place_and_restores_the_terminal(
    desk: Session, start: Start, signum: int
) -> None:
    desk.send(b"G]]")
    desk.wait_for("at work together")
    desk.signal(signum)
    assert desk.wait_exit() == 128 + signum
    assert desk.at_rest
    again = start([*READER, "open", "trt-2015-aligned-interests"], **TRUE_COLOUR)
    again.wait_for("Aligned interests")
    again.send(b"b")
    again.wait_for("★ 1")
    assert [kept["id"] for kept in bookmarks()] == ["q3"]


def test_a_bookmark_set_elsewhere_appears(desk: Session) -> None:
    subprocess.run(
        [*READER, "bookmarks", "add", "afp-2017-not-ready/q3"],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    desk.wait_for("★ 1")


def test_a_paste_over_the_panes_does_nothing(desk: Session) -> None:
    desk.send(b"\x1b[200~bbbq\x1bq\x1b[201~]b")
    desk.wait_for("★ 1")
    assert [kept["id"] for kept in bookmarks()] == ["q2"]


def test_an_editor_opens_at_the_line_and_the_desk_returns(start: Start, tmp_path: Path) -> None:
    library = write_library(tmp_path / "library")
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "$1" > "$0.line"\nsed -i "s/any delay/no delay/" "$2"\n')
    editor.chmod(0o755)
    session = start([*READER, "open", str(library)], EDITOR=str(editor), **TRUE_COLOUR)
    session.wait_for("any delay")
    session.send(b"]e")
    session.wait_for("was no delay")
    line = int((tmp_path / "editor.line").read_text().strip().removeprefix("+"))
    assert SAMPLE.splitlines()[line - 1].strip().startswith("q2:")
    session.send(b"q")
    assert session.wait_exit() == 0
    assert session.at_rest


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("no-such-editor --wait", "“no-such-editor” cannot be started"),
        ("/tmp", "“/tmp” cannot be started"),
        ("~/bin/none", "No such file or directory; set $EDITOR"),
        ("vim 'open", "$EDITOR is no command"),
        ('""', "cannot be started"),
        ("'' #", "cannot be started"),
    ],
)
def test_the_desk_returns_if_an_editor_cannot_be_started(
    start: Start, editor: str, said: str
) -> None:
    session = start(READER, EDITOR=editor, VISUAL="", **TRUE_COLOUR)
    session.wait_for("US and Russia may hold")
    session.send(b"e")
    session.wait_for(said)
    session.send(b"]b")
    session.wait_for("★ 1")
    session.send(b"q")
    assert session.wait_exit() == 0
    assert session.at_rest


@pytest.mark.parametrize("name", ["+q", "-x"])
def test_a_library_with_an_odd_name_can_be_edited(start: Start, tmp_path: Path, name: str) -> None:
    write_library(tmp_path / name)
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nsed -i "s/any delay/no delay/" "$2"\n')
    editor.chmod(0o755)
    command = ["sh", "-c", 'cd "$0" && exec "$@"', str(tmp_path), *READER, "--library", f"./{name}"]
    session = start(command, EDITOR=str(editor), VISUAL="", **TRUE_COLOUR)
    session.wait_for("any delay")
    session.send(b"]e")
    session.wait_for("was no delay")


def test_a_terminal_left_raw_by_an_editor_is_restored_for_the_shell(
    start: Start, tmp_path: Path
) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nstty raw -echo\nprintf '\\033[?1000h\\033[?25l'\n")
    editor.chmod(0o755)
    session = start(READER, EDITOR=str(editor), VISUAL="", **TRUE_COLOUR)
    session.wait_for("US and Russia may hold")
    session.send(b"e]b")
    session.wait_for("★ 1")
    session.send(b"q")
    assert session.wait_exit() == 0
    assert session.at_rest


def test_ctrl_c_in_an_editor_does_not_end_the_follower_of_the_library(
    start: Start, tmp_path: Path
) -> None:
    library = write_library(tmp_path / "library")
    editor = tmp_path / "editor"
    # Like the terminal on ctrl+c, signal the whole foreground group.
    editor.write_text("#!/bin/sh\ntrap '' INT QUIT\nkill -INT 0\nkill -QUIT 0\n")
    editor.chmod(0o755)
    session = start([*READER, "open", str(library)], EDITOR=str(editor), VISUAL="", **TRUE_COLOUR)
    session.wait_for("any delay")
    session.send(b"e")
    (library / "articles/sample.yaml").write_text(SAMPLE.replace("any delay", "no delay"))
    session.wait_for("was no delay")
    assert "ended" not in session.text


def test_the_desk_survives_thousands_of_window_changes_in_a_burst(desk: Session) -> None:
    for _ in range(3_000):
        desk.signal(signal.SIGWINCH)
    desk.resize(100, 30)
    desk.wait_until(
        lambda: "? help" in desk.text.splitlines()[-1], "the last line where it belongs"
    )
    desk.send(b"]b")
    desk.wait_for("★ 1")


def test_a_window_of_any_size_is_drawn(desk: Session) -> None:
    desk.resize(65_535, 65_535)
    desk.signal(signal.SIGWINCH)
    desk.resize(100, 30)
    desk.send(b"]b")
    desk.wait_for("★ 1")


def test_a_held_key_moves_only_the_list_and_opens_the_last_article(
    start: Start, tmp_path: Path
) -> None:
    articles = {
        f"{n:03}.yaml": SAMPLE.replace("id: sample", f"id: s{n:03}").replace(
            "Minister promises", f"Minister {n:03} promises"
        )
        for n in range(100)
    }
    library = write_library(tmp_path / "library", articles=articles)
    session = start([*READER, "open", str(library)], **TRUE_COLOUR)
    session.resize(120, 40)
    session.wait_for("Minister 008")
    session.wait_for("Actors 2")
    session.send(b"1")
    session.wait_until(lambda: session.is_quiet(0.3), "pause")
    before = len(session.raw)
    for _ in range(60):
        session.send(b"j")
        session.is_quiet(1 / 30)
    session.wait_until(lambda: session.text.count("Minister 060") == 2, "article at the cursor")
    session.wait_until(lambda: session.is_quiet(0.3), "pause")
    assert len(session.raw) - before < 250_000


def test_the_desk_follows_the_size_of_the_window(desk: Session) -> None:
    desk.send(b"2")
    desk.resize(40, 12)
    desk.wait_until(lambda: len(desk.text.splitlines()[-1]) <= 40 and "? help" in desk.text, "40")
    desk.resize(120, 30)
    desk.wait_for("Actors 18")


def test_no_colours_are_written_with_no_color(start: Start) -> None:
    session = start(READER, NO_COLOR="1", **TRUE_COLOUR)
    session.wait_for("US and Russia may hold")
    session.send(b"j]b2/russia\r")
    session.wait_for("match")
    assert not re.search(rb"\x1b\[[\d;]*\b(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]", session.raw)
    assert re.search(rb"\x1b\[[\d;]*7[;m]", session.raw), "what is lit is shown in reverse"


def test_a_terminal_with_16_colours_gets_no_others(start: Start) -> None:
    session = start(READER, TERM="xterm", COLORTERM="")
    session.wait_for("US and Russia may hold")
    session.send(b"j]b2")
    session.wait_for("★ 1")
    assert b"38;2" not in session.raw
    assert b"38;5" not in session.raw
    assert re.search(rb"\x1b\[[\d;]*3[1-6][;m]", session.raw), "speakers have colours"


def test_a_crash_restores_the_terminal(start: Start) -> None:
    code = (
        "import sys\nfrom reader.tui.screens.desk.listing import Listing\n"
        "def fall(self): raise RuntimeError('fell on purpose')\n"
        "Listing._sort = fall\nfrom reader.cli.main import main\nsys.exit(main([]))\n"
    )
    session = start([sys.executable, "-c", code], **TRUE_COLOUR)
    session.wait_for("US and Russia may hold")
    session.send(b"S")
    assert session.wait_exit() == 1
    assert session.at_rest
    assert "fell on purpose" in session.text


HOSTILE = r"\e]0;owned\a \e[31mred \x9b31m \u202eevil [@click=app.quit]x[/]"


def test_nothing_hostile_reaches_the_terminal(start: Start, tmp_path: Path) -> None:
    article = SAMPLE.replace("Minister promises a bridge", f'"{HOSTILE}"').replace(
        "The Daily Test", f'"{HOSTILE}"'
    )
    library = write_library(tmp_path / "library", articles={"a.yaml": article})
    (library / "articles/b.yaml").write_text(f'id: "{HOSTILE}"\n"{HOSTILE}": 1\n')
    session = start([*READER, "open", str(library)], **TRUE_COLOUR)
    session.wait_for("The minister")
    session.send(b"bB3yi")
    session.wait_for("About this article")
    session.send(b"q1G")
    session.wait_for("cannot be read")
    for raw in (b"owned\x07", b"\x1b[31mred", "\x9b".encode(), "\u202e".encode()):
        assert raw not in session.raw
    session.send(b"q")
    assert session.wait_exit() == 0


def test_a_terminal_that_cannot_draw_gets_a_sentence(start: Start) -> None:
    session = start(READER, TERM="dumb")
    assert session.wait_exit() == 2
    assert "TERM says “dumb”" in session.text
    assert "Traceback" not in session.text
