"""PDF files, with pypdf of the extra “docs”: only the letters are sure, nothing is a field.

From version 7.1 on pypdf bounds its own work, such as on drawings that hold one another.
"""

import io
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.sources.foreign import BROKEN
from reader.sources.piece import MAX_CHARACTERS, CannotRead, MissingExtra, Piece, Refused, settled
from reader.sources.prose import joined
from reader.sources.source import Source

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_PAGES = 1_000
_LEAST_LETTERS = 20
_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\n(?=[^\W\d_])(?=[a-zß-öø-ÿ])")
_NOTE = (
    "It is a PDF, in which nothing says what is headline, day, author or furniture; lines of"
    " columns may be mixed."
)
_JOINED = "Words parted at the ends of lines are joined."


def is_pdf(source: Source) -> bool:
    """Whether a source is a PDF file."""
    return b"%PDF-" in source.data[:1024]


def read(source: Source) -> Iterator[Piece | Refused]:
    """The whole text of a PDF file."""
    text = _text(source.data)
    joined_words = _HYPHENATED.sub("", text)
    notes = (_NOTE,) if joined_words == text else (_NOTE, _JOINED)
    doubtful = frozenset(("text", "headline", "outlet", "published"))
    yield settled(Piece(joined_words, whole=True, notes=notes, doubtful=doubtful))


def words_of(source: Source) -> str:
    """The whole text of a PDF file."""
    return _HYPHENATED.sub("", _text(source.data))


def _text(data: bytes) -> str:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise MissingExtra("PDF files", "docs", "pypdf") from None
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    logging.getLogger("pypdf").propagate = False
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise CannotRead("It is a PDF that is locked with a password.")
        text = joined(_pages(reader))
    except (PyPdfError, *BROKEN) as error:
        raise CannotRead("It is a PDF that is broken or uses what is not known.") from error
    if sum(map(str.isalnum, text[:10_000])) < _LEAST_LETTERS:
        raise CannotRead("It holds pictures of pages; run OCR first.")
    return text


def _pages(reader: "PdfReader") -> Iterator[str]:
    if len(reader.pages) > MAX_PAGES:
        raise CannotRead(f"It is a PDF of more than {MAX_PAGES:,} pages; split it.")
    length = 0
    for page in reader.pages:
        text = page.extract_text()
        length += len(text)
        if length > MAX_CHARACTERS:
            raise CannotRead(f"It is longer than {MAX_CHARACTERS:,} characters; split it.")
        yield text.strip()
