"""Builds files of other programs for tests: Word files, letters, PDF."""

import io
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive, its files in order; the first is stored as it is if it is `mimetype`."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data, compress_type=0 if name == "mimetype" else ZIP_DEFLATED)
    return buffer.getvalue()


def docx(paragraphs: Iterable[str], document: str = "") -> bytes:
    """A Word file with some paragraphs, or with a whole document of its XML. Each word of a
    paragraph is a run of its own, as programs that light words up write them."""
    if not document:
        document = (
            f'<w:document xmlns:w="{WORD}"><w:body>'
            + "".join(f"<w:p>{_runs(text)}</w:p>" for text in paragraphs)
            + "</w:body></w:document>"
        )
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()})


def _runs(text: str) -> str:
    words = text.split(" ")
    parts = [f"{word} " for word in words[:-1]] + words[-1:]
    return "<w:pPr/>" + "".join(
        f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in parts
    )
