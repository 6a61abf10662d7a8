"""What may come next on a command line, for the shells; ids come from the index as it stands.

Each shell's script asks ``reader --complete SHELL WORDS`` on every tab, so nothing is read but what
is needed.
"""

import argparse
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.arguments import build_parser
from reader.cli.parser import Parser
from reader.text import unsafe_characters

if TYPE_CHECKING:
    from reader.library.library import Library

BASH = """\
_reader() {
    mapfile -t COMPREPLY < <(reader --complete bash "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *: ]] && compopt -o nospace
}
complete -o default -F _reader reader
"""
ZSH = """\
#compdef reader
_reader() {
    local -a found
    found=(${(f)"$(reader --complete zsh "${(@Q)words[1,CURRENT]}" 2>/dev/null)"})
    if (( $#found )); then compadd -- $found; else _files; fi
}
compdef _reader reader
"""
FISH = """\
function _reader
    reader --complete fish (commandline -opc) (commandline -ct | string collect -a) 2>/dev/null
end
complete -c reader -a '(_reader)'
"""
SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}
# In bash these part words, so only what comes after the last one is replaced.
_BREAKS = ":="
_LIBRARY = "--library"


def print_candidates(asked: Sequence[str]) -> None:
    """Print what may stand in place of the last word, one a line.

    `asked` is a shell and the words so far, or for bash the line, since bash parts words itself: of
    the last word, only what it takes for one is printed.
    """
    shell, *words = asked or ("",)
    kept = 0
    if shell == "bash":
        words = _words(" ".join(words))
        kept = max(words[-1].rfind(sign) for sign in _BREAKS) + 1
    for candidate in candidates(words[1:] or [""]):
        print(candidate[kept:])


def _words(line: str) -> list[str]:
    """The words of a line, of which the last is being typed; a mark may be open in it."""
    for closing in ("", '"', "'"):
        with suppress(ValueError):
            words = shlex.split(line + closing)
            begins = not closing and (line[-1:].isspace() or not line)
            return [*words, ""] if begins else words
    return ["", ""]


def candidates(words: Sequence[str]) -> list[str]:
    """Return what may stand in place of the last word, in order. Empty for files and folders."""
    *before, last = words
    parser, action = _expected(build_parser(), before, last)
    if isinstance(action, argparse.Action):
        found: Iterable[str] = _values(parser, action, before, last)
    else:
        found = action
    # A name from a hostile library must not reach the terminal.
    return [one for one in found if one.startswith(last) and not any(unsafe_characters(one))]


def _expected(
    parser: Parser, before: Sequence[str], last: str
) -> tuple[Parser, argparse.Action | list[str]]:
    """Return the parser that is reached, and the argument or the words that may come."""
    taken, left = 0, list(before)
    while left:
        word = left.pop(0)
        option = _option(parser, word)
        if option:
            if option.nargs != 0:
                if not left:
                    return parser, option
                left.pop(0)
        elif parser.commands and word in parser.commands.choices:
            parser, taken = parser.commands.choices[word], 0
        else:
            taken += 1
    if last == "-" or last.startswith("--" if parser.takes_query else "-"):
        return parser, [name for each in parser.arguments for name in each.option_strings]
    places = [each for each in parser.arguments if not each.option_strings]
    if parser.commands and not places:
        return parser, [] if taken else list(parser.commands.choices)
    more = [each for each in places if each.nargs == "*" or parser.takes_query]
    return parser, next(iter(places[taken:] or more), list[str]())


def _option(parser: Parser, word: str) -> argparse.Action | None:
    return next((each for each in parser.arguments if word in each.option_strings), None)


def _values(
    parser: Parser, action: argparse.Action, before: Sequence[str], last: str
) -> Iterable[str]:
    if action.choices:
        return map(str, action.choices)
    if action.dest == "command":
        _, found = _expected(build_parser(), [w for w in before if w != "help"], "")
        return found if isinstance(found, list) else ()
    named = str(action.metavar)
    kinds: Mapping[str, Callable[[Library], Iterable[str]]] = {
        "ACTOR": lambda library: library.actors,
        "TOPIC": lambda library: library.topics,
        "ARTICLE": lambda library: library.article_ids(),
        "QUERY": lambda library: _of_query(library, last),
    }
    take = kinds.get(named)
    library = _library(before) if take or "ARTICLE#" in named else None
    if library is None:
        return ()
    return sorted(take(library) if take else _references(library, last))


def _references(library: "Library", last: str) -> Iterator[str]:
    """Articles; once one is named, its quotes."""
    ids = library.article_ids()
    yield from ids
    begun = [id for id in ids if id.startswith(last)]
    id = begun[0] if len(begun) == 1 else last.replace("/", "#").partition("#")[0]
    article = library.article(id)
    sign = "/" if "/" in last else "#"
    for quote in article.quotes if article else ():
        yield f"{id}{sign}{quote.id}"


def _of_query(library: "Library", last: str) -> Iterator[str]:
    from reader.search.filter_values import CHOICES, FilterName

    minus = "-" if last.startswith("-") else ""
    name, colon, _ = last.removeprefix("-").partition(":")
    actors = library.actors
    values: dict[str, Iterable[str]] = {
        **{str(name): choices for name, choices in CHOICES.items()},
        FilterName.TOPIC: library.topics,
        FilterName.SPEAKER: actors,
        FilterName.ACTOR: actors,
    }
    if colon:
        yield from (f"{minus}{name}:{value}" for value in values.get(name, ()))
    elif last:
        yield from (f"{minus}{each}:" for each in FilterName)


def _library(before: Sequence[str]) -> "Library | None":
    """The library that the line names, else the one that the reader opens, as its index has it."""
    from reader.cli.settings import read_config
    from reader.format.files import NotALibrary
    from reader.index import IndexFailure
    from reader.library.opening import open_for_reading
    from reader.places import bundled_library, written_path

    named = [value for option, value in pairwise(before) if option == _LIBRARY]
    named += [word.partition("=")[2] for word in before if word.startswith(f"{_LIBRARY}=")]
    with suppress(NotALibrary, IndexFailure, RuntimeError, OSError):
        folder = written_path(named[-1]) if named else read_config().library
        return open_for_reading(Path(folder or bundled_library()))
    return None
