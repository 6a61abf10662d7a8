"""Saved web pages: also those of SingleFile and of browsers.

The body is found by trafilatura, if the extra “web” is installed, else by `reader.sources.densest`,
whose findings all want a look. What the page says of itself is read by `reader.sources.page_head`.
"""

import re
from collections.abc import Iterator

from reader.folding import fold
from reader.sources.densest import densest
from reader.sources.linked_data import article_body
from reader.sources.markup import Element, parse
from reader.sources.page_body import (
    by_trafilatura,
    quotations,
    trafilatura,
    unprinted,
    without_data,
)
from reader.sources.page_head import read_head
from reader.sources.piece import FIELDS, CannotRead, Piece, Refused, settled
from reader.sources.prose import joined, paragraphs, prose
from reader.sources.source import Source
from reader.text import excerpt

MAX_CHARACTERS = 10_000_000
"""The most code points of a page, without the pictures that are written into it."""

_LEAST_BODY = 200


def read(source: Source) -> Iterator[Piece | Refused]:
    """The article of a saved page."""
    piece = read_page(source.text)
    yield settled(piece._replace(notes=source.decoded.notes + piece.notes))


def words_of(source: Source) -> str:
    """All text of a page, its title first."""
    return all_text(source.text)


def is_page(source: Source) -> bool:
    """Whether a source is a page by its beginning, or by its name and a tag in it."""
    start = re.sub(r"<!--.*?-->|<\?xml[^>]*>", "", source.head, flags=re.DOTALL).lstrip()[:200]
    if re.match(r"<!doctype\s+html|<html|<head|<body", start, re.IGNORECASE):
        return True
    named = source.suffix in (".html", ".htm", ".xhtml", ".shtml")
    return named and re.search("<[a-zA-Z]", source.head) is not None


def read_page(text: str) -> Piece:
    """The article of a page. Raises `CannotRead`."""
    page = _parsed(text)
    head = read_head(page)
    found = by_trafilatura(text, page)
    body = found or densest(page) or _stated_body(page)
    if not body:
        raise CannotRead("It is a web page without a text that could be an article.")
    if head.headline and fold(body[0]) == fold(head.headline) and len(body) > 1:
        del body[0]
    piece = head._replace(
        text=joined(body),
        notes=head.notes + quotations(page, body),
    )
    if found:
        return _compared(piece, page, body)
    why = (
        "The body is that part of the page which has most text; the extra “web” finds it better."
        if trafilatura() is None
        else "The body is that part of the page which has most text."
    )
    held = {name for name in FIELDS if getattr(piece, name)} | {"text"}
    return piece._replace(notes=(*piece.notes, why), doubtful=frozenset(held))


def _compared(piece: Piece, page: Element, body: list[str]) -> Piece:
    """The piece, with its text in doubt if some of it does not stand so on the page."""
    strange = unprinted(page, body)
    if not strange:
        return piece
    note = f"The page does not print so: {', '.join(f'“{excerpt(each)}”' for each in strange[:5])}."
    return piece._replace(notes=(*piece.notes, note), doubtful=piece.doubtful | {"text"})


def all_text(text: str) -> str:
    """All text of a page that its reader may see, with its title. Raises `CannotRead`."""
    page = _parsed(text)
    head = read_head(page)
    title = page.first("title")
    parts = (title.text if title else "", head.headline or "", prose(page), article_body(page))
    return joined(filter(None, parts))


def _parsed(text: str) -> Element:
    if len(text) > MAX_CHARACTERS:
        text = without_data(text)
    if len(text) > MAX_CHARACTERS:
        raise CannotRead(f"It has more than {MAX_CHARACTERS:,} characters, which no page needs.")
    return parse(text)


def _stated_body(page: Element) -> list[str]:
    stated = article_body(page)
    body = paragraphs(parse(re.sub(r"\n\s*", "<p>", stated)))
    return body if len(stated) >= _LEAST_BODY else []
