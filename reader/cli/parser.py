"""The parser of the command line: argparse, for queries as people type them.

Nothing here knows which commands there are: see `reader.cli.arguments`.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NoReturn, TypeAlias

from reader.cli.near import did_you_mean
from reader.cli.outcome import Exit, say
from reader.text import both_ends, excerpt

# Messages about wrong use repeat the argument, which may be long.
MOST_SAID = 400

Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


class Parser(argparse.ArgumentParser):
    """A parser that reports wrong use in one sentence, and names what is near.

    With `takes_query`, all words that are no options make one query, also those that begin with
    ``-``; what begins with ``--`` is meant as an option.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """All as `argparse.ArgumentParser`."""
        self.arguments: list[argparse.Action] = []
        self.commands: Commands | None = None
        self.takes_query = False
        super().__init__(*args, **kwargs)
        self.allow_abbrev = False

    def add_argument(self, *args: Any, **kwargs: Any) -> argparse.Action:
        """Add an argument, and remember it in `arguments`."""
        action = super().add_argument(*args, **kwargs)
        self.arguments.append(action)
        return action

    def add_commands(self, title: str, metavar: str) -> Commands:
        """Add commands, each with a parser of its own."""
        self.commands = self.add_subparsers(title=title, metavar=metavar)
        return self.commands

    def parse_known_args(  # type: ignore[override] # all that `parse_args` needs
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[Any, list[str]]:
        """Parse arguments. What is not known is wrong use, so the list is always empty."""
        written = sys.argv[1:] if args is None else list(args)
        options, words = self.divided(written)
        if self.commands and words:
            self.command(words[0])
        if self.takes_query and words:
            written = [*options, "--", " ".join(words)]
        found, unknown = super().parse_known_args(written, namespace)
        if unknown and unknown[0].startswith("-"):
            self._refuse("option", unknown[0])
        if unknown:
            self.error(f"“{excerpt(unknown[0])}” is one argument too many")
        return found, unknown

    def command(self, name: str) -> "Parser":
        """Return the parser of one of the commands. Another name is wrong use."""
        if self.commands is None:
            self.error(f"“{excerpt(name)}” is one argument too many")
        found: Parser | None = self.commands.choices.get(name)
        if found is None:
            self._refuse("action" if " " in self.prog else "command", name)
        return found

    def below(self) -> "Iterator[Parser]":
        """Yield the parsers of the commands."""
        yield from self.commands.choices.values() if self.commands else ()

    def divided(self, written: Sequence[str]) -> tuple[list[str], list[str]]:
        """Part arguments into the options with their values and the other words."""
        named = {name: action for action in self.arguments for name in action.option_strings}
        options, words = list[str](), list[str]()
        rest = iter(written)
        for each in rest:
            if each == "--":
                words += rest
            elif each in named:
                # An option takes the next word, unless it takes none, as all with no `nargs` do.
                options += [each, *islice(rest, 0 if named[each].nargs == 0 else 1)]
            elif each.startswith("--" if self.takes_query else "-") and each != "-":
                options.append(each)
            else:
                words.append(each)
        return options, words

    def _refuse(self, noun: str, written: str) -> NoReturn:
        if noun == "option":
            known = [name for action in self.arguments for name in action.option_strings]
        else:
            known = list(self.commands.choices) if self.commands else []
        name = written.partition("=")[0]
        self.error(f"there is no {noun} “{excerpt(written)}”{did_you_mean(name, known)}")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and end the command."""
        see = " See" if message.endswith("?") else "; see"
        say(f"{both_ends(message, MOST_SAID)}{see} “{self.prog} --help”")
        sys.exit(Exit.WRONG_USE)
