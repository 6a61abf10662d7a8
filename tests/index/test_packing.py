"""A field of the model is declared once: its type decides how it is packed."""

import json
from dataclasses import dataclass, fields, replace
from typing import NamedTuple

import pytest

from reader.dates import Date, parse
from reader.doubts import ArticleDoubt, QuoteDoubt
from reader.index.packing import Packer
from reader.index.records import LAYOUT, pack, unpack
from reader.model import Actor, Article, Kind, Mention, Quote, Source, Span, Topic, Translated
from reader.problem import Problem
from tests.nouns import ARTICLE, QUOTE


@dataclass(frozen=True, slots=True)
class AnnotatedQuote(Quote):
    """A quote with all kinds of fields that a later version may add."""

    tone: str | None = None
    heard: Date | None = None
    retold_as: Kind | None = None
    asides: tuple[Span, ...] = ()
    source: Source | None = None
    loud: bool = False


def test_a_field_added_to_a_quote_is_packed_with_it() -> None:
    quote = AnnotatedQuote(
        *(QUOTE.id, QUOTE.kind, QUOTE.spans, QUOTE.words, QUOTE.paragraph, QUOTE.line),
        tone="dry",
        heard=parse("2020-05?"),
        retold_as=Kind.PARTIAL,
        asides=(Span(0, 1, 2), Span(1, 0, 3)),
        source=Source("a.txt", "0" * 64, parse("2020"), ("faded",), 3),
        loud=True,
    )
    packer = Packer(AnnotatedQuote)
    assert packer.unpack(json.loads(json.dumps(packer.pack(quote)))) == quote
    bare = replace(quote, tone=None, heard=None, retold_as=None, asides=(), source=None)
    assert packer.unpack(json.loads(json.dumps(packer.pack(bare)))) == bare


def test_an_added_field_changes_the_layout_and_so_the_index_version() -> None:
    assert Packer(Quote).layout != Packer(AnnotatedQuote).layout.replace("AnnotatedQuote", "Quote")
    for record in (Quote, Article, Actor, Topic, Problem):
        assert f"{record.__name__}(" in LAYOUT


def test_every_field_of_an_article_and_its_quotes_is_restored() -> None:
    quote = replace(
        QUOTE,
        cue="told",
        addressee="reporters",
        occasion="A fair",
        topics=("bridges",),
        note="A note",
        sic="brige",
        translated=Translated.BACK,
        reported_by="An agency",
        doubtful=(QuoteDoubt.SPEAKER,),
    )
    article = replace(
        ARTICLE,
        headline_note="Torn",
        title="A title",
        agency="Agency",
        byline="A. Writer",
        place="Fredville",
        url="https://example.org",
        published_note="As printed",
        retold=True,
        draft=True,
        doubtful=(ArticleDoubt.PUBLISHED,),
        roles={"rufus-firefly": "Mayor"},
        source=Source("a.txt", "0" * 64, parse("2020"), ("faded",), 3),
        quotes=(quote,),
        topics=("bridges",),
        anchored=(Mention("rufus-firefly", Span(0, 0, 3), metonym=True),),
    )
    for record in (quote, article):
        unset = [each.name for each in fields(record) if not getattr(record, each.name)]
        assert unset == [], "this test has to set every field"
    assert unpack(pack(article), article.file) == article


def test_a_type_without_a_converter_is_refused_when_the_program_starts() -> None:
    class Weighed(NamedTuple):
        weight: float

    with pytest.raises(TypeError, match="no converter"):
        Packer(Weighed)


def test_a_record_with_too_few_or_too_many_values_is_refused() -> None:
    packer = Packer(Topic)
    for packed in (["a", "A"], ["a", "A", None, 1]):
        with pytest.raises(ValueError, match="argument 2"):
            packer.unpack(packed)
