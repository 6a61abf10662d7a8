"""The model: plain, frozen records, without I/O. Terms follow PARC 3.0 and PolNeAR.

All text is safe to print (`reader.text.clean`). Offsets count code points of a paragraph's text;
ends are exclusive.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from reader.dates import Date
from reader.doubts import ActorDoubt, ArticleDoubt, QuoteDoubt
from reader.folding import seconds_to_read
from reader.text import excerpt

# Stands between the segments of a quote that its cue interrupts.
SEGMENTS_JOINED_BY = " … "


class Kind(StrEnum):
    """How a quote is reported: a clause in marks, a fragment in marks, or without marks."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"


class ActorKind(StrEnum):
    """What sort of source an actor is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"
    OFFICE = "office"


class Translated(StrEnum):
    """Whether the words were translated, or translated back into their own language."""

    YES = "yes"
    BACK = "back"


class LibraryInfo(NamedTuple):
    """What library.yaml says of its library."""

    id: str
    title: str
    description: str | None = None
    language: str | None = None
    notice: str | None = None


class Role(NamedTuple):
    """An office or function that an actor held for a period."""

    title: str
    held: Date
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, organisation, group or office that speaks or is named."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    note: str | None = None
    doubtful: tuple[ActorDoubt, ...] = ()

    def role_on(self, when: Date) -> Role | None:
        """The role held at a time, preferring one that covers all of it to one that overlaps."""
        held = [role for role in self.roles if role.held.overlaps(when)]
        return next((role for role in held if role.held.covers(when)), held[0] if held else None)


class Topic(NamedTuple):
    """What quotes and articles are about."""

    id: str
    name: str
    note: str | None = None


class Paragraph(NamedTuple):
    """A paragraph of a body, an item of a list, or a heading, which has the next one's number.

    `line` is the line of the file in which it begins. `depth` is 0 for the heading of a section,
    and more for smaller ones. `item` is what stands before an item: ``•`` or ``2.``; else empty.
    """

    text: str
    number: int
    heading: bool = False
    line: int = 1
    depth: int = 0
    item: str = ""


HEADLINE = -1
"""The headline, where an index into the body is asked for."""


class Span(NamedTuple):
    """A part of one paragraph, or of the headline: `paragraph` is an index into the body, or
    `HEADLINE`; `end` is exclusive."""

    paragraph: int
    start: int
    end: int


class Mention(NamedTuple):
    """A span of the body that names an actor. A metonym is a capital named for its state."""

    actor: str
    span: Span
    metonym: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words attributed to a source. `spans` holds at least one, in the order of the body.

    `line` is the line of its entry in the file.
    """

    id: str
    kind: Kind
    spans: tuple[Span, ...]
    words: str
    paragraph: int
    line: int
    speakers: tuple[str, ...] = ()
    cue: str | None = None
    addressee: str | None = None
    occasion: str | None = None
    said: Date | None = None
    topics: tuple[str, ...] = ()
    note: str | None = None
    sic: str | None = None
    translated: Translated | None = None
    reported_by: str | None = None
    doubtful: tuple[QuoteDoubt, ...] = ()

    @property
    def speaker(self) -> str | None:
        """The id of its speaker, of several the first; ``None`` where nobody is named."""
        return self.speakers[0] if self.speakers else None


class Source(NamedTuple):
    """The original of an article. `captured` is the day of the copy.

    `line` is the line of its entry in the article's file.
    """

    file: str
    sha256: str
    captured: Date | None = None
    notes: tuple[str, ...] = ()
    line: int = 1


