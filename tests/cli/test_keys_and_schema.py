"""``reader keys`` and ``reader schema`` print the program's own tables."""

import json
from pathlib import Path

import pytest

from reader.commands import COMMANDS, DEFAULT_KEYMAP
from reader.format.fields import json_schema
from tests.command import reader


@pytest.fixture
def config(tmp_path: Path) -> Path:
    folder = tmp_path / "home" / "config" / "on-the-record"
    folder.mkdir(parents=True)
    return folder / "config.yaml"


def test_every_command_is_a_line(config: Path) -> None:
    lines = reader("keys").out.splitlines()
    assert len(lines) == len(COMMANDS)
    assert lines[0].split() == ["Move", "j", "↓", "move-down", "Move", "down"]


def test_keys_as_json_are_written_as_in_the_config(config: Path) -> None:
    records = reader("keys", "--json").records
    assert {record["id"]: record["keys"] for record in records} == {
        id: list(keys) for id, keys in DEFAULT_KEYMAP.items()
    }
    assert records[0] == {
        "id": "move-down",
        "title": "Move down",
        "keys": ["j", "down"],
        "group": "Move",
        "scope": "in a pane",
    }


def test_the_users_keys_are_shown(config: Path) -> None:
    config.write_text("keys: {bookmark: [f5, pgdn], page-down: ctrl+f}\n")
    answer = reader("keys")
    assert (answer.code, answer.err) == (0, "")
    assert "  f5 pgdn " in next(line for line in answer.out.splitlines() if " bookmark " in line)
    records = {record["id"]: record["keys"] for record in reader("keys", "--json").records}
    assert records["bookmark"] == ["f5", "pagedown"]


@pytest.mark.parametrize("name", ["article", "actors", "library", "topics"])
def test_a_schema_is_printed_as_json(name: str) -> None:
    answer = reader("schema", name)
    assert (answer.code, json.loads(answer.out)) == (0, json_schema(name))
