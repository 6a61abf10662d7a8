"""Reads headline, outlet, author, day and address that a page declares for machines.

JSON-LD (schema.org), ``meta`` elements, ``time``, ``h1``, and the comments in which SingleFile and
browsers note where a page was saved from. The day of saving is the day of the copy.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import urlsplit

from reader.dates import parse
from reader.folding import fold, words
from reader.sources.agencies import agency_of
from reader.sources.days import day_of, line_of_day
from reader.sources.json_tree import Json
from reader.sources.linked_data import Described, descriptions, name_of, values
from reader.sources.markup import Element
from reader.sources.piece import Piece

_HEADLINES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "title")
_OUTLETS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "publisher",
    "copyright-holder",
)
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "byl",
    "article:author_name",
)
_PUBLISHED = (
    "article:published_time", "article:published", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "dcterms.date", "dcterms.issued", "dc.date.issued",
    "dcterms.created", "dc.date", "citation_publication_date", "publish-date", "publishdate",
    "publication_date", "pubdate", "date", "article_date_original", "cxenseparse:recs:publishtime",
)  # fmt: skip
_CHANGED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
)
_SAVED_FROM = re.compile(r"\s*saved from url=\(\d+\)(\S+)")
_SINGLE_FILE = re.compile(
    r"^[ \t]*url:[ \t]*(\S+)[ \t]*$(?:.*?^[ \t]*saved date:[ \t]*([^\n]+)$)?", re.M | re.S
)
_COMMENTS, _MAX_COMMENT = 20, 4_000
_MAX_HEADINGS = 20
_OUTSIDE = frozenset(("blockquote", "aside", "footer", "nav", "figure", "template", "noscript"))
_BYLINE = re.compile(r"(^|[-_])(byline|by-line|author|authors)($|[-_]+(name|link)s?$)", re.I)
_LONGEST_NAME = 200
_MOSTLY = 0.5
_SIGN = re.compile(r"(.+)\s[-|–—·]\s(.+)", re.DOTALL)


class _Found(NamedTuple):
    """A value, and a sentence on where it was found if it is not beyond doubt."""

    value: str
    doubt: str = ""


def read_head(page: Element) -> Piece:
    """What a page says of itself, as a piece without text."""
    described = list(descriptions(page))
    meta = _meta(page)
    url, captured = _address(page, described, meta)
    outlet = _outlet(described, meta, url)
    headline = _headline(page, described, meta, outlet)
    byline = _byline(page, described, meta, outlet)
    published = _published(page, described, meta)
    agency = agency_of(byline.value if byline else None, outlet.value if outlet else None)
    found = {"headline": headline, "outlet": outlet, "byline": byline, "published": published}
    root = page.first("html")
    return Piece(
        text="",
        headline=headline.value if headline else None,
        outlet=outlet.value if outlet else None,
        agency=agency,
        byline=None if agency or byline is None else byline.value,
        place=name_of(next(values(described, "locationCreated"), None)),
        url=url,
        published=published.value if published else None,
        captured=captured,
        language=(root.get("lang") if root else None) or meta.get("og:locale"),
        notes=tuple(each.doubt for each in found.values() if each and each.doubt),
        doubtful=frozenset(name for name, each in found.items() if each and each.doubt),
    )


def _meta(page: Element) -> dict[str, str]:
    """The first value of each ``meta`` element, by its name in lower case."""
    found: dict[str, str] = {}
    for element in page.descendants("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content").strip()
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _first(meta: dict[str, str], names: Iterable[str]) -> Iterator[str]:
    return (meta[name] for name in names if name in meta)


def _address(
    page: Element, described: list[Described], meta: dict[str, str]
) -> tuple[str | None, str | None]:
    """The page's address, and the day on which it was saved."""
    saved_from, captured = None, None
    for comment in islice(page.descendants("!"), _COMMENTS):
        text = "".join(comment.texts())[:_MAX_COMMENT]
        browser, single = _SAVED_FROM.match(text), _SINGLE_FILE.search(text)
        if browser or (single and "SingleFile" in text):
            saved_from = browser[1] if browser else single[1] if single else None
            captured = day_of(single[2]) if single and single[2] else None
            break
    links = (link for link in page.descendants("link") if "canonical" in link.get("rel").split())
    canonical = next((link.get("href") for link in links), "")
    main = next(values(described, "mainEntityOfPage"), None)
    stated = next(values(described, "url"), None)
    candidates = (
        canonical,
        meta.get("og:url"),
        stated,
        main.get("@id") if isinstance(main, dict) else main,
        saved_from,
    )
    addresses = (each for each in candidates if isinstance(each, str) and each.startswith("http"))
    return next(addresses, None), captured.partition("T")[0] if captured else None


