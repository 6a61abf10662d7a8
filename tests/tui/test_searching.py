"""Searching the library: while typing, opening results, saving and completing."""

from pathlib import Path

from textual.widgets import Input

from reader.search.asked import Within
from reader.search.results import MOST
from reader.searches import Searches
from reader.tui.screens.search.search_screen import SearchScreen
from reader.tui.widgets.rows import Rows
from tests.libraries import BROKEN, SAMPLE, sample, write_library
from tests.tui.drive import Driver, desk_on


def screen_of(driver: Driver) -> SearchScreen:
    screen = driver.app.screen
    assert isinstance(screen, SearchScreen)
    return screen


def query_of(driver: Driver) -> str:
    return screen_of(driver).query_one("#query", Input).value


def results(driver: Driver) -> Rows:
    return screen_of(driver).query_one("#results", Rows)


def open_article(driver: Driver) -> str:
    assert driver.desk.current.article
    return driver.desk.current.article.id


async def search(driver: Driver, query: str) -> None:
    await driver.press("s")
    await driver.type(query)


async def test_results_appear_while_typing_grouped_by_article_and_counted() -> None:
    async with desk_on() as driver:
        await search(driver, "common groun")
        assert "2 articles · all text" in driver.frame
        assert "common ground or a way forward" in driver.frame
        assert "US sets out cautious approach to Russia" in driver.frame
        assert results(driver).choices == 2


async def test_only_the_newest_of_very_many_results_are_listed_and_the_bar_says_so(
    tmp_path: Path,
) -> None:
    head, quotes = SAMPLE.split("quotes:\n")
    body = "\n".join(f"\n  [[more{n}|Bridge {n}.]]" for n in range(1, MOST))
    more = "\n".join(f"  more{n}: {{speaker: freedonia, kind: indirect}}" for n in range(1, MOST))
    long = f"{head.rstrip()}\n{body}\nquotes:\n{quotes}{more}\n"
    root = write_library(tmp_path, articles={"long.yaml": long})
    async with desk_on(root, size=(80, 24)) as driver:
        await search(driver, "kind:direct OR kind:indirect")
        assert "1,001 quotes · newest 1,000 listed · only quotes" in driver.frame
        await driver.resize(40, 12)
        assert "1,001 quotes · only quotes" in driver.frame
        await driver.resize(80, 24)
        await driver.type(" -said:2020")
        assert "1,000 quotes · only quotes" in driver.frame


async def test_the_years_are_drawn() -> None:
    async with desk_on() as driver:
        await search(driver, "cooperation")
        assert "2015 " in driver.frame
        assert "most in " in driver.frame


async def test_enter_opens_the_article_at_the_result_and_escape_restores_the_search() -> None:
    async with desk_on() as driver:
        await search(driver, "tillerson")
        await driver.press("enter")
        assert open_article(driver) == "bbc-2017-cautious-approach"
        assert driver.desk.text.highlights.spans
        assert driver.desk.panes.at == "text"
        await driver.press("escape")
        assert query_of(driver) == "tillerson"
        assert results(driver).choices == 1
        await driver.press("escape")
        assert driver.app.screen is driver.desk


async def test_typing_in_a_new_search_replaces_the_previous_query() -> None:
    async with desk_on() as driver:
        await search(driver, "tillerson")
        await driver.press("down", "enter", "s")
        assert query_of(driver) == "tillerson"
        assert results(driver).choices == 1
        await driver.type("nato")
        assert query_of(driver) == "nato"
        await driver.press("escape", "s", "end")
        await driver.type(" syria")
        assert query_of(driver) == "nato syria"


async def test_n_steps_through_the_matches_of_the_article() -> None:
    async with desk_on() as driver:
        await search(driver, "russia mattis")
        await driver.press("enter")
        highlights = driver.desk.text.highlights
        assert highlights.current is not None
        await driver.press("n")
        assert driver.desk.text.highlights.current == (highlights.current + 1) % len(
            highlights.spans
        )
        assert "“russia mattis”: match" in driver.said


async def test_the_same_words_are_highlighted_in_the_next_article() -> None:
    async with desk_on() as driver:
        await search(driver, "russia")
        await driver.press("enter", "K")
        assert len(driver.desk.text.highlights.spans) > 1


async def test_an_opened_quote_is_the_current_one() -> None:
    async with desk_on() as driver:
        await search(driver, 'speaker:mattis "common ground"')
        assert "2 quotes · only quotes" in driver.frame
        await driver.press("enter")
        assert driver.desk.current.quote
        assert "common ground" in driver.desk.current.quote.words


