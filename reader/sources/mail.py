"""Letters: newsletters in ``.eml``, many of them in ``.mbox``, and pages saved as MHTML."""

import email
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from reader.sources.days import day_of
from reader.sources.decoding import decode
from reader.sources.piece import CannotRead, Piece, Refused, settled
from reader.sources.prose import joined
from reader.sources.source import Source
from reader.sources.web_page import all_text, read_page

_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n|[ \t][^\n]*\n)+")
_TELLING = re.compile(rb"(?mi)^(?:mime-version|message-id|received|content-type|return-path):")
_NAMED = re.compile(rb"(?mi)^(?:from|subject|date):")
_SUFFIXES = (".eml", ".mht", ".mhtml")
_BETWEEN = re.compile(
    rb"(?:\A|\r?\n\r?\n)From [^\n]{0,200}\d\d:\d\d[^\n]{0,100}\n(?=[A-Za-z][A-Za-z0-9-]*:)"
)
_QUOTED_FROM = re.compile(rb"(?m)^>(?=>*From )")
_MAX_MESSAGES = 50_000
_GLANCE = 16 * 1024


def is_letter(source: Source) -> bool:
    """Whether a source is a letter or a page saved as one: it begins with their headers."""
    header = _HEADER.match(source.data.lstrip()[:_GLANCE])
    if not header:
        return False
    named = source.suffix in _SUFFIXES and _NAMED.search(header[0])
    return bool(named or _TELLING.search(header[0]))


def is_mailbox(source: Source) -> bool:
    """Whether a source holds letters, each after a line that begins with “From ”."""
    return _BETWEEN.match(source.data[:_GLANCE]) is not None


def read(source: Source) -> Iterator[Piece | Refused]:
    """The article in a letter, or in a page saved as one."""
    yield settled(_read(source.data))


def read_mailbox(source: Source) -> Iterator[Piece | Refused]:
    """The article in each letter."""
    letters = _letters(source.data)
    for place, letter in enumerate(letters, start=1):
        where = f"message {place} of {len(letters)}" if len(letters) > 1 else ""
        try:
            yield settled(_read(letter), where)
        except CannotRead as why:
            yield Refused(where, str(why))


def words_of(source: Source) -> str:
    """The subject and all text of a letter."""
    return _words(source.data)


def words_of_mailbox(source: Source) -> str:
    """The subject and all text of each letter."""
    return joined(map(_words, _letters(source.data)))


def _letters(data: bytes) -> list[bytes]:
    between = list(_BETWEEN.finditer(data))
    starts = [match.end() for match in between]
    if len(starts) > _MAX_MESSAGES:
        raise CannotRead(f"It holds more than {_MAX_MESSAGES:,} messages; split it.")
    ends = [*(match.start() for match in between[1:]), len(data)]
    pairs = zip(starts, ends, strict=True)
    return [_QUOTED_FROM.sub(b"", data[start:end]) for start, end in pairs]


def _read(data: bytes) -> Piece:
    letter = _parsed(data)
    page = _page_address(letter)
    parts = _texts(letter)
    if not parts:
        raise CannotRead("It is a message without text.")
    kind, text, notes = parts[0]
    day = day_of(_line(letter, "Date") or "")
    if page is not None:
        piece = read_page(text)
        return piece._replace(
            url=piece.url or page or None,
            captured=day.partition("T")[0] if day else piece.captured,
            notes=notes + piece.notes,
        )
    piece = read_page(text) if kind == "html" else Piece(text)
    name = parseaddr(_line(letter, "From") or "")[0]
    return piece._replace(
        headline=_line(letter, "Subject") or piece.headline,
        outlet=name or piece.outlet,
        published=day,
        notes=(
            *notes,
            *piece.notes,
            "The day is that on which the message was sent, and the outlet is who sent it.",
        ),
        doubtful=piece.doubtful | {"published", "outlet"},
    )


def _words(data: bytes) -> str:
    letter = _parsed(data)
    texts = (all_text(text) if kind == "html" else text for kind, text, _ in _texts(letter))
    return joined(filter(None, (_line(letter, "Subject"), *texts)))


def _parsed(data: bytes) -> Message:
    try:
        return email.message_from_bytes(data.lstrip())
    except RecursionError:
        raise CannotRead("It is a message with messages in it, too many deep.") from None


def _page_address(letter: Message) -> str | None:
    """The address of a page saved as MHTML, perhaps empty; ``None`` for a letter."""
    if letter.get_content_type() != "multipart/related":
        return None
    address = _line(letter, "Snapshot-Content-Location")
    if address is None and "Saved by " not in (_line(letter, "From") or ""):
        return None
    return address or ""


def _texts(letter: Message) -> list[tuple[str, str, tuple[str, ...]]]:
    """The texts of a letter, each with its kind and notes: HTML before plain text.

    Files that are attached are left out.
    """
    found = []
    for part in letter.walk():
        kind = part.get_content_type()
        attached = part.get_content_disposition() == "attachment"
        if kind in ("text/html", "text/plain") and not attached:
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                text, notes = decode(payload, part.get_content_charset())
                found.append((kind.removeprefix("text/"), text, notes))
    return sorted(found, key=lambda each: each[0])


def _line(letter: Message, name: str) -> str | None:
    """A line of the header as text; ``None`` if there is none."""
    value = letter.get(name)
    if value is None:
        return None
    written = " ".join(str(value).split())[:2_000]
    try:
        return str(make_header(decode_header(written))) or None
    except (MessageError, LookupError, UnicodeError, ValueError):
        return written
