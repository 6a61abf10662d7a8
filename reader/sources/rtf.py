"""RTF files, with striprtf of the extra “docs”: the whole text, and no field."""

from collections.abc import Iterator

from reader.sources.piece import CannotRead, MissingExtra, Piece, Refused, settled
from reader.sources.source import Source

MAX_BYTES = 16 * 1024**2
_UNKNOWN = "“\ufffd” stands for bytes that mean nothing in the encoding of the file."
_NOTE = "It is RTF, in which nothing says what is headline, day, author or furniture."


def is_rtf(source: Source) -> bool:
    """Whether a source is an RTF file."""
    return source.data.lstrip()[:5] == rb"{\rtf"


def read(source: Source) -> Iterator[Piece | Refused]:
    """The whole text of an RTF file."""
    doubtful = frozenset(("text", "headline", "outlet", "published"))
    text = words_of(source)
    notes = (_NOTE, _UNKNOWN) if "\ufffd" in text else (_NOTE,)
    yield settled(Piece(text, whole=True, notes=notes, doubtful=doubtful))


def words_of(source: Source) -> str:
    """The whole text of an RTF file."""
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError:
        raise MissingExtra("RTF files", "docs", "striprtf") from None
    if len(source.data) > MAX_BYTES:
        raise CannotRead(f"It is RTF of more than {MAX_BYTES // 1024**2} MiB; split it.")
    try:
        rtf = source.data.decode("latin-1")
        text: str = rtf_to_text(rtf, errors="replace")  # type: ignore[no-untyped-call] # no types
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        RuntimeError,
        TypeError,
        ValueError,
    ) as error:
        raise CannotRead("It is RTF that is broken.") from error
    # It writes a character beyond the first 65,536 as two halves.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
