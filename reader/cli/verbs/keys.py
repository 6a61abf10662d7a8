"""``reader keys``: every command of the desk with the user's keys."""

from argparse import Namespace

from reader.cli.outcome import Exit
from reader.cli.output import print_json, print_table, terminal_width
from reader.commands import COMMANDS, Command, shown_key
from reader.config import Config

# From this width of a terminal on, a line holds a command.
_ROOMY_FROM = 80


def run(args: Namespace, config: Config) -> Exit:
    """List the commands in the order of the help, with their keys from the config."""
    if args.json:
        print_json([_record(command, config) for command in COMMANDS])
    else:
        width = terminal_width()
        narrow = width is not None and width < _ROOMY_FROM
        print_table([_row(command, config) for command in COMMANDS], last_below=narrow)
    return Exit.FINE


def _record(command: Command, config: Config) -> dict[str, object]:
    return {
        "id": command.id,
        "title": command.title,
        "keys": config.keymap[command.id],
        "group": command.group,
        "scope": command.scope,
    }


def _row(command: Command, config: Config) -> list[str]:
    return [
        str(command.group),
        " ".join(map(shown_key, config.keymap[command.id])) or "no key",
        command.id,
        command.title,
    ]
