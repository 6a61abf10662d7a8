"""Words are highlighted where they occur, and a passage shows where most of them do."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article, Kind, Paragraph, Quote, Span
from reader.search.passages import EXCERPT, Highlighter
from reader.search.query import parse_query
from tests.steps import steps_of


def highlighter(text: str) -> Highlighter:
    """Return a highlighter of the words of a query."""
    return Highlighter(parse_query(text).positive_words)


def lit(query: str, text: str) -> list[str]:
    """Return the highlighted parts of a text."""
    return [text[start:end] for start, end in highlighter(query).stretches(text)]


@pytest.mark.parametrize(
    ("query", "text", "pieces"),
    [
        ("nato", "NATO met Nato’s nato-men, not Natolin or Donato.", ["NATO", "Nato", "nato"]),
        ("sanction*", "Sanctions, sanctioned; no resanction", ["Sanctions", "sanctioned"]),
        ("cafe", "Café, CAFÉ and cafe\u0301!", ["Café", "CAFÉ", "cafe\u0301"]),
        ("café*", "cafés and cafe\u0301s", ["cafés", "cafe\u0301s"]),
        ("resume", "re\u0301sume\u0301", ["re\u0301sume\u0301"]),
        ("won't", "We won’t. Won t? Wont.", ["won’t", "Won t"]),
        (
            '"dead end"',
            "A dead\u00a0end, “dead” end; dead, end. Dead endings",
            [
                *("dead\u00a0end", "dead” end", "dead, end"),
            ],
        ),
        ('"dead end*"', "Dead endings", ["Dead endings"]),
        ("a_b", "_a_b_ a b", ["a_b", "a b"]),
        ("a", "_a_ a1 1a", ["a"]),
        ("b a", "a b", ["a", "b"]),
        ('dead "dead end"', "dead, dead end", ["dead", "dead end"]),
        ("x OR y -z", "x y z", ["x", "y"]),
        ("outlet:bbc", "bbc", []),
        ("", "text", []),
        ("Ελλάδα", "ελλαδα", ["ελλαδα"]),
        ("йод", "Йод", ["Йод"]),
    ],
)
def test_whole_words_and_phrases_are_highlighted_in_any_case_and_with_any_accents(
    query: str, text: str, pieces: list[str]
) -> None:
    assert lit(query, text) == pieces


@given(
    st.lists(st.sampled_from(["a", "b", "ab*", '"a b"', '"b a*"', "c"]), min_size=1, max_size=5),
    st.lists(st.sampled_from(["a", "b", "abc", "c", ",", "Á"]), max_size=12).map(" ".join),
)
def test_words_of_a_query_are_highlighted_together_as_each_is_alone(
    terms: list[str], text: str
) -> None:
    together = highlighter(" ".join(terms)).stretches(text)
    assert all(end <= start for (_, end), (start, _) in pairwise(together))
    alone = {each for term in terms for each in highlighter(term).stretches(text)}
    assert alone.issuperset(together)
    for start, end in alone:
        assert any(first < end and start < last for first, last in together)


def test_matches_in_a_text_are_counted_by_terms_of_the_query() -> None:
    assert highlighter('dead end "dead end" no').count("Dead end, dead end") == 3
    assert highlighter("").count("anything") == 0


def test_the_work_grows_with_the_length_of_the_text() -> None:
    some = highlighter('nato "dead end" sanction*')

    def work(count: int) -> int:
        return steps_of(lambda: some.stretches("dead dead end of nato sanctions " * count))

    assert work(800) < 2.5 * work(400)


# Snippets


def shown(query: str, text: str) -> tuple[str, list[str]]:
    """Return a snippet around the first highlight, and the highlighted parts of it."""
    some = highlighter(query)
    stretches = some.stretches(text)
    snippet, places = some.snippet(text, stretches[0][0] if stretches else 0)
    return snippet, [snippet[start:end] for start, end in places]


def test_a_short_text_is_its_own_snippet() -> None:
    assert shown("end", "The end of the end.") == ("The end of the end.", ["end", "end"])
    assert shown("end", "") == ("", [])
    long = f"{'word ' * 30}end"
    assert shown("end", long) == (long, ["end"])


def test_a_long_text_is_cut_between_words_around_the_highlight() -> None:
    text = f"{'before ' * 50}treaty {'after ' * 50}"
    snippet, pieces = shown("treaty", text)
    assert pieces == ["treaty"]
    assert snippet.startswith("… before ")
    assert snippet.endswith(" after …")
    assert set(snippet.strip("… ").split()) == {"before", "treaty", "after"}
    assert len(snippet) <= EXCERPT + 4


@pytest.mark.parametrize(
    "text",
    [
        f"{'x' * 500}-treaty-{'y' * 500}",
        f"{'x' * 500} treaty-{'y' * 500}",
        f"x treaty-{'y' * 500}",
        f"{'x ' * 30}treaty{'、条約' * 200}",
        f"{'x' * 38}-treaty {'y ' * 500}",
        f"{'x' * 60}-treaty {'y ' * 500}",
    ],
)
def test_the_highlight_stays_visible_without_a_space_to_cut_at(text: str) -> None:
    snippet, pieces = shown("treaty", text)
    assert pieces == ["treaty"]
    assert len(snippet) <= EXCERPT + 4


def test_a_snippet_is_not_cut_in_the_first_word() -> None:
    text = f"agreement had been reached that the two would co-operate {'and so on ' * 20}"
    assert highlighter("co*").snippet(text, text.index("co-op")).text.startswith("agreement had")


def test_the_beginning_of_a_phrase_longer_than_a_snippet_is_highlighted() -> None:
    phrase = "very long words " * 20
    snippet, pieces = shown(f'"{phrase}"', phrase)
    assert pieces == [snippet.removesuffix(" …")]


# Passages


QUOTE = Quote(
    id="q1",
    kind=Kind.DIRECT,
    spans=(Span(1, 4, 15), Span(2, 0, 9)),
    words="dead treaty … no treaty",
    paragraph=2,
    line=1,
)
ARTICLE = Article(
    id="a",
    file="articles/a.yaml",
    outlet="Post",
    published=None,
    paragraphs=(
        Paragraph("A treaty is far.", 1),
        Paragraph("The dead treaty is no more.", 2),
        Paragraph("no treaty, a dead treaty", 3),
    ),
    headline="Of war",
    quotes=(QUOTE,),
)


def test_a_passage_is_the_first_paragraph_with_the_most_words_of_the_query() -> None:
    passage = highlighter("treaty dead").best_passage(ARTICLE)
    assert (passage.span, passage.quote) == (Span(1, 4, 8), QUOTE)
    assert passage.snippet.text == "The dead treaty is no more."
    assert highlighter("treaty").best_passage(ARTICLE).span == Span(0, 2, 8)
    assert highlighter("treaty").best_passage(ARTICLE).quote is None
    assert highlighter("no").best_passage(ARTICLE).span == Span(1, 19, 21)


def test_the_passage_of_a_match_only_in_the_headline_is_the_beginning() -> None:
    passage = highlighter("war").best_passage(ARTICLE)
    assert passage == highlighter("").best_passage(ARTICLE)
    assert (passage.span, passage.snippet.text, passage.snippet.lit) == (
        *(Span(0, 0, 0), "A treaty is far.", ()),
    )


def test_every_match_in_an_article_has_its_place() -> None:
    assert highlighter("dead").spans(ARTICLE) == [Span(1, 4, 8), Span(2, 13, 17)]


def test_the_passage_of_a_quote_is_its_words() -> None:
    passage = highlighter("no").quote_passage(QUOTE)
    assert (passage.span, passage.quote) == (QUOTE.spans[0], QUOTE)
    assert passage.snippet == (QUOTE.words, ((14, 16),))
