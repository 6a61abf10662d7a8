"""Dates are read as EDTF, compared by the days that they may mean, and put into words."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.dates import Date, in_words, parse

DAYS = st.dates(date(1, 1, 1))
MARKS = st.sampled_from(["", "?", "~", "%"])


@st.composite
def parts(draw: st.DrawFn) -> str:
    """Draw a year, a month or a day, perhaps uncertain."""
    day = draw(DAYS).isoformat()
    return day[: draw(st.sampled_from([4, 7, 10]))] + draw(MARKS)


@st.composite
def dates(draw: st.DrawFn) -> Date:
    """Draw a valid date."""
    one, other = sorted(draw(st.tuples(parts(), parts())))
    start, end = draw(st.sampled_from([(one, other), ("..", one), (one, "..")]))
    written = draw(st.sampled_from([one, f"{start}/{end}"]))
    try:
        return parse(written)
    except ValueError:
        return parse(one)


def may_mean(when: Date, day: date) -> bool:
    """Whether a date may mean a day."""
    return (not when.first or when.first <= day) and (not when.last or day <= when.last)


def days_at_the_ends(when: Date) -> set[date]:
    """Return the first and last day of a date, and the days next to them that it may mean."""
    ends = {day for day in (when.first, when.last) if day}
    before = {day - timedelta(1) for day in ends if day > date.min}
    after = {day + timedelta(1) for day in ends if day < date.max}
    return {day for day in ends | before | after if may_mean(when, day)}


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2017-02-16", "2017-02-16", "2017-02-16"),
        ("2017-02", "2017-02-01", "2017-02-28"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2017-12", "2017-12-01", "2017-12-31"),
        ("2017", "2017-01-01", "2017-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("2019-05-16/2019-05-17", "2019-05-16", "2019-05-17"),
        ("2017/2018-03", "2017-01-01", "2018-03-31"),
        ("2017-05/2017-05-03", "2017-05-01", "2017-05-03"),
        ("2017-05/2017", "2017-05-01", "2017-12-31"),
        ("2017-01-20/..", "2017-01-20", None),
        ("../2017", None, "2017-12-31"),
    ],
)
def test_a_date_means_all_days_from_its_first_to_its_last(
    written: str, first: str | None, last: str | None
) -> None:
    found = parse(written)
    assert found.text == written
    assert found.first == (date.fromisoformat(first) if first else None)
    assert found.last == (date.fromisoformat(last) if last else None)


@pytest.mark.parametrize(
    ("written", "uncertain", "approximate"),
    [
        ("2017", False, False),
        ("2017?", True, False),
        ("2017-02~", False, True),
        ("2017-02-16%", True, True),
        ("2017?/2018~", True, True),
        ("../2018?", True, False),
        ("2018~/..", False, True),
    ],
)
def test_a_date_knows_whether_it_is_uncertain_or_approximate(
    written: str, uncertain: bool, approximate: bool
) -> None:
    found = parse(written)
    assert (found.uncertain, found.approximate) == (uncertain, approximate)


@pytest.mark.parametrize(
    "written",
    [
        *("", "..", "2017/2018/2019", "..?/2017", "2017/?"),
        *("17", "20170216", "2017-2-16", "2017-02-16 12:00", "16.02.2017", "February 2017"),
        *("2017-02T12:00", "2017-02-16T", "2017-02-16T12", "2017-02-16T24:00", "2017-02-16T12:60"),
        *("2017-02-16T12:00?", "2017-02-16T12:00/2017-02-17", "2017/2018-02-16T12:00", "T12:00"),
        *("2017-02-16T12:00z", "2017-02-16T12:00+15", "2017-02-16T12:00 Z", "2017-02-29T12:00"),
        *(" 2017", "2017 ", "2017\n", "-2017", "+2017", "2017-", "2017-02-", "2017??", "?2017"),
        *("201X", "2017-XX", "2017-21", "٢٠١٧", "２０１７", "2017−02", "2017\xad02", "nan", "null"),
    ],
)
def test_what_is_no_date_is_told_how_to_write_one(written: str) -> None:
    with pytest.raises(
        ValueError, match=r"is not a date; (write it as|a time)|names a day"
    ) as told:
        parse(written)
    assert "“”" not in str(told.value)


@pytest.mark.parametrize("written", ["2017-02-29", "2017-13", "2017-00", "2017-04-31", "0000"])
def test_a_day_that_does_not_exist_is_reported(written: str) -> None:
    with pytest.raises(ValueError, match=f"“{written}” names a day that the calendar does not"):
        parse(written)


def test_an_interval_must_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match=r"“2018/2017-05” ends before it begins"):
        parse("2018/2017-05")


@pytest.mark.parametrize("written", ["../..", "/", "../", "/.."])
def test_an_interval_must_have_an_end_that_is_known(written: str) -> None:
    with pytest.raises(ValueError, match=rf"“{written}” has no end that is known"):
        parse(written)


@pytest.mark.parametrize(("written", "like"), [("2017/", "2017/.."), ("/2017-05?", "../2017-05?")])
def test_an_end_that_is_unknown_is_compared_like_an_open_one(written: str, like: str) -> None:
    unknown, opened = parse(written), parse(like)
    assert (unknown.first, unknown.last) == (opened.first, opened.last)
    assert (unknown.uncertain, unknown.text) == (opened.uncertain, written)


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("2017-02-16T14:30", "14:30"),
        ("2017-02-16T00:00:59", "00:00:59"),
        ("2017-02-16T14:30Z", "14:30Z"),
        ("2017-02-16T14:30+01", "14:30+01"),
        ("2017-02-16T14:30:05-09:30", "14:30:05-09:30"),
    ],
)
def test_a_day_may_have_a_time(written: str, time: str) -> None:
    found = parse(written)
    assert found.first == found.last == date(2017, 2, 16)
    assert (found.time, found.text) == (time, written)


@given(st.text(st.sampled_from("0123456789-/.?~%X") | st.characters(), max_size=25))
def test_any_text_is_a_date_or_raises_value_error(text: str) -> None:
    with suppress(ValueError):
        found = parse(text)
        assert found.text == text
        assert in_words(found)


@given(dates())
def test_the_first_day_is_not_after_the_last(when: Date) -> None:
    assert when.first or when.last
    assert not when.first or not when.last or when.first <= when.last


@given(dates(), dates())
def test_overlapping_is_mutual(one: Date, other: Date) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(dates(), dates())
def test_dates_that_cover_others_overlap_them(one: Date, other: Date) -> None:
    assert one.overlaps(one)
    assert one.covers(one)
    if one.covers(other):
        assert one.overlaps(other)
        assert all(may_mean(one, day) for day in days_at_the_ends(other))


@given(dates(), dates())
def test_dates_overlap_if_a_day_belongs_to_both(one: Date, other: Date) -> None:
    ends = days_at_the_ends(one) | days_at_the_ends(other)
    assert one.overlaps(other) == any(may_mean(one, day) and may_mean(other, day) for day in ends)


@pytest.mark.parametrize(
    ("one", "other", "overlap", "cover"),
    [
        ("2017", "2017-02", True, True),
        ("2017-02", "2017", True, False),
        ("2017-02-16", "2017-02-16?", True, True),
        ("2017-02-16", "2017-02-17", False, False),
        ("2017-01-20/..", "2050", True, True),
        ("2017-01-20/..", "2017", True, False),
        ("2017-01-20/..", "2016", False, False),
        ("../2017", "1066", True, True),
        ("../2017", "2018-01-01", False, False),
        ("../2017", "2017/..", True, False),
        ("2017/..", "2018/..", True, True),
        ("2017/2018", "2018/2019", True, False),
    ],
)
def test_examples_of_overlapping_and_covering(
    one: str, other: str, overlap: bool, cover: bool
) -> None:
    assert parse(one).overlaps(parse(other)) == overlap
    assert parse(one).covers(parse(other)) == cover


@pytest.mark.parametrize(
    ("written", "year"),
    [("2017-02-16", 2017), ("2016-12/2017-01", 2016), ("2017/..", 2017), ("../2017-05", 2017)],
)
def test_a_date_is_filed_under_its_first_known_year(written: str, year: int) -> None:
    assert parse(written).year == year


@pytest.mark.parametrize(
    ("written", "words", "without_year"),
    [
        ("2017-02-16", "16 Feb 2017", "16 Feb"),
        ("2019-05", "May 2019", "May"),
        ("2015", "2015", "2015"),
        ("2015-08-20?", "20 Aug 2015?", "20 Aug?"),
        ("2015~", "c. 2015", "c. 2015"),
        ("2015-08%", "c. Aug 2015?", "c. Aug?"),
        ("2019-05-16/2019-05-17", "16–17 May 2019", "16–17 May"),
        ("2019-05-16/2019-06-01", "16 May–1 Jun 2019", "16 May–1 Jun"),
        ("2019-05/2019-06", "May–Jun 2019", "May–Jun"),
        ("2019-12-30/2020-01-02", "30 Dec 2019–2 Jan 2020", "30 Dec–2 Jan"),
        ("2017/2018", "2017–2018", "2017–2018"),
        ("2019-05-16?/2019-05-17", "16–17 May 2019?", "16–17 May?"),
        ("2017-01-20/..", "since 20 Jan 2017", "since 20 Jan"),
        ("../2017-01", "until Jan 2017", "until Jan"),
        ("../2017~", "until c. 2017", "until c. 2017"),
        ("2020/", "2020 to an unknown day", "2020 to an unknown day"),
        ("2020-05-16?/", "16 May 2020? to an unknown day", "16 May? to an unknown day"),
        ("/2020-05", "an unknown day to May 2020", "an unknown day to May"),
        ("2017-02-16T14:30", "16 Feb 2017, 14:30", "16 Feb"),
        ("2017-02-16T14:30:05Z", "16 Feb 2017, 14:30:05 UTC", "16 Feb"),
        ("2017-02-16T14:30+05:30", "16 Feb 2017, 14:30 UTC+05:30", "16 Feb"),
    ],
)
def test_a_date_in_words_reads_naturally(written: str, words: str, without_year: str) -> None:
    assert in_words(parse(written)) == words
    assert in_words(parse(written), year=False) == without_year


@pytest.mark.parametrize(
    ("written", "minute"),
    [
        ("2017-02-16", 0),
        ("2017-02-16T14:30", 870),
        ("2017-02-16T14:30:59Z", 870),
        ("2017-02-16T14:30+01:00", 810),
        ("2017-02-16T14:30-05", 1170),
        ("2017-02-16T00:30+05:30", 0),
        ("2017-02-16T23:00-08:00", 1439),
    ],
)
def test_the_minute_is_that_of_the_day(written: str, minute: int) -> None:
    assert parse(written).minute == minute


def test_a_list_leaves_out_the_time() -> None:
    assert in_words(parse("2017-02-16T14:30Z"), time=False) == "16 Feb 2017"
