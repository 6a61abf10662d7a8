"""The head of a page is read from its lines, and its furniture is left out and told."""

import pytest

from tests.draft.drafts import draft

BODY = "The old dam above the town has burst, officials said, and nobody was hurt."
MORE = "It will be built again next year, the mayor of the town told a crowd of people."


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in draft(text, whole=True).paragraphs]


def test_headline_day_and_body() -> None:
    text = page("Dam bursts above Exampleton", "16 May 2019", BODY, MORE)
    head = draft(text, whole=True).head
    assert (head.headline, head.published) == ("Dam bursts above Exampleton", "2019-05-16")
    assert head.published_note == "Line 3 prints “16 May 2019”."
    assert not head.doubtful
    assert paragraphs(text) == [BODY, MORE]


def test_a_text_that_begins_with_its_first_paragraph_has_no_headline() -> None:
    assert draft(page(BODY, MORE), whole=True).head.headline is None


def test_the_day_of_the_visit_is_not_that_of_publication() -> None:
    text = page("11.7 C", "London", "Tuesday, March 19, 2024", "Dam bursts above town", BODY, MORE)
    head = draft(text, whole=True).head
    assert head.headline == "Dam bursts above town"
    assert head.published is None
    assert any("day of the visit" in note for note in head.notes)
    assert paragraphs(text) == [BODY, MORE]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Last Updated : Feb 16 2017 | 8:33 PM IST", "2017-02-16"),
        ("Published on 3 August 2020", "2020-08-03"),
        ("Posted: 2020-08-03", "2020-08-03"),
        ("Accessed 3 August 2020", None),
    ],
)
def test_the_label_of_a_day_tells_what_it_is(line: str, day: str | None) -> None:
    text = page("Dam bursts above town", line, BODY, MORE)
    assert draft(text, whole=True).head.published == day


def test_agency_place_byline_source_and_address() -> None:
    text = page(
        "Dam bursts above town", "By Jane Doe", "AFP Exampleton", "https://news.example/dam", BODY,
        MORE, "Source: The Gazette",
    )  # fmt: skip
    head = draft(text, whole=True).head
    assert (head.byline, head.agency, head.place) == ("Jane Doe", "AFP", "Exampleton")
    assert (head.url, head.outlet) == ("https://news.example/dam", "The Gazette")
    assert paragraphs(text) == [BODY, MORE]


def test_a_dateline_names_place_and_agency_and_stays_in_the_body() -> None:
    first = f"EXAMPLETON, May 16 (Reuters) - {BODY}"
    head = draft(page("Dam bursts above town", first, MORE), whole=True).head
    assert (head.place, head.agency) == ("Exampleton", "Reuters")
    assert paragraphs(page("Dam bursts above town", first, MORE)) == [first, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "- Advertisement -",
        "Read more: Ten dams that never burst",
        "Share on Facebook",
        "We use cookies to improve your visit.",
        "Photo by: Somebody",
        "Subscribe to our newsletter",
        "© 2019 The Gazette",
        "₹300/Month",
    ],
)
def test_furniture_is_left_out_and_told(line: str) -> None:
    text = page("Dam bursts above town", BODY, line, MORE)
    assert paragraphs(text) == [BODY, MORE]
    notes = draft(text, whole=True).head.notes
    assert any(note.startswith("Line 5 (“") and "left out" in note for note in notes)


def test_a_line_that_stands_twice_is_kept_once() -> None:
    text = page("Dam bursts above town", "The dam in May", BODY, "The dam in May", MORE)
    assert paragraphs(text) == ["The dam in May", BODY, MORE]


def test_an_appeal_is_left_out_as_far_as_it_speaks_to_readers() -> None:
    text = page(
        "Dam bursts above town", BODY, "A message from The Gazette:", "Dear readers,",
        "We need your help to go on with our work.", MORE,
    )  # fmt: skip
    assert paragraphs(text) == [BODY, MORE]
    assert draft(text, whole=True).head.outlet == "The Gazette"


def test_the_body_of_another_kind_of_source_is_taken_as_it_is() -> None:
    text = page("Read more", "Dam bursts above town", BODY)
    found = draft(text)
    assert len(found.paragraphs) == 3
    assert found.head.headline is None


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The old dam above the town has burst, officials said, and nobody was\n"
        "hurt. It will be built again next year, the mayor of the town told a\n"
        "crowd of people.\n\nNobody had been warned."
    )
    assert len(draft(text).paragraphs) == 2
