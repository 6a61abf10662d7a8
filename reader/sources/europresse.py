"""Exports of Europresse: pages with an ``article`` element for each article."""

import re
from collections.abc import Callable, Iterator

from reader.sources.agencies import agency_of
from reader.sources.days import line_of_day
from reader.sources.markup import MAX_OF_EXPORT, Element, parse
from reader.sources.piece import Piece, Refused, all_settled
from reader.sources.prose import joined, paragraphs, prose
from reader.sources.source import Source

_CLASSES = ("DocPublicationName", "titreArticle", "docOcurrContainer", "rdp__articletitle")
# After the name of a paper: its number, its edition, the place where it appears.
_ISSUE = re.compile(r"\s*(?:,\s*(?:no|n°|nº|nr|vol)\b|\s\(site web\)|\s•|\s\|).*", re.I | re.S)
_PARTS = re.compile(r"\s+[-–—•|]\s+|,\s(?=p\.|\d)")


def is_page(source: Source) -> bool:
    """Whether a source is a page that Europresse exported."""
    text = source.text if source.is_text and "<" in source.head else ""
    return "<article" in text and sum(name in text for name in _CLASSES) >= 2


def read(source: Source) -> Iterator[Piece | Refused]:
    """The articles of an export."""
    articles = list(parse(source.text, MAX_OF_EXPORT).descendants("article"))
    yield from all_settled(articles, _article, source.decoded.notes)


def words_of(source: Source) -> str:
    """All text of an export."""
    return prose(parse(source.text, MAX_OF_EXPORT))


def _article(article: Element) -> Piece:
    outlet = _line(article, "DocPublicationName")
    outlet = _ISSUE.sub("", outlet) if outlet else None
    published = next(filter(None, map(_day, _heads(article))), None)
    text = _one(article, "docOcurrContainer") or _one(article, "DocText")
    header = article.first("header")
    headline = _line(article, "rdp__articletitle") or _line(article, "titreArticleVisu")
    byline = _line(article, "docAuthors") or (
        _line(header, "sm-margin-bottomNews") if header else None
    )
    agency = agency_of(byline, outlet)
    return Piece(
        joined(paragraphs(text)) if text else "",
        headline=headline or _line(article, "titreArticle"),
        outlet=outlet,
        agency=agency,
        byline=None if agency else byline,
        published=published,
        notes=() if published else ("No day was found in its place.",),
        doubtful=frozenset(() if published else ("published",)),
    )


def _heads(article: Element) -> Iterator[str]:
    """The lines in which the day may stand."""
    header = article.first("header") or article
    for name in ("DocHeader", "DocTitreSousSection", "DocPublicationName"):
        for found in header.having(_has(name)):
            yield from paragraphs(found)
    yield from (each.text for each in header.descendants("span"))


def _day(line: str) -> str | None:
    parts = (line, *_PARTS.split(line))
    return next(filter(None, (line_of_day(part) for part in parts)), None)


def _one(element: Element, name: str) -> Element | None:
    return next(element.having(_has(name)), None)


def _line(element: Element, name: str) -> str | None:
    found = _one(element, name)
    return found.text or None if found else None


def _has(name: str) -> Callable[[Element], bool]:
    return lambda element: name in element.classes
