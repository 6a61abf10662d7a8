"""Word files (DOCX): exports of Nexis, and any other, which is taken as a whole."""

from collections.abc import Iterator

from reader.sources import nexis
from reader.sources.docx import docx_paragraphs
from reader.sources.piece import Piece, Refused, settled
from reader.sources.prose import joined
from reader.sources.source import Source


def is_word_file(source: Source) -> bool:
    """Whether a source is a Word file."""
    return source.data.startswith(b"PK\x03\x04") and b"word/document.xml" in source.data


def read(source: Source) -> Iterator[Piece | Refused]:
    """The articles of an export, or the whole text."""
    paragraphs = docx_paragraphs(source.data)
    if nexis.looks_exported(paragraphs):
        yield from nexis.read_blocks(paragraphs)
    else:
        note = "It is a Word file, in which nothing says what is headline, day or author."
        yield settled(Piece(joined(paragraphs), whole=True, notes=(note,)))


def words_of(source: Source) -> str:
    """The whole text."""
    return joined(docx_paragraphs(source.data))
