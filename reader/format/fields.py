"""The library format, version 1: the shapes of its four kinds of file, and their JSON Schemas."""

from reader.format.mappings import Field, MapOf, Record
from reader.format.shapes import (
    BodyText,
    Choice,
    EdtfDate,
    Flag,
    ListOf,
    Nullable,
    Schema,
    Shape,
    Text,
)
from reader.model import ActorKind, Kind, Translated

IDENTIFIER = Text(r"[a-z0-9][a-z0-9-]*", "an id: lower-case letters, digits and hyphens")
QUOTE_ID = Text(r"[A-Za-z0-9][A-Za-z0-9_-]*", "an id: letters, digits, hyphens, underscores")


class SourceFields:
    """The keys of `source`."""

    file = Field("file", Text(), "File name of the original.", required=True)
    sha256 = Field(
        "sha256", Text(r"[0-9a-f]{64}", "a SHA-256 in 64 hex digits"), "SHA-256 of its bytes.", True
    )
    captured = Field("captured", EdtfDate(), "Day that the copy was made, not published.")
    notes = Field("notes", ListOf(Text()), "What a reader must know of the original.")


class QuoteFields:
    """The keys of a quote."""

    speaker = Field("speaker", Nullable(IDENTIFIER), "Actor id of the source, or null.", True)
    kind = Field("kind", Choice(Kind), "How it is reported.", required=True)
    cue = Field("cue", Text(), "The printed verb: said, told, stressed.")
    addressee = Field("addressee", Text(), "Whom it was said to.")
    occasion = Field("occasion", Text(), "Where, at what event.")
    said = Field("said", EdtfDate(), "When it was said (EDTF).")
    topics = Field("topics", ListOf(IDENTIFIER), "Topic ids.")
    note = Field("note", Text(), "What a reader must know of it.")
    sic = Field("sic", Text(), "The very substring of the words that the source has wrong.")
    translated = Field("translated", Choice(Translated), "yes, or back for twice translated.")
    reported_by = Field("reported_by", Text(), "Who reports it, where that is not the outlet.")


class ArticleFields:
    """The keys of an article file."""

    id = Field("id", IDENTIFIER, "Permanent id of the article.", required=True)
    headline = Field("headline", Nullable(Text()), "As printed; null where there is none.", True)
    headline_note = Field("headline_note", Text(), "What is odd about the headline.")
    title = Field("title", Text(), "A title of ours, where there is no headline.")
    outlet = Field("outlet", Text(), "Who published it.", required=True)
    agency = Field("agency", Text(), "Whose report it is, where not the outlet's.")
    byline = Field("byline", Text(), "The authors as printed.")
    place = Field("place", Text(), "Where it was filed.")
    url = Field("url", Text(r"https?://\S+", "an http or https address"), "Its address.")
    published = Field("published", Nullable(EdtfDate()), "When it was published (EDTF).", True)
    published_note = Field("published_note", Text(), "The evidence for an inferred date.")
    retold = Field("retold", Flag(), "Whether the body is a retelling.")
    topics = Field("topics", ListOf(IDENTIFIER), "Topic ids.")
    roles = Field("roles", MapOf(IDENTIFIER, Text()), "Roles as of this article, by actor id.")
    source = Field("source", Record("source", vars(SourceFields)), "The original.")
    body = Field("body", BodyText(), "Paragraphs with [[q1|anchors]].", required=True)
    quotes = Field(
        "quotes",
        Nullable(MapOf(QUOTE_ID, Record("a quote", vars(QuoteFields)))),
        "The quotes by the ids of their anchors.",
    )


ARTICLE = Record("an article", vars(ArticleFields))


class RoleFields:
    """The keys of a role."""

    title = Field("title", Text(), "As shown beside the name: US Defence Secretary.", True)
    held = Field("held", EdtfDate(), "The period (EDTF interval, .. for an open end).", True)
    note = Field("note", Text(), "What a reader must know of it.")


class ActorFields:
    """The keys of an actor."""

    name = Field("name", Text(), "The full usual name.", required=True)
    kind = Field("kind", Choice(ActorKind), "What sort of source.", required=True)
    aliases = Field("aliases", ListOf(Text()), "Other names, as printed.")
    metonyms = Field("metonyms", ListOf(Text()), "Places that stand for the actor: Moscow.")
    roles = Field("roles", ListOf(Record("a role", vars(RoleFields))), "Offices with periods.")
    note = Field("note", Text(), "What a reader must know of it.")


class TopicFields:
    """The keys of a topic."""

    name = Field("name", Text(), "The name that is shown.", required=True)
    note = Field("note", Text(), "What belongs to it.")


class LibraryFields:
    """The keys of library.yaml."""

    format = Field("format", Text(r"1", "1, the version of the format"), "Always 1.", True)
    id = Field("id", IDENTIFIER, "Permanent id of the library; bookmarks keep it.", True)
    title = Field("title", Text(), "The title that is shown.", required=True)
    description = Field("description", Text(), "What the library holds.")
    language = Field("language", Text(), "Language of the bodies (BCP 47).")
    notice = Field("notice", Text(), "Whose the words are, and the terms.")


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
    """The JSON Schema (draft 2020-12) of one of `FORMATS`."""
    title, shape = _FORMATS[name]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **shape.schema(),
    }
