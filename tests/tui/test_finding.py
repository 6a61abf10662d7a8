"""Finding words, articles and actors, and going back."""

from dataclasses import replace
from pathlib import Path

import pytest

from reader.library.listing import Sort
from reader.model import HEADLINE, Paragraph
from reader.tui.screens.desk.finding import find_words
from tests.libraries import sample, write_library
from tests.nouns import ARTICLE
from tests.tui.drive import Driver, desk_on


async def sort(driver: Driver, order: Sort) -> None:
    """Choose an order in its menu."""
    await driver.press("S", "g", *["j"] * list(Sort).index(order), "enter")


async def test_matches_are_highlighted_and_counted_while_typing() -> None:
    async with desk_on() as driver:
        await driver.press("/")
        await driver.type("RUSSIA")
        highlights = driver.desk.text.highlights
        assert len(highlights.spans) > 5
        assert highlights.current == 0
        assert f"match 1 of {len(highlights.spans)}" in driver.frame


async def test_n_steps_through_the_matches_and_wraps_around() -> None:
    async with desk_on() as driver:
        await driver.press("/")
        await driver.type("reagan")
        await driver.press("enter")
        total = len(driver.desk.text.highlights.spans)
        await driver.press("n")
        assert driver.desk.text.highlights.current == 1
        await driver.press("N", "N")
        assert driver.desk.text.highlights.current == total - 1
        assert f"match {total} of {total}" in driver.said


async def test_finding_ignores_case_accents_and_styles_of_apostrophe() -> None:
    async with desk_on() as driver:
        await driver.press("/")
        await driver.type("o'brien")
        assert "O’Brien" in driver.frame
        assert driver.desk.text.highlights.spans


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cooperation", ["co-operation"]),
        ("co‑operation", ["co-operation"]),
        ("strasse", ["Straße"]),
        ("office", ["oﬃce"]),
        ("北京", ["北京"]),
        ("soft hyphen", ["so\u00adft\u00a0hyphen"]),
        ("a.b", []),
    ],
)
def test_find_compares_as_every_search_does(typed: str, found: list[str]) -> None:
    text = "In der Straße: co-operation, oﬃce, 在北京举行, so\u00adft\u00a0hyphen, axb"
    spans = find_words(replace(ARTICLE, paragraphs=(Paragraph(text, 1),)), typed)
    assert [text[span.start : span.end] for span in spans] == found


async def test_escape_leaves_the_text_where_it_was() -> None:
    async with desk_on() as driver:
        await driver.press("2", "ctrl+d")
        place = driver.desk.text.place
        await driver.press("/")
        await driver.type("launchers")
        assert driver.desk.text.place != place
        await driver.press("escape")
        assert driver.desk.text.place == place
        assert not driver.desk.text.highlights.spans
        assert driver.desk.focused is driver.desk.text


async def test_words_that_are_not_found_are_reported() -> None:
    async with desk_on() as driver:
        await driver.press("/")
        await driver.type("zebra")
        assert "no match" in driver.frame
        await driver.press("enter")
        assert "“zebra” is not in this article" in driver.said
        await driver.press("n")
        assert "“zebra” is not in this article" in driver.said


async def test_letters_typed_into_a_prompt_do_nothing_else() -> None:
    async with desk_on() as driver:
        await driver.press("/", "b", "q", "u", "enter")
        assert not driver.desk.session.bookmarked
        assert driver.app.is_running


async def test_the_filter_narrows_the_list_while_typing_and_escape_drops_it() -> None:
    async with desk_on() as driver:
        await driver.press("f")
        await driver.type("mattis 2017")
        assert driver.desk.list.choices == 2
        await driver.press("enter")
        assert "filter: mattis 2017 · 2 of 5" in driver.frame
        assert driver.desk.current.article
        assert driver.desk.current.article.id == "afp-2017-not-ready"
        await driver.press("escape")
        assert driver.desk.list.choices == 5


async def test_the_filter_takes_the_queries_of_the_search() -> None:
    async with desk_on() as driver:
        await driver.press("f")
        await driver.type("outlet:bbc OR outlet:trt")
        assert driver.desk.list.choices == 2
        await driver.press("enter")
        assert "filter: outlet:bbc OR outlet:trt · 2 of 5" in driver.frame
        await driver.press("b", "f", "ctrl+u")
        await driver.type("is:bookmarked")
        await driver.press("enter")
        assert driver.desk.list.choices == 1


async def test_a_mistake_in_the_filter_is_reported_when_it_is_accepted() -> None:
    async with desk_on() as driver:
        await driver.press("f")
        await driver.type("spekaer:mattis 2017")
        assert driver.desk.list.choices == 2
        assert "spekaer" not in driver.said
        await driver.press("enter")
        assert driver.said == "There is no filter “spekaer:”; did you mean “speaker:”?"


async def test_the_filter_starts_at_its_first_result() -> None:
    async with desk_on() as driver:
        await driver.press("G")
        last = driver.desk.list.key
        await driver.press("f")
        await driver.type("2017")
        assert [driver.desk.list.key, *driver.desk.list.keys_around()][1:].count(last) == 0
        assert driver.desk.list.key_beside(-1) == ""


async def test_escape_from_the_filter_restores_filter_and_article() -> None:
    async with desk_on() as driver:
        await driver.press("f")
        await driver.type("mattis")
        await driver.press("enter", "G")
        before = driver.desk.list.key
        assert driver.desk.list.choices == 2
        await driver.press("f", "backspace", "backspace")
        await driver.type(" trt")
        await driver.press("escape")
        assert (driver.desk.current.filter, driver.desk.list.choices) == ("mattis", 2)
        assert driver.desk.list.key == before
        assert driver.desk.current.file
        assert driver.desk.current.file.name == before