async def test_a_quote_without_speaker_or_role_has_no_gap_before_its_kind() -> None:
    async with desk_on() as driver:
        await search(driver, "allegations kind:indirect")
        assert "Unattributed  indirect" in driver.frame


async def test_another_query_starts_at_its_first_result() -> None:
    async with desk_on() as driver:
        await search(driver, "russia")
        await driver.press("down", "end")
        assert results(driver).key_beside(1) == ""
        await driver.press("ctrl+t")
        assert results(driver).choices > 1
        assert results(driver).key_beside(-1) == ""


async def test_the_place_in_long_results_is_kept_when_the_library_changes(tmp_path: Path) -> None:
    root = write_library(tmp_path, articles={f"{n}.yaml": sample(f"a{n}") for n in range(70)})
    async with desk_on(root) as driver:
        await search(driver, "bridge")
        await driver.press("down", "end")
        last = results(driver).key
        assert results(driver).key_beside(1) == ""
        (root / "articles" / "5.yaml").write_text(sample("a5", headline="Another"))
        driver.desk.watching.look_now()
        await driver.settle()
        assert (results(driver).choices, results(driver).key) == (70, last)


async def test_a_key_switches_between_all_text_and_quotes() -> None:
    async with desk_on() as driver:
        await search(driver, "russian")
        assert screen_of(driver).asked.within is Within.TEXT
        await driver.press("ctrl+t")
        assert "quotes · only quotes" in driver.frame
        await driver.press("ctrl+t")
        assert "articles · all text" in driver.frame


async def test_a_value_is_completed_with_tab() -> None:
    async with desk_on() as driver:
        await search(driver, "spe")
        await driver.press("tab")
        assert query_of(driver) == "speaker:"
        await driver.type("matt")
        assert "James Mattis" in driver.frame
        await driver.press("tab")
        assert query_of(driver) == "speaker:james-mattis "
        assert "15 quotes" in driver.frame


async def test_a_value_that_needs_quotation_marks_is_completed_with_them() -> None:
    async with desk_on() as driver:
        await search(driver, "outlet:moscow")
        await driver.press("tab")
        assert query_of(driver) == 'outlet:"The Moscow Times" '
        assert "1 article" in driver.frame


async def test_a_mistake_is_reported_and_the_rest_is_searched() -> None:
    async with desk_on() as driver:
        await search(driver, "russia speaker:nobody-here ")
        assert "no speaker is called “nobody-here” here" in driver.frame
        assert results(driver).choices


async def test_a_search_without_results_says_so() -> None:
    async with desk_on() as driver:
        await search(driver, "xylophone")
        assert "0 articles" in driver.frame
        assert "Nothing found" in driver.frame
        await driver.press("enter", "ctrl+t", "down", "tab")
        assert driver.app.screen is not driver.desk


async def test_down_goes_to_the_results_and_escape_returns_to_the_query() -> None:
    async with desk_on() as driver:
        await search(driver, "russia")
        await driver.press("down", "j")
        assert screen_of(driver).focused is results(driver)
        await driver.press("escape")
        assert screen_of(driver).focused is screen_of(driver).query_one("#query")
        await driver.press("escape")
        assert driver.app.screen is driver.desk


async def test_up_recalls_previous_searches() -> None:
    async with desk_on() as driver:
        for query in ("syria", "terrorism"):
            await search(driver, query)
            await driver.press("enter", "escape")
            await driver.press("escape")
            await driver.press("s")
            await driver.press(*["backspace"] * len(query))
            await driver.press("escape")
        await driver.press("s", "up")
        assert query_of(driver) == "terrorism"
        await driver.press("up")
        assert query_of(driver) == "syria"
        await driver.press("up")
        assert query_of(driver) == "syria"
        await driver.press("down")
        assert query_of(driver) == "terrorism"


async def test_a_search_is_saved_by_name_and_found_in_the_palette() -> None:
    async with desk_on() as driver:
        await search(driver, "said:2017 syria")
        await driver.press("ctrl+s")
        await driver.press(*["backspace"] * len("said:2017 syria"))
        await driver.type("about syria")
        await driver.press("enter", "escape")
        await driver.press(":")
        await driver.type("about syr")
        assert "saved search" in driver.frame
        await driver.press("enter")
        assert query_of(driver) == "said:2017 syria"
        await driver.press("ctrl+s")
        assert not Searches(driver.desk.session).saved


