"""Plain text, also from standard input: taken as it is, with all that stands in it."""

from collections.abc import Iterator

from reader.sources.piece import Piece, Refused, plain, settled
from reader.sources.source import Source


def read(source: Source) -> Iterator[Piece | Refused]:
    """The whole text."""
    text, notes = source.decoded
    yield settled(Piece(text, whole=True, notes=notes))


def words_of(source: Source) -> str:
    """The whole text."""
    return plain(source.text)
