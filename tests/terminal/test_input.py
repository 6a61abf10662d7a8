"""Whatever the terminal sends is a key, a paste or nothing, and never ends the app."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual import events
from textual.message import Message

from reader.tui.edge.input_parser import PASTE_PATIENCE, InputParser

from .session import Session

START, END = b"\x1b[200~", b"\x1b[201~"


def told(messages: list[Message]) -> list[str]:
    """Name the keys, and quote the pastes."""
    return [
        repr(message.text) if isinstance(message, events.Paste) else message.key
        for message in messages
        if isinstance(message, events.Paste | events.Key)
    ]


@pytest.mark.parametrize("noise", [b"\xff", b"\xff\xfe\xfd", b"\xe1", b"\xc3(", b"\xf0\x9f"])
def test_bytes_that_are_not_text_are_survived(probe: Session, noise: bytes) -> None:
    probe.send(noise + b"b")
    probe.wait_for("bookmarks=1.")
    probe.send(noise)
    probe.wait_taken()
    probe.send(b"b")
    probe.wait_for("bookmarks=2.")
    assert b"Traceback" not in probe.raw


def test_a_character_may_come_in_two_reads(probe: Session) -> None:
    probe.send(b"/caf\xc3")
    probe.wait_taken()
    probe.send(b"\xa9\r")
    probe.wait_for("found=café.")


@pytest.mark.parametrize(
    "text", [b"q", b"\x1b[A\x1bbq\x1b", b"\x1b[20", b"b\x1b[1;2;3;4;5;6;7;8;9;bq", b"\x1b[200~b"]
)
def test_a_paste_outside_the_line_does_nothing(probe: Session, text: bytes) -> None:
    probe.send(START + text + END + b"b")
    probe.wait_for("bookmarks=1.")
    probe.wait_for("pasted=1.")


def test_a_paste_goes_into_the_line(probe: Session) -> None:
    probe.send(b"/")
    probe.send(START + b"\x1b[31mwar\x1b[0m\r\nand\tpeace\x07\x1b\x00 \xc2\x9bend\n" + END)
    probe.send(b"\r")
    probe.wait_for("found=␛[31mwar␛[0m and peace␇␛␀ �end.")
    probe.wait_for("bookmarks=0.")


def test_a_paste_may_come_in_several_reads(probe: Session) -> None:
    probe.send(b"/")
    for part in (b"\x1b[20", b"0~wa", b"r\x1b", b"[20", b"1~", b"\r"):
        probe.send(part)
        probe.wait_taken()
    probe.wait_for("found=war.")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Return a function that lets time pass for a parser."""
    now = 0.0

    def pass_time(seconds: float) -> None:
        nonlocal now
        now += seconds

    monkeypatch.setattr("textual._parser.get_time", lambda: now)
    monkeypatch.setattr("reader.tui.edge.input_parser.get_time", lambda: now)
    monkeypatch.setattr("reader.tui.edge.input_parser.monotonic", lambda: now)
    return pass_time


def test_a_paste_without_an_end_is_dropped(later: Callable[[float], None]) -> None:
    parser = InputParser()
    heard = [*parser.feed("a\x1b[200~qu"), *parser.tick(), *parser.feed("it\x1b[2")]
    later(PASTE_PATIENCE / 2)
    heard += [*parser.tick(), *parser.feed("q"), *parser.tick()]
    later(PASTE_PATIENCE / 2)
    heard += [*parser.tick(), *parser.feed("q"), *parser.tick()]
    assert told(heard) == ["a"]
    later(PASTE_PATIENCE * 2)
    heard += [*parser.tick(), *parser.feed("b\x1b[200~war\x1b[201~\x1b[A")]
    assert told(heard) == ["a", "b", "'war'", "up"]


@pytest.mark.parametrize("part", ["\x1b[2", "\x1b[20", "\x1b[200"])
def test_a_mark_whose_rest_is_late_is_recognised(later: Callable[[float], None], part: str) -> None:
    parser = InputParser()
    heard = list(parser.feed(part))
    later(10.0)
    heard += parser.tick()
    heard += parser.feed("\x1b[200~q\x1b[201~"[len(part) :])
    assert told(heard) == ["'q'"]


