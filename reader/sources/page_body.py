"""Finds the body of a page with trafilatura, of the extra “web”, and keeps its block quotations.

Trafilatura gets text and gives text; nothing is fetched. A page that is too large for it, on which
it fails, or from which it takes next to nothing, has no body here.
"""

import logging
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple, Protocol

from reader.folding import words
from reader.sources.foreign import BROKEN
from reader.sources.markup import Element
from reader.sources.prose import ASIDE, paragraphs
from reader.text import counted, excerpt

# A page of this size takes trafilatura seconds.
_MAX_CHARACTERS = 3_000_000
_MAX_ELEMENTS = 40_000
_LEAST_BODY = 200
_MAX_PARAGRAPHS, _MAX_LOST = 5_000, 20
_DATA = re.compile(r"(?<=[\"'(=])data:[^\"')\s>]*+")


# Its parser refuses a declaration of an encoding in a text, and it takes short quotations for
# paragraphs, and their marks away.
_PREPARED = (
    (re.compile(r"\A\s*<\?xml[^>]*>"), ""),
    (re.compile(r"<q(?:\s[^<>]*)?>", re.IGNORECASE), "“"),
    (re.compile(r"</q\s*>", re.IGNORECASE), "”"),
)
# The bars at the ends of a table's row, and the row below its head.
_TABLE = re.compile(r"^\|[|\s:-]*\|$|^(?:\|\s?)+|(?:\s?\|)+$")


class _Extract(Protocol):
    """What is used of trafilatura."""

    def __call__(self, filecontent: str, *, include_comments: bool) -> str | None: ...


def without_data(text: str) -> str:
    """A page without the pictures and fonts that are written into it."""
    return _DATA.sub("", text)


@cache
def trafilatura() -> _Extract | None:
    """Trafilatura's function, or ``None`` where the extra “web” is not installed."""
    try:
        from trafilatura import extract
    except ImportError:
        return None
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).propagate = False
    found: _Extract = extract
    return found


def by_trafilatura(text: str, page: Element) -> list[str]:
    """The paragraphs that trafilatura finds, and the block quotations among them that it lost."""
    extract = trafilatura()
    text = without_data(text)
    elements = sum(1 for _ in page.descendants())
    if extract is None or len(text) > _MAX_CHARACTERS or elements > _MAX_ELEMENTS:
        return []
    for shape, instead in _PREPARED:
        text = shape.sub(instead, text)
    try:
        found = extract(text, include_comments=False) or ""
    except BROKEN:
        return []
    if len(found) < _LEAST_BODY:
        return []
    return _with_quotations(page, list(_as_printed(page, found.split("\n"))))


def _as_printed(page: Element, lines: list[str]) -> Iterator[str]:
    """The lines of a body as the page prints them: without the signs of lists and tables."""
    printed = {key: each for each in paragraphs(page) if (key := _key(each))}
    for line in lines:
        bare = _TABLE.sub("", line).strip()
        cells = [cell for cell in bare.split(" | ") if cell.strip()]
        if len(cells) > 1 and all(_key(cell) in printed for cell in cells):
            yield from (printed[_key(cell)] for cell in cells)
        elif bare:
            yield printed.get(_key(bare), bare)


def _with_quotations(page: Element, body: list[str]) -> list[str]:
    """A body with the block quotations that the page has among its paragraphs: between two of
    them, or in the same element as the first or the last."""
    places = {_key(paragraph): place for place, paragraph in enumerate(body)}
    everything = " ".join(places)
    # The last paragraph of the body so far, and what was quoted since.
    last: tuple[int, Element | None] = (-1, None)
    lost: list[tuple[str, Element]] = []
    after: dict[int, list[str]] = {}
    for found in islice(_flow(page, page), _MAX_PARAGRAPHS):
        key = _key(found.text)
        if key in places:
            between = last[0] >= 0
            near = [text for text, parent in lost if between or parent is found.parent]
            after.setdefault(last[0], []).extend(near)
            last, lost = (places[key], found.parent), []
        elif found.quoted and key.count(" ") > 1 and key not in everything:
            lost = [*lost[-_MAX_LOST:], (found.text, found.parent)]
    after.setdefault(last[0], []).extend(text for text, parent in lost if parent is last[1])
    rest = (each for at, one in enumerate(body) for each in (one, *after.get(at, ())))
    return [*after.get(-1, ()), *rest]


class _Paragraph(NamedTuple):
    """A paragraph of a page, the element that holds it, and whether that quotes it as a block."""

    text: str
    parent: Element
    quoted: bool


def _flow(element: Element, parent: Element, quoted: bool = False) -> Iterator[_Paragraph]:
    """The paragraphs of an element. Those that are quoted belong to what holds the quotation."""
    for child in element.elements:
        quotes = quoted or child.name == "blockquote"
        if child.name == "p" or (child.name == "blockquote" and not child.first("p")):
            yield from (_Paragraph(text, parent, quotes) for text in paragraphs(child))
        elif child.name not in ASIDE:
            yield from _flow(child, parent if quotes else child, quotes)


def _key(paragraph: str) -> str:
    return " ".join(words(paragraph))


def quotations(page: Element, body: list[str]) -> tuple[str, ...]:
    """Notes on block quotations in the body, which have no marks of their own."""
    keys = {_key(each) for each in body}
    quoted = (each.text for each in _flow(page, page) if each.quoted)
    return quotation_notes([text for text in quoted if _key(text) in keys])


def unprinted(page: Element, body: list[str]) -> list[str]:
    """The paragraphs of a body whose words do not stand so on the page, which a library may have
    put together from several."""
    printed = " ".join(map(_key, paragraphs(page)))
    return [paragraph for paragraph in body if _key(paragraph) not in printed]


def quotation_notes(found: list[str]) -> tuple[str, ...]:
    """A note that says which paragraphs are block quotations, if any are."""
    if not found:
        return ()
    named = ", ".join(f"“{excerpt(paragraph)}”" for paragraph in found[:10])
    is_one = "is a block quotation" if len(found) == 1 else "are block quotations"
    return (f"{counted(len(found), 'paragraph')} {is_one}: {named}.",)
