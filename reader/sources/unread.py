"""Kinds of files that are known and not read, each with a sentence on what to do."""

from collections.abc import Iterator

from reader.sources.piece import CannotRead, Piece, Refused
from reader.sources.source import Source

# What a file begins with, and why it is not read.
_WHY = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "It is an old Word file; save it as DOCX or as text."),
    (b"PK\x03\x04", "It is a ZIP archive; unpack it and add what it holds."),
    (b"PK\x05\x06", "It is an empty ZIP archive."),
    (b"\x1f\x8b", "It is compressed; unpack it first."),
    (b"BZh", "It is compressed; unpack it first."),
    (b"\xfd7zXZ\x00", "It is compressed; unpack it first."),
    (b"\x28\xb5\x2f\xfd", "It is compressed; unpack it first."),
    (b"7z\xbc\xaf\x27\x1c", "It is an archive; unpack it and add what it holds."),
    (b"Rar!", "It is an archive; unpack it and add what it holds."),
    (b"\x89PNG\r\n", "It is a picture; run OCR first."),
    (b"\xff\xd8\xff", "It is a picture; run OCR first."),
    (b"GIF8", "It is a picture; run OCR first."),
    (b"II*\x00", "It is a picture; run OCR first."),
    (b"MM\x00*", "It is a picture; run OCR first."),
    (b"SQLite format 3\x00", "It is a database; export articles from it."),
)
_EPUB = "It is an e-book (EPUB); save the chapter as a page or as text."
_OPEN_DOCUMENT = "It is an OpenDocument file; save it as DOCX or as text."


def is_unread(source: Source) -> bool:
    """Whether a source is of a kind that is known and not read."""
    return any(source.data.startswith(beginning) for beginning, _ in _WHY)


def read(source: Source) -> Iterator[Piece | Refused]:
    """Nothing: it says why."""
    yield Refused("", _why(source))


def words_of(source: Source) -> str:
    """Raises `CannotRead`."""
    raise CannotRead(_why(source))


def _why(source: Source) -> str:
    if b"mimetypeapplication/epub+zip" in source.data[:200]:
        return _EPUB
    if b"mimetypeapplication/vnd.oasis.opendocument" in source.data[:200]:
        return _OPEN_DOCUMENT
    return next(why for beginning, why in _WHY if source.data.startswith(beginning))
