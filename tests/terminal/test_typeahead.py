"""Keys that arrive together have the same effect as one after the other."""

from __future__ import annotations

import pytest

from .session import Session


@pytest.mark.parametrize("opener", [b"/", b"?"], ids=["of the screen", "of the pane"])
def test_all_letters_go_to_the_line(probe: Session, opener: bytes) -> None:
    probe.send(opener + b"bab\r")
    probe.wait_for("found=bab.")
    probe.wait_for("bookmarks=0.")


@pytest.mark.parametrize("opener", [b"/", b"?"], ids=["of the screen", "of the pane"])
def test_the_keys_before_and_after_go_to_the_pane(probe: Session, opener: bytes) -> None:
    probe.send(b"b" + opener + b"war\rb" + opener + b"bad/?\rbb")
    probe.wait_for("bookmarks=4.")
    probe.wait_for("found=bad/?.")


def test_keys_to_a_busy_app_go_where_they_should(probe: Session) -> None:
    probe.send(b"d/bab\rbd/")
    for letter in b"big":
        probe.send(bytes([letter]))
    probe.send(b"\rb")
    probe.wait_for("bookmarks=2.")
    probe.wait_for("found=big.")
    probe.wait_for("dozed=2.")


def test_a_paste_after_the_key_goes_to_the_line(probe: Session) -> None:
    probe.send(b"/\x1b[200~bad\x1b[201~\rb")
    probe.wait_for("bookmarks=1.")
    probe.wait_for("found=bad.")
    probe.wait_for("pasted=0.")


def test_a_long_burst_loses_no_key(probe: Session) -> None:
    probe.send(b"b/b\r" * 100)
    probe.wait_for("bookmarks=100.")
    probe.wait_for("found=b.")
