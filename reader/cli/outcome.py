"""How a command ends: with an exit code, or with an error that says why it cannot go on."""

import sys
from enum import IntEnum

from reader.text import one_line


class Exit(IntEnum):
    """The exit codes. A command ended by a signal gives 128 plus its number, as in a shell."""

    FINE = 0
    PROBLEMS = 1
    WRONG_USE = 2
    INTERRUPTED = 128 + 2
    PIPE_CLOSED = 128 + 13


class CommandError(Exception):
    """The command cannot go on; the message says why, in a sentence for the user."""

    code = Exit.PROBLEMS


class NotFoundError(CommandError):
    """What was asked for is not there."""


class UsageError(CommandError):
    """The command was given arguments that make no sense."""

    code = Exit.WRONG_USE


def tell(line: str) -> None:
    """Write a line to stderr; stdout is for results."""
    # If stderr is closed, print() would write to stdout instead.
    if sys.stderr is not None:
        print(one_line(line), file=sys.stderr)


def say(sentence: str) -> None:
    """Write a sentence to stderr after the program's name."""
    tell(f"reader: {sentence}")
