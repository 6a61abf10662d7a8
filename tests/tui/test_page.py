"""The page: an article's lines, and the style of each part."""

from dataclasses import replace

import pytest

from reader.model import Article, Kind, Paragraph, Quote, Span
from reader.tui.drawing.page import (
    NO_BLOCK,
    Block,
    Mark,
    Page,
    Runs,
    article_blocks,
    lit_marks,
    quote_marks,
    with_marks,
)
from tests.nouns import ARTICLE


def article(text: str, *quotes: tuple[str, int, int, Kind]) -> Article:
    """Return an article of one paragraph with quotes at these offsets."""
    return Article(
        id="a",
        file="a.yaml",
        outlet="Outlet",
        published=None,
        headline="Headline",
        paragraphs=(Paragraph(text, 1, line=1),),
        quotes=tuple(
            Quote(id, kind, (Span(0, start, end),), text[start:end], 1, 1, speakers=(id,))
            for id, start, end, kind in quotes
        ),
    )


def runs(text: str, marks: list[Mark]) -> list[tuple[str, str]]:
    """Return the whole text as runs."""
    return Runs(Block(text), marks).between(0, len(text))


def test_the_headline_comes_first_and_our_own_title_is_in_brackets() -> None:
    assert article_blocks(article("Text."))[0].text == "Headline"
    untitled = Article("a", "a.yaml", "Outlet", None, (Paragraph("T.", 1, line=1),), title="Ours")
    assert article_blocks(untitled)[0].text == "[Ours]"


def test_a_place_is_found_again_at_another_width() -> None:
    blocks = [Block("head"), *(Block("word " * 50, paragraph=index) for index in range(5))]
    narrow, wide = Page(blocks, 20), Page(blocks, 60)
    place = narrow.place_at(40)
    assert narrow.line_of(*place) == 40
    paragraph, offset = place
    line = wide.lines[wide.line_of(paragraph, offset)]
    assert line.start <= offset <= line.end


def test_the_character_in_a_cell_is_found_even_among_wide_ones() -> None:
    page = Page([Block("a 東京 b cd", paragraph=0)], 8)
    assert [page.offset_at(page.lines[0], cell) for cell in (-1, 0, 2, 3, 4, 6, 9)] == [
        *(0, 0, 2, 2, 3, 4, 6),
    ]
    assert [page.offset_at(page.lines[1], cell) for cell in (0, 1, 5)] == [7, 8, 9]


def test_further_lines_of_a_block_are_indented() -> None:
    page = Page([Block("key   some words that go on", hang=6)], 15)
    assert [(line.start, line.end) for line in page.lines] == [
        (0, 10),
        (11, 16),
        (17, 24),
        (25, 27),
    ]


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("He said “go now”, then left.", "“go now”"),
        ("He said “go now,” then left.", "“go now,”"),
        ("He said 'go now' then.", "'go now'"),
        ("He said go now then.", "go now"),
        ("“go now", "“go now"),
    ],
)
def test_the_quotation_marks_are_highlighted_with_the_quote(text: str, stretch: str) -> None:
    start = text.index("go now")
    first, last = with_marks(text, Span(0, start, start + len("go now")))
    assert text[first:last] == stretch


def test_a_quote_within_another_is_drawn_over_it() -> None:
    text = "0123456789"
    marks = quote_marks(
        article(text, ("in", 4, 6, Kind.PARTIAL), ("out", 2, 8, Kind.INDIRECT)),
        lambda quote: quote.id,
    )[0]
    assert runs(text, marks) == [
        ("01", ""),
        ("23", "out italic"),
        ("45", "out italic in"),
        ("67", "out italic"),
        ("89", ""),
    ]


def test_the_current_quote_is_highlighted_on_top() -> None:
    subject = article("0123456789", ("q", 2, 8, Kind.DIRECT))
    marks = (
        quote_marks(subject, lambda quote: "colour")[0] + lit_marks(subject, subject.quotes[0])[0]
    )
    assert runs("0123456789", marks)[1] == ("234567", "colour quote-lit")


def test_the_runs_of_a_line_begin_and_end_within_it() -> None:
    found = Runs(Block("0123456789", "base"), [Mark(3, 7, "x")]).between(2, 5)
    assert found == [("2", "base"), ("34", "base x")]


def test_items_of_a_list_hang_behind_their_signs() -> None:
    article = replace(
        ARTICLE,
        paragraphs=(
            Paragraph("The terms:", 1),
            Paragraph("one two three", 2, item="•"),
            Paragraph("four", 3, item="12."),
            Paragraph("After.", 4),
        ),
    )
    page = Page(article_blocks(article), 10)
    lines = [
        f"{page.blocks[line.block].margin(line.start)}"
        f"{page.blocks[line.block].text[line.start : line.end]}"
        if line.block != NO_BLOCK
        else ""
        for line in page.lines
    ]
    assert lines[-8:] == ["", "The terms:", "", "• one two", "  three", "12. four", "", "After."]
    assert page.offset_at(page.lines[-5], 2) == 0
    assert page.offset_at(page.lines[-5], 6) == 4
