"""Finds the encoding of a text, and says what is odd about it.

A byte order mark, or the zero bytes of UTF-16 and UTF-32, tell the encoding. Else UTF-8 is tried,
because hardly any text of another encoding is valid UTF-8; then what the file itself declares. What
is still no UTF-8 is Windows-1252, which undeclared pages and old programs write: all of a text, or
the few bytes that were pasted into it. Nothing becomes a replacement character without a note.
"""

import codecs
import re
from typing import NamedTuple

from reader.sources.piece import CannotRead
from reader.text import counted, excerpt

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # Begins like that of UTF-16, so it is looked for before it.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Only encodings of texts: Python also knows “zlib” and “unicode_escape”.
_DECLARABLE = re.compile(
    r"(iso8859-\d+|cp(125\d|4\d\d|7\d\d|8\d\d|932|949|950|1006|1026|1140)|koi8-[rtu]|mac-\w+"
    r"|gb2312|gbk|gb18030|hz|big5\w*|euc_\w+|shift_ji\w+|iso2022_\w+|johab|tis-620|ptcp154|kz1048)"
)
# What calls itself so is read as browsers read it.
_WESTERN = {"ascii", "iso8859-1", "cp1252"}
_SAMPLE = 64 * 1024
# Of the bytes of a text in UTF-16, blanks and line ends alone make more of them zero.
_LEAST_ZEROS = 1 / 50
_MOST_CONTROLS = 1 / 100
_CONTROLS = bytes({*range(32)} - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
# A character beyond ASCII in UTF-8.
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_STRAY = re.compile("[\udc80-\udcff]")
# `surrogateescape` keeps bytes that are no UTF-8 as these code points.
_IN_WINDOWS_1252 = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)
}


class Decoded(NamedTuple):
    """A text, and notes on how its bytes were read."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text in some bytes, without its byte order mark. `declared` is the encoding that the file
    claims.

    Raises `CannotRead` for bytes that are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding) or _without_declaration(data, declared)
    wide = _wide(data[:_SAMPLE])
    found = _strictly(data, wide) if wide else None
    return found or _without_declaration(data, declared)


def is_binary(data: bytes) -> bool:
    """Whether bytes, which are neither UTF-16 nor UTF-32, are no text in any encoding."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > len(sample) * _MOST_CONTROLS


def _without_declaration(data: bytes, declared: str | None) -> Decoded:
    if is_binary(data):
        raise CannotRead("It is neither text nor a kind of file that can be read.")
    found = _strictly(data, "utf-8")
    name = _encoding(declared)
    if found:
        return _noted_if_wrong(found, name, declared)
    if name and name not in _WESTERN and name != "utf-8":
        found = _strictly(data, name)
        if found:
            return found
    return _with_stray_bytes(data, name, declared)


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding))
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(sample: bytes) -> str | None:
    """The kind of UTF-16 or UTF-32 that bytes without a mark are in, if they are."""
    zeros = [sample[at::4].count(0) for at in range(4)]
    least = max(2, len(sample) * _LEAST_ZEROS)
    if sum(zeros) < least or not any(sample):
        return None
    quarter = len(sample) / 4
    if min(zeros[1], zeros[2], zeros[3]) >= quarter * 0.9 and zeros[0] < quarter / 10:
        return "utf-32-le"
    if min(zeros[0], zeros[1], zeros[2]) >= quarter * 0.9 and zeros[3] < quarter / 10:
        return "utf-32-be"
    first, second = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if min(first, second) > max(first, second) / 10:
        return None
    return "utf-16-be" if first > second else "utf-16-le"


def _encoding(declared: str | None) -> str | None:
    """The name that Python has for an encoding of texts; ``None`` for any other word."""
    try:
        name = codecs.lookup((declared or "").strip()[:40]).name
    except (LookupError, ValueError):
        return None
    known = name in _WESTERN or name == "utf-8" or _DECLARABLE.fullmatch(name)
    return name if known else None


def _noted_if_wrong(found: Decoded, name: str | None, declared: str | None) -> Decoded:
    """A text that is UTF-8, with a note if it declares something else."""
    if not declared or name == "utf-8" or found.text.isascii():
        return found
    return Decoded(
        found.text, (f"It calls itself {excerpt(declared)}, but it is UTF-8 and is read so.",)
    )


def _with_stray_bytes(data: bytes, name: str | None, declared: str | None) -> Decoded:
    """A text of which some bytes, or all beyond ASCII, are no UTF-8."""
    notes = []
    if declared and name not in _WESTERN:
        notes.append(f"It calls itself {excerpt(declared)}, but it is not; see the letters.")
    if _UTF8.search(data):
        escaped = data.decode("utf-8", "surrogateescape")
        text = escaped.translate(_IN_WINDOWS_1252)
        stray = _STRAY.subn("", escaped)[1]
        are = "is" if stray == 1 else "are"
        notes.append(f"{counted(stray, 'byte')} of it {are} not UTF-8, but Windows-1252.")
    else:
        text = data.decode("cp1252", "replace")
        if name not in _WESTERN:
            notes.append("It is read as Windows-1252, because it is not UTF-8.")
    missing = text.count("\ufffd") - data.count("\ufffd".encode())
    if missing:
        notes.append(f"“\ufffd” stands for {counted(missing, 'byte')} that mean nothing there.")
    return Decoded(text, tuple(notes))
