"""``reader help``: how a command is used."""

from argparse import Namespace

from reader.cli.arguments import build_parser
from reader.cli.manual import manual
from reader.cli.outcome import Exit
from reader.config import Config


def run(args: Namespace, config: Config) -> Exit:
    """Print what ``--help`` prints of a command, or of all."""
    parser = build_parser()
    if args.man:
        print(manual(parser), end="")
        return Exit.FINE
    for name in args.command:
        parser = parser.command(name)
    parser.print_help()
    return Exit.FINE
