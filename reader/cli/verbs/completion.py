"""``reader completion``: the script by which a shell completes the reader's commands."""

from argparse import Namespace

from reader.cli.completion import SCRIPTS
from reader.cli.outcome import Exit
from reader.config import Config


def run(args: Namespace, config: Config) -> Exit:
    """Print the script of a shell, to be read when it starts."""
    print(SCRIPTS[args.shell], end="")
    return Exit.FINE
