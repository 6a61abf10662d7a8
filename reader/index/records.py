"""What the index keeps of articles, actors, topics, problems and names, and the way back."""

import json
import zlib
from collections.abc import Iterable
from typing import TypeAlias, cast

from reader import dates
from reader.model import (
    SEGMENTS_JOINED_BY,
    Actor,
    ActorKind,
    Article,
    Kind,
    LibraryInfo,
    Mention,
    Paragraph,
    Place,
    Problem,
    Quote,
    Role,
    Severity,
    Source,
    Span,
    Topic,
    Translated,
)

# Slower levels save little more.
_LEVEL = 3
# A window of 8 KiB holds most articles; a larger one takes longer to set up.
_WINDOW_BITS = 13

# To make one takes as long as to encode a short article with it.
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


def pack(article: Article) -> bytes:
    """The bytes of an article."""
    fields: list[object] = [
        article.id,
        article.outlet,
        _text(article.published),
        article.headline,
        article.headline_note,
        article.title,
        article.agency,
        article.byline,
        article.place,
        article.url,
        article.published_note,
        article.retold,
        article.topics,
        dict(article.roles),
        _packed_source(article.source),
        article.paragraphs,
        [_packed_quote(quote) for quote in article.quotes],
        article.anchored,
    ]
    return zlib.compress(_ENCODER.encode(fields).encode(), _LEVEL, _WINDOW_BITS)


def unpack(data: bytes, file: str) -> Article:
    """The article in the bytes; `file` is its file's name."""
    (
        id,
        outlet,
        published,
        headline,
        headline_note,
        title,
        agency,
        byline,
        place,
        url,
        published_note,
        retold,
        topics,
        roles,
        source,
        packed_paragraphs,
        packed_quotes,
        anchored,
    ) = json.loads(zlib.decompress(data))
    paragraphs = tuple(Paragraph(*paragraph) for paragraph in packed_paragraphs)
    return Article(
        id=id,
        file=file,
        outlet=outlet,
        published=_date(published),
        paragraphs=paragraphs,
        headline=headline,
        headline_note=headline_note,
        title=title,
        agency=agency,
        byline=byline,
        place=place,
        url=url,
        published_note=published_note,
        retold=retold,
        topics=tuple(topics),
        roles=roles,
        source=_source(source),
        quotes=tuple(_quote(quote, paragraphs) for quote in packed_quotes),
        anchored=tuple(Mention(actor, Span(*span), metonym) for actor, span, metonym in anchored),
    )


def _packed_source(source: Source | None) -> list[object] | None:
    if source is None:
        return None
    return [source.file, source.sha256, _text(source.captured), source.notes, source.line]


def _source(packed: list[Json] | None) -> Source | None:
    if packed is None:
        return None
    file, sha256, captured, notes, line = cast(
        "tuple[str, str, str | None, list[str], int]", packed
    )
    return Source(file, sha256, _date(captured), tuple(notes), line)


def _packed_quote(quote: Quote) -> list[object]:
    """A quote without its words, which stand in the paragraphs."""
    return [
        quote.id,
        quote.kind,
        quote.spans,
        quote.paragraph,
        quote.line,
        quote.speaker,
        quote.cue,
        quote.addressee,
        quote.occasion,
        _text(quote.said),
        quote.topics,
        quote.note,
        quote.sic,
        quote.translated,
        quote.reported_by,
    ]


_PackedQuote: TypeAlias = (
    "tuple[str, str, list[list[int]], int, int, str | None, str | None, str | None, str | None,"
    " str | None, list[str], str | None, str | None, str | None, str | None]"
)


def _quote(packed: list[Json], paragraphs: tuple[Paragraph, ...]) -> Quote:
    (
        id,
        kind,
        packed_spans,
        paragraph,
        line,
        speaker,
        cue,
        addressee,
        occasion,
        said,
        topics,
        note,
        sic,
        translated,
        reported_by,
    ) = cast(_PackedQuote, packed)
    spans = tuple(Span(*span) for span in packed_spans)
    return Quote(
        id=id,
        kind=Kind(kind),
        spans=spans,
        words=SEGMENTS_JOINED_BY.join(
            paragraphs[span.paragraph].text[span.start : span.end] for span in spans
        ),
        paragraph=paragraph,
        line=line,
        speaker=speaker,
        cue=cue,
        addressee=addressee,
        occasion=occasion,
        said=_date(said),
        topics=tuple(topics),
        note=note,
        sic=sic,
        translated=Translated(translated) if translated else None,
        reported_by=reported_by,
    )


def _text(date: dates.Date | None) -> str | None:
    return date.text if date else None


def _date(text: str | None) -> dates.Date | None:
    return dates.parse(text) if text else None


def packed_actor(actor: Actor) -> str:
    """An actor as JSON."""
    roles = [[role.title, role.held.text, role.note] for role in actor.roles]
    fields = [actor.id, actor.name, actor.kind, actor.aliases, actor.metonyms, roles, actor.note]
    return json.dumps(fields, ensure_ascii=False)


def unpacked_actor(packed: str) -> Actor:
    """An actor from JSON."""
    id, name, kind, aliases, metonyms, roles, note = json.loads(packed)
    return Actor(
        id=id,
        name=name,
        kind=ActorKind(kind),
        aliases=tuple(aliases),
        metonyms=tuple(metonyms),
        roles=tuple(Role(title, dates.parse(held), note) for title, held, note in roles),
        note=note,
    )


def unpacked_info(packed: str) -> LibraryInfo:
    """What library.yaml says, from JSON. Raises `ValueError` and `TypeError`."""
    info = LibraryInfo(*json.loads(packed))
    if not all(isinstance(each, str) or each is None for each in info) or not info.id:
        raise ValueError(packed)
    return info


def unpacked_topic(packed: str) -> Topic:
    """A topic from JSON."""
    return Topic(*json.loads(packed))


def as_bytes(name: str) -> bytes:
    """A file's name as the index keeps it: the bytes that the system has."""
    return name.encode("utf-8", "surrogateescape")


def as_name(data: bytes) -> str:
    """A file's name as Python has it."""
    return data.decode("utf-8", "surrogateescape")


def packed_problems(problems: Iterable[Problem]) -> str | None:
    """Problems as JSON; ``None`` for none."""
    packed = [[p.file, *p.place, p.code, p.severity, p.message] for p in problems]
    return json.dumps(packed, ensure_ascii=False) if packed else None


def unpacked_problems(packed: str | None) -> tuple[Problem, ...]:
    """Problems from JSON."""
    return tuple(
        Problem(file, Place(line, column), code, Severity(severity), message)
        for file, line, column, code, severity, message in json.loads(packed or "[]")
    )
