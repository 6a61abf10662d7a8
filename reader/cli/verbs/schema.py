"""``reader schema``: the JSON Schemas of the library format, for editors."""

from argparse import Namespace

from reader.cli.outcome import Exit
from reader.cli.output import print_json
from reader.config import Config
from reader.format.fields import json_schema


def run(args: Namespace, config: Config) -> Exit:
    """Print the JSON Schema of one kind of file."""
    print_json(json_schema(args.format))
    return Exit.FINE
