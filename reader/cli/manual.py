"""The manual page, made from the parsers: roff in the macros of man(7)."""

import argparse
from collections.abc import Iterator, Sequence

from reader import __version__
from reader.cli.parser import Parser

_ENDING = """\
.SH EXIT STATUS
.TP
0
Fine.
.TP
1
There are problems, or nothing was found.
.TP
2
The command was used wrongly.
.SH FILES
.TP
.I ~/.config/on\\-the\\-record/config.yaml
Settings: the library, the theme, the width, the mouse and the keys.
.PP
Bookmarks are kept in the data folder, the index of each library in the cache folder.
"""


def manual(parser: Parser) -> str:
    """Return the manual page of all commands."""
    lines = [
        f'.TH READER 1 "" "on\\-the\\-record {_roff(__version__)}" "User Commands"',
        ".SH NAME",
        "reader \\- who said what, when, and according to whom",
        ".SH SYNOPSIS",
        ".B reader",
        "[\\fIOPTIONS\\fR] [\\fICOMMAND\\fR ...]",
        ".SH DESCRIPTION",
        _roff(parser.description or ""),
        ".SH OPTIONS",
        *_arguments(parser),
        ".SH COMMANDS",
        *(line for command in parser.below() for line in _command(command)),
    ]
    return "\n".join(lines) + "\n" + _ENDING


def _command(parser: Parser) -> Iterator[str]:
    usage = [str(each.metavar) for each in parser.arguments if not each.option_strings]
    yield f".SS {_roff(' '.join((parser.prog, *usage)))}"
    yield _roff(parser.description or "")
    # The main parser has these two already.
    yield from _arguments(parser, but=("--help", "--library"))
    examples = (parser.epilog or "").partition("\n")[2]
    if examples:
        yield ".PP\nExamples:\n.PP\n.nf\n.RS"
        yield from (_roff(line.strip()) for line in examples.splitlines())
        yield ".RE\n.fi"
    for command in parser.below():
        yield from _command(command)


def _arguments(parser: Parser, but: Sequence[str] = ()) -> Iterator[str]:
    for action in parser.arguments:
        if action.help and not set(but).intersection(action.option_strings):
            yield ".TP"
            yield f".B {_roff(_named(action))}"
            yield _roff(action.help.replace("%%", "%"))


def _named(action: argparse.Action) -> str:
    """An argument as it is written: ``--limit N``, ``--kind direct|partial|indirect``."""
    value = str(action.metavar or "|".join(action.choices or ()))
    return " ".join(filter(None, (", ".join(action.option_strings), value)))


def _roff(text: str) -> str:
    """A text in which roff finds no requests and no escapes."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
