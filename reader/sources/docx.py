"""The paragraphs of a Word file (DOCX), read without unpacking more than an article may need."""

import io
import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from reader.sources.piece import CannotRead
from reader.sources.xml_tree import run_expat

MAX_UNPACKED = 128 * 1024**2
MAX_RATIO = 200
MAX_FILES = 5_000

_DOCUMENT = "word/document.xml"
_ENTRY = b"PK\x01\x02"
_WORD = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
}
# What is not printed, or stands there once more for older programs.
_UNPRINTED = {"delText", "instrText", "Fallback"}
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "\u2011"}


def docx_paragraphs(data: bytes) -> list[str]:
    """The paragraphs of a Word file that are not empty. Raises `CannotRead`."""
    reader = _Reader()
    run_expat(_unpacked(data), reader.start, reader.end, reader.text)
    return reader.found


class _Reader:
    """Takes the paragraphs out of a document as its XML goes by."""

    def __init__(self) -> None:
        self.found: list[str] = []
        # A paragraph may stand in a text box of another one.
        self._open: list[list[str]] = []
        self._skipped = 0
        self._in_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Called for the start of an element."""
        space, _, word = name.rpartition(" ")
        if self._skipped or word in _UNPRINTED:
            self._skipped += 1
        elif space in _WORD:
            if word == "p":
                self._open.append([])
            elif word in _BREAKS and self._open:
                self._open[-1].append(_BREAKS[word])
            self._in_text = word == "t"

    def end(self, name: str) -> None:
        """Called for the end of an element."""
        space, _, word = name.rpartition(" ")
        if self._skipped:
            self._skipped -= 1
        elif space in _WORD:
            self._in_text = False
            if word == "p" and self._open:
                text = "".join(self._open.pop()).strip()
                self.found += [text] if text else []

    def text(self, part: str) -> None:
        """Called for a stretch of text."""
        if self._in_text and self._open and not self._skipped:
            self._open[-1].append(part)


def _unpacked(data: bytes) -> bytes:
    """The bytes of the document in a Word file, of limited size."""
    if data.count(_ENTRY) > MAX_FILES:
        raise CannotRead(f"It is a ZIP file with more than {MAX_FILES:,} files in it.")
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            entry = archive.getinfo(_DOCUMENT)
            too_dense = entry.file_size > MAX_RATIO * max(entry.compress_size, 1024)
            if too_dense or entry.file_size > MAX_UNPACKED:
                raise CannotRead("It is a Word file that would unpack to more than any text needs.")
            if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or entry.flag_bits & 1:
                raise CannotRead("It is a Word file that is locked or packed in an unusual way.")
            with archive.open(entry) as document:
                unpacked = document.read(MAX_UNPACKED + 1)
    except (BadZipFile, EOFError, KeyError, OSError, ValueError, zlib.error) as error:
        raise CannotRead("It is a broken Word file: it cannot be unpacked.") from error
    except (NotImplementedError, RuntimeError) as error:
        raise CannotRead("It is a Word file that is packed in an unusual way.") from error
    if len(unpacked) > MAX_UNPACKED:
        raise CannotRead("It is a Word file that would unpack to more than any text needs.")
    return unpacked
