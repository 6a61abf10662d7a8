"""A file is changed where it stands: all that is not concerned stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.format.body_places import body_places
from reader.format.editing import CannotEdit, Splice, YamlFile
from reader.format.writing import body, paragraph
from reader.model import Span
from tests.format.reading import sound_article
from tests.format.test_writing import TEXTS

FILE = """\
# A comment above.
id: "a"   # beside
draft: true
doubtful: [outlet, published]
headline: 'It''s one'
outlet: A
published: 2020
body: |
  He said “[[q1|we   will
  build]]”; [[q2|there was \\[no\\] [[@x|delay]]]].

  The end.
quotes:
  q1: {speaker: null, kind: direct, doubtful: [kind]}  # flow
  q2:
    speaker: null
    kind: indirect
    doubtful:
      - speaker
      - extent

    # the last comment
"""


def edited(text: str, *splices: list[Splice]) -> str:
    file = YamlFile(text.encode())
    return file.with_splices([each for some in splices for each in some]).decode()


def put(text: str, path: str, value: object) -> str:
    return edited(text, YamlFile(text.encode()).put(path.split("."), value))  # type: ignore[arg-type] # any value


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        ("outlet", "B: C", "outlet: A\n", 'outlet: "B: C"\n'),
        ("headline", "Two", "headline: 'It''s one'\n", "headline: Two\n"),
        ("draft", None, "draft: true\n", ""),
        ("doubtful", ["outlet"], "[outlet, published]", "[outlet]"),
        ("doubtful", None, "doubtful: [outlet, published]\n", ""),
        ("id", "b", '"a"   # beside', "b   # beside"),
        ("quotes.q1.kind", "partial", "kind: direct", "kind: partial"),
        ("quotes.q1.doubtful", None, ", doubtful: [kind]", ""),
        ("quotes.q1.speaker", None, "speaker: null, ", ""),
        ("quotes.q1.cue", "said", "[kind]}", "[kind], cue: said}"),
        ("quotes.q2.doubtful", None, "    doubtful:\n      - speaker\n      - extent\n", ""),
        ("quotes.q2.kind", "direct", "kind: indirect", "kind: direct"),
        ("quotes.q2", None, FILE[FILE.index("  q2:\n") : FILE.index("\n    # the")], ""),
        (
            *("quotes.q2.doubtful", ["kind"]),
            *("    doubtful:\n      - speaker\n      - extent\n", "    doubtful: [kind]\n"),
        ),
        ("quotes.q2.cue", "said", "      - extent\n", "      - extent\n    cue: said\n"),
    ],
)
def test_a_value_is_put_in_its_place(path: str, value: object, old: str, new: str) -> None:
    assert FILE.count(old) == 1
    assert put(FILE, path, value) == FILE.replace(old, new)


def test_an_entry_is_put_at_the_end_of_its_mapping() -> None:
    text = FILE.partition("\n    # the last")[0]
    new = "  q3:\n    speaker: a\n    kind: direct\n"
    assert put(text, "quotes.q3", {"speaker": "a", "kind": "direct"}) == text + new
    unended = text.rstrip("\n")
    assert put(unended, "quotes.q3", {"speaker": "a", "kind": "direct"}) == f"{unended}\n{new}"


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_and_the_byte_order_mark_stay(end: str) -> None:
    text = "\ufeff" + FILE.replace("\n", end)
    found = put(text, "quotes.q2.cue", "said")
    assert found == text.replace(f"- extent{end}", f"- extent{end}    cue: said{end}")


def anchored(text: str, id: str, *spans: tuple[int, int]) -> str:
    file = YamlFile(text.encode())
    return edited(text, file.anchor({id: [Span(0, *span) for span in spans]}))


def test_an_anchor_moves_and_all_else_stays() -> None:
    assert YamlFile(FILE.encode()).paragraphs[0].text == (
        "He said “we will build”; there was [no] delay."
    )
    moved = anchored(FILE, "q1", (9, 16))
    assert moved == FILE.replace("[[q1|we   will\n  build]]", "[[q1|we   will]]\n  build")
    assert anchored(moved, "q1", (9, 22)) == FILE
    assert anchored(FILE, "q2") == FILE.replace("[[q2|", "").replace("]]]].", "]].")


def test_a_new_anchor_stands_around_those_that_it_holds() -> None:
    found = anchored(FILE, "q3", (25, 46))
    assert "[[q3|[[q2|there was \\[no\\] [[@x|delay]]]].]]" in found
    inner = anchored(FILE, "q3", (25, 34))
    assert "[[q2|[[q3|there was]] \\[no\\]" in inner


@pytest.mark.parametrize("span", [(9, 30), (25, 45)])
def test_anchors_do_not_cross_and_have_words_of_their_own(span: tuple[int, int]) -> None:
    with pytest.raises(CannotEdit):
        anchored(FILE, "q3", span)


def test_a_body_in_quotation_marks_is_not_changed() -> None:
    text = FILE.partition("body:")[0] + 'body: "[[q1|words]]"\n'
    with pytest.raises(CannotEdit, match="is no block"):
        anchored(text, "q1", (0, 2))


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_the_places_of_a_body_are_those_of_its_text(texts: list[str]) -> None:
    written = "id: a\nheadline: T\noutlet: A\npublished: 2020\n" + body(
        [*map(paragraph, texts), "End."]
    )
    article = sound_article(written)
    places = YamlFile(written.encode()).paragraphs
    assert [each.text for each in places] == [each.text for each in article.paragraphs]


def bare(text: str) -> str:
    """The text without the brackets of the quote and of all that end anchors."""
    return text.replace("[[q1|", "").replace("]]", "")


@given(st.data())
def test_moving_an_anchor_and_back_gives_the_same_bytes(data: st.DataObject) -> None:
    paragraph_ = YamlFile(FILE.encode()).paragraphs[0]
    start = data.draw(st.integers(0, 21))
    end = data.draw(st.integers(start + 1, 23))
    try:
        moved = anchored(FILE, "q1", (start, end))
    except CannotEdit:
        return
    (anchor,) = (each for each in YamlFile(moved.encode()).paragraphs[0].anchors if each.id == "q1")
    assert moved.replace("[[q1|", "").replace("]]", "") == FILE.replace("[[q1|", "").replace(
        "]]", ""
    )
    assert paragraph_.text[start:end].strip() == paragraph_.text[anchor.start : anchor.end]


def test_body_places_follow_what_reading_does() -> None:
    (places,) = body_places("a  [[q|\\[b]] \\] c\n")
    assert places.text == "a [b ] c"
    assert [places.origins[0], places.origins[2]] == [(0, 1), (7, 9)]
