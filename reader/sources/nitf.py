"""NITF: the XML in which agencies send articles, by itself or within NewsML."""

from collections.abc import Iterator

from reader.sources.agencies import agency_of
from reader.sources.days import day_of, line_of_day
from reader.sources.markup import Element
from reader.sources.piece import Piece, Refused, all_settled
from reader.sources.prose import joined, paragraphs

_DAYS = ("date.release", "date.issue")


def is_xml(root: Element) -> bool:
    """Whether XML is NITF, or holds it."""
    return root.first("nitf") is not None


def read(root: Element) -> Iterator[Piece | Refused]:
    """The articles in NITF."""
    yield from all_settled(list(root.descendants("nitf")), _article)


def _article(article: Element) -> Piece:
    head = article.first("body.head") or article
    published, note = _published(article)
    pubdata = article.first("pubdata")
    outlet = pubdata.get("name") or None if pubdata else None
    distributor = _line(head, "distributor")
    byline = _line(head, "byline")
    agency = agency_of(distributor, outlet) or agency_of(byline, outlet)
    content = article.first("body.content")
    return Piece(
        joined(paragraphs(content, {"media"})) if content else "",
        headline=_line(head, "hl1") or _line(article, "title"),
        outlet=outlet or distributor,
        agency=agency,
        byline=None if agency_of(byline, outlet) else byline,
        place=_line(head, "location"),
        published=published,
        notes=(note,) if note else (),
        doubtful=frozenset(("published",) if note else ())
        | frozenset(() if outlet else ("outlet",)),
    )


def _published(article: Element) -> tuple[str | None, str]:
    """The day of publication, and a note unless the file calls it so."""
    pubdata = article.first("pubdata")
    day = day_of(pubdata.get("date.publication")) if pubdata else None
    if day:
        return day, ""
    for name in _DAYS:
        found = article.first(name)
        day = day_of(found.get("norm")) if found else None
        if day:
            return day, f"The day is that of `{name}`."
    dateline = article.first("story.date")
    day = day_of(dateline.get("norm")) or line_of_day(dateline.text) if dateline else None
    return day, "The day is that of the dateline." if day else "The file gives no day for it."


def _line(element: Element, name: str) -> str | None:
    found = element.first(name)
    return found.text or None if found else None
