"""Days are read in the forms in which sources write them, and numbers are no days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.dates import parse
from reader.sources.days import day_of, day_of_number, line_of_day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2017-02-16", "2017-02-16"),
        ("2017-02-16T20:33:00+05:30", "2017-02-16T20:33:00+05:30"),
        ("2017-02-16T20:33:00.123Z", "2017-02-16T20:33:00Z"),
        ("2017-02-16T20:33+0530", "2017-02-16T20:33+05:30"),
        ("2017-02-16 00:00:00", "2017-02-16"),
        ("20170216T143000Z", "2017-02-16T14:30:00Z"),
        ("Thu, 16 Feb 2017 20:33:00 +0100", "2017-02-16T20:33:00+01:00"),
        ("Thu Mar 21 2024 10:20:30 GMT+0100 (CET)", "2024-03-21T10:20:30+01:00"),
        ("16 February 2017", "2017-02-16"),
        ("Thursday, February 16th, 2017", "2017-02-16"),
        ("Feb 16 2017 | 8:33 PM IST", "2017-02-16"),
        ("27. Februar 2012 Montag 9:50 PM GMT+1", "2012-02-27"),
        ("16.02.2017", "2017-02-16"),
        ("le jeudi 16 février 2017 - 532 mots", None),
        ("jeudi 16 février 2017 - 532 mots", "2017-02-16"),
        ("1er mars 2017", "2017-03-01"),
        ("16 de febrero de 2017", "2017-02-16"),
        ("16 febbraio 2017", "2017-02-16"),
        ("2017/2/16", "2017-02-16"),
        ("February 2017", "2017-02"),
        ("2017-02", "2017-02"),
        ("02/03/2017", None),
        ("31 February 2017", None),
        ("2017-13-45", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_day_at_the_beginning(written: str, day: str | None) -> None:
    assert day_of(written) == day


@pytest.mark.parametrize(
    "line",
    [
        "2 May 2019 changed everything",
        "May 2, 2002 is a day to remember",
        "20170216 people came",
        "1234 2017",
        "Ten things of 16 February 2017",
    ],
)
def test_a_sentence_that_begins_with_a_day_is_no_line_of_a_day(line: str) -> None:
    assert line_of_day(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "May 2, 2002, Thursday,, FINAL EDITION",
        "May 2, 2002 Thursday 10:00 AM EST",
        "2 May 2002 (updated)",
        "2. Mai 2002 Donnerstag",
        "2 May 2002",
        "2 May 2002 Scotland edition",
    ],
)
def test_weekdays_times_and_editions_may_follow_a_day(line: str) -> None:
    assert line_of_day(line) == "2002-05-02"


def test_seconds_and_milliseconds_since_1970() -> None:
    assert day_of_number(1_600_322_788) == day_of_number(1_600_322_788_000) == "2020-09-17"
    assert day_of_number(1e30) is day_of_number(5) is day_of_number(float("nan")) is None


@given(st.text(alphabet="0123456789 -/.:,TZ+JanFebMaydernuUTC|", max_size=40))
def test_what_is_read_is_a_date(text: str) -> None:
    for day in (day_of(text), line_of_day(text)):
        assert day is None or parse(day).text == day
