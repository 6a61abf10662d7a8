"""Days that are hardly meant are told, and only where that is certain."""

from datetime import date

import pytest

from reader.dates import parse
from reader.format.future import future_days
from reader.problem import Severity
from tests.format.reading import article_problems, assert_told_well, sound_article
from tests.libraries import sample

TODAY = date(2020, 6, 1)


def dated(published: str, said: str, captured: str | None = None) -> str:
    text = sample(published=f'"{published}"\npublished_note: As printed').replace(
        'said: "2020-05-01"', f'said: "{said}"'
    )
    if captured:
        text += f"source: {{file: a, sha256: {'0' * 64}, captured: {captured}}}\n"
    return text


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ("2020-03-01", "2071-02-16"),
        ("2020-03-01", "2020-03-05"),
        ("2020-03", "2020-04-02"),
        ("2019", "2020-03-05"),
        ("2020-03-01", "2020-03-05/2020-03-06"),
        ("2020-03-01", "2021/.."),
        ("2020-03-01?", "2020-05-01"),
        ("2020~", "2040"),
        ("2020-03-01", "0217-02-16"),
        ("2020-03-01", "0020"),
        ("2020-03-01", "1820-02-16"),
        ("2020-03-01", "1016"),
        ("2020?", "1820?"),
    ],
)
def test_a_mistyped_day_is_told_where_it_stands(published: str, said: str) -> None:
    text = dated(published, said)
    problems = article_problems(text)
    assert_told_well(problems, text)
    (problem,) = problems
    assert (problem.code, problem.severity) == ("odd-date", Severity.WARNING)
    line = text.splitlines()[problem.place.line - 1]
    assert line[problem.place.column - 1 :] == f'"{said}"'
    assert "correct" in problem.message


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ("2020-03-01", "2020-03-01"),
        ("2020-03-01", "2020-03-02"),
        ("2020-03", "2020-03-31"),
        ("2020", "2020-12-31"),
        ("2020-03-01/2020-03-05", "2020-03-05"),
        ("2020-03-01?", "2020-03-20"),
        ("2020-03~", "2020-12"),
        ("2020-03-01", "2020-03-20?"),
        ("2020-03-01", "../2021"),
        ("2020/..", "2025"),
        ("2020-03-01", "1963-08-28"),
        ("2020-03-01", "1880"),
        ("2020-03-01", "1870~"),
        ("1863-11-20", "1863-11-19"),
    ],
)
def test_what_may_be_right_is_not_told(published: str, said: str) -> None:
    assert article_problems(dated(published, said)) == []


def test_a_publication_in_the_first_thousand_years_is_told() -> None:
    (problem,) = article_problems(dated("0202-03-01", "../2020"))
    assert problem.message.startswith("“published” is “0202-03-01”, in the year 202; ")


@pytest.mark.parametrize(
    ("captured", "told"),
    [("2020-02-01", True), ("2020-02-29", False), ("2020-03-01", False), ("2024", False)],
)
def test_a_copy_is_not_older_than_what_it_is_of(captured: str, told: bool) -> None:
    text = dated("2020-03-01", "2020-03-01", captured)
    assert [problem.code for problem in article_problems(text)] == ["odd-date"] * told


@pytest.mark.parametrize(
    ("published", "said", "name", "line"),
    [
        ("2020-06-03", "2020-05-01", "published", 4),
        ("2120-03-01", "2120-03-01", "published", 4),
        ("2021/..", "2020", "published", 4),
    ],
)
def test_a_day_that_is_still_to_come_is_told_on_the_day(
    published: str, said: str, name: str, line: int
) -> None:
    article = sound_article(dated(published, said))
    (problem,) = future_days(article, TODAY)
    assert (problem.file, problem.place.line) == ("a.yaml", line)
    assert (problem.code, problem.severity) == ("future-date", Severity.WARNING)
    assert problem.message.startswith(f"“{name}” (")
    assert not list(future_days(article, date(2121, 1, 1)))


def test_words_of_an_undated_article_are_not_said_in_the_future() -> None:
    text = sample(published="null\npublished_note: None").replace("2020-05-01", "2021-05-01")
    article = sound_article(text)
    (problem,) = future_days(article, TODAY)
    assert text.splitlines()[problem.place.line - 1] == "  q1:"


@pytest.mark.parametrize(
    "published", ["2020-06-01", "2020-06-02", "2020-06", "2020", "2020-06-20?"]
)
def test_today_is_not_to_come_nor_what_may_be_today(published: str) -> None:
    assert not list(future_days(sound_article(dated(published, "2020")), TODAY))


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2020-03-01", "2020-03-01", "2020-03-01"),
        ("2020-03-01?", "2020-01-30", "2020-04-01"),
        ("2020-03~", "2019-03-01", "2021-04-01"),
        ("2020%", "2009-12-24", "2031-01-08"),
        ("2020-03-01/..", "2020-03-01", None),
        ("../2020-03-01?", None, "2020-04-01"),
        ("0001-01-01?", "0001-01-01", "0001-02-01"),
    ],
)
def test_a_doubtful_date_is_a_span(written: str, earliest: str, latest: str | None) -> None:
    when = parse(written)
    assert str(when.earliest) == str(earliest)
    assert str(when.latest) == str(latest)