async def test_sorting_and_changes_on_disk_keep_the_place_in_a_long_filtered_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_library(tmp_path, articles={f"{n}.yaml": sample(f"a{n}") for n in range(70)})
    async with desk_on(root) as driver:
        await driver.press("f")
        await driver.type("daily")
        await driver.press("enter", "G")
        await sort(driver, Sort.OUTLET)
        await driver.press("G")
        assert (driver.desk.list.choices, driver.desk.list.key_beside(1)) == (70, "")
        last = driver.desk.list.key
        (root / "articles" / "5.yaml").write_text(sample("a5", headline="Another"))
        driver.desk.watching.look_now()
        await driver.settle()
        assert (driver.desk.list.choices, driver.desk.list.key) == (70, last)
        shown = set()
        monkeypatch.setattr(driver.desk.current, "rest", lambda: shown.add(driver.desk.list.key))
        for order in Sort:
            await sort(driver, order)
        assert (driver.desk.list.choices, shown) == (70, {last})


async def test_a_filter_that_matches_nothing_says_so() -> None:
    async with desk_on() as driver:
        await driver.press("f")
        await driver.type("zzz")
        assert driver.desk.list.choices < 1
        assert "0 of 5" in driver.frame
        await driver.press("enter", "j", "b", "J", "escape")
        assert driver.desk.list.choices == 5


async def test_sorting_names_the_order_and_keeps_the_article() -> None:
    async with desk_on() as driver:
        key = driver.desk.list.key
        orders = []
        for order in [*list(Sort)[1:], Sort.NEWEST]:
            await sort(driver, order)
            orders.append(driver.said)
            assert driver.desk.list.key == key
        assert orders == [
            "Articles oldest first.",
            "Articles by outlet.",
            "Articles most quotes first.",
            "Articles recently read first.",
            "Articles recently bookmarked first.",
            "Articles newest first.",
        ]


async def test_each_order_sorts_as_it_says() -> None:
    firsts = []
    async with desk_on() as driver:
        for order in [*list(Sort)[1:], Sort.NEWEST]:
            await sort(driver, order)
            await driver.press("g")
            firsts.append(driver.desk.list.key.partition("-")[0].removeprefix("articles/"))
        await sort(driver, Sort.QUOTES)
        await driver.press("g")
        assert "bbc" in driver.desk.list.key
    assert firsts[0] == "2015"
    assert firsts[-1] == "2020"


async def test_the_articles_read_or_bookmarked_last_come_first() -> None:
    async with desk_on() as driver:
        await driver.press("G", "b", "K", "]", "g")
        await sort(driver, Sort.READ)
        assert "Recently read" in driver.frame
        assert driver.desk.list.has("articles/2019-05-moscow-times-shared-interests.yaml")
        await sort(driver, Sort.BOOKMARKED)
        lines = driver.frame.splitlines()
        heading = next(i for i, line in enumerate(lines) if "Recently bookmarked" in line)
        assert "20 Aug 2015? · TRT" in lines[heading + 1]


async def test_keys_move_from_heading_to_heading() -> None:
    async with desk_on(size=(120, 13)) as driver:
        await driver.press(")", ")")
        assert open_year(driver) == 2017
        assert "2017" in driver.frame.splitlines()[1]
        await driver.press("(")
        assert open_year(driver) == 2019
        await driver.press("G", ")")
        assert open_year(driver) == 2015


def open_year(driver: Driver) -> int | None:
    article = driver.desk.current.article
    return article.published.year if article and article.published else None


async def test_selecting_an_actor_highlights_its_mentions_and_steps_through_them() -> None:
    async with desk_on() as driver:
        await driver.press("3", ">")
        assert driver.desk.side.open_list.key == "robert-obrien"
        highlights = driver.desk.text.highlights
        article = driver.desk.current.article
        assert article
        named = {article.paragraphs[s.paragraph].text[s.start : s.end] for s in highlights.spans}
        assert "O’Brien" in named
        assert "the US president’s assistant for national security" in named
        await driver.press("enter")
        assert driver.desk.text.highlights.current == 0
        await driver.press("n")
        assert driver.desk.text.highlights.current == 1
        assert f"Robert O’Brien: mention 2 of {len(highlights.spans)}" in driver.said


async def test_metonyms_are_highlighted_differently_from_names() -> None:
    async with desk_on() as driver:
        await driver.press("3", ">")
        while driver.desk.side.open_list.key != "russia":
            await driver.press("j")
        assert set(driver.desk.text.highlights.styles) == {"mention-lit", "metonym-lit"}


async def test_escape_removes_the_actors_highlights_before_it_goes_back() -> None:
    async with desk_on() as driver:
        await driver.press("3", ">", "escape")
        assert not driver.desk.text.highlights.spans
        assert driver.desk.panes.at == "side"


async def test_find_looks_in_the_headline_too() -> None:
    async with desk_on() as driver:
        await driver.press("/")
        await driver.type("coming months")
        assert driver.desk.text.highlights.spans[0].paragraph == HEADLINE
        assert "match 1 of 3" in driver.frame
        await driver.press("enter", "n", "n", "n")
        assert "match 1 of 3" in driver.said
        assert driver.desk.text.top == 0
