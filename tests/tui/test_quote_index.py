"""The quotes of an article stand under their speakers, and the current one unfolds."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Kind, Quote, QuoteKey
from reader.tui.drawing.lines import Line, width_of
from reader.tui.drawing.quote_index import QuoteIndex
from reader.tui.drawing.quote_view import QuoteView
from reader.wording import Sign
from tests.nouns import QUOTE
from tests.tui.drive import desk_on

WIDTHS = st.integers(6, 80)
HEIGHTS = st.integers(0, 60)


def view(quote: Quote, *, bookmarked: bool = False, echoed_by: str = "") -> QuoteView:
    """Return a quote as it is shown, its speaker's name and role made of its id."""
    name = quote.speaker or "Unattributed"
    role = f"Minister of {name}"
    facts = {"how": "told reporters", "kind": str(quote.kind), "id": f"sample#{quote.id}"}
    return QuoteView(quote, name, role, "", bookmarked, echoed_by, facts)


@st.composite
def quotes(draw: st.DrawFn) -> list[Quote]:
    speakers = draw(st.lists(st.sampled_from(["ann", "bob", None]), max_size=30))
    words = st.text("ab 東", max_size=200)
    return [
        replace(QUOTE, id=f"q{n}", speakers=(speaker,) if speaker else (), words=draw(words))
        for n, speaker in enumerate(speakers)
    ]


def text_of(lines: list[Line]) -> list[str]:
    return ["".join(words for words, _ in line).rstrip() for line in lines]


def drawn(index: QuoteIndex, width: int) -> list[str]:
    return [line for place in range(index.count) for line in text_of(index.lines(place, width))]


@given(quotes(), WIDTHS, HEIGHTS, st.data())
def test_every_line_belongs_to_the_row_that_draws_it(
    made: list[Quote], width: int, height: int, data: st.DataObject
) -> None:
    index = QuoteIndex(made, view)
    index.fit(height)
    open = data.draw(st.sampled_from([-1, *(index.find(quote.id) for quote in made)]))
    index.unfold(open)
    line = 0
    for place in range(index.count):
        assert index.top(place, width) == line
        lines = index.lines(place, width)
        assert all(width_of(each) <= width for each in lines)
        for _ in lines:
            assert index.at(line, width) == place
            line += 1
    assert index.top(index.count, width) == line
    assert index.choices == len(made)


@given(quotes(), WIDTHS, HEIGHTS, st.booleans())
def test_a_bookmark_changes_the_height_of_no_row(
    made: list[Quote], width: int, height: int, echoed: bool
) -> None:
    echoes = "BBC" if echoed else ""
    stars: set[str] = set()
    index = QuoteIndex(
        made, lambda quote: view(quote, bookmarked=quote.id in stars, echoed_by=echoes)
    )
    index.fit(height)
    for quote in made:
        place = index.find(quote.id)
        for open in (-1, place):
            stars.clear()
            index.unfold(open)
            before = len(index.lines(place, width))
            stars.add(quote.id)
            index.redraw(place, width)
            assert len(index.lines(place, width)) == before


def test_a_run_of_one_speaker_stands_under_one_name_and_its_role_once() -> None:
    speakers = ["ann", "ann", "bob", "ann"]
    made = [replace(QUOTE, id=f"q{n}", speakers=(name,)) for n, name in enumerate(speakers)]
    lines = drawn(QuoteIndex(made, view), 30)
    assert [line.split()[0] for line in lines if line and line[0] not in "“‘~"] == [
        "ann",
        "bob",
        "ann",
    ]
    assert sum("Minister of ann" in line for line in lines) == 1


def test_each_line_begins_with_the_mark_of_its_kind_and_ends_with_its_signs() -> None:
    made = [replace(QUOTE, id=kind, kind=kind, note="A note.") for kind in Kind]
    index = QuoteIndex(made, lambda quote: view(quote, bookmarked=True, echoed_by="BBC"))
    lines = [text_of(index.lines(index.find(kind), 30))[0] for kind in Kind]
    assert [line[0] for line in lines] == ["“", "‘", "~"]
    assert all(line.endswith(Sign.NOTED + Sign.BOOKMARKED + Sign.ECHOED) for line in lines)


def test_rows_that_are_left_over_show_more_of_the_words() -> None:
    words = "word " * 19 + "end"
    made = [replace(QUOTE, id=f"q{n}", words=words) for n in range(3)]
    index = QuoteIndex(made, view)
    heights = []
    for height in (10, 16, 20, 60):
        index.fit(height)
        heights.append(len(index.lines(1, 30)))
    assert heights == sorted(heights)
    assert (heights[0], heights[-1]) == (1, 4)


def test_the_unfolded_quote_has_all_its_words_and_a_wide_index_those_of_each() -> None:
    words = "word " * 100 + "end"
    made = [replace(QUOTE, id=f"q{n}", words=words) for n in range(2)]
    index = QuoteIndex(made, view)
    index.unfold(index.find("q1"))
    assert "end" not in text_of(index.lines(index.find("q0"), 30))[-1]
    assert any(line.endswith("end") for line in text_of(index.lines(index.find("q1"), 30)))
    assert text_of(index.lines(index.find("q0"), 70))[-1].endswith("end")


async def test_the_panel_unfolds_the_current_quote_with_its_facts() -> None:
    async with desk_on(at=QuoteKey("afp-2017-not-ready", "q3")) as driver:
        assert "#q3" in driver.frame
        assert "told reporters · NATO" in driver.frame
        await driver.press("]")
        assert "#q3" not in driver.frame
        assert "#q4" in driver.frame
