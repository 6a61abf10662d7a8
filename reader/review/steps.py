"""The steps of a review: each gives the splices that it makes in the article's file. Pure.

They raise `CannotEdit` where a step cannot be taken.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from reader.doubts import QuoteDoubt
from reader.format.editing import CannotEdit, Splice, YamlFile
from reader.format.writing import Value
from reader.model import Article, Kind, Quote, Span
from reader.review.extents import grown, sentences_of

Step: TypeAlias = Callable[[YamlFile, Article], list[Splice]]


def accept(id: str) -> Step:
    """Keep a quote as it is."""
    return lambda file, article: _without_doubts(file, _quote(article, id), set(QuoteDoubt))


def accept_head(file: YamlFile, article: Article) -> list[Splice]:
    """Keep the fields of the article as they are."""
    return file.put(["doubtful"], None)


def finish(file: YamlFile, article: Article) -> list[Splice]:
    """End the review: the article is a draft no more."""
    return file.put(["draft"], None)


def put(id: str, key: str, value: Value, doubt: QuoteDoubt | None) -> Step:
    """Give a key of a quote a value, which is doubted no more; an empty text takes it away,
    but for a speaker, who then is nobody."""

    def step(file: YamlFile, article: Article) -> list[Splice]:
        quote = _quote(article, id)
        new = None if value == "" and key != "speaker" else value
        splices = file.put(["quotes", id, key], new)
        return splices + (_without_doubts(file, quote, {doubt}) if doubt else [])

    return step


def move(id: str, number: int, start: int, end: int) -> Step:
    """Give one of the stretches of a quote, by its number, another extent in its paragraph."""

    def step(file: YamlFile, article: Article) -> list[Splice]:
        quote = _quote(article, id)
        spans = list(quote.spans)
        spans[number] = Span(spans[number].paragraph, start, end)
        splices = file.anchor({id: spans})
        return splices + _without_doubts(file, quote, {QuoteDoubt.EXTENT})

    return step


def grow(id: str, number: int, *, left: int = 0, right: int = 0) -> Step:
    """Give one of the stretches of a quote words more or fewer at its ends."""

    def step(file: YamlFile, article: Article) -> list[Splice]:
        span = _quote(article, id).spans[number]
        text = article.paragraphs[span.paragraph].text
        extent = grown(text, span.start, span.end, left=left, right=right)
        if extent == (span.start, span.end):
            raise CannotEdit("there are no more words at this end")
        return move(id, number, *extent)(file, article)

    return step


def put_head(name: str, value: str) -> Step:
    """Give a field of the article a value, which is doubted no more."""

    def step(file: YamlFile, article: Article) -> list[Splice]:
        required = name in ("headline", "outlet", "published")
        if not value and name == "outlet":
            raise CannotEdit("an article needs an outlet")
        splices = file.put([name], value if value or required else None)
        if not value and name == "headline" and not article.title:
            splices += file.put(["title"], article.id)
        if name in article.doubtful:
            left = [str(doubt) for doubt in article.doubtful if doubt != name]
            splices += file.put(["doubtful"], left or None)
        return splices

    return step


def drop(id: str) -> Step:
    """Take a quote out; its words stay."""
    return lambda file, article: file.anchor({id: []}) + file.put(["quotes", id], None)


def add(spans: Sequence[Span], kind: Kind) -> Step:
    """Make a quote of some words. Who says them has to be looked at."""

    def step(file: YamlFile, article: Article) -> list[Splice]:
        id = new_id(article)
        fields = {"speaker": "", "kind": str(kind), "doubtful": ["speaker"]}
        return file.anchor({id: spans}) + _new_entry(file, article, id, fields)

    return step


def split(id: str) -> Step:
    """Make two quotes of one: of its stretches, or of its sentences."""

    def step(file: YamlFile, article: Article) -> list[Splice]:
        quote = _quote(article, id)
        first, second = _halves(article, quote)
        other = new_id(article)
        fields: dict[str, Value] = {"speaker": _speaker(quote), "kind": str(quote.kind)}
        for key in ("cue", "addressee"):
            if value := getattr(quote, key):
                fields[key] = value
        if quote.said:
            fields["said"] = quote.said.text
        fields["doubtful"] = [QuoteDoubt.EXTENT.value, QuoteDoubt.SPEAKER.value]
        return file.anchor({id: first, other: second}) + _new_entry(file, article, other, fields)

    return step


def join(id: str) -> Step:
    """Make one quote of this one and the next: the cue stands between its stretches."""

    def step(file: YamlFile, article: Article) -> list[Splice]:
        quote = _quote(article, id)
        place = article.quotes.index(quote) + 1
        if place == len(article.quotes):
            raise CannotEdit("no quote follows this one")
        other = article.quotes[place]
        spans = [*quote.spans, *other.spans]
        inside = any(
            one.paragraph == two.paragraph and one.start < two.end and two.start < one.end
            for one in quote.spans
            for two in other.spans
        )
        if inside:
            raise CannotEdit(f"“{other.id}” shares words with this one")
        anchors = file.anchor({id: spans, other.id: []})
        return anchors + file.put(["quotes", other.id], None)

    return step


def new_id(article: Article) -> str:
    """An id that no quote of the article has."""
    number = len(article.quotes) + 1
    while f"q{number}" in article.by_id:
        number += 1
    return f"q{number}"


def speaker_value(ids: Sequence[str]) -> Value:
    """Speakers as the file has them: one id, several, or nobody."""
    return ids[0] if len(ids) == 1 else list(ids) if ids else ""


def _speaker(quote: Quote) -> Value:
    return speaker_value(quote.speakers)


def _quote(article: Article, id: str) -> Quote:
    quote = article.by_id.get(id)
    if quote is None:
        raise CannotEdit(f"“{id}” is gone from the file")
    return quote


def _without_doubts(
    file: YamlFile, quote: Quote, settled: Iterable[QuoteDoubt | None]
) -> list[Splice]:
    if not quote.doubtful:
        return []
    left = [str(doubt) for doubt in quote.doubtful if doubt not in set(settled)]
    return file.put(["quotes", quote.id, "doubtful"], left or None)


def _new_entry(
    file: YamlFile, article: Article, id: str, fields: Mapping[str, Value]
) -> list[Splice]:
    if article.quotes:
        return file.put(["quotes", id], fields)
    return file.put(["quotes"], {id: fields})


def _halves(article: Article, quote: Quote) -> tuple[list[Span], list[Span]]:
    if len(quote.spans) > 1:
        return [quote.spans[0]], list(quote.spans[1:])
    (span,) = quote.spans
    text = article.paragraphs[span.paragraph].text[span.start : span.end]
    parts = sentences_of(text)
    if len(parts) < 2:
        raise CannotEdit("it is one sentence; shorten it, and add the rest")
    (first_start, first_end), rest_start, rest_end = parts[0], parts[1][0], parts[-1][1]
    first = Span(span.paragraph, span.start + first_start, span.start + first_end)
    rest = Span(span.paragraph, span.start + rest_start, span.start + rest_end)
    return [first], [rest]
