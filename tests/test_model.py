"""The nouns of the model: roles of the day, titles of articles, states of bookmarks."""

from dataclasses import FrozenInstanceError, fields, replace

import pytest

from reader.bookmark import BookmarkState
from reader.dates import parse
from reader.model import Actor, ActorKind, Paragraph, QuoteKey, Role, Span
from reader.problem import Place, Problem, Severity
from tests.nouns import ACTORS, ARTICLE, BOOKMARK, MINISTER, QUOTE

POMPEO = Actor(
    "mike-pompeo",
    "Mike Pompeo",
    ActorKind.PERSON,
    roles=(
        Role("CIA Director", parse("2017-01-23/2018-04-26")),
        Role("US Secretary of State", parse("2018-04-26/2021-01-20")),
    ),
)


# Roles


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("2017-02-16", "CIA Director"),
        ("2017?", "CIA Director"),
        ("2018-04-27", "US Secretary of State"),
        ("2019-05-16/2019-05-17", "US Secretary of State"),
        ("2016-12-31", None),
        ("2021-01-21", None),
    ],
)
def test_the_role_is_the_one_held_on_the_day(said: str, title: str | None) -> None:
    role = POMPEO.role_on(parse(said))
    assert (role.title if role else None) == title


def test_a_role_that_covers_the_period_comes_before_one_that_overlaps_it() -> None:
    assert POMPEO.role_on(parse("2018-04/2021")) == POMPEO.roles[0]
    late = replace(POMPEO, roles=(*POMPEO.roles, Role("Author", parse("2010/.."))))
    role = late.role_on(parse("2018-04/2021"))
    assert role
    assert role.title == "Author"


def test_the_first_of_two_roles_that_cover_a_day_is_used() -> None:
    assert POMPEO.role_on(parse("2018-04-26")) == POMPEO.roles[0]


def test_an_actor_has_no_role_on_a_day_without_one() -> None:
    assert replace(POMPEO, roles=()).role_on(parse("2018")) is None


def test_the_role_beside_a_quote_is_that_of_the_day_it_was_said() -> None:
    earlier = replace(QUOTE, said=parse("2016-07"))
    assert ARTICLE.role_of(QUOTE, ACTORS) == "Minister of Bridges"
    assert ARTICLE.role_of(earlier, ACTORS) == "Mayor of Fredville"


def test_without_a_day_the_role_is_that_of_the_day_of_publication() -> None:
    undated = replace(QUOTE, said=None)
    assert ARTICLE.role_of(undated, ACTORS) == "Minister of Bridges"
    early = replace(ARTICLE, published=parse("2017"))
    assert early.role_of(undated, ACTORS) == "Mayor of Fredville"
    assert replace(ARTICLE, published=None).role_of(undated, ACTORS) is None


def test_an_article_may_give_a_role_of_its_own() -> None:
    article = replace(ARTICLE, roles={MINISTER.id: "Bridge builder"})
    assert article.role_of(QUOTE, ACTORS) == "Bridge builder"
    assert article.role_of(replace(QUOTE, speakers=("another",)), ACTORS) is None


def test_a_missing_or_unknown_speaker_has_no_role() -> None:
    assert ARTICLE.role_of(replace(QUOTE, speakers=()), ACTORS) is None
    assert ARTICLE.role_of(QUOTE, {}) is None


# Articles


def test_our_own_title_in_brackets_replaces_a_missing_headline() -> None:
    assert ARTICLE.shown_headline == "Minister promises a bridge"
    assert replace(ARTICLE, headline=None, title="On bridges").shown_headline == "[On bridges]"
    assert replace(ARTICLE, headline=None).shown_headline == "[sample]"


@pytest.mark.parametrize(
    ("words", "minutes"), [(1, 1), (220, 1), (329, 1), (331, 2), (440, 2), (2200, 10)]
)
def test_reading_takes_a_minute_per_220_words_and_at_least_one(words: int, minutes: int) -> None:
    half, rest = words // 2, words - words // 2
    paragraphs = [Paragraph(" ".join(["word"] * count), 1) for count in (half, rest) if count]
    assert replace(ARTICLE, paragraphs=tuple(paragraphs)).minutes == minutes


