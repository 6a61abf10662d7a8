"""The command line: runs a command, and tells the shell and the user how it ended.

Each command is a module of `reader.cli.verbs`, imported when it is needed: ``--version`` loads no
YAML, and only the desk loads the screens.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from reader.cli.arguments import build_parser
from reader.cli.outcome import CommandError, Exit, say, tell
from reader.cli.settings import read_config
from reader.garbage import collect_rarely
from reader.text import both_ends

if TYPE_CHECKING:
    from reader.config import Config

    Verb = Callable[[argparse.Namespace, Config], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line. Return its exit code."""
    collect_rarely()
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Characters that the locale cannot encode must not abort a command half way.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code = _carry_out(argv)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except BrokenPipeError:
        _let_go_of_stdout()
        return Exit.PIPE_CLOSED
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except OSError as error:
        _let_go_of_stdout()
        where = f"{both_ends(str(error.filename))}: " if error.filename else ""
        say(f"{where}{error.strerror or error}")
        return Exit.PROBLEMS


def _let_go_of_stdout() -> None:
    """Discard unwritten output, so that the interpreter does not complain when it exits.

    https://docs.python.org/3/library/signal.html#note-on-sigpipe
    """
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _carry_out(argv: Sequence[str] | None) -> int:
    written = sys.argv[1:] if argv is None else argv
    if written[:1] == ["--complete"]:
        from reader.cli.completion import print_candidates

        print_candidates(written[1:])
        return Exit.FINE
    try:
        return _run(build_parser().parse_args(written))
    except SystemExit as end:  # argparse exits after --help, --version and wrong use.
        return int(end.code or Exit.FINE)


def _run(args: argparse.Namespace) -> int:
    from reader.format.files import NoLibyaml, NotALibrary
    from reader.index import IndexBusy, IndexFailure
    from reader.notebook import StoreError

    try:
        config = read_config()
        for problem in config.problems:
            tell(str(problem))
        verb: Verb = import_module(f"reader.cli.verbs.{args.verb}").run
        return verb(args, config)
    except CommandError as error:
        say(str(error))
        return error.code
    except NotALibrary as error:
        say(str(error))
        return Exit.WRONG_USE
    except (StoreError, IndexBusy, NoLibyaml) as error:
        say(str(error))
        return Exit.PROBLEMS
    except IndexFailure as error:
        say(f"the index cannot be read: {error}; “reader index --rebuild” makes a new one")
        return Exit.PROBLEMS