async def test_saved_searches_survive_a_restart() -> None:
    async with desk_on() as driver:
        await search(driver, "syria")
        await driver.press("ctrl+s", "enter", "escape")
    async with desk_on() as driver:
        await driver.press("s", "up")
        assert query_of(driver) == "syria"
        assert list(Searches(driver.desk.session).saved) == ["syria"]


async def test_keys_typed_right_after_s_go_into_the_query() -> None:
    async with desk_on() as driver:
        for key in "sbob":
            driver.type_ahead(key)
        await driver.until(lambda: driver.app.screen.query("#query"))
        await driver.until(lambda: query_of(driver) == "bob")
        assert not driver.desk.session.bookmarked


async def test_keys_typed_right_after_enter_go_to_the_opened_result() -> None:
    async with desk_on() as driver:
        await search(driver, "common groun")
        for key in ("enter", "b", "z"):
            driver.type_ahead(key)
        await driver.until(lambda: driver.desk.session.bookmarked)
        assert open_article(driver) == "bbc-2017-cautious-approach"
        assert [key.article for key in driver.desk.session.bookmarked] == [open_article(driver)]
        await driver.until(lambda: driver.desk.text.region.width == 120)


async def test_keys_typed_right_after_a_pick_in_the_palette_go_to_the_article() -> None:
    async with desk_on() as driver:
        await driver.press(":")
        await driver.type("cautious approach")
        for key in ("enter", "b"):
            driver.type_ahead(key)
        await driver.until(lambda: driver.desk.session.bookmarked)
        assert open_article(driver) == "bbc-2017-cautious-approach"
        assert [key.article for key in driver.desk.session.bookmarked] == [open_article(driver)]