def test_the_roles_of_several_speakers_are_joined_if_each_has_one() -> None:
    minister = replace(MINISTER, id="other", roles=(Role("Mayor", parse("2019/..")),))
    actors = {**ACTORS, "other": minister}
    together = replace(QUOTE, speakers=(MINISTER.id, "other"))
    assert ARTICLE.role_of(together, actors) == "Minister of Bridges and Mayor"
    assert ARTICLE.role_of(together, ACTORS) is None


def test_speakers_are_listed_once_in_the_order_they_speak() -> None:
    speakers = [("b",), (), ("a", "b")]
    quotes = [replace(QUOTE, id=f"q{i}", speakers=ids) for i, ids in enumerate(speakers)]
    assert list(replace(ARTICLE, quotes=tuple(quotes)).speakers) == ["b", "a"]


def test_quotes_are_found_by_their_ids() -> None:
    assert ARTICLE.by_id == {"q1": QUOTE}


def test_the_innermost_quote_around_a_place_is_found() -> None:
    inner = replace(QUOTE, id="q2", spans=(Span(0, 4, 8), Span(0, 12, 15)))
    article = replace(ARTICLE, quotes=(QUOTE, inner))
    start, end = QUOTE.spans[0].start, QUOTE.spans[0].end
    found = {offset: article.quote_at(0, offset) for offset in (start, 4, 7, 8, 14, end - 1)}
    outer = {start: QUOTE, 8: QUOTE, end - 1: QUOTE}
    assert found == {**outer, 4: inner, 7: inner, 14: inner}
    assert [article.quote_at(0, start - 1), article.quote_at(0, end), article.quote_at(1, 4)] == [
        None
    ] * 3


def test_nouns_are_immutable() -> None:
    for noun in (ARTICLE, QUOTE, MINISTER, BOOKMARK):
        with pytest.raises(FrozenInstanceError):
            setattr(noun, fields(noun)[0].name, None)


# Bookmarks and problems


def test_a_bookmark_is_ok_if_its_words_are_unchanged() -> None:
    assert BOOKMARK.state(BOOKMARK.words) is BookmarkState.OK


def test_a_bookmark_is_changed_if_its_quote_has_other_words() -> None:
    assert BOOKMARK.state("We might build it") is BookmarkState.CHANGED
    assert BOOKMARK.state("") is BookmarkState.CHANGED


def test_a_bookmark_is_an_orphan_if_its_quote_is_gone() -> None:
    assert BOOKMARK.state(None) is BookmarkState.ORPHAN


def test_a_quote_key_is_written_as_on_the_command_line() -> None:
    assert str(QuoteKey("sample", "q1")) == "sample#q1"


@pytest.mark.parametrize("written", ["sample#q1", "sample/q1"])
def test_a_reference_is_read_in_either_form(written: str) -> None:
    assert QuoteKey.parse(written) == QuoteKey("sample", "q1")
    assert QuoteKey.parse(written, article_alone=True) == QuoteKey("sample", "q1")


def test_an_article_alone_is_a_reference_only_if_allowed() -> None:
    assert QuoteKey.parse("sample", article_alone=True) == QuoteKey("sample", "")
    with pytest.raises(ValueError, match=r"^“sample” names no quote; write ARTICLE#QUOTE$"):
        QuoteKey.parse("sample")


@pytest.mark.parametrize("written", ["", "#", "/", "#q1", "/q1", "sample#", "a#b#c", "a/b/c"])
def test_an_invalid_reference_is_refused_in_one_sentence(written: str) -> None:
    for alone, what in ((False, "quote"), (True, "article")):
        with pytest.raises(ValueError, match=f"“{written}” names no {what}; write ARTICLE"):
            QuoteKey.parse(written, article_alone=alone)


def test_a_problem_is_written_as_editors_read_it() -> None:
    problem = Problem("articles/a.yaml", Place(3, 9), "bad-date", Severity.ERROR, "is no date")
    assert str(problem) == "articles/a.yaml:3:9: error bad-date: is no date"


def test_problems_are_in_the_order_of_their_files_and_places() -> None:
    places = [("b", 1, 1), ("a", 10, 1), ("a", 9, 2), ("a", 9, 1)]
    problems = [
        Problem(file, Place(line, column), "code", Severity.ERROR, "")
        for file, line, column in places
    ]
    assert [(p.file, *p.place) for p in sorted(problems)] == sorted(places)