@pytest.mark.parametrize("part", ["\x1b", "\x1b["])
def test_the_beginning_of_a_mark_that_may_be_a_key_is_not_delayed(
    later: Callable[[float], None], part: str
) -> None:
    parser = InputParser()
    heard = list(parser.feed(part))
    later(10.0)
    heard += parser.tick()
    assert len(heard) == 1, "the escape key, or the bracket, must not wait"
    heard += parser.feed("\x1b[200~q\x1b[201~"[len(part) :])
    assert "q" not in told(heard)
    assert told(heard)[-1] == "'q'"


def test_a_paste_may_be_cut_anywhere() -> None:
    sent = "a\x1b[200~\x1b[Awar\x1b[201~b\x1b[200~\x1b[201~\x1b[200~2\n\x1b[201\x1b[201~\x1b[Bc"
    for cut in range(len(sent)):
        parser = InputParser()
        heard = [*parser.feed(sent[:cut]), *parser.feed(sent[cut:])]
        assert told(heard) == ["a", "'␛[Awar'", "b", "'2 ␛[201'", "down", "c"], cut
    parser = InputParser()
    assert told([m for c in sent for m in parser.feed(c)])[1] == "'␛[Awar'"


def test_a_long_paste_is_one_event() -> None:
    parser = InputParser()
    heard = list(parser.feed("\x1b[200~"))
    for _ in range(1000):
        heard += parser.feed("x" * 4096)
    heard += parser.feed("\x1b[201~")
    (paste,) = heard
    assert isinstance(paste, events.Paste)
    assert len(paste.text) == 4096 * 1000


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("war", "war"),
        ("one\ntwo\r\nthree\rfour\n", "one two three four"),
        ("a\u2028b\x85c", "a b c"),
        ("\x1b]0;title\x07\x7f\x9b", "␛]0;title␇␡\ufffd"),
        ("\u202etxet\u2066 a\u200bb\ufeff", "\ufffdtxet\ufffd a\ufffdb\ufffd"),
        ("naïve 日本 👩\u200d🚀", "naïve 日本 👩\u200d🚀"),
    ],
)
def test_a_paste_is_one_safe_line(text: str, line: str) -> None:
    (paste,) = InputParser().feed(f"\x1b[200~{text}\x1b[201~")
    assert isinstance(paste, events.Paste)
    assert paste.text == line


@pytest.mark.parametrize(
    "report",
    [
        *("\x1b[1114112;1u", "\x1b[99999999999;1u", "\x1b[97;1;1114112u"),
        *("\x1b[97;1;97:99999999999u", "\x1b[97;1;1114112:98u"),
        "\x1b[?2048;2$y\x1b[48;0;0;0;0t\x1b[<0;3;3M",
        "\x1b[48;24;80;0;0t\x1b[<0;3;3M",
    ],
)
def test_impossible_input_is_ignored(report: str) -> None:
    parser = InputParser()
    heard = [message for part in (report, "b") for message in parser.feed(part)]
    assert told(heard) == ["b"]


def test_the_app_survives_a_key_that_is_no_character(probe: Session) -> None:
    probe.send(b"\x1b[99999999;1u")
    probe.wait_taken()
    probe.send(b"b")
    probe.wait_for("bookmarks=1.")


def test_a_click_outside_the_window_leaves_the_focus(probe: Session) -> None:
    for place in (b"200;5", b"5;200", b"0;0", b"99999999999;1"):
        probe.send(b"\x1b[<0;%bM\x1b[<0;%bm" % (place, place))
        probe.wait_taken()
    probe.send(b"b")
    probe.wait_for("bookmarks=1.")


def test_an_absurd_window_size_is_ignored(probe: Session) -> None:
    probe.send(b"\x1b[48;99999999;99999999;1;1t")
    probe.wait_taken()
    probe.send(b"b")
    probe.wait_for("bookmarks=1.")


def test_escape_is_answered_without_noticeable_delay(
    later: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ESCDELAY", raising=False)
    parser = InputParser()
    assert told([*parser.feed("\x1b"), *parser.tick()]) == []
    assert 0 < parser.patience < 0.05
    later(parser.patience)
    assert told([*parser.tick()]) == ["escape"]


def test_escape_waits_as_long_as_escdelay_says(
    later: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ESCDELAY", "100")
    parser = InputParser()
    assert told([*parser.feed("\x1b")]) == []
    later(0.09)
    assert told([*parser.tick(), *parser.feed("[A")]) == ["up"]


def test_escape_reported_by_the_kitty_protocol_is_answered_at_once() -> None:
    assert told([*InputParser().feed("\x1b[27u")]) == ["escape"]