@dataclass(frozen=True)
class Article:
    """A report as one outlet published it.

    `headline_line` and `published_line` are the lines of the file in which the two stand.
    """

    id: str
    file: str
    outlet: str
    published: Date | None
    paragraphs: tuple[Paragraph, ...]
    headline: str | None = None
    headline_line: int = 1
    headline_note: str | None = None
    title: str | None = None
    agency: str | None = None
    byline: str | None = None
    place: str | None = None
    url: str | None = None
    published_line: int = 1
    published_note: str | None = None
    retold: bool = False
    draft: bool = False
    doubtful: tuple[ArticleDoubt, ...] = ()
    topics: tuple[str, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    source: Source | None = None
    quotes: tuple[Quote, ...] = ()
    anchored: tuple[Mention, ...] = ()

    @property
    def shown_headline(self) -> str:
        """The headline, or in [brackets] the editor's title or the id."""
        return self.headline or f"[{self.title or self.id}]"

    @property
    def texts(self) -> Iterator[tuple[int, str]]:
        """The headline and the paragraphs, each with what a `Span` calls it."""
        yield HEADLINE, self.shown_headline
        for number, paragraph in enumerate(self.paragraphs):
            yield number, paragraph.text

    @cached_property
    def minutes(self) -> int:
        """Reading time in minutes, at least one (`reader.folding.seconds_to_read`)."""
        seconds = sum(seconds_to_read(paragraph.text) for paragraph in self.paragraphs)
        return max(1, round(seconds / 60))

    @property
    def doubts(self) -> int:
        """The number of findings that await a look: doubtful quotes, and fields of the article."""
        return len(self.doubtful) + sum(bool(quote.doubtful) for quote in self.quotes)

    def is_unverified(self, quote: Quote) -> bool:
        """Whether nobody has looked at a quote that a program proposed."""
        return self.draft or bool(quote.doubtful)

    @cached_property
    def by_id(self) -> Mapping[str, Quote]:
        """The quotes by their ids."""
        return {quote.id: quote for quote in self.quotes}

    def quote_at(self, paragraph: int, offset: int) -> Quote | None:
        """The innermost quote that holds a code point. `paragraph` is an index."""
        around = [
            (span.end - span.start, quote.id)
            for quote in self.quotes
            for span in quote.spans
            if span.paragraph == paragraph and span.start <= offset < span.end
        ]
        return self.by_id[min(around)[1]] if around else None

    @property
    def speakers(self) -> Iterator[str]:
        """The ids of the actors that speak, each once, in order of first appearance."""
        return iter(dict.fromkeys(id for quote in self.quotes for id in quote.speakers))

    def role_of(self, quote: Quote, actors: Mapping[str, Actor]) -> str | None:
        """The speaker's role: the one that the article gives, or the one held on the day.

        Those of several speakers are joined; there is none unless each has one.
        """
        roles = [self._role_of(id, quote.said or self.published, actors) for id in quote.speakers]
        return " and ".join(filter(None, roles)) if all(roles) and roles else None

    def _role_of(self, speaker: str, when: Date | None, actors: Mapping[str, Actor]) -> str | None:
        if speaker in self.roles:
            return self.roles[speaker]
        actor = actors.get(speaker)
        role = actor.role_on(when) if actor and when else None
        return role.title if role else None


_REFERENCE = r"(?P<article>[^#/.\s]+)(?:[#/](?P<quote>[^#/.\s]+))?"


class QuoteKey(NamedTuple):
    """Which quote of which article."""

    article: str
    quote: str

    def __str__(self) -> str:
        return f"{self.article}#{self.quote}"

    @classmethod
    def parse(cls, written: str, *, article_alone: bool = False) -> "QuoteKey":
        """Read ``article#q3`` or ``article/q3``.

        With `article_alone` the quote may be missing; its id is then empty. Raises `ValueError`
        with a sentence that says how to write a reference.
        """
        found = re.fullmatch(_REFERENCE, written)
        if found and (found["quote"] or article_alone):
            return cls(found["article"], found["quote"] or "")
        forms = "ARTICLE or ARTICLE#QUOTE" if article_alone else "ARTICLE#QUOTE"
        what = "article" if article_alone else "quote"
        raise ValueError(f"“{excerpt(written)}” names no {what}; write {forms}")
