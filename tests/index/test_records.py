"""What the index stores is restored unchanged."""

import zlib
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.dates import parse
from reader.index.records import (
    as_bytes,
    as_name,
    pack,
    packed_actor,
    packed_problems,
    unpack,
    unpack_with_summary,
    unpacked_actor,
    unpacked_problems,
)
from reader.model import (
    SEGMENTS_JOINED_BY,
    Actor,
    ActorKind,
    Article,
    Kind,
    Mention,
    Paragraph,
    Quote,
    Role,
    Source,
    Span,
    Translated,
)
from reader.problem import Place, Problem, Severity
from tests.nouns import ARTICLE

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MAYBE = st.none() | TEXT
TEXTS = st.lists(TEXT, max_size=2).map(tuple)
DATES = st.sampled_from(["2017-02-16", "2015-08-20?", "2019-05", "../2019", "2019/.."]).map(parse)
PARAGRAPHS = st.lists(
    st.builds(Paragraph, TEXT, st.integers(1, 9), st.booleans(), st.integers(1, 99)), min_size=1
).map(tuple)


@st.composite
def spans(draw: st.DrawFn, paragraphs: tuple[Paragraph, ...]) -> Span:
    paragraph = draw(st.integers(0, len(paragraphs) - 1))
    length = len(paragraphs[paragraph].text)
    start = draw(st.integers(0, length))
    return Span(paragraph, start, draw(st.integers(start, length)))


@st.composite
def quotes(draw: st.DrawFn, paragraphs: tuple[Paragraph, ...]) -> Quote:
    parts = tuple(draw(st.lists(spans(paragraphs), min_size=1, max_size=3)))
    texts = [paragraphs[part.paragraph].text[part.start : part.end] for part in parts]
    words = SEGMENTS_JOINED_BY.join(texts)
    kinds = st.sampled_from(Kind)
    others = st.builds(
        Quote,
        id=TEXT,
        kind=kinds,
        spans=st.just(parts),
        words=st.just(words),
        paragraph=st.integers(1, 9),
        line=st.integers(1, 99),
        speakers=TEXTS,
        cue=MAYBE,
        addressee=MAYBE,
        occasion=MAYBE,
        said=st.none() | DATES,
        topics=TEXTS,
        note=MAYBE,
        sic=MAYBE,
        translated=st.none() | st.sampled_from(Translated),
        reported_by=MAYBE,
    )
    return draw(others)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    paragraphs = draw(PARAGRAPHS)
    mentions = st.builds(Mention, TEXT, spans(paragraphs), st.booleans())
    sources = st.builds(
        Source,
        file=TEXT,
        sha256=TEXT,
        captured=st.none() | DATES,
        notes=TEXTS,
        line=st.integers(1, 99),
    )
    others = st.builds(
        Article,
        id=TEXT,
        file=TEXT,
        outlet=TEXT,
        published=st.none() | DATES,
        paragraphs=st.just(paragraphs),
        headline=MAYBE,
        headline_note=MAYBE,
        title=MAYBE,
        agency=MAYBE,
        byline=MAYBE,
        place=MAYBE,
        url=MAYBE,
        published_note=MAYBE,
        retold=st.booleans(),
        topics=TEXTS,
        roles=st.dictionaries(TEXT, TEXT, max_size=2),
        source=st.none() | sources,
        quotes=st.lists(quotes(paragraphs), max_size=3).map(tuple),
        anchored=st.lists(mentions, max_size=2).map(tuple),
    )
    return draw(others)


@given(articles())
def test_an_article_is_restored_unchanged(article: Article) -> None:
    assert unpack(pack(article), article.file) == article
    assert unpack_with_summary(pack(article, "a card"), article.file) == (article, "a card")


def test_a_corrupt_article_is_detected() -> None:
    packed = pack(ARTICLE)
    for at in range(len(packed)):
        spoilt = bytearray(packed)
        spoilt[at] ^= 0x10
        with suppress(zlib.error):
            assert unpack(bytes(spoilt), ARTICLE.file) == ARTICLE


ROLES = st.builds(Role, TEXT, DATES, MAYBE)
ACTORS = st.builds(
    *(Actor, TEXT, TEXT, st.sampled_from(ActorKind), st.lists(TEXT, max_size=2).map(tuple)),
    *(st.lists(TEXT, max_size=2).map(tuple), st.lists(ROLES, max_size=2).map(tuple), MAYBE),
)


@given(ACTORS)
def test_an_actor_is_restored_unchanged(actor: Actor) -> None:
    assert unpacked_actor(packed_actor(actor)) == actor


PROBLEMS = st.builds(
    *(Problem, TEXT, st.builds(Place, st.integers(1), st.integers(1)), TEXT),
    *(st.sampled_from(Severity), TEXT),
)


@given(st.lists(PROBLEMS))
def test_problems_are_restored_unchanged(problems: list[Problem]) -> None:
    assert unpacked_problems(packed_problems(problems)) == tuple(problems)


@given(st.binary())
def test_a_file_name_is_stored_in_the_systems_bytes(data: bytes) -> None:
    assert as_bytes(as_name(data)) == data


@pytest.mark.parametrize("file", ["articles/a.yaml", "articles/b.yaml"])
def test_an_unpacked_article_has_the_name_of_its_file(file: str) -> None:
    assert unpack(pack(ARTICLE), file) == replace(ARTICLE, file=file)
