"""Reads one article file, from its bytes to an `Article`."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from reader.format.anchors import Anchor, Body, parse_body
from reader.format.days import warn_of_age, warn_of_order, warn_of_year
from reader.format.fields import ARTICLE, ArticleFields, QuoteFields, SourceFields
from reader.format.mappings import Entry
from reader.format.marks import Marks
from reader.format.nodes import Report, Scalar, TextPlaces, compose
from reader.model import SEGMENTS_JOINED_BY, Article, Kind, Mention, Quote, Source, Span
from reader.problem import Place
from reader.text import excerpt, one_line


class Placed(Protocol):
    """Something with a place in the file, computed on demand: most places are never needed."""

    @property
    def place(self) -> Place:
        """Where it begins."""


class _InBody(NamedTuple):
    places: TextPlaces
    offset: int

    @property
    def place(self) -> Place:
        return self.places.at(self.offset)


class Reference(NamedTuple):
    """An id of an actor or a topic in an article, to be checked against the library."""

    actor: bool
    id: str
    at: Placed


class Draft(NamedTuple):
    """An article whose references have not been checked against the library yet.

    `article` is ``None`` if the file has errors; `place` is the place of the id.
    """

    article: Article | None
    place: Place
    references: tuple[Reference, ...]


def read_article(data: bytes, file: str, report: Report) -> Draft | None:
    """Read an article file as far as possible. Adds problems to the report."""
    document = compose(data, report)
    entry = ARTICLE.read(document.root, report) if document else None
    if document is None or entry is None:
        return None
    _check_titles(entry, report)
    _check_days(entry, report)
    references = list(_references(entry))
    id, body_node = entry.get(ArticleFields.id), entry.get(ArticleFields.body)
    article = None
    if body_node:
        places = document.places_in(body_node)
        body = parse_body(body_node.value, places.at, places.line_at, report)
        quotes = _quotes(entry, body, places, report)
        references += [
            Reference(True, anchor.id, _InBody(places, anchor.offset))
            for anchor in body.anchors
            if anchor.mention
        ]
        if id and not report.broken:
            article = _article(entry, id.raw, file, body, quotes)
    return Draft(article, id.place if id else entry.place, tuple(references))


def _article(entry: Entry, id: str, file: str, body: Body, quotes: tuple[Quote, ...]) -> Article:
    return Article(
        id=id,
        file=file,
        outlet=entry.text(ArticleFields.outlet) or "",
        published=entry.get(ArticleFields.published),
        paragraphs=body.paragraphs,
        headline=entry.text(ArticleFields.headline),
        headline_line=entry.place_of(ArticleFields.headline).line,
        headline_note=entry.text(ArticleFields.headline_note),
        title=entry.text(ArticleFields.title),
        agency=entry.text(ArticleFields.agency),
        byline=entry.text(ArticleFields.byline),
        place=entry.text(ArticleFields.place),
        url=entry.text(ArticleFields.url),
        published_line=entry.place_of(ArticleFields.published).line,
        published_note=entry.text(ArticleFields.published_note),
        retold=entry.get(ArticleFields.retold) or False,
        draft=entry.get(ArticleFields.draft) or False,
        doubtful=entry.get(ArticleFields.doubtful) or (),
        topics=entry.texts(ArticleFields.topics),
        roles={key.raw: one_line(role.text) for key, role in entry.get(ArticleFields.roles) or ()},
        source=_source(entry.get(ArticleFields.source)),
        quotes=quotes,
        anchored=tuple(Mention(a.id, a.span) for a in body.anchors if a.mention),
    )


def _source(entry: Entry | None) -> Source | None:
    if entry is None:
        return None
    return Source(
        file=entry.text(SourceFields.file) or "",
        sha256=entry.text(SourceFields.sha256) or "",
        captured=entry.get(SourceFields.captured),
        notes=entry.texts(SourceFields.notes),
        line=entry.place.line,
    )


def _check_titles(entry: Entry, report: Report) -> None:
    """Check for the title and the note that replace a missing headline or date."""
    if not entry.get(ArticleFields.headline) and not entry.get(ArticleFields.title):
        report.error(
            "missing-key",
            entry.place_of(ArticleFields.headline),
            "there is no headline; add a “title” of your own",
        )
    published = entry.get(ArticleFields.published)
    doubtful = published is None or published.uncertain or published.approximate
    if doubtful and not entry.get(ArticleFields.published_note):
        report.warn(
            "missing-evidence",
            entry.place_of(ArticleFields.published),
            "the date is not certain; say in “published_note” what it rests on",
        )


def _check_days(entry: Entry, report: Report) -> None:
    """Warn of days that are hardly meant, or in the wrong order."""
    published, place = entry.get(ArticleFields.published), entry.place_of(ArticleFields.published)
    if published:
        warn_of_year(published, "published", place, report)
    source = entry.get(ArticleFields.source)
    captured = source.get(SourceFields.captured) if source else None
    if source and captured:
        place = source.place_of(SourceFields.captured)
        warn_of_year(captured, "captured", place, report)
        if published:
            warn_of_order(("published", published), ("captured", captured), place, report)
    for _, fields in entry.get(ArticleFields.quotes) or ():
        said, place = fields.get(QuoteFields.said), fields.place_of(QuoteFields.said)
        if said:
            warn_of_year(said, "said", place, report)
        if said and published:
            warn_of_order(("said", said), ("published", published), place, report)
            warn_of_age(said, published, place, report)


def _quotes(entry: Entry, body: Body, places: TextPlaces, report: Report) -> tuple[Quote, ...]:
    """Return the quotes in the order of the body, with the spans of their anchors."""
    declared = {key.raw: (key, fields) for key, fields in entry.get(ArticleFields.quotes) or ()}
    anchors: dict[str, list[Anchor]] = {}
    for anchor in body.anchors:
        if not anchor.mention:
            anchors.setdefault(anchor.id, []).append(anchor)
    for id, found in anchors.items():
        if id not in declared:
            place = places.at(found[0].offset)
            message = f"no quote has the id “{excerpt(id)}”; add it under “quotes”"
            report.error("anchor-without-quote", place, message)
    for id, (key, _) in declared.items():
        if id not in anchors:
            shown = excerpt(id)
            message = f"no words are anchored to “{shown}”; write [[{shown}|words]] in the body"
            report.error("quote-without-anchor", key.place, message)
    quotes = []
    marks = Marks(body, places, report)
    for id, found in anchors.items():
        if id in declared:
            quote = _quote(*declared[id], found, body, report)
            marks.check(quote, found)
            quotes.append(quote)
    _check_overlaps(quotes, anchors, places, report)
    return tuple(quotes)


def _quote(key: Scalar, fields: Entry, anchors: list[Anchor], body: Body, report: Report) -> Quote:
    spans = tuple(anchor.span for anchor in anchors)
    words = SEGMENTS_JOINED_BY.join(body.words(span) for span in spans)
    sic = fields.text(QuoteFields.sic)
    if sic and sic not in words:
        report.error(
            "sic-not-found",
            fields.place_of(QuoteFields.sic),
            f"“{excerpt(sic)}” is not among the words of “{excerpt(key.text)}”; copy it from them",
        )
    return Quote(
        id=key.raw,
        kind=fields.get(QuoteFields.kind) or Kind.INDIRECT,
        spans=spans,
        words=words,
        paragraph=body.paragraphs[spans[0].paragraph].number,
        line=key.place.line,
        speakers=tuple(dict.fromkeys(fields.texts(QuoteFields.speaker))),
        cue=fields.text(QuoteFields.cue),
        addressee=fields.text(QuoteFields.addressee),
        occasion=fields.text(QuoteFields.occasion),
        said=fields.get(QuoteFields.said),
        topics=fields.texts(QuoteFields.topics),
        note=fields.text(QuoteFields.note),
        sic=sic,
        translated=fields.get(QuoteFields.translated),
        reported_by=fields.text(QuoteFields.reported_by),
        doubtful=fields.get(QuoteFields.doubtful) or (),
    )


def _check_overlaps(
    quotes: list[Quote], anchors: dict[str, list[Anchor]], places: TextPlaces, report: Report
) -> None:
    """Report words that two quotes in marks by one speaker share, and quotes of the same words."""
    stretches = sorted(
        ((anchor.span, anchor.offset, quote) for quote in quotes for anchor in anchors[quote.id]),
        key=lambda stretch: (stretch[0].paragraph, stretch[0].start, -stretch[0].end, stretch[1]),
    )
    around: list[tuple[Span, Quote]] = []
    for span, offset, quote in stretches:
        while around and not _within(span, around[-1][0]):
            around.pop()
        for outer_span, outer in around:
            same_words = outer_span == span
            in_marks = outer.kind is not Kind.INDIRECT and outer.speakers == quote.speakers
            if outer.id != quote.id and (same_words or in_marks):
                report.error(
                    "anchor-overlap",
                    places.at(offset),
                    f"“{excerpt(quote.id)}” anchors words that “{excerpt(outer.id)}” has already;"
                    " part the two",
                )
        around.append((span, quote))


def _within(inner: Span, outer: Span) -> bool:
    return inner.paragraph == outer.paragraph and inner.end <= outer.end


def _references(entry: Entry) -> Iterator[Reference]:
    """Yield the ids of actors and topics outside the body."""
    for item in entry.get(ArticleFields.topics) or ():
        yield Reference(False, item.raw, item)
    for key, _ in entry.get(ArticleFields.roles) or ():
        yield Reference(True, key.raw, key)
    for _, fields in entry.get(ArticleFields.quotes) or ():
        for speaker in fields.get(QuoteFields.speaker) or ():
            yield Reference(True, speaker.raw, speaker)
        for item in fields.get(QuoteFields.topics) or ():
            yield Reference(False, item.raw, item)
