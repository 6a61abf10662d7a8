"""The two questions about a source: which articles it holds, and which words it prints."""

from collections.abc import Iterator

from reader.sources.kinds import kind_of
from reader.sources.piece import CannotRead, Piece, Refused
from reader.sources.source import Source

MAX_BYTES = 64 * 1024**2
"""The largest file that is read."""


def read_source(data: bytes, name: str) -> Iterator[Piece | Refused]:
    """The articles in the bytes of a file, each as a `Piece`, or a `Refused` that says why not.

    `name` is the name of the file, or ``-`` for standard input. Nothing is raised for what stands
    in a file, and no article is left out without a `Refused`; a file that cannot be read at all
    gives one, whose `where` is empty.
    """
    is_empty = True
    try:
        source = _source(data, name)
        for found in kind_of(source).read(source):
            is_empty = False
            yield found
    except CannotRead as why:
        yield Refused("", str(why))
    else:
        if is_empty:
            yield Refused("", "It holds no article.")


def text_of(data: bytes, name: str) -> str:
    """All words that a file prints, headlines included, to check quotes against.

    Raises `CannotRead`.
    """
    source = _source(data, name)
    return kind_of(source).words(source)


def _source(data: bytes, name: str) -> Source:
    if not data.strip():
        raise CannotRead("It is empty.")
    if len(data) > MAX_BYTES:
        raise CannotRead(f"It is larger than {MAX_BYTES // 1024**2} MiB; split it.")
    return Source(data, name)
