"""The records that programs get, as JSON or as rows of CSV: one shape for each thing.

`reader/cli/records.md` describes them. The keys are never left out; what is not known is ``None``.
"""

from collections.abc import Mapping, Sequence
from typing import TypedDict

from reader.bookmark import Bookmark
from reader.citation import Cited, cite
from reader.dates import Date
from reader.library.library import Library
from reader.model import Article, Paragraph, Source
from reader.text import clean_line


class SourceRecord(TypedDict):
    """The original of an article."""

    file: str
    sha256: str
    captured: str | None
    notes: Sequence[str]


class ArticleRecord(TypedDict):
    """An article without its text; `quotes` and `actors` are numbers."""

    id: str
    headline: str | None
    headline_note: str | None
    title: str | None
    outlet: str
    agency: str | None
    byline: str | None
    place: str | None
    url: str | None
    published: str | None
    published_note: str | None
    retold: bool
    draft: bool
    doubtful: Sequence[str]
    topics: Sequence[str]
    roles: Mapping[str, str]
    source: SourceRecord | None
    minutes: int
    quotes: int
    actors: int
    file: str
    broken: bool


class QuoteRecord(TypedDict):
    """A quote, and what its article is."""

    article: str
    id: str
    speaker: str | None
    speakers: Sequence[str]
    speaker_name: str | None
    role: str | None
    kind: str
    cue: str | None
    words: str
    addressee: str | None
    occasion: str | None
    said: str | None
    topics: Sequence[str]
    paragraph: int
    note: str | None
    sic: str | None
    translated: str | None
    reported_by: str | None
    doubtful: Sequence[str]
    unverified: bool
    bookmarked: bool | None
    outlet: str
    agency: str | None
    headline: str | None
    published: str | None
    url: str | None


class BookmarkRecord(QuoteRecord):
    """A bookmarked quote."""

    state: str
    created: str


class ActorRecord(TypedDict):
    """An actor, with counts."""

    id: str
    name: str
    kind: str
    aliases: Sequence[str]
    roles: Sequence[Mapping[str, str]]
    articles: int
    quotes: int
    mentions: int
    metonyms: int
    note: str | None


class TopicRecord(TypedDict):
    """A topic, with counts."""

    id: str
    name: str
    articles: int
    quotes: int
    note: str | None


def article_record(article: Article, library: Library) -> ArticleRecord:
    """Return the record of an article."""
    return {
        "id": article.id,
        "headline": article.headline,
        "headline_note": article.headline_note,
        "title": article.title,
        "outlet": article.outlet,
        "agency": article.agency,
        "byline": article.byline,
        "place": article.place,
        "url": article.url,
        "published": _written(article.published),
        "published_note": article.published_note,
        "retold": article.retold,
        "draft": article.draft,
        "doubtful": article.doubtful,
        "topics": article.topics,
        "roles": article.roles,
        "source": _source_record(article.source) if article.source else None,
        "minutes": article.minutes,
        "quotes": len(article.quotes),
        "actors": library.actors_in(article.id),
        "file": clean_line(article.file),
        "broken": False,
    }


def _source_record(source: Source) -> SourceRecord:
    return {
        "file": source.file,
        "sha256": source.sha256,
        "captured": _written(source.captured),
        "notes": source.notes,
    }


def full_record(
    article: Article, library: Library, quotes: Sequence[QuoteRecord]
) -> dict[str, object]:
    """Return the record of an article with its text and the records of its quotes."""
    paragraphs = [_paragraph_record(each) for each in article.paragraphs]
    return {**article_record(article, library), "paragraphs": paragraphs, "quotes": quotes}


def _paragraph_record(paragraph: Paragraph) -> dict[str, object]:
    return {
        "number": paragraph.number,
        "text": paragraph.text,
        "heading": paragraph.heading,
        "depth": paragraph.depth,
        "item": paragraph.item or None,
    }


def quote_record(cited: Cited, library: Library, *, bookmarked: bool | None) -> QuoteRecord:
    """Return the record of a quote; `bookmarked` is ``None`` where that is not known."""
    article, quote = cited.article, cited.quote
    return {
        "article": article.id,
        "id": quote.id,
        "speaker": quote.speaker,
        "speakers": quote.speakers,
        "speaker_name": cited.speaker if quote.speakers else None,
        "role": cited.role,
        "kind": quote.kind,
        "cue": quote.cue,
        "words": quote.words,
        "addressee": quote.addressee,
        "occasion": quote.occasion,
        "said": _written(quote.said),
        "topics": quote.topics,
        "paragraph": quote.paragraph,
        "note": quote.note,
        "sic": quote.sic,
        "translated": quote.translated,
        "reported_by": quote.reported_by,
        "doubtful": quote.doubtful,
        "unverified": article.is_unverified(quote),
        "bookmarked": bookmarked,
        "outlet": article.outlet,
        "agency": article.agency,
        "headline": article.headline,
        "published": _written(article.published),
        "url": article.url,
    }


def bookmark_record(bookmark: Bookmark, library: Library) -> dict[str, object]:
    """Return the record of a bookmark, a `BookmarkRecord`.

    What the bookmark keeps is as it was; the rest is the quote's today, or ``None`` where it is
    gone.
    """
    article = library.article(bookmark.key.article)
    quote = article.by_id.get(bookmark.key.quote) if article else None
    record: dict[str, object] = dict.fromkeys(QuoteRecord.__annotations__)
    if article and quote:
        cited = cite(article, quote, library.actors)
        record.update(quote_record(cited, library, bookmarked=True))
    return {
        **record,
        "article": bookmark.key.article,
        "id": bookmark.key.quote,
        "speaker": bookmark.speaker,
        "speakers": quote.speakers if quote else [bookmark.speaker] if bookmark.speaker else [],
        "speaker_name": bookmark.speaker_name,
        "role": bookmark.role,
        "kind": bookmark.kind,
        "words": bookmark.words,
        "said": bookmark.said,
        "bookmarked": True,
        "outlet": bookmark.outlet,
        "headline": bookmark.headline,
        "published": bookmark.published,
        "state": bookmark.state(quote.words if quote else None),
        "created": bookmark.created,
    }


def _written(when: Date | None) -> str | None:
    """A date as EDTF text."""
    return when.text if when else None
