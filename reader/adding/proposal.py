"""Makes a draft of an article: the YAML of its file, and the actors that the library lacks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.adding.casting import Cast
from reader.adding.head import FIELDS
from reader.draft.findings import Findings, FoundQuote, Head
from reader.format.writing import Stretch, Value, body, entry, paragraph, stretch
from reader.model import Kind
from reader.text import excerpt

UNKNOWN = "Unknown"
_NO_DAY = "The source prints no day of publication."
_SCHEMA = "# yaml-language-server: $schema=../schema/article.json\n"
_MOST_NESTED = 8


class Original(NamedTuple):
    """The copy of a source from which an article was drafted."""

    file: str
    sha256: str
    captured: str | None = None


class Statement(NamedTuple):
    """A quote of the draft: one or more stretches with one entry."""

    id: str
    quote: FoundQuote
    speaker: str | None


class Proposal(NamedTuple):
    """The file of an article, with how many quotes it has, and how many of its findings (fields of
    the article, and quotes) await a look."""

    text: str
    quotes: int
    doubts: int


def proposal(
    id: str,
    head: Head,
    findings: Findings,
    cast: Cast,
    *,
    topics: Sequence[str] = (),
    original: Original | None = None,
    has_schema: bool = False,
) -> Proposal:
    """The draft of an article: what is known of it, what awaits a look, the text with its anchors.

    With `has_schema` its first line names the schema of the library's folder.
    """
    anchored, statements = _anchored(findings, cast)
    doubtful = _doubtful(head)
    fields = _head(id, head, findings, doubtful, topics)
    parts = [
        _SCHEMA if has_schema else "",
        *(entry(key, value) for key, value in fields.items()),
        entry("source", _source(original, head)) if original else "",
        body(anchored),
        entry("quotes", {each.id: _entry(each) for each in statements}) if statements else "",
    ]
    doubts = len(doubtful) + sum(bool(each.quote.doubtful) for each in statements)
    return Proposal("".join(parts), len(statements), doubts)


def _doubtful(head: Head) -> list[str]:
    """The fields that await a look; those that an article must have do where nothing is found."""
    missing = {name for name in ("outlet", "published") if not getattr(head, name)}
    return [name for name in FIELDS if name in head.doubtful | missing]


def _head(
    id: str, head: Head, findings: Findings, doubtful: list[str], topics: Sequence[str]
) -> Mapping[str, Value]:
    fields: dict[str, Value] = {"id": id, "draft": True}
    if doubtful:
        fields["doubtful"] = doubtful
    fields["headline"] = head.headline or ""
    if not head.headline:
        fields["title"] = _title(findings) or id
    fields["outlet"] = head.outlet or UNKNOWN
    for name in ("agency", "byline", "place", "url"):
        if value := getattr(head, name):
            fields[name] = value
    fields["published"] = head.published or ""
    note = head.published_note if head.published else _NO_DAY
    if note:
        fields["published_note"] = note
    if topics:
        fields["topics"] = list(topics)
    return fields


def _title(findings: Findings) -> str:
    """A title of ours, for a page without a headline: its first words."""
    return next((excerpt(findings.text[start:end]) for start, end in findings.paragraphs), "")


def _source(original: Original, head: Head) -> Mapping[str, Value]:
    fields: dict[str, Value] = {"file": original.file, "sha256": original.sha256}
    if original.captured:
        fields["captured"] = original.captured
    if head.notes:
        fields["notes"] = list(head.notes)
    return fields


def _entry(statement: Statement) -> Mapping[str, Value]:
    quote = statement.quote
    fields: dict[str, Value] = {"speaker": statement.speaker or "", "kind": str(quote.kind)}
    for name in ("cue", "addressee", "said"):
        if value := getattr(quote, name):
            fields[name] = value
    if quote.said and quote.said_note:
        fields["note"] = quote.said_note
    if quote.doubtful:
        fields["doubtful"] = sorted(quote.doubtful)
    return fields


def _anchored(findings: Findings, cast: Cast) -> tuple[list[str], list[Statement]]:
    """The paragraphs with the anchors of their quotes, and the entries of these quotes."""
    text = findings.text
    statements: dict[object, Statement] = {}
    paragraphs = []
    quotes = sorted(findings.quotes, key=lambda quote: (quote.start, -quote.end))
    at = 0
    for start, end in findings.paragraphs:
        inside = []
        while at < len(quotes) and quotes[at].start < end:
            if start <= quotes[at].start and quotes[at].end <= end:
                inside.append(quotes[at])
            at += 1
        words = text[start:end]
        stretches = list(_stretches(words, start, inside, statements, cast))
        paragraphs.append(paragraph(words, stretches))
    return paragraphs, list(statements.values())


def _stretches(
    words: str,
    start: int,
    quotes: Iterable[FoundQuote],
    statements: dict[object, Statement],
    cast: Cast,
) -> Iterator[Stretch]:
    """The stretches of a paragraph's quotes: within one another or apart, as anchors have to be."""
    around: list[tuple[Stretch, Statement]] = []
    for quote in quotes:
        while around and around[-1][0].end <= quote.start - start:
            around.pop()
        speaker = cast.id_of(quote)
        key = (quote.group, speaker) if quote.group is not None else id(quote)
        known = statements.get(key)
        statement = known or Statement(f"q{len(statements) + 1}", quote, speaker)
        if known:
            doubts = known.quote.doubtful | quote.doubtful
            statement = known._replace(quote=known.quote._replace(doubtful=doubts))
        end = quote.end - start
        while end > quote.start - start and words[end - 1] == ",":
            end -= 1  # American printers put the comma of the sentence inside the marks.
        found = stretch(words, quote.start - start, end, statement.id)
        if found and _fits(found, statement, around):
            statements[key] = statement
            around.append((found, statement))
            yield found


def _fits(
    found: Stretch, statement: Statement, around: Sequence[tuple[Stretch, Statement]]
) -> bool:
    """Whether an anchor may stand within those around it, as `reader.format.article` checks."""
    if len(around) >= _MOST_NESTED:
        return False
    for outer, other in around:
        alike = other.quote.kind is not Kind.INDIRECT and other.speaker == statement.speaker
        same = outer[:2] == found[:2]
        if found.end > outer.end or found.start < outer.start or same or alike:
            return False
    return True
