"""What a source gives: an article, or the reason why a part of it gives none."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from reader.dates import parse
from reader.sources.languages import language_code
from reader.text import both_ends

A = TypeVar("A")

MAX_CHARACTERS = 2_000_000
"""The most code points of one article, which is more than a long book has."""

MAX_FIELD = 2_000
"""The most code points of any other field; what is longer is no headline, name or address."""

_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85]")
# C0 except tab and newline, DEL, C1, and halves of pairs of UTF-16, which cannot be encoded.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_CODE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
ADDRESS = re.compile(r"https?://[^\s/][^\s]*")


class Piece(NamedTuple):
    """An article as its source holds it, before anything is drafted from it.

    `text` is plain text. Where `whole` is true, it is the whole decoded file, in which headline,
    day and page furniture still stand; else it is the body, its paragraphs parted by blank lines,
    and the other fields were parted from it. `published` and `captured` are EDTF dates; the latter
    is the day of the copy, never of publication. `notes` are whole sentences: the evidence, and
    what was left out. `doubtful` names the fields that somebody should look at.
    """

    text: str
    whole: bool = False
    headline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    place: str | None = None
    url: str | None = None
    published: str | None = None
    captured: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
    doubtful: frozenset[str] = frozenset()


FIELDS = ("headline", "outlet", "agency", "byline", "place", "url", "published", "captured")
"""The fields of a piece that are parted from its text, and shown."""


class Refused(NamedTuple):
    """A part of a source that gives no article, and why.

    `where` is such as “article 17 of 500”, or empty for the whole file; `reason` is a sentence.
    """

    where: str
    reason: str


class CannotRead(Exception):
    """A source, or a part of it, cannot be read; the message is a sentence that says why."""


class MissingExtra(CannotRead):
    """A library that the kind of source needs is not installed; the message says what to do."""

    def __init__(self, what: str, extra: str, libraries: str) -> None:
        super().__init__(
            f"Reading {what} needs the extra “{extra}”: pipx inject on-the-record {libraries},"
            f" or pip install 'on-the-record[{extra}]'."
        )


def all_settled(
    articles: Sequence[A], piece_of: Callable[[A], Piece], notes: tuple[str, ...] = ()
) -> Iterator[Piece | Refused]:
    """The articles of a source, each as `settled` gives it. `notes` go before those of each."""
    for place, article in enumerate(articles, start=1):
        where = f"article {place} of {len(articles)}" if len(articles) > 1 else ""
        piece = piece_of(article)
        yield settled(piece._replace(notes=notes + piece.notes), where)


def settled(piece: Piece, where: str = "") -> Piece | Refused:
    """The piece as others may rely on it, or why it gives no article.

    Its lines end with newlines; of other control characters it has only tabs. Each field is one
    line and not empty; dates are valid, and the address is one of the web.
    """
    text = plain(piece.text)
    if not text.strip():
        return Refused(where, "It holds no text.")
    if len(text) > MAX_CHARACTERS:
        return Refused(where, f"It is longer than {MAX_CHARACTERS:,} characters; split it.")
    url = _one_line(piece.url)
    return piece._replace(
        text=text if piece.whole else text.strip("\n"),
        headline=_one_line(piece.headline),
        outlet=_one_line(piece.outlet),
        agency=_one_line(piece.agency),
        byline=_one_line(piece.byline),
        place=_one_line(piece.place),
        url=url if url and ADDRESS.fullmatch(url) else None,
        published=_valid(piece.published),
        captured=_valid(piece.captured),
        language=_language(piece.language),
        notes=tuple(dict.fromkeys(_note(note) for note in piece.notes)),
    )


def plain(text: str) -> str:
    """The text with newlines for the line ends of every system, and without control characters
    other than newlines and tabs."""
    if text.replace("\n", "").isprintable():
        return text
    return _CONTROL.sub("", _LINE_END.sub("\n", text))


def _one_line(value: str | None) -> str | None:
    if value is None:
        return None
    line = " ".join(plain(value).split())
    return line if 0 < len(line) <= MAX_FIELD else None


def _valid(day: str | None) -> str | None:
    try:
        return parse(day).text if day else None
    except ValueError:
        return None


def _language(written: str | None) -> str | None:
    """A code (BCP 47), of one written with an underscore or of a name, too."""
    code = (_one_line(written) or "").replace("_", "-")
    return code if _CODE.fullmatch(code) else language_code(code)


def _note(note: str) -> str:
    return both_ends(plain(note), MAX_FIELD)
