"""What a file gives to the index, worked out from it alone: so processes can share the work."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from reader.dates import Date, in_words
from reader.format.files import Stamp
from reader.index.fulltext import searchable
from reader.index.records import pack
from reader.likeness import compared_words, fingerprints, statement_of
from reader.mentions import NameFinder, parts_in
from reader.model import Actor, Article, Place, Problem, Quote, Topic

# An interval with an open end is filed under so many years.
_MOST_YEARS = 100
_OPEN = date.max.toordinal()
# A fact of every article and quote, and one of every date: for what is asked for by what is not.
EVERY = "every"
# A fact of the dates whose years are not all told.
LONG = "long"


class Said(NamedTuple):
    """A quote for the index. `first` and `last` are ordinals of days, ``None`` for an open end;
    `statement` and its fingerprints are for what has echoes."""

    id: str
    words: str
    cue: str
    facts: str
    first: int | None
    last: int | None
    statement: int | None
    prints: frozenset[int]


class Texts(NamedTuple):
    """The words of an article, which the index finds. They follow from the article alone."""

    headline: str
    body: str
    said: tuple[Said, ...]


class Indexed(NamedTuple):
    """An article for the index. `facts` are what filters look for, `card` the words of its card.

    `day` and `last_day` are ordinals, 0 for no date; `actors` maps ids to counts as JSON.
    """

    id: str
    day: int
    last_day: int
    year: int
    published: str | None
    outlet: str
    agency: str | None
    headline: str
    minutes: int
    card: str
    facts: str
    actors: str
    speakers: tuple[str, ...]
    record: bytes
    texts: Texts


class Wanted(NamedTuple):
    """A file to be read. With the same hash as before only its stamp is news."""

    name: str
    stamp: Stamp | None
    hash: bytes | None = None


class Unchanged(NamedTuple):
    """A file that holds what it held before."""

    name: str
    stamp: Stamp | None


class FileEntry(NamedTuple):
    """A file as it was read. `name` is relative to the library's folder; `place` is that of the
    article's id."""

    name: str
    stamp: Stamp | None
    hash: bytes
    problems: tuple[Problem, ...]
    article: Indexed | None = None
    place: Place = Place(1, 1)


# All facts begin alike, so that they share one list of where words with some beginning stand.
_FACT = "0f0"


@lru_cache(maxsize=8192)
def fact(kind: str, value: str) -> str:
    """The word that stands for a fact in the full-text tables, such as a speaker's id."""
    data = f"{kind}:{value}".encode("utf-8", "surrogatepass")
    return f"{_FACT}{blake2b(data, digest_size=6).hexdigest()}"


def indexed(
    article: Article,
    finder: NameFinder,
    actors: Mapping[str, Actor],
    topics: Mapping[str, Topic],
) -> Indexed:
    """An article for the index."""
    published = article.published
    day = published.first if published else None
    last = published.last if published else None
    parts = parts_in(article, finder.mentions(article))
    return Indexed(
        id=article.id,
        day=day.toordinal() if day else 0,
        last_day=last.toordinal() if last else _OPEN if day else 0,
        year=(published.year or 0) if published else 0,
        published=published.text if published else None,
        outlet=article.outlet,
        agency=article.agency,
        headline=article.shown_headline,
        minutes=article.minutes,
        card=_card(article, actors, topics),
        facts=facts_of(article, parts),
        actors=json.dumps(parts, separators=(",", ":")),
        speakers=tuple(article.speakers),
        record=pack(article),
        texts=texts_of(article),
    )


def texts_of(article: Article) -> Texts:
    """The words of an article."""
    report = " ".join((EVERY, *_facts_of_report(article)))
    return Texts(
        searchable(article.headline or article.title or ""),
        searchable("\n".join(paragraph.text for paragraph in article.paragraphs)),
        tuple([_said(quote, report) for quote in article.quotes]),
    )


def _said(quote: Quote, report: str) -> Said:
    """A quote with its facts, among them those of the report that it stands in."""
    said, speaker, compared = quote.said, quote.speaker or "", compared_words(quote)
    return Said(
        quote.id,
        searchable(quote.words),
        (quote.cue or "").casefold(),
        " ".join((report, *_quote_facts(quote))),
        said.first.toordinal() if said and said.first else None,
        said.last.toordinal() if said and said.last else None,
        statement_of(speaker, compared) if compared else None,
        frozenset(fingerprints(speaker, compared)),
    )


def _quote_facts(quote: Quote) -> Iterator[str]:
    yield fact("kind", quote.kind)
    if quote.speaker:
        yield fact("speaker", quote.speaker)
    if quote.cue:
        yield fact("cue", quote.cue.casefold())
    for topic in quote.topics:
        yield fact("topic", topic)
    yield from _years("said", quote.said)


def facts_of(article: Article, actors: Iterable[str]) -> str:
    """The facts of an article in which these actors take part."""
    return " ".join(_facts(article, actors))


def _facts(article: Article, actors: Iterable[str]) -> Iterator[str]:
    yield EVERY
    yield from _facts_of_report(article)
    topics = [*article.topics, *(topic for quote in article.quotes for topic in quote.topics)]
    for topic in dict.fromkeys(topics):
        yield fact("topic", topic)
    for actor in actors:
        yield fact("actor", actor)


def _facts_of_report(article: Article) -> Iterator[str]:
    yield fact("outlet", article.outlet.casefold())
    if article.agency:
        yield fact("agency", article.agency.casefold())
    yield from _years("published", article.published)


def _years(kind: str, when: Date | None) -> Iterator[str]:
    if when:
        yield fact(kind, EVERY)
        years = years_of(when)
        for year in years:
            yield fact(kind, str(year))
        if len(years) > _MOST_YEARS:
            yield fact(kind, LONG)


def years_of(when: Date | None) -> range:
    """The years that a date may be in; of an open interval, those near its known end."""
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


def _card(article: Article, actors: Mapping[str, Actor], topics: Mapping[str, Topic]) -> str:
    """What the article's card says besides its headline, and whom and what it is about."""
    names = [actors[id].name for id in article.speakers if id in actors]
    names += [topics[id].name for id in article.topics if id in topics]
    published = in_words(article.published) if article.published else ""
    facts = (article.outlet, article.agency or "", article.place or "", published)
    return searchable("\n".join((*facts, *names)))
