"""Day words are counted from the day of publication, and say so."""

import pytest

from tests.draft.drafts import draft, only

THURSDAY = "2019-05-16"


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("“No,” he said on Thursday.", THURSDAY, "2019-05-16"),
        ("“No,” he said Wednesday.", THURSDAY, "2019-05-15"),
        ("“No,” he told reporters on Friday.", THURSDAY, "2019-05-10"),
        ("“No,” he said yesterday.", THURSDAY, "2019-05-15"),
        ("“No,” he said today.", THURSDAY, "2019-05-16"),
        ("On Monday, Jane Doe said: “No.”", THURSDAY, "2019-05-13"),
        ("“No,” he said earlier this month.", THURSDAY, "2019-05?"),
        ("“No,” he said last month.", "2019-01-03", "2018-12?"),
        ("“No,” he said earlier this week.", THURSDAY, "2019-05-13?/2019-05-16?"),
        ("“No,” he said last week.", THURSDAY, "2019-05-06?/2019-05-12?"),
        ("“No,” he said on July 9.", THURSDAY, "2018-07-09?"),
        ("“No,” he said on 9 July 2015.", None, "2015-07-09"),
        ("“No,” he said in December 2019.", None, "2019-12"),
        ("“No,” he said on Thursday.", "2019-05-16?", "2019-05-16?"),
        ("“No,” he said on Thursday.", None, None),
        ("“No,” he said on Thursday.", "2019-05", None),
        ("“No,” he said on February 30 2019.", None, None),
        ("“No,” he said of the Thursday that never came.", THURSDAY, None),
        ("“On Thursday,” he said.", THURSDAY, None),
    ],
)
def test_the_day_of_a_quote(text: str, published: str | None, day: str | None) -> None:
    assert only(text, published).said == day


def test_the_note_says_what_is_printed() -> None:
    quote = only("“No,” he said on Wednesday.", THURSDAY)
    assert quote.said_note == "Printed as “on Wednesday”, counted from the day of publication."
    assert "said" not in quote.doubtful


def test_an_unsure_day_awaits_a_look() -> None:
    assert "said" in only("“No,” he said earlier this month.", THURSDAY).doubtful


def test_the_day_that_the_text_prints_counts_where_the_source_gives_none() -> None:
    text = "Dam bursts\n\nThursday, May 16, 2019\n\nThe dam has burst, Jane Doe said yesterday."
    (quote,) = draft(text, whole=True).quotes
    assert quote.said == "2019-05-15"
