"""``reader schema``: the JSON Schemas of the library format, for editors."""

from argparse import Namespace

from reader.config import Config
from reader.library.formats import json_schema
from reader.verbs.outcome import Exit
from reader.verbs.printing import print_json


def run(args: Namespace, config: Config) -> Exit:
    """Print the JSON Schema of one kind of file."""
    print_json(json_schema(args.format))
    return Exit.FINE
