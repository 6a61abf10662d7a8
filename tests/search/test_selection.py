"""A query selects quotes or articles: in pages, in an order, and counted by facets."""

from collections import Counter
from pathlib import Path
from unittest.mock import patch

import pytest

from reader.index.articles import article_by_key
from reader.index.matches import Facet, Order
from reader.library.library import Library
from reader.model import QuoteKey
from reader.search.asked import FoundQuote, Marks, Only, Within
from reader.search.selection import Selection, articles_of, passages_of, quotes_of
from tests.libraries import sample, write_library
from tests.search.searching import index_of, meant

ALL_QUOTES = ["newer#q2", "newer#q1", "older#q2", "older#q1", "undated#q1"]


def newest_quotes(library: Library, text: str) -> Selection[FoundQuote]:
    return quotes_of(library.ask, meant(library, text, Within.QUOTES), Order.NEWEST)


def quotes(
    library: Library, text: str, only: Only | None = None, marks: Marks | None = None
) -> list[str]:
    selection = quotes_of(
        library.ask, meant(library, text, Within.QUOTES, marks, only), Order.NEWEST
    )
    assert selection.plan.mistakes == ()
    found = [str(each.key) for each in selection]
    assert selection.total == len(found) == sum(selection.years.values())
    return found


def articles(library: Library, text: str) -> list[str]:
    selection = articles_of(library.ask, meant(library, text), Order.NEWEST)
    assert selection.plan.mistakes == ()
    found = [article.id for article in selection]
    assert selection.total == len(found) == sum(selection.years.values())
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ALL_QUOTES),
        ("treaty", ["older#q1", "undated#q1"]),
        ("speaker:lavrov", ["newer#q2", "older#q2", "older#q1"]),
        ("speaker:lavrov published:2015", ["older#q2", "older#q1"]),
        ("actor:nato", ["older#q2", "older#q1"]),
    ],
)
def test_a_query_selects_quotes(library: Library, text: str, found: list[str]) -> None:
    assert quotes(library, text) == found


@pytest.mark.parametrize(
    ("text", "only", "found"),
    [
        ("", Only(speaker="sergei-lavrov"), ["newer#q2", "older#q2", "older#q1"]),
        ("", Only(speaker="lavrov"), []),
        ("", Only(topic="sanctions"), ["newer#q2"]),
        ("", Only(kind="partial"), ["newer#q2", "newer#q1"]),
        ("", Only(article="older"), ["older#q2", "older#q1"]),
        ("", Only(article="old"), []),
        ("", Only(bookmarked=True), ["newer#q1", "older#q1"]),
        ("speaker:lavrov", Only(bookmarked=True), ["older#q1"]),
        ("treaty", Only(speaker="sergei-lavrov"), ["older#q1"]),
        ("-speaker:lavrov", Only(kind="partial"), ["newer#q1"]),
        ("said:2015", Only(article="older", kind="direct"), ["older#q2"]),
    ],
)
def test_exact_values_narrow_a_query(
    library: Library, text: str, only: Only, found: list[str]
) -> None:
    marks = Marks((), [QuoteKey("newer", "q1"), QuoteKey("older", "q1")])
    assert quotes(library, text, only, marks) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["newer", "older", "undated"]),
        ("treaty", ["newer", "older", "undated"]),
        ("outlet:bbc published:2015", ["older"]),
        ("speaker:lavrov", ["newer", "older"]),
        ("speaker:lavrov treaty", ["older"]),
        ("kind:indirect", ["older", "undated"]),
        ("speaker:mattis kind:direct", []),
    ],
)
def test_a_query_selects_articles_even_by_their_quotes(
    library: Library, text: str, found: list[str]
) -> None:
    assert articles(library, text) == found


def test_quotes_are_counted_by_facets(library: Library) -> None:
    selection = newest_quotes(library, "")
    assert selection.years == {2017: 2, 2015: 2, 0: 1}
    assert selection.counts(Facet.ACTOR) == {"sergei-lavrov": 3, "james-mattis": 1}
    assert selection.counts(Facet.TOPIC) == {"arms-control": 1, "sanctions": 1}
    assert selection.counts(Facet.OUTLET) == {"BBC": 2, "BBC Monitoring": 2, "The Café Post": 1}
    assert selection.counts(Facet.KIND) == {"indirect": 2, "partial": 2, "direct": 1}
    assert list(selection.counts(Facet.ACTOR)) == ["sergei-lavrov", "james-mattis"]


@pytest.mark.parametrize("text", ["speaker:lavrov", "treaty", "kind:partial -speaker:mattis"])
def test_counts_of_quotes_equal_those_from_reading_each(library: Library, text: str) -> None:
    selection = newest_quotes(library, text)
    found = list(selection)
    assert selection.counts(Facet.KIND) == Counter(str(each.quote.kind) for each in found)
    speakers = Counter(each.quote.speaker for each in found if each.quote.speaker)
    assert selection.counts(Facet.ACTOR) == speakers
    assert selection.counts(Facet.OUTLET) == Counter(each.article.outlet for each in found)


