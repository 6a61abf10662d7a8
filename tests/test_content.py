"""The bundled library: sound, quoted letter for letter, with the roles of the day."""

import pytest

from reader.folding import verbatim
from reader.format.sources import check_sources
from reader.library.library import Library
from reader.library.opening import open_library
from reader.model import Kind
from reader.places import bundled_library
from reader.sources.reading import text_of
from tests.originals import ORIGINALS, with_originals

ARTICLES = bundled_library() / "articles"


def library() -> Library:
    return open_library(bundled_library())


def test_the_bundled_library_has_no_problems() -> None:
    assert list(library().problems()) == []


def test_the_bundled_library_has_five_retold_articles_by_five_outlets() -> None:
    articles = list(library().articles())
    assert len(articles) == len({article.outlet for article in articles}) == 5
    assert all(article.retold for article in articles)


def test_the_bundled_library_has_29_quotations() -> None:
    in_marks = [
        quote
        for article in library().articles()
        for quote in article.quotes
        if quote.kind is not Kind.INDIRECT
    ]
    assert len(in_marks) == 29


def test_every_actor_speaks_or_is_named() -> None:
    articles = list(library().articles())
    named = {mention.actor for article in articles for mention in library().mentions(article)}
    speaking = {speaker for article in articles for speaker in article.speakers}
    assert set(library().actors) == named | speaking


def test_every_topic_is_used() -> None:
    articles = list(library().articles())
    used = {topic for article in articles for quote in article.quotes for topic in quote.topics}
    assert set(library().topics) == used.union(*(article.topics for article in articles))


@pytest.mark.parametrize(
    ("article", "quote", "role"),
    [
        ("trt-2015-aligned-interests", "q2", "US Defence Secretary"),
        (
            "trt-2015-aligned-interests",
            "q7",
            "Nominee for Chairman of the US Joint Chiefs of Staff",
        ),
        ("trt-2015-aligned-interests", "q5", "Russian Foreign Minister"),
        ("afp-2017-not-ready", "q3", "US Defence Secretary"),
        ("afp-2017-not-ready", "q4", "Russian Defence Minister"),
        ("bbc-2017-cautious-approach", "q8", "US Secretary of State"),
        ("moscow-times-2019-shared-interests", "q11", "US Secretary of State"),
        ("tass-2020-fighting-terrorism", "q4", "US Secretary of State"),
        ("tass-2020-fighting-terrorism", "q2", "US National Security Adviser"),
        ("afp-2017-not-ready", "q10", None),
    ],
)
def test_the_role_beside_a_quote_is_that_of_its_day(
    article: str, quote: str, role: str | None
) -> None:
    found = library().article(article)
    assert found
    assert found.role_of(found.by_id[quote], library().actors) == role


def test_pompeo_is_secretary_of_state_whenever_he_is_quoted() -> None:
    roles = {
        article.role_of(quote, library().actors)
        for article in library().articles()
        for quote in article.quotes
        if quote.speaker == "mike-pompeo"
    }
    assert roles == {"US Secretary of State"}


@with_originals
def test_every_quotation_is_in_its_original_and_nothing_else_is_copied() -> None:
    verification = check_sources(library().articles(), ORIGINALS, text_of)
    assert verification.problems == ()
    assert verification.verified == 29


@with_originals
@pytest.mark.parametrize("name", sorted(path.name for path in ARTICLES.glob("*.yaml")))
def test_a_headline_is_that_of_its_original_letter_for_letter(name: str) -> None:
    file = library().open(f"articles/{name}")
    assert file
    article = file.article
    assert article
    assert article.source
    text = (ORIGINALS / article.source.file).read_text(encoding="utf-8")
    lines = [verbatim(line) for line in text.splitlines()]
    if article.headline:
        assert verbatim(article.headline) in lines
    else:
        assert article.title
        assert verbatim(article.paragraphs[0].text) not in lines


def test_every_article_names_an_original() -> None:
    sources = [article.source for article in library().articles()]
    assert all(sources)
    assert len({source.sha256 for source in sources if source}) == 5
