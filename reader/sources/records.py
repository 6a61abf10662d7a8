"""Articles as records of keys and values, by the names that scrapers and readers give the keys.

news-please, Fundus, trafilatura, wallabag and JSON Feed differ in little but these names. A record
without text holds at most an address; a file of nothing else is an export of links.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from reader.sources.agencies import agency_of
from reader.sources.days import day_of, day_of_number, line_of_day
from reader.sources.json_tree import Json
from reader.sources.markup import parse
from reader.sources.piece import CannotRead, Piece, Refused, settled
from reader.sources.prose import joined, prose
from reader.text import excerpt

Keys: TypeAlias = "dict[str, Json]"

_TEXT = (
    "maintext", "main_text", "plaintext", "article_text", "full_text", "fulltext", "body_text",
    "content_text", "text", "body", "content_html", "body_html", "content", "article_body",
    "articlebody", "story", "article", "transcript",
)  # fmt: skip
_HEADLINE = ("headline", "title", "headline_main", "article_title", "title_page", "header")
_OUTLET = (
    "outlet", "publisher", "newspaper", "publication", "site_name", "sitename", "source_name",
    "media_name", "media", "source",
)  # fmt: skip
_HOST = ("source_domain", "hostname", "source_hostname", "domain_name", "domain")
_PUBLISHED = (
    "published", "publishing_date", "published_at", "published_date", "date_published",
    "date_publish", "publish_date", "publication_date", "published_time", "datepublished",
    "pub_date", "pubdate", "publishedat", "date", "datetime",
)  # fmt: skip
_BYLINE = ("byline", "authors", "author", "published_by", "creator", "writer", "by")
_CAPTURED = (
    "captured", "date_download", "download_date", "date_saved", "saved_at", "savedat", "crawl_date",
    "crawled_at", "scraped_at", "date_scraped", "filedate", "created_at", "time_added", "timestamp",
    "date_added",
)  # fmt: skip
_URL = ("url", "canonical_url", "link", "source_url", "article_url", "href", "uri", "article__url")
_LANGUAGE = ("language", "lang")
_PLACE = ("place", "dateline", "located")
_AGENCY = ("agency", "wire", "news_agency")

KNOWN_KEYS = frozenset((*_TEXT, *_HEADLINE, *_URL, *_PUBLISHED))
"""The keys, in lower case, by which a table of articles or links is recognised."""

_TAG = re.compile(r"</?(?:p|div|br|h[1-6]|blockquote|ul|article|section|span|strong|em|a)\b[^<>]*>",
                  re.IGNORECASE)  # fmt: skip
_SHOWN_ADDRESSES = 3
# What wallabag writes for a page that it could not fetch.
_NOT_FETCHED = "wallabag can't retrieve contents"
_MAX_NAMES = 12


class Entry(NamedTuple):
    """A record and where it stands, such as “line 7”."""

    where: str
    keys: Keys


def read_records(
    entries: Sequence[Entry | Refused], notes: tuple[str, ...] = ()
) -> Iterator[Piece | Refused]:
    """The articles in records. `notes` are added to those of each.

    Raises `CannotRead` if none holds a text.
    """
    read = [entry if isinstance(entry, Refused) else _read(entry) for entry in entries]
    found = [piece for piece in read if isinstance(piece, Piece)]
    if found and not any(piece.text for piece in found):
        raise CannotRead(_without_text([piece.url for piece in found if piece.url]))
    for entry, piece in zip(entries, read, strict=True):
        if isinstance(piece, Refused):
            yield piece
        elif piece.text or not piece.url:
            yield settled(piece._replace(notes=notes + piece.notes), entry.where)
        else:
            address = excerpt(piece.url, 200)
            yield Refused(entry.where, f"It holds an address and no text: {address}.")


def _read(entry: Entry) -> Piece | Refused:
    try:
        return article_of(entry.keys)
    except CannotRead as why:
        return Refused(entry.where, str(why))


def words_of_value(value: Json) -> Iterator[str]:
    """Every text in a value, those in HTML as they are read."""
    if isinstance(value, str):
        yield _plain(value)
    elif isinstance(value, dict):
        for each in value.values():
            yield from words_of_value(each)
    elif isinstance(value, list):
        for each in value:
            yield from words_of_value(each)


def article_of(keys: Keys) -> Piece:
    """The article of one record; its text may be empty. Raises `CannotRead`."""
    keys = _lowered(keys)
    host = _first(keys, _HOST)
    outlet = _first(keys, _OUTLET)
    by_host = outlet is None or outlet.startswith("http")
    outlet = (host or "").removeprefix("www.") or None if by_host else outlet
    published, key = _day(keys, _PUBLISHED)
    notes, doubtful = [], set()
    if key == "date":
        notes.append("The day is that of the key “date”, which may be another.")
        doubtful.add("published")
    if by_host and outlet:
        notes.append("The outlet is that of the address.")
        doubtful.add("outlet")
    byline = _first(keys, _BYLINE)
    agency = _first(keys, _AGENCY) or agency_of(byline, outlet)
    captured = _day(keys, _CAPTURED)[0]
    return Piece(
        _text(keys),
        headline=_first(keys, _HEADLINE),
        outlet=outlet,
        agency=agency,
        byline=None if agency_of(byline) and agency else byline,
        place=_first(keys, _PLACE),
        url=_address(keys),
        published=published,
        captured=captured.partition("T")[0] if captured else None,
        language=_first(keys, _LANGUAGE),
        notes=tuple(notes),
        doubtful=frozenset(doubtful),
    )


def _lowered(keys: Keys) -> Keys:
    """The record with its keys in one spelling: ``datePublished-UTC`` as ``datepublished_utc``."""
    return {re.sub(r"[\s-]+", "_", key.strip().lower()): value for key, value in keys.items()}


def _first(keys: Mapping[str, Json], names: Sequence[str]) -> str | None:
    return next(filter(None, (_line(keys.get(name)) for name in names)), None)


def _line(value: Json) -> str | None:
    """A value as one line: names of several authors, the name of an outlet with keys of its own."""
    if isinstance(value, str):
        value = value.strip()
        listed = re.fullmatch(r"\[\s*(['\"])(.*)\1\s*\]", value, re.DOTALL)
        return ", ".join(re.split(r"['\"]\s*,\s*['\"]", listed[2])) if listed else value or None
    if isinstance(value, dict):
        return next(filter(None, (_line(value.get(key)) for key in ("name", "title"))), None)
    if isinstance(value, list):
        return ", ".join(filter(None, map(_line, value[:_MAX_NAMES]))) or None
    return None


def _text(keys: Mapping[str, Json]) -> str:
    return next(filter(None, (_body(keys.get(name)) for name in _TEXT)), "")


def _body(value: Json) -> str:
    """The text of a value: plain, HTML, or the sections of Fundus."""
    if isinstance(value, str):
        text = _plain(value).strip()
        return "" if text.startswith(_NOT_FETCHED) else text
    if isinstance(value, dict):
        parts = [value.get(key) for key in ("summary", "headline", "paragraphs", "sections")]
        return joined(filter(None, map(_body, parts)))
    if isinstance(value, list):
        return joined(filter(None, map(_body, value)))
    return ""


def _plain(value: str) -> str:
    return prose(parse(value)) if _TAG.search(value) else value


def _day(keys: Mapping[str, Json], names: Sequence[str]) -> tuple[str | None, str]:
    """The first day under some keys, and its key."""
    for name in names:
        value = keys.get(name)
        if isinstance(value, str) and value.strip().isdecimal() and len(value.strip()) in (10, 13):
            day = day_of_number(int(value))
        elif isinstance(value, str):
            day = line_of_day(value) or day_of(value)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            day = day_of_number(value)
        else:
            continue
        if day:
            return day, name
    return None, ""


def _address(keys: Mapping[str, Json]) -> str | None:
    found = (_line(keys.get(name)) for name in _URL)
    return next((each for each in found if each and each.startswith("http")), None)


def _without_text(addresses: Sequence[str]) -> str:
    """Why a file in which no record has a text gives no article."""
    if addresses:
        return links_only(addresses)
    known = "“maintext”, “text”, “body” and “content”"
    return f"None of its keys is known to hold the text of an article; {known} are."


def links_only(addresses: Sequence[str]) -> str:
    """The sentence on a file that holds only addresses, with the first of them."""
    shown = ", ".join(excerpt(each, 200) for each in addresses[:_SHOWN_ADDRESSES])
    more = " The first are" if len(addresses) > _SHOWN_ADDRESSES else " They are"
    if len(addresses) == 1:
        return f"This entry holds an address and no text. It is {shown}"
    return f"These {len(addresses):,} entries hold addresses and no text.{more}: {shown}"
