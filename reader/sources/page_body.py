"""Finds the body of a page with trafilatura, of the extra “web”, and keeps its block quotations.

Trafilatura gets text and gives text; nothing is fetched. A page that is too large for it, or from
which it takes next to nothing, has no body here.
"""

import logging
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Protocol

from reader.folding import words
from reader.sources.markup import Element
from reader.sources.prose import ASIDE, paragraphs
from reader.text import counted, excerpt

# A page of this size takes trafilatura seconds.
_MAX_CHARACTERS = 3_000_000
_MAX_ELEMENTS = 40_000
_LEAST_BODY = 200
_MAX_PARAGRAPHS, _MAX_LOST = 5_000, 20
_DATA = re.compile(r"(?<=[\"'(=])data:[^\"')\s>]*+")


_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
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
    # Its parser refuses a declaration of an encoding in a text.
    found = extract(_DECLARATION.sub("", text), include_comments=False)
    body = list(filter(None, (_TABLE.sub("", line).strip() for line in (found or "").split("\n"))))
    if len("".join(body)) < _LEAST_BODY:
        return []
    return _with_quotations(page, body)


def _with_quotations(page: Element, body: list[str]) -> list[str]:
    """A body with the block quotations that the page has between paragraphs of it."""
    places = {_key(paragraph): place for place, paragraph in enumerate(body)}
    everything = " ".join(places)
    last, lost = -1, list[str]()
    after: dict[int, list[str]] = {}
    flow = ((paragraph, _key(paragraph), quoted) for paragraph, quoted in _flow(page))
    for paragraph, key, quoted in islice(flow, _MAX_PARAGRAPHS):
        if key in places:
            # Quotations before the first paragraph of the body, or after the last, are no part.
            if lost and last >= 0:
                after.setdefault(last, []).extend(lost)
            last, lost = places[key], []
        elif quoted and key.count(" ") > 1 and len(lost) < _MAX_LOST and key not in everything:
            lost.append(paragraph)
    return [each for at, one in enumerate(body) for each in (one, *after.get(at, ()))]


def _flow(page: Element, quoted: bool = False) -> Iterator[tuple[str, bool]]:
    """The paragraphs of a page, each with whether it stands in a block quotation."""
    for child in page.elements:
        if child.name == "p" or (child.name == "blockquote" and not child.first("p")):
            for paragraph in paragraphs(child):
                yield paragraph, quoted or child.name == "blockquote"
        elif child.name not in ASIDE:
            yield from _flow(child, quoted or child.name == "blockquote")


def _key(paragraph: str) -> str:
    return " ".join(words(paragraph))


def quotations(page: Element, body: list[str]) -> tuple[str, ...]:
    """Notes on block quotations in the body, which have no marks of their own."""
    keys = {_key(each) for each in body}
    found = [paragraph for paragraph, quoted in _flow(page) if quoted and _key(paragraph) in keys]
    return quotation_notes(found)


def quotation_notes(found: list[str]) -> tuple[str, ...]:
    """A note that says which paragraphs are block quotations, if any are."""
    if not found:
        return ()
    named = ", ".join(f"“{excerpt(paragraph)}”" for paragraph in found[:10])
    is_one = "is a block quotation" if len(found) == 1 else "are block quotations"
    return (f"{counted(len(found), 'paragraph')} {is_one}: {named}.",)
