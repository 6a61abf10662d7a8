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


def pdf(lines: Iterable[str]) -> bytes:
    """A PDF file of one page with some lines of text."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    content = f"BT /F1 12 Tf 72 720 Td {shown}ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R"
        b" /Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n"
        b"%d\n%%%%EOF" % (table, len(out))
    )