async def test_the_results_follow_the_disk(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library")
    async with desk_on(library) as driver:
        await search(driver, "bridge")
        assert "1 article" in driver.frame
        (library / "articles/other.yaml").write_text(sample("other"), encoding="utf-8")
        driver.desk.watching.look_now()
        await driver.settle()
        assert "2 articles" in driver.frame


async def test_completions_follow_the_disk(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library")
    async with desk_on(library) as driver:
        await search(driver, "outlet:the")
        assert "The Daily Test" in driver.frame
        other = sample("other", outlet="The Evening Test")
        (library / "articles/other.yaml").write_text(other, encoding="utf-8")
        driver.desk.watching.look_now()
        await driver.settle()
        assert "The Evening Test" in driver.frame.splitlines()[3]


async def test_broken_files_are_found_by_name_and_opened(tmp_path: Path) -> None:
    articles = {"sound.yaml": SAMPLE, "one.yaml": BROKEN, "two.yaml": "]"}
    library = write_library(tmp_path / "library", articles=articles)
    async with desk_on(library) as driver:
        await search(driver, "is:broken")
        assert "2 broken files" in driver.frame
        assert "is no actor of this library" in driver.frame.replace("\n", " ")
        await driver.type(" two")
        assert "1 broken file ·" in driver.frame
        await driver.press("enter")
        assert driver.desk.current.file
        assert driver.desk.current.file.name == "articles/two.yaml"
        await search(driver, " three")
        assert "Nothing found" in driver.frame


async def test_markup_in_results_is_not_interpreted(tmp_path: Path) -> None:
    hostile = SAMPLE.replace("We will build", "\\[/\\] \\[@click=app.bell\\] We will build")
    library = write_library(tmp_path / "library", articles={"a.yaml": hostile, "b.yaml": BROKEN})
    async with desk_on(library) as driver:
        await search(driver, '[/] "] build')
        await driver.press("backspace", "enter", "ctrl+t")
        assert driver.app.is_running


# What works on a quote works on a hit


async def to_results(driver: Driver, query: str) -> None:
    await search(driver, query)
    await driver.press("down")
    assert driver.app.focused is results(driver)


async def test_a_hit_is_bookmarked_and_copied_like_a_quote() -> None:
    async with desk_on() as driver:
        await to_results(driver, "speaker:mattis common ground")
        await driver.press("b")
        assert len(driver.desk.session.bookmarked) == 1
        assert "Bookmarked “We are not in a position" in driver.said
        assert "direct  said 16 Feb 2017?  ★" in driver.frame
        await driver.press("u")
        assert not driver.desk.session.bookmarked
        assert "★" not in driver.frame
        await driver.press("y")
        assert driver.app.clipboard.startswith("“We are not in a position right now")
        await driver.press("Y", "enter")
        assert "Sent to the terminal's clipboard" in driver.said
        await driver.press("U", "q")
        assert "★ 1" in driver.frame


async def test_a_star_goes_from_a_result_that_the_cursor_has_left() -> None:
    async with desk_on() as driver:
        await to_results(driver, "speaker:mattis common ground")
        await driver.press("b", "j")
        assert "★" in driver.frame
        await driver.press("u")
        assert "★" not in driver.frame


async def test_a_hit_outside_any_quote_bookmarks_none_here_and_in_its_place() -> None:
    async with desk_on() as driver:
        await to_results(driver, "“the exchange falls”")
        await driver.press("b", "y")
        assert "There is no quote to copy here." in driver.said
        await driver.press("enter", "b")
        assert "No quote stands here: ] goes to the next one." in driver.said
        assert not driver.desk.session.bookmarked
        await driver.press("]", "b")
        assert len(driver.desk.session.bookmarked) == 1


async def test_help_and_palette_open_over_the_search() -> None:
    async with desk_on() as driver:
        await to_results(driver, "common ground")
        await driver.press("?")
        assert "Move half a page down" in driver.frame
        await driver.press("escape", ":")
        await driver.type("redo")
        await driver.press("enter")
        assert "Nothing to redo." in driver.said
        screen_of(driver)
        await driver.press("ctrl+p")
        await driver.type("about this article")
        await driver.press("enter")
        assert "About this article" in driver.frame
        await driver.press("escape")
        assert driver.app.screen_stack == [driver.desk]


async def test_results_are_sorted_by_the_day_said() -> None:
    async with desk_on() as driver:
        await to_results(driver, "kind:direct")
        await driver.press("S", "g")
        assert "by day said" in driver.frame
        said = [line for line in driver.frame.splitlines() if "  said " in line]
        assert "said 3 Aug 2020" in said[0] or "2020" in said[0]
        await driver.press("S")
        assert "by day said" not in driver.frame


async def test_j_goes_to_the_next_article_among_the_results() -> None:
    async with desk_on() as driver:
        await to_results(driver, "kind:partial")
        first = results(driver).key
        await driver.press("J")
        assert results(driver).key != first
        await driver.press("K")
        assert results(driver).key == first


async def test_n_goes_on_to_the_hits_in_other_articles() -> None:
    async with desk_on() as driver:
        await to_results(driver, "common ground")
        await driver.press("enter")
        visited = [open_article(driver)]
        for _ in range(4):
            await driver.press("n")
            visited.append(open_article(driver))
        assert list(dict.fromkeys(visited)) == [
            *("bbc-2017-cautious-approach", "afp-2017-not-ready"),
        ]
        assert "The last hit of “common ground”." in driver.said
        await driver.press("N", "N", "N", "N")
        assert open_article(driver) == "bbc-2017-cautious-approach"
        assert "The first hit of “common ground”." in driver.said


async def test_n_goes_from_quote_to_quote_where_only_filters_are_searched() -> None:
    async with desk_on() as driver:
        await to_results(driver, "speaker:putin")
        await driver.press("enter")
        assert driver.desk.current.quote
        first = driver.desk.current.quote.words
        await driver.press("n")
        assert driver.said == "“speaker:putin”: hit 2 of 3."
        assert driver.desk.current.quote.speaker == "vladimir-putin"
        assert driver.desk.current.quote.words != first
        await driver.press("n", "n")
        assert driver.said == "The last hit of “speaker:putin”."
        await driver.press("escape")
        assert "“speaker:putin”" not in driver.frame
        assert isinstance(driver.app.screen, SearchScreen)


async def test_ctrl_t_says_what_it_does() -> None:
    async with desk_on() as driver:
        await search(driver, "is:bookmarked")
        await driver.press("ctrl+t")
        assert "only quotes" in driver.frame
        assert "A filter of quotes" not in driver.said
        await driver.press("ctrl+t")
        assert "all text" in driver.frame
        assert "A filter of quotes" not in driver.said


async def test_the_hints_are_those_of_what_has_the_focus() -> None:
    async with desk_on() as driver:
        await search(driver, "nato")
        last = driver.frame.splitlines()[-1]
        assert "tab complete" in last
        assert "bookmark" not in last
        await driver.press("down")
        last = driver.frame.splitlines()[-1]
        assert "b bookmark" in last
        assert "tab complete" not in last
        assert "esc back" in last
        assert "? help" in last
