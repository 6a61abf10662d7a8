"""What the arguments of several commands share: options, queries, how values are read."""

import argparse
from pathlib import Path

from reader.cli.parser import Commands, Parser
from reader.places import written_path
from reader.text import excerpt

LARGEST = 1_000_000_000
"""The largest number that an option takes."""


def furnish(parser: Parser, *examples: str) -> None:
    """Set up what all parsers share.

    An option that may come before or after a command has its default only in the main parser: a
    default in the command's parser would override a value given before the command.
    """
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "\n  ".join(("examples:", *examples))
    parser.add_argument(
        "--library",
        metavar="DIR",
        type=path,
        default=argparse.SUPPRESS,
        help="the library (default: the one in the config file, else the bundled one)",
    )


def add_verb(verbs: Commands, name: str, module: str, help: str, *examples: str) -> Parser:
    """Add a command that a module runs."""
    parser = verbs.add_parser(name, help=help, description=f"{help[0].upper()}{help[1:]}.")
    parser.set_defaults(verb=module)
    furnish(parser, *examples)
    return parser


def path(written: str) -> Path:
    """A path, also where no shell expands ``~``, as behind ``--library=``."""
    try:
        return written_path(written)
    except RuntimeError as error:
        raise argparse.ArgumentTypeError(f"“{excerpt(written)}”: {error}") from None


def number(written: str) -> int:
    """Parse an option's number from 1 to `LARGEST`."""
    if written.isdecimal() and len(written) <= len(str(LARGEST)) and 1 <= int(written) <= LARGEST:
        return int(written)
    raise argparse.ArgumentTypeError(f"“{excerpt(written)}” is not a number from 1 to {LARGEST:,}")


def add_json(parser: Parser) -> None:
    parser.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print JSON, for programs"
    )


def add_forms(parser: Parser, *sorts: str) -> None:
    """Add the forms of a list for programs, and its orders."""
    add_json(parser)
    parser.add_argument(
        "--csv",
        action="store_true",
        default=argparse.SUPPRESS,
        help="print CSV, for spreadsheets; a text that begins with =, +, - or @ gets an apostrophe"
        " before it, so that it is no formula",
    )
    parser.add_argument(
        "--bom",
        action="store_true",
        default=argparse.SUPPRESS,
        help="print CSV that begins with a byte order mark, which Excel takes for UTF-8",
    )
    if sorts:
        parser.add_argument(
            "--sort",
            choices=sorts,
            help="the order: newest or oldest by the day published"
            + (", said by the day said, the latest first" if "said" in sorts else ""),
        )


def add_query(parser: Parser, *, optional: bool = False) -> None:
    parser.takes_query = True
    parser.add_argument(
        "query",
        metavar="QUERY",
        nargs="?" if optional else None,
        help='words, "phrases", beginnings*, -not, a OR b, (a b); speaker: outlet: agency: topic:'
        " actor: kind: cue: said: published: is:; several words need no quotation marks",
    )
