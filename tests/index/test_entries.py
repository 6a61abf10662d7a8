"""The index entry of a file depends on the file alone."""

from dataclasses import replace
from datetime import date

import pytest

from reader.dates import parse
from reader.index.entries import ArticleEntry, indexed, texts_of, years_of
from reader.index.terms import term
from reader.mentions import NameFinder, names_of
from reader.model import Actor, ActorKind, Article, Mention, Span, Topic
from tests.nouns import ACTORS, ARTICLE, MINISTER, QUOTE

STATE = Actor("freedonia", "Freedonia", ActorKind.STATE, metonyms=("Fredville",))
TOPICS = {"bridges": Topic("bridges", "Bridges")}


def given(article: Article) -> ArticleEntry:
    finder = NameFinder(names_of((MINISTER, STATE)))
    return indexed(article, finder, {**ACTORS, STATE.id: STATE}, TOPICS)


@pytest.mark.parametrize(
    ("published", "day", "last_day", "year"),
    [
        ("2020-05-02", date(2020, 5, 2), date(2020, 5, 2), 2020),
        ("2020-05", date(2020, 5, 1), date(2020, 5, 31), 2020),
        ("2019/2020", date(2019, 1, 1), date(2020, 12, 31), 2019),
        ("../2020", None, date(2020, 12, 31), 2020),
        ("2020/..", date(2020, 1, 1), date.max, 2020),
        (None, None, None, 0),
    ],
)
def test_an_article_is_filed_under_its_first_day(
    published: str | None, day: date | None, last_day: date | None, year: int
) -> None:
    entry = given(replace(ARTICLE, published=parse(published) if published else None))
    assert entry.day == (day.toordinal() if day else 0)
    assert entry.last_day == (last_day.toordinal() if last_day else 0)
    assert (entry.year, entry.published) == (year, published)


@pytest.mark.parametrize(
    ("text", "first", "last", "count"),
    [
        ("2020-05-02", 2020, 2020, 1),
        ("2015/2018", 2015, 2018, 4),
        ("2015/..", 2015, 2114, 100),
        ("../2015", 1915, 2015, 101),
        ("../0050", 1, 50, 50),
        ("1000/2000", 1000, 1100, 101),
    ],
)
def test_a_date_may_be_in_several_years(text: str, first: int, last: int, count: int) -> None:
    years = years_of(parse(text))
    assert (years[0], years[-1], len(years)) == (first, last, count)


def test_no_date_is_in_no_year() -> None:
    assert list(years_of(None)) == []


def test_terms_differ_by_kind_and_value() -> None:
    terms = {term(kind, value) for kind in ("topic", "actor") for value in ("a", "A", "b:a")}
    assert len(terms) == 6
    assert term("topic", "a") == term("topic", "a")
    assert all(one.isalnum() for one in terms)


def test_an_article_has_the_terms_of_its_quotes_too() -> None:
    quote = replace(QUOTE, topics=("bridges",), cue="Told")
    entry = given(replace(ARTICLE, agency="AP", topics=("tunnels",), quotes=(quote,)))
    terms = [("outlet", "the daily test"), ("agency", "ap"), ("topic", "tunnels")]
    terms += [("topic", "bridges"), ("actor", MINISTER.id), ("published", "2020")]
    assert set(entry.terms.split()) >= {term(*one) for one in terms}
    assert term("speaker", MINISTER.id) not in entry.terms.split()
    terms = [("kind", "direct"), ("speaker", MINISTER.id), ("cue", "told")]
    terms += [("topic", "bridges"), ("said", "2020")]
    (said,) = entry.texts.quotes
    assert set(said.terms.split()) >= {term(*one) for one in terms}
    assert term("topic", "tunnels") not in said.terms.split()


def test_a_quote_is_filed_under_the_days_on_which_it_may_have_been_said() -> None:
    for text, first, last in (("2020-05", date(2020, 5, 1), date(2020, 5, 31)),):
        (said,) = texts_of(replace(ARTICLE, quotes=(replace(QUOTE, said=parse(text)),))).quotes
        assert (said.first, said.last) == (first.toordinal(), last.toordinal())
    (said,) = texts_of(replace(ARTICLE, quotes=(replace(QUOTE, said=None),))).quotes
    assert (said.first, said.last) == (None, None)


def test_actors_are_counted_as_speakers_mentions_and_metonyms() -> None:
    mentions = (Mention("freedonia", Span(0, 0, 1), True), Mention("freedonia", Span(0, 1, 2)))
    entry = given(replace(ARTICLE, anchored=mentions, roles={"sylvania": "Host"}))
    assert entry.actors == '{"rufus-firefly":[1,0,0],"freedonia":[0,1,1],"sylvania":[0,0,0]}'


def test_a_card_names_outlet_agency_place_day_speakers_and_topics() -> None:
    article = replace(ARTICLE, agency="AP", place="Fredville", topics=("bridges", "unknown"))
    assert given(article).summary.split("\n") == [
        *("The Daily Test", "AP", "Fredville", "2 May 2020", "Rufus Firefly", "Bridges"),
    ]


@pytest.mark.parametrize(
    ("headline", "title", "words"),
    [("Words", None, "Words"), (None, "Ours", "Ours"), (None, None, "")],
)
def test_the_words_of_a_title_are_found_without_its_brackets(
    headline: str | None, title: str | None, words: str
) -> None:
    article = replace(ARTICLE, headline=headline, title=title)
    assert texts_of(article).headline == words
    assert given(article).headline == article.shown_headline
