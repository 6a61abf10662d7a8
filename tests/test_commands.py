"""The table of commands is sound, and keys are written as terminals send them."""

import re
from collections import Counter

import pytest

from reader.commands import (
    BY_ID,
    COMMANDS,
    DEFAULT_KEYMAP,
    Command,
    Group,
    Scope,
    ScreenName,
    commands_on,
    read_key,
    shown_key,
)
from reader.text import one_line


def test_no_command_is_listed_twice() -> None:
    assert [id for id, count in Counter(c.id for c in COMMANDS).items() if count > 1] == []
    assert [title for title, n in Counter(c.title for c in COMMANDS).items() if n > 1] == []
    assert list(BY_ID.values()) == list(COMMANDS)


@pytest.mark.parametrize("screen", ScreenName)
def test_no_key_belongs_to_two_commands(screen: ScreenName) -> None:
    keys = Counter(key for command in commands_on(screen) for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_a_valid_id_title_and_keys(command: Command) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", command.id)
    assert command.action.isidentifier()
    assert command.title[0].isupper()
    assert not command.title.endswith(".")
    assert all(read_key(key) == key for key in command.keys)
    assert command.keys == DEFAULT_KEYMAP[command.id]


def test_scopes_share_keys_if_both_work_on_a_screen() -> None:
    assert Scope.PANE.shares_keys_with(Scope.DESK)
    assert not Scope.DESK.shares_keys_with(Scope.SEARCH)
    assert all(scope.shares_keys_with(Scope.ANYWHERE) for scope in Scope)
    assert str(Scope.PANE) == Scope.PANE.value == "in a pane"


def test_every_group_has_commands() -> None:
    assert {command.group for command in COMMANDS} == set(Group)


def test_partners_have_the_same_group_and_scope() -> None:
    for command in COMMANDS:
        if command.partner:
            partner = BY_ID[command.partner]
            assert command.hint
            assert not partner.hint
            assert (partner.group, partner.scope) == (command.group, command.scope)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        *((key, key) for key in ("b", "B", "?", "[", "+", "1", "ctrl+b", "alt+1", "f1", "f24")),
        *((key, key) for key in ("space", "shift+tab", "ctrl+shift+up", "alt+ctrl+shift+f5")),
        ("esc", "escape"),
        ("pgdn", "pagedown"),
        ("pgup", "pageup"),
        (",", "comma"),
        (" ", "space"),
    ],
)
def test_a_key_is_read_by_its_usual_names(written: str, key: str) -> None:
    assert read_key(written) == key


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            "bb",
            "ctrl",
            "ctrl+",
            "+ctrl",
            "b+ctrl",
            "CTRL+b",
            "Ctrl-b",
            "ctrl-b",
            "^b",
            "<c-b>",
        ),
        *(
            "f0",
            "f25",
            "F5",
            "Space",
            "return",
            "meta+b",
            "super+b",
            "éé",
            "\u00a0",
            "\x1b",
            "\n",
            "b\n",
        ),
        *("ctrl+ctrl+b", "shift+ctrl+up", "ctrl+alt+b", "ctrl+pgdn", "b,c", "ctrl+,"),
        *("shift+b", "ctrl+B", "ctrl+]", "alt+?"),
    ],
)
def test_a_key_that_no_terminal_sends_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is not a key; write it as") as raised:
        read_key(written)
    assert str(raised.value).startswith(f"“{one_line(written)}”")


@pytest.mark.parametrize(
    ("key", "shown"),
    [("escape", "esc"), ("pagedown", "pgdn"), ("up", "↑"), ("left", "←"), ("b", "b"), ("]", "]")],
)
def test_keys_are_shown_in_few_cells(key: str, shown: str) -> None:
    assert shown_key(key) == shown


@pytest.mark.parametrize("written", ["é", "ö", "о", "北", "½"])
def test_a_letter_of_any_script_is_a_key(written: str) -> None:
    assert read_key(written) == written