def _outlet(described: list[Described], meta: dict[str, str], url: str | None) -> _Found | None:
    stated = next(_first(meta, _OUTLETS[:1]), None)
    stated = stated or next(filter(None, map(name_of, values(described, "publisher"))), None)
    stated = stated or next(_first(meta, _OUTLETS), None)
    if stated:
        return _Found(stated)
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        host = ""
    host = host.removeprefix("www.")
    return _Found(host, "The outlet is that of the page's address.") if host else None


def _headline(
    page: Element, described: list[Described], meta: dict[str, str], outlet: _Found | None
) -> _Found | None:
    """The heading that the page prints, if it is the headline that it declares; else that one."""
    stated = list(filter(None, map(name_of, values(described, "headline"))))
    stated += _first(meta, _HEADLINES)
    headings = [heading.text for heading in islice(page.descendants("h1"), _MAX_HEADINGS)]
    headings = [heading for heading in headings if heading]
    for each in stated[:_MAX_HEADINGS]:
        near = next((one for one in headings if _alike(one, each)), None)
        if near:
            return _Found(near)
    if stated:
        return _Found(_without_outlet(stated[0], outlet))
    if len(headings) == 1:
        return _Found(headings[0])
    title = page.first("title")
    if title is None or not title.text:
        return _Found(headings[0], "The headline is the first of several.") if headings else None
    named = _without_outlet(title.text, outlet)
    return _Found(named, "The headline is the title of the page's window.")


def _alike(printed: str, stated: str) -> bool:
    """Whether a printed heading is a declared headline: the same, its beginning, or mostly so."""
    first, second = words(printed), words(stated)
    begins = len(first) > 3 and second[: len(first)] == first
    shared = len(set(first) & set(second)) / (len(set(first) | set(second)) or 1)
    return bool(first) and (first == second or begins or shared >= _MOSTLY)


def _without_outlet(title: str, outlet: _Found | None) -> str:
    """A title without the outlet's name after a sign."""
    parted = _SIGN.fullmatch(title)
    if not parted or not outlet:
        return title
    named, tail = fold(outlet.value), fold(parted[2])
    return parted[1] if tail in named or named in tail else title


def _byline(
    page: Element, described: list[Described], meta: dict[str, str], outlet: _Found | None
) -> _Found | None:
    for stated in (*values(described, "author"), *values(described, "creator")):
        name = name_of(stated)
        if name and len(name) <= _LONGEST_NAME and not (outlet and name == outlet.value):
            return _Found(name)
    for content in _first(meta, _AUTHORS):
        if not content.startswith(("http", "/", "@")) and len(content) <= _LONGEST_NAME:
            return None if outlet and content == outlet.value else _Found(content)
    for element in _printed(page):
        named = element.get("itemprop") == "author" or "author" in element.get("rel").split()
        if named or any(map(_BYLINE.search, element.classes)):
            text = element.text
            if 0 < len(text) <= _LONGEST_NAME / 2:
                return _Found(text, "The byline is what the page prints in its place for one.")
    return None


def _published(page: Element, described: list[Described], meta: dict[str, str]) -> _Found | None:
    stated = _days((*islice(values(described, "datePublished"), 1), *_first(meta, _PUBLISHED)))
    if stated:
        several = f"The page gives several days: {', '.join(sorted(set(stated))[:5])}."
        return _Found(stated[0], several if _differ(stated) else "")
    for element in _printed(page):
        if element.name == "time":
            day = day_of(element.get("datetime")) or line_of_day(element.text)
            if day:
                return _Found(day, "The day is that of the page's `time` element.")
    for element in _printed(page):
        if "date" in f"{element.get('class')} {element.get('itemprop')}".lower():
            day = line_of_day(element.text[:_LONGEST_NAME])
            if day:
                return _Found(day, "The day is what the page prints in its place for one.")
    made = _days((*values(described, "dateCreated"), *values(described, "dateModified")))
    changed = [*made, *_days(_first(meta, _CHANGED))]
    doubt = "The page gives only the day on which it was made or last changed."
    return _Found(changed[0], doubt) if changed else None


def _days(stated: Iterable[Json]) -> list[str]:
    days = (day_of(value) for value in stated if isinstance(value, str))
    return [day for day in days if day]


def _differ(days: Iterable[str]) -> bool:
    """Whether days differ by more than the one that two time zones make."""
    first = [day.toordinal() for day in (parse(each).first for each in days) if day]
    return max(first) - min(first) > 1


def _printed(element: Element) -> Iterator[Element]:
    """Every element in one that does not belong to a quotation, another article or the margin."""
    for child in element.elements:
        if child.name not in _OUTSIDE:
            yield child
            yield from _printed(child)
