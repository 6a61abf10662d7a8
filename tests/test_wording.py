"""Dates, sources, speakers, quotes and problems are worded the same everywhere."""

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest

import reader
from reader.dates import parse
from reader.model import Kind, Translated
from reader.problem import Place, Problem, Severity
from reader.wording import (
    SIGNS,
    Sign,
    bookmark_speaker,
    bookmarks_sign,
    date_or_none,
    dateline,
    day_of_moment,
    held_role,
    in_marks,
    manner,
    place_of,
    quote_facts,
    quote_signs,
    quoted,
    source,
    speaker_name,
    speaker_with_role,
    written_date_or_none,
)
from tests.nouns import ACTORS, ARTICLE, BOOKMARK, MINISTER, QUOTE


def test_dates_and_missing_dates_are_put_into_words() -> None:
    assert date_or_none(parse("2017-02-16")) == "16 Feb 2017"
    assert date_or_none(parse("2017-02-16"), year=False) == "16 Feb"
    assert written_date_or_none("2017-02") == "Feb 2017"
    assert date_or_none(None) == written_date_or_none(None) == "no date"


def test_an_agency_comes_before_the_outlet_that_printed_it() -> None:
    assert source("Business Standard", "AFP") == "AFP via Business Standard"
    assert source("Business Standard", None) == "Business Standard"


def test_a_dateline_omits_what_is_unknown() -> None:
    known = replace(ARTICLE, byline="A. Writer", place="Fredville", agency="Agency")
    assert dateline(known) == "Agency via The Daily Test · A. Writer · Fredville · 2 May 2020"
    assert dateline(replace(ARTICLE, published=None)) == "The Daily Test · no date"


@pytest.mark.parametrize(
    ("ids", "name"),
    [
        (("rufus-firefly", "freedonia"), "Rufus Firefly and freedonia"),
        (("a", "b", "rufus-firefly"), "a, b and Rufus Firefly"),
    ],
)
def test_several_speakers_are_named_together(ids: tuple[str, ...], name: str) -> None:
    assert speaker_name(replace(QUOTE, speakers=ids), ACTORS) == name


def test_a_speaker_is_named_or_unattributed() -> None:
    assert speaker_name(QUOTE, ACTORS) == "Rufus Firefly"
    assert speaker_name(QUOTE, {}) == "rufus-firefly"
    assert speaker_name(replace(QUOTE, speakers=()), ACTORS) == "Unattributed"
    assert bookmark_speaker(replace(BOOKMARK, speaker_name=None)) == "Unattributed"
    assert bookmark_speaker(replace(BOOKMARK, speaker_name="Firefly")) == "Firefly"


def test_a_role_follows_the_name() -> None:
    assert speaker_with_role("Rufus Firefly", "Mayor") == "Rufus Firefly, Mayor"
    assert speaker_with_role("Rufus Firefly", None) == "Rufus Firefly"
    assert held_role(MINISTER.roles[0]) == "Mayor of Fredville (2015/2018)"


@pytest.mark.parametrize("kind", Kind)
def test_only_words_from_marks_are_put_in_marks(kind: Kind) -> None:
    shown = "words" if kind is Kind.INDIRECT else "“words”"
    assert in_marks(kind, "words") == quoted(replace(QUOTE, kind=kind, words="words")) == shown


def test_the_manner_has_the_known_parts() -> None:
    told = replace(QUOTE, cue="told", addressee="reporters")
    assert manner(told) == "told reporters"
    assert manner(replace(told, addressee=None)) == "told"
    assert manner(replace(told, cue=None, addressee=None)) == ""


def test_each_sign_has_a_meaning_and_many_stars_become_a_number() -> None:
    assert set(SIGNS) == set(Sign)
    assert [bookmarks_sign(count) for count in (0, 1, 3, 4)] == ["", "★", "★★★", "★ 4"]


def test_the_place_of_a_problem_has_a_line_and_a_column() -> None:
    problem = Problem("articles/a.yaml", Place(3, 9), "bad-date", Severity.ERROR, "is no date")
    assert place_of(problem) == "articles/a.yaml:3:9"


def test_no_other_module_contains_these_words_and_signs() -> None:
    package = Path(reader.__file__).parent
    words = re.compile(r"[\"'](no date|[Uu]nattributed)[\"']|[★≈●✓]")
    found = {
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if words.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"wording.py"}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("never “again” and left", "“never ‘again’ and left”"),
        ('"never" (he "said")', "“‘never’ (he ‘said’)”"),
        ("we’re „so“", "“we’re ‚so‘”"),
    ],
)
def test_marks_within_marks_become_single(words: str, shown: str) -> None:
    assert in_marks(Kind.DIRECT, words) == shown
    assert len(shown) == len(words) + 2
    assert in_marks(Kind.INDIRECT, words) == words


def test_what_is_to_be_known_of_a_quote() -> None:
    assert quote_signs(QUOTE) == ""
    known = replace(
        QUOTE, sic="x", translated=Translated.YES, reported_by="TASS", note="Odd.", cue="told"
    )
    assert quote_signs(known) == "⇄»!†"
    assert quote_facts(ARTICLE, known) == {
        "how": "told",
        "said": "1 May 2020",
        "from": "as reported by TASS",
        "kind": "direct · translated",
        "sic": "“x” is printed so",
        "note": "Odd.",
        "id": "#q1",
    }


def test_a_moment_is_told_by_the_users_own_day(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = "2026-11-27T11:40:00.000+00:00"
    for zone, day in (
        ("EAST-14", "2026-11-28"),
        ("WEST+12", "2026-11-26"),
        ("<X>-14", "2026-11-28"),
        ("X+12:30", "2026-11-26"),
    ):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert day_of_moment(moment) == day
    monkeypatch.undo()
    time.tzset()
    assert day_of_moment("longTago") == "long"