def test_what_awaits_a_look_is_found(tmp_path: Path) -> None:
    doubtful = sample("doubtful").replace("cue: told", "cue: told\n    doubtful: [speaker]")
    articles_ = {
        "sample.yaml": sample(),
        "draft.yaml": sample("draft").replace("topics:", "draft: yes\ntopics:", 1),
        "doubtful.yaml": doubtful.replace("topics:", "draft: yes\ntopics:", 1),
    }
    library = index_of(write_library(tmp_path / "library", articles=articles_))
    assert sorted(articles(library, "is:draft")) == ["doubtful", "draft"]
    assert articles(library, "is:doubtful") == ["doubtful"]
    assert articles(library, "-is:draft") == ["sample"]
    assert quotes(library, "is:doubtful") == ["doubtful#q1"]
    sure = quotes(library, "is:draft -is:doubtful")
    assert sorted(sure) == ["doubtful#q2", "draft#q1", "draft#q2"]
    assert newest_quotes(library, "is:draft OR is:doubtful").total == 4


def test_a_statement_of_two_is_found_and_counted_for_each(tmp_path: Path) -> None:
    together = sample().replace("speaker: freedonia", "speaker: [rufus-firefly, freedonia]")
    library = index_of(write_library(tmp_path / "library", articles={"sample.yaml": together}))
    for speaker in ("rufus", "freedonia"):
        assert "sample#q2" in quotes(library, f"speaker:{speaker}")
    assert quotes(library, "-speaker:freedonia") == ["sample#q1"]
    counts = newest_quotes(library, "").counts(Facet.ACTOR)
    assert counts == {"rufus-firefly": 2, "freedonia": 1}


def test_articles_are_counted_by_facets(library: Library) -> None:
    selection = articles_of(library.ask, meant(library, "treaty"), Order.NEWEST)
    assert selection.counts(Facet.ACTOR) == {
        "russia": 2,
        "sergei-lavrov": 2,
        "ann-lee": 1,
        "james-mattis": 1,
        "nato": 1,
    }
    assert selection.counts(Facet.TOPIC) == {"arms-control": 1, "sanctions": 1}
    assert selection.counts(Facet.OUTLET) == {"BBC": 1, "BBC Monitoring": 1, "The Café Post": 1}
    assert selection.counts(Facet.KIND) == {"indirect": 2, "direct": 1, "partial": 1}
    by_quote = articles_of(library.ask, meant(library, "speaker:lavrov"), Order.NEWEST)
    assert by_quote.counts(Facet.OUTLET) == {"BBC": 1, "BBC Monitoring": 1}
    assert by_quote.years == {2017: 1, 2015: 1}
    for selection in (articles_of(library.ask, meant(library, ""), Order.NEWEST), by_quote):
        parts = selection.parts()
        assert {id: part.articles for id, part in parts.items()} == selection.counts(Facet.ACTOR)
        found = list(selection)
        spoken = Counter(q.speaker for article in found for q in article.quotes if q.speaker)
        assert {id: part.quotes for id, part in parts.items() if part.quotes} == spoken


def test_mistakes_and_broken_files_are_reported(library: Library) -> None:
    selection = newest_quotes(library, "speaker:nobody")
    assert [one.message for one in selection.plan.mistakes] == [
        "no speaker is called “nobody” here"
    ]
    assert articles_of(library.ask, meant(library, "is:broken"), Order.NEWEST).plan.broken


# Pages and orders


@pytest.fixture
def long(tmp_path: Path) -> Library:
    """Thirty articles with two quotes each; their files are in the reverse order of their days."""
    texts = {f"{99 - n}.yaml": sample(f"a{n}", published=f'"20{n}-01-01"') for n in range(10, 40)}
    return index_of(write_library(tmp_path / "library", articles=texts))


def test_pages_are_parts_of_the_whole(long: Library) -> None:
    whole = [str(each.key) for each in newest_quotes(long, "")]
    assert len(whole) == 60
    selection = newest_quotes(long, "")
    pages = [selection.page(first, 7) for first in range(0, 70, 7)]
    assert [str(each.key) for page in pages for each in page] == whole
    assert [str(each.key) for each in selection.page(55, 3)] == whole[55:58]


def test_only_what_a_page_needs_is_read(long: Library) -> None:
    selection = articles_of(long.ask, meant(long, "minister"), Order.NEWEST)
    with patch("reader.search.selection.articles.article_by_key", wraps=article_by_key) as read:
        assert len(selection.page(0, 5)) == 5
    assert read.call_count == 5
    long.index.close()


def test_the_order_is_by_day_or_by_file(long: Library) -> None:
    newest = [each.id for each in articles_of(long.ask, meant(long, ""), Order.NEWEST)]
    by_file = [each.id for each in articles_of(long.ask, meant(long, ""), Order.FILE)]
    assert newest == by_file == [f"a{n}" for n in range(39, 9, -1)]
    quotes = quotes_of(long.ask, meant(long, "", Within.QUOTES), Order.FILE)
    assert [str(each.key) for each in quotes.page(0, 3)] == ["a39#q1", "a39#q2", "a38#q1"]
    long.index.close()


def test_passages_come_best_first(library: Library) -> None:
    selection = passages_of(library.ask, meant(library, "treaty"), Order.BEST)
    hits = list(selection)
    assert len(hits) == selection.total == 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_results_deleted_since_the_search_are_skipped(long: Library) -> None:
    selection = newest_quotes(long, "")
    assert len(selection.page(0, 60)) == 60
    long.index.connection.execute("DELETE FROM article WHERE id = 'a39'")
    assert [str(each.key) for each in selection.page(0, 3)] == ["a38#q2"]
    long.index.close()
