"""Clippings in Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.front_matter import split_front_matter
from reader.sources.markdown import unfolded
from reader.sources.reading import text_of
from tests.sources.articles import FIRST, SECOND, TEXT, THIRD, piece

OBSIDIAN = f"""---
title: "Bridge opens: in spring"
source: "https://gazette.example/bridge"
author:
  - "[[Ann Writer]]"
  - "[[people/Bo|Bo Scribe]]"
published: 2020-03-01
created: 2024-01-05
description: "A bridge."
tags:
  - "clippings"
---
{TEXT}
"""
MARKDOWNLOAD = f"""---
created: 2024-01-05T10:20:30 (UTC +01:00)
tags: [bridge,town]
source: https://gazette.example/bridge
author: Ann Writer
---

# Bridge: it opens

> ## Excerpt
> The bridge will open in spring, the mayor
> of Exampleton said.

---
{TEXT}
"""


def test_a_clipping_of_obsidian() -> None:
    found = piece(OBSIDIAN, "Bridge.md")
    assert found.text == TEXT
    assert not found.whole
    assert found.headline == "Bridge opens: in spring"
    assert found.byline == "Ann Writer, Bo Scribe"
    assert found.url == "https://gazette.example/bridge"
    assert (found.published, found.captured) == ("2020-03-01", "2024-01-05")
    assert piece(OBSIDIAN, "Bridge.txt") == found


def test_a_clipping_of_markdownload() -> None:
    found = piece(MARKDOWNLOAD, "Bridge.md")
    assert found.text == TEXT
    assert (found.headline, found.byline) == ("Bridge: it opens", "Ann Writer")
    assert (found.published, found.captured) == (None, "2024-01-05")
    assert any("excerpt" in note for note in found.notes)


def test_markdown_without_front_matter_is_taken_whole() -> None:
    found = piece(f"# Bridge\n\n{TEXT}\n", "a.md")
    assert found.whole
    assert found.text.strip() == f"Bridge\n\n{TEXT}"


def test_block_quotations_are_kept_and_named() -> None:
    data = OBSIDIAN.replace(SECOND, f"> {SECOND}\n> > and more\n\n> [!quote] The mayor\n> said it")
    found = piece(data, "a.md")
    assert found.text == f"{FIRST}\n\n{SECOND}\nand more\n\nThe mayor\nsaid it\n\n{THIRD}"
    assert any("2 paragraphs are block quotations" in note for note in found.notes)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("He [said](https://e.org/a_(b) \"title\") so.", "He said so."),
        ("![The bridge](a.png) stands.", "The bridge stands."),
        ("[![The bridge](a.png)](https://e.org) stands.", "The bridge stands."),
        ("See <https://e.org/a>.", "See https://e.org/a."),
        ("See [[page|the page]] and [[town]].", "See the page and town."),
        ("**Bold**, *so*, ***both***, _here_, __there__.", "Bold, so, both, here, there."),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        (r"She wrote \[sic\] and \*.", "She wrote [sic] and *."),
        ("[sic] stays, [1] too", "[sic] stays, [1] too"),
        ("a <b>word</b><!-- note --> and 3 < 4", "a word and 3 < 4"),
        ("- one\n- two", "- one\n- two"),
        ("## What it costs ##\nMuch.", "What it costs\n\nMuch."),
        ("one\n\n---\n\ntwo", "one\n\ntwo"),
    ],
)  # fmt: skip
def test_signs_become_the_words_that_they_show(written: str, read: str) -> None:
    assert "\n\n".join(unfolded(written)[0]) == read


def test_front_matter_that_is_no_yaml_is_read_by_lines() -> None:
    values, text = split_front_matter('---\ntitle: He said: "no"\ntags:\n- a\n---\nbody')
    assert values == {"title": ['He said: "no"'], "tags": ["a"]}
    assert text == "body"


def test_aliases_and_bombs_in_front_matter_are_not_followed() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\ntitle: T"
    assert split_front_matter(f"---\n{bomb}\n---\n")[0]["title"] == ["T"]
    assert split_front_matter("---\n" + "[" * 50_000 + "\n---\nx")[1] == "x"
    assert split_front_matter("---\n!!python/object:os.system {}\n---\nx")[0] == {}


@given(st.text(alphabet="-a:[]{}&*!|>'\"#\n ,", max_size=80))
def test_any_front_matter_is_read_or_left(block: str) -> None:
    values, _ = split_front_matter(f"---\n{block}\n---\nbody")
    assert isinstance(values, dict)


def test_all_words_of_a_clipping_can_be_checked_against() -> None:
    text = text_of(OBSIDIAN.encode(), "a.md")
    assert "Bridge opens: in spring" in text
    assert SECOND in text
