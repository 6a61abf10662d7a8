"""How a command ends: with an exit code, or with a sentence of why it cannot go on."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes. A signal that ends a command gives 128 and its number, as in a shell."""

    FINE = 0
    PROBLEMS = 1
    WRONG_USE = 2
    INTERRUPTED = 128 + 2
    PIPE_CLOSED = 128 + 13


class Stop(Exception):
    """The command cannot go on; the message says why, in a sentence for the user."""

    code = Exit.PROBLEMS


class NothingFound(Stop):
    """What was asked for is not there."""


class WrongUse(Stop):
    """The command was given what it cannot make sense of."""

    code = Exit.WRONG_USE
