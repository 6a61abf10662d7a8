"""Reads the text of an original, in whatever encoding it was saved.

The line ends of every system become newlines.
"""

import codecs

_MARKS_OF_ORDER = (
    (codecs.BOM_UTF8, "utf-8"),
    # Begins like that of UTF-16, so it is looked for before it.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Of the bytes of a text in UTF-16, blanks and line ends alone make more of them NUL.
_LEAST_NULS = 1 / 50


def _in_windows_1252(byte: int) -> str:
    """Return the character that a byte stands for. Five have none, and are read as Latin-1."""
    one = bytes([byte])
    try:
        return one.decode("cp1252")
    except UnicodeDecodeError:
        return one.decode("latin-1")


# `surrogateescape` keeps bytes that are no UTF-8 as these code points.
_STRAY_BYTES = {0xDC00 + byte: _in_windows_1252(byte) for byte in range(0x80, 0x100)}


def text_of(data: bytes) -> str:
    """Return the text in the bytes of an original, each of its lines ended by a newline alone.

    UTF-8, UTF-16 and UTF-32 are told by their byte order mark, UTF-16 also without one. Bytes that
    are no UTF-8 are read as Windows-1252, which has Latin-1 in it.
    """
    text = _decoded(data)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    marked = next((each for each in _MARKS_OF_ORDER if data.startswith(each[0])), None)
    if marked:
        mark, encoding = marked
        data = data[len(mark) :]
        # Some programs put the mark of UTF-16 before UTF-8.
        text = None if _is_utf8(data) else _strictly(data, encoding)
    else:
        text = _strictly(data, _unmarked(data) or "utf-8")
    if text is not None:
        return text
    return data.decode("utf-8", "surrogateescape").translate(_STRAY_BYTES)


def _unmarked(data: bytes) -> str | None:
    """Return the kind of UTF-16 that bytes without a mark are in, if they are."""
    first, second = data[::2].count(0), data[1::2].count(0)
    most, least = max(first, second), min(first, second)
    if most < len(data) * _LEAST_NULS or least > most / 10:
        return None
    return "utf-16-be" if first > second else "utf-16-le"


def _is_utf8(data: bytes) -> bool:
    return b"\0" not in data and _strictly(data, "utf-8") is not None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
