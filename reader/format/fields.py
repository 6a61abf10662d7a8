"""The library format, version 1: the shapes of its four kinds of file, and their JSON Schemas."""

from reader.doubts import ActorDoubt, ArticleDoubt, QuoteDoubt
from reader.format.mappings import Field, MapOf, Record
from reader.format.shapes import (
    BodyText,
    Choice,
    EdtfDate,
    Flag,
    ListOf,
    Nullable,
    OneOrMore,
    Schema,
    Shape,
    Text,
)
from reader.model import ActorKind, Kind, Translated

IDENTIFIER = Text(r"[a-z0-9][a-z0-9-]*", "an id: lower-case letters, digits and hyphens")
QUOTE_ID = Text(r"[A-Za-z0-9][A-Za-z0-9_-]*", "an id: letters, digits, hyphens, underscores")


class SourceFields:
    """The keys of `source`."""

    file = Field(Text(), "File name of the original.", required=True)
    sha256 = Field(
        Text(r"[0-9a-f]{64}", "a SHA-256 in 64 hex digits"), "SHA-256 of its bytes.", required=True
    )
    captured = Field(EdtfDate(), "Day that the copy was made, not published.")
    notes = Field(ListOf(Text()), "What a reader must know of the original.")


class QuoteFields:
    """The keys of a quote."""

    speaker = Field(
        Nullable(OneOrMore(IDENTIFIER)),
        "Actor id of the source, several that speak as one, or null.",
        required=True,
    )
    kind = Field(Choice(Kind), "How it is reported.", required=True)
    cue = Field(Text(), "The printed verb: said, told, stressed.")
    addressee = Field(Text(), "Whom it was said to.")
    occasion = Field(Text(), "Where, at what event.")
    said = Field(EdtfDate(time=True), "When it was said (EDTF).")
    topics = Field(ListOf(IDENTIFIER), "Topic ids.")
    note = Field(Text(), "What a reader must know of it.")
    sic = Field(Text(), "The very substring of the words that the source has wrong.")
    translated = Field(Choice(Translated), "yes, or back for twice translated.")
    reported_by = Field(Text(), "Who reports it, where that is not the outlet.")
    doubtful = Field(ListOf(Choice(QuoteDoubt)), "What awaits a look, in a draft.")


class ArticleFields:
    """The keys of an article file."""

    id = Field(IDENTIFIER, "Permanent id of the article.", required=True)
    headline = Field(Nullable(Text()), "As printed; null where there is none.", required=True)
    headline_note = Field(Text(), "What is odd about the headline.")
    title = Field(Text(), "A title of ours, where there is no headline.")
    outlet = Field(Text(), "Who published it.", required=True)
    agency = Field(Text(), "Whose report it is, where not the outlet's.")
    byline = Field(Text(), "The authors as printed.")
    place = Field(Text(), "Where it was filed.")
    url = Field(Text(r"https?://\S+", "an http or https address"), "Its address.")
    published = Field(Nullable(EdtfDate(time=True)), "When it was published (EDTF).", required=True)
    published_note = Field(Text(), "The evidence for an inferred date.")
    retold = Field(Flag(), "Whether the body is a retelling; a full text if left out.")
    draft = Field(Flag(), "Whether a program proposed it, and its review has not ended.")
    doubtful = Field(ListOf(Choice(ArticleDoubt)), "Keys that await a look, in a draft.")
    topics = Field(ListOf(IDENTIFIER), "Topic ids.")
    roles = Field(MapOf(IDENTIFIER, Text()), "Roles as of this article, by actor id.")
    source = Field(Record("source", vars(SourceFields)), "The original.")
    body = Field(BodyText(), "Paragraphs with [[q1|anchors]].", required=True)
    quotes = Field(
        Nullable(MapOf(QUOTE_ID, Record("a quote", vars(QuoteFields)))),
        "The quotes by the ids of their anchors.",
    )


ARTICLE = Record("an article", vars(ArticleFields))


class RoleFields:
    """The keys of a role."""

    title = Field(Text(), "As shown beside the name: US Defence Secretary.", required=True)
    held = Field(EdtfDate(), "The period (EDTF interval, .. for an open end).", required=True)
    note = Field(Text(), "What a reader must know of it.")


class ActorFields:
    """The keys of an actor."""

    name = Field(Text(), "The full usual name.", required=True)
    kind = Field(Choice(ActorKind), "What sort of source.", required=True)
    aliases = Field(ListOf(Text()), "Other names, as printed.")
    metonyms = Field(ListOf(Text()), "Places that stand for the actor: Moscow.")
    roles = Field(ListOf(Record("a role", vars(RoleFields))), "Offices with periods.")
    note = Field(Text(), "What a reader must know of it.")
    doubtful = Field(ListOf(Choice(ActorDoubt)), "Keys that await a look.")


class TopicFields:
    """The keys of a topic."""

    name = Field(Text(), "The name that is shown.", required=True)
    note = Field(Text(), "What belongs to it.")


class LibraryFields:
    """The keys of library.yaml."""

    format = Field(Text(r"1", "1, the version of the format"), "Always 1.", required=True)
    id = Field(IDENTIFIER, "Permanent id of the library; bookmarks keep it.", required=True)
    title = Field(Text(), "The title that is shown.", required=True)
    description = Field(Text(), "What the library holds.")
    language = Field(Text(), "Language of the bodies (BCP 47).")
    notice = Field(Text(), "Whose the words are, and the terms.")


ACTORS = MapOf(IDENTIFIER, Record("an actor", vars(ActorFields)))
TOPICS = MapOf(IDENTIFIER, Record("a topic", vars(TopicFields)))
LIBRARY = Record("library.yaml", vars(LibraryFields))

_FORMATS: dict[str, tuple[str, Shape[object]]] = {
    "article": ("An article of an On the Record library", ARTICLE),
    "actors": ("The actors of an On the Record library", ACTORS),
    "topics": ("The topics of an On the Record library", TOPICS),
    "library": ("library.yaml of an On the Record library", LIBRARY),
}
FORMATS = tuple(_FORMATS)


def json_schema(name: str) -> Schema:
    """Return the JSON Schema (draft 2020-12) of one of `FORMATS`."""
    title, shape = _FORMATS[name]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **shape.schema(),
    }
