"""What the index stores of a file. It depends on that file alone, so processes share the work."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from reader.addresses import address_key
from reader.dates import Date, in_words
from reader.doubts import Review
from reader.format.files import Stamp
from reader.index.fulltext import searchable
from reader.index.records import pack
from reader.index.terms import EVERY, LONG, term
from reader.likeness import compared_words, fingerprints, one_speaker, statement_of
from reader.mentions import NameFinder, parts_in
from reader.model import Actor, Article, Quote, Topic
from reader.problem import Place, Problem

# The number of years under which an interval with an open end is filed.
_MOST_YEARS = 100
_OPEN = date.max.toordinal()


class QuoteEntry(NamedTuple):
    """A quote for the index. `first` and `last` are ordinals of days, ``None`` for an open end.

    `speakers` and `topics` are lists as JSON. Only quotes that can have echoes have a `statement`
    and fingerprints.
    """

    id: str
    kind: str
    speakers: str
    topics: str
    words: str
    cue: str
    terms: str
    first: int | None
    last: int | None
    statement: int | None
    fingerprints: frozenset[int]


class Texts(NamedTuple):
    """The searchable words of an article and its quotes. They depend on the article alone."""

    headline: str
    body: str
    quotes: tuple[QuoteEntry, ...]


class ArticleEntry(NamedTuple):
    """An article for the index. Filters look for `terms`; `summary` has the words of its card.

    `day` and `last_day` are ordinals, 0 for no date; `minute` is that of the day. `topics` is a
    list and `actors` a map from ids to counts, both as JSON.
    """

    id: str
    day: int
    last_day: int
    minute: int
    draft: bool
    doubts: int
    year: int
    published: str | None
    outlet: str
    agency: str | None
    headline: str
    minutes: int
    summary: str
    terms: str
    actors: str
    topics: str
    speakers: tuple[str, ...]
    record: bytes
    texts: Texts


class Wanted(NamedTuple):
    """A file to read. If its hash is unchanged, only its stamp is new."""

    name: str
    stamp: Stamp | None
    hash: bytes | None = None


class Unchanged(NamedTuple):
    """A file whose contents have not changed."""

    name: str
    stamp: Stamp | None


class FileEntry(NamedTuple):
    """A file as it was read. `name` is relative to the library's folder; `place` is the place of
    the article's id."""

    name: str
    stamp: Stamp | None
    hash: bytes
    problems: tuple[Problem, ...]
    article: ArticleEntry | None = None
    place: Place = Place(1, 1)


def indexed(
    article: Article,
    finder: NameFinder,
    actors: Mapping[str, Actor],
    topics: Mapping[str, Topic],
) -> ArticleEntry:
    """Return an article as the index stores it."""
    published = article.published
    day = published.first if published else None
    last = published.last if published else None
    parts = parts_in(article, finder.mentions(article))
    summary = _summary(article, actors, topics)
    return ArticleEntry(
        id=article.id,
        day=day.toordinal() if day else 0,
        last_day=last.toordinal() if last else _OPEN if day else 0,
        minute=published.minute if published else 0,
        draft=article.draft,
        doubts=article.doubts,
        year=(published.year or 0) if published else 0,
        published=published.text if published else None,
        outlet=article.outlet,
        agency=article.agency,
        headline=article.shown_headline,
        minutes=article.minutes,
        summary=summary,
        terms=terms_of(article, parts),
        actors=_json(parts),
        topics=_json(_topics(article)),
        speakers=tuple(article.speakers),
        record=pack(article, summary),
        texts=texts_of(article),
    )


def texts_of(article: Article) -> Texts:
    """Return the words of an article."""
    of_article = " ".join((EVERY, *_terms_of_report(article)))
    return Texts(
        searchable(article.headline or article.title or ""),
        searchable("\n".join(paragraph.text for paragraph in article.paragraphs)),
        tuple([_quote_entry(quote, of_article) for quote in article.quotes]),
    )


def _quote_entry(quote: Quote, of_article: str) -> QuoteEntry:
    """Return a quote with its own terms and those of its article."""
    said, speaker, compared = quote.said, one_speaker(quote), compared_words(quote)
    return QuoteEntry(
        id=quote.id,
        kind=quote.kind,
        speakers=_json(quote.speakers),
        topics=_json(list(dict.fromkeys(quote.topics))),
        words=searchable(quote.words),
        cue=(quote.cue or "").casefold(),
        terms=" ".join((of_article, *_quote_terms(quote))),
        first=said.first.toordinal() if said and said.first else None,
        last=said.last.toordinal() if said and said.last else None,
        statement=statement_of(speaker, compared) if compared else None,
        fingerprints=frozenset(fingerprints(speaker, compared)),
    )


def _topics(article: Article) -> list[str]:
    """Return the topics of an article and of its quotes, each once."""
    of_quotes = (topic for quote in article.quotes for topic in quote.topics)
    return list(dict.fromkeys((*article.topics, *of_quotes)))


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _quote_terms(quote: Quote) -> Iterator[str]:
    yield term("kind", quote.kind)
    if quote.doubtful:
        yield term("is", Review.DOUBTFUL)
    for speaker in quote.speakers:
        yield term("speaker", speaker)
    if quote.cue:
        yield term("cue", quote.cue.casefold())
    for topic in quote.topics:
        yield term("topic", topic)
    yield from _years("said", quote.said)


def terms_of(article: Article, actors: Iterable[str]) -> str:
    """Return the terms of an article in which these actors take part."""
    return " ".join(_terms(article, actors))


def _terms(article: Article, actors: Iterable[str]) -> Iterator[str]:
    yield EVERY
    yield from _terms_of_report(article)
    if article.doubts:
        yield term("is", Review.DOUBTFUL)
    if article.url:
        yield term("url", address_key(article.url))
    if article.source:
        yield term("source", article.source.sha256)
    for topic in _topics(article):
        yield term("topic", topic)
    for actor in actors:
        yield term("actor", actor)


def _terms_of_report(article: Article) -> Iterator[str]:
    yield term("outlet", article.outlet.casefold())
    if article.agency:
        yield term("agency", article.agency.casefold())
    if article.draft:
        yield term("is", Review.DRAFT)
    yield from _years("published", article.published)


def _years(kind: str, when: Date | None) -> Iterator[str]:
    if when:
        yield term(kind, EVERY)
        years = years_of(when)
        for year in years:
            yield term(kind, str(year))
        if len(years) > _MOST_YEARS:
            yield term(kind, LONG)


def years_of(when: Date | None) -> range:
    """Return the years that a date may be in. For an open interval, those near its known end."""
    first, last = (when.first, when.last) if when else (None, None)
    if first is None or last is None:
        known = first or last
        if known is None:
            return range(0)
        return (
            range(known.year, known.year + _MOST_YEARS)
            if first
            else range(max(1, known.year - _MOST_YEARS), known.year + 1)
        )
    return range(first.year, min(last.year, first.year + _MOST_YEARS) + 1)


def _summary(article: Article, actors: Mapping[str, Actor], topics: Mapping[str, Topic]) -> str:
    """Return the words of the article's card besides its headline: facts, speakers and topics."""
    names = [actors[id].name for id in article.speakers if id in actors]
    names += [topics[id].name for id in article.topics if id in topics]
    published = in_words(article.published, time=False) if article.published else ""
    facts = (article.outlet, article.agency or "", article.place or "", published)
    return searchable("\n".join((*facts, *names)))
