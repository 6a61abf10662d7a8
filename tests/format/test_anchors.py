"""Bodies: paragraphs, headings, and the anchors that tie words to quotes and actors."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.format.anchors import MAX_NESTING, Body, parse_body
from reader.format.nodes import Report
from reader.problem import Place
from reader.text import clean
from tests.format.reading import codes
from tests.steps import steps_of


def read(raw: str) -> tuple[Body, list[str]]:
    """Read a body. Return it and its problems in short form, with columns from its start."""
    report = Report("a.yaml")
    body = parse_body(raw, lambda offset: Place(1, offset + 1), lambda _: 1, report)
    return body, codes(report.problems)


def sound(raw: str) -> Body:
    body, problems = read(raw)
    assert problems == []
    return body


def texts(raw: str) -> list[str]:
    return [paragraph.text for paragraph in sound(raw).paragraphs]


def anchored(raw: str) -> list[tuple[str, str]]:
    """Return the anchors of a body with their words; the ids of actors begin with ``@``."""
    body = sound(raw)
    return [("@" * anchor.mention + anchor.id, body.words(anchor.span)) for anchor in body.anchors]


# Paragraphs


@pytest.mark.parametrize(
    ("raw", "paragraphs"),
    [
        ("One.\n\nTwo.\n", ["One.", "Two."]),
        ("\n\n One\n two \n  \t \n\n\nThree", ["One two", "Three"]),
        ("A  b\tc\n\td\u00a0e", ["A b c d\u00a0e"]),
        ("One\n\u00a0\nTwo", ["One", "Two"]),
        ("Control \x1b[31m and \u202e", ["Control ␛[31m and \ufffd"]),
    ],
)
def test_blank_lines_separate_paragraphs_and_white_space_folds(
    raw: str, paragraphs: list[str]
) -> None:
    assert texts(raw) == paragraphs


def test_a_heading_needs_no_blank_lines_and_has_the_next_paragraphs_number() -> None:
    body = sound("One.\n## Doubts\nTwo,\nstill.\n\n## Hopes\n\n## And fears\nThree.\n")
    assert [(p.text, p.number, p.heading) for p in body.paragraphs] == [
        ("One.", 1, False),
        ("Doubts", 2, True),
        ("Two, still.", 2, False),
        ("Hopes", 3, True),
        ("And fears", 3, True),
        ("Three.", 3, False),
    ]


@pytest.mark.parametrize("raw", ["#One", "##Two", "# Three", "####### Four", " ## Five", "a ## b"])
def test_only_two_to_six_number_signs_and_a_space_make_a_heading(raw: str) -> None:
    (paragraph,) = sound(raw).paragraphs
    assert (paragraph.heading, paragraph.text) == (False, raw.strip())


def test_smaller_headings_know_their_depth() -> None:
    body = sound("## One\n### Two\n###### Three\nText.\n")
    assert [(p.text, p.heading, p.depth) for p in body.paragraphs] == [
        *(("One", True, 0), ("Two", True, 1), ("Three", True, 4), ("Text.", False, 0)),
    ]


@pytest.mark.parametrize(
    ("raw", "items"),
    [
        ("The terms:\n\n- one\n- two,\n  still\n- three", ["", "•", "•", "•"]),
        ("The terms:\n* one\n* two", ["", "•", "•"]),
        ("1. one\n2) [[q1|two]]\n10. three", ["1.", "2)", "10."]),
        ("- He came.", [""]),
        ("- He came.\n\n- She went.", ["", ""]),
        ("A sum of\n1. 5 million", [""]),
        ("-one\n-two", [""]),
    ],
)
def test_lines_that_begin_alike_are_the_items_of_a_list(raw: str, items: list[str]) -> None:
    body = sound(raw)
    assert [paragraph.item for paragraph in body.paragraphs] == items
    assert [paragraph.number for paragraph in body.paragraphs] == [*range(1, len(items) + 1)]
    assert "two, still" not in raw or body.paragraphs[2].text == "two, still"


def test_a_paragraph_knows_its_line() -> None:
    raw = "One\nmore.\n\n## Two\n\n\n  Three.\n"
    body = parse_body(
        raw, lambda at: Place(1, at + 1), lambda at: raw[:at].count("\n") + 1, Report("a")
    )
    assert [paragraph.line for paragraph in body.paragraphs] == [1, 4, 7]


@pytest.mark.parametrize("raw", ["", "\n", " \t\n\n \u00a0"])
def test_a_body_without_words_is_a_problem(raw: str) -> None:
    assert read(raw) == (Body((), ()), ["1:1 empty-body"])


# Anchors


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("[[q1|We will]]", [("q1", "We will")]),
        ("He said: “[[q1|We will]],” and more", [("q1", "We will")]),
        ("[[@rufus|The minister]] left", [("@rufus", "The minister")]),
        ("“[[q1|We,]]” he said, “[[q1|will]]”", [("q1", "We,"), ("q1", "will")]),
        (
            "[[q1|that [[@a|he]] “[[q2|will]]”]]",
            [("q1", "that he “will”"), ("@a", "he"), ("q2", "will")],
        ),
        ("[[a|[[b|x]]]]", [("a", "x"), ("b", "x")]),
        ("[[q1|one\n   two]]", [("q1", "one two")]),
        ("x[[q1| spaced ]]y", [("q1", "spaced")]),
        ("a [[q1| b ]] c", [("q1", "b")]),
        ("## [[q1|In a heading]]", [("q1", "In a heading")]),
        ("[[q1|a|b]]", [("q1", "a|b")]),
        ("[[q1|@b]]", [("q1", "@b")]),
        ("[[é.1_-/x|y]]", [("é.1_-/x", "y")]),
    ],
)
def test_an_anchor_is_the_words_between_its_bars(raw: str, found: list[tuple[str, str]]) -> None:
    assert anchored(raw) == found


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (r"no President since \[Ronald\]\] Reagan", "no President since [Ronald]] Reagan"),
        (r"\[\[q1|words\]\]", "[[q1|words]]"),
        (r"[\[q1|words]\]", "[[q1|words]]"),
        ("a [b] c ] d [ e", "a [b] c ] d [ e"),
        (r"\a \\ \| \\[", r"\a \\ \| \["),
        ("**bold** <b> [x](y) `code` [red] :smile:", "**bold** <b> [x](y) `code` [red] :smile:"),
    ],
)
def test_everything_else_is_text(raw: str, text: str) -> None:
    assert texts(raw) == [text]
    assert anchored(f"[[q1|{raw}]]") == [("q1", text)]


@pytest.mark.parametrize(
    ("raw", "problems"),
    [
        ("a [[q1|b", ["1:3 anchor-open"]),
        ("a [[q1|b\n\nc]]", ["1:12 anchor-syntax", "1:3 anchor-open"]),
        ("[[a|x [[b|y", ["1:1 anchor-open", "1:7 anchor-open"]),
        ("a ]] b", ["1:3 anchor-syntax"]),
        ("[[q1]]", ["1:1 anchor-syntax", "1:5 anchor-syntax"]),
        ("[[q 1|x]]", ["1:1 anchor-syntax", "1:8 anchor-syntax"]),
        ("[[|x]]", ["1:1 anchor-syntax"]),
        ("[[@|x]]", ["1:1 anchor-syntax"]),
        ("[[[q1|x]]", ["1:1 anchor-syntax", "1:8 anchor-syntax"]),
        ("[[q1|x]]]", []),
        ("[[q1|]]", ["1:1 anchor-empty"]),
        ("a [[q1| \n ]] b", ["1:3 anchor-empty"]),
        ("[[q1|\u00a0]]", ["1:1 anchor-empty"]),
        ("[[a|x [[a|y]]]]", ["1:7 anchor-overlap"]),
        ("[[a|x [[@a|y]]]]", []),
        ("[[a|x [[b|y [[a|z]]]]]]", ["1:13 anchor-overlap"]),
        (r"[[a|x\]]", ["1:1 anchor-open"]),
    ],
)
def test_a_mistake_is_reported_at_its_place(raw: str, problems: list[str]) -> None:
    assert sorted(read(raw)[1]) == problems


def test_messages_say_how_to_fix_mistakes() -> None:
    report = Report("a.yaml")
    parse_body("]] [[x]] [[|y]] [[a|z", lambda offset: Place(1, offset + 1), lambda _: 1, report)
    assert [problem.message for problem in sorted(report.problems)] == [
        r"“]]” closes no anchor; for plain brackets write \]\]",
        r"“[[” opens no anchor; write [[q1|words]], or \[\[",
        r"“]]” closes no anchor; for plain brackets write \]\]",
        "the anchor names nothing before “|”; name a quote or @actor",
        "the anchor “a” is not closed in its paragraph; end it with ]]",
    ]


def nested(depth: int) -> str:
    return "".join(f"[[a{number}|x " for number in range(depth)) + "]]" * depth


def test_anchors_nest_up_to_the_limit() -> None:
    assert len(sound(nested(MAX_NESTING)).anchors) == MAX_NESTING
    body, problems = read(nested(MAX_NESTING + 5))
    assert problems == [f"1:{7 * MAX_NESTING + 1} anchor-syntax"]
    assert len(body.anchors) == MAX_NESTING


@pytest.mark.parametrize(
    "piece",
    ["[[a|x]] ", "[[a|x ", "]]", "[[", "word ", "\\[", "  ", "x\n\n", "## x\n", "[[a|[[b|x]]]] "],
)
def test_the_work_grows_with_the_length(piece: str) -> None:
    def work(count: int) -> int:
        return steps_of(lambda: read(piece * count))

    assert work(600) < 2.5 * work(300)


def test_the_work_grows_with_the_depth() -> None:
    # Each level contains all inner ones, and each anchor may be compared with all outer ones.
    assert steps_of(lambda: read(nested(600))) < 2.5 * steps_of(lambda: read(nested(300)))


def test_very_deep_nesting_is_one_problem() -> None:
    body, problems = read(nested(50_000))
    assert len(problems) == 1
    assert len(body.anchors) == MAX_NESTING


# Anchors survive a round trip


class Token(NamedTuple):
    """A piece of a body: ``word``, ``space``, ``open`` with an id, or ``close``."""

    kind: str
    text: str = ""


WORDS = st.text(
    st.sampled_from("aé橋🌉\u0301[]|@.,”\x1b\u202e")
    | st.characters(exclude_categories=["Z", "Cc", "Cs"], exclude_characters="\\#"),
    min_size=1,
)
SPACES = st.sampled_from([" ", "  ", "\n", "\n  ", " \n", "\t"])
IDS = ["q1", "q2", "@a", "@b", "x.y", "Q_3"]


@st.composite
def contents(draw: st.DrawFn, within: tuple[str, ...] = ()) -> list[Token]:
    """Draw words, spaces and anchors; no anchor is within one of the same id."""
    tokens = [Token("word", draw(WORDS))]
    free = draw(st.sampled_from([id for id in IDS if id not in within]))
    kinds = ["word", "space", "anchor"] if len(within) < 4 else ["word", "space"]
    for kind in draw(st.lists(st.sampled_from(kinds), max_size=5)):
        if kind == "word":
            tokens.append(Token("word", draw(WORDS)))
        elif kind == "space" and tokens[-1].kind != "space":
            tokens.append(Token("space", draw(SPACES)))
        elif kind == "anchor":
            inner = draw(contents((*within, free)))
            tokens += [Token("open", free), *inner, Token("close")]
    if draw(st.booleans()) and tokens[-1].kind != "space":
        tokens.append(Token("space", draw(SPACES)))
    return tokens


def markup(tokens: list[Token]) -> str:
    """Return the tokens as they are written in a body."""
    return "".join(
        {
            "word": text.replace("[", r"\[").replace("]", r"\]"),
            "space": text,
            "open": f"[[{text}|",
            "close": "]]",
        }[kind]
        for kind, text in tokens
    )


def reading(tokens: list[Token]) -> tuple[str, list[tuple[str, int, int]]]:
    """Return the text of a paragraph of these tokens, and its anchors: id, start, end.

    Each character is stored with the anchors around it, so that nothing depends on order.
    """
    chars: list[tuple[str, frozenset[int]]] = []
    ids: list[str] = []
    around: list[int] = []
    for kind, text in tokens:
        if kind == "open":
            around.append(len(ids))
            ids.append(text)
        elif kind == "close":
            around.pop()
        elif kind == "word":
            chars += [(char, frozenset(around)) for char in clean(text)]
        elif chars and chars[-1][0] != " ":
            chars.append((" ", frozenset(around)))
    if chars[-1][0] == " ":
        chars.pop()
    anchors = []
    for number, id in enumerate(ids):
        places = [at for at, (char, own) in enumerate(chars) if number in own and char != " "]
        anchors.append((id, places[0], places[-1] + 1))
    return "".join(char for char, _ in chars), anchors


@given(st.lists(contents(), min_size=1, max_size=4), st.sampled_from(["\n\n", "\n \n", "\n\n\t\n"]))
def test_anchored_words_are_found(paragraphs: list[list[Token]], gap: str) -> None:
    raw = gap.join(map(markup, paragraphs))
    body = sound(raw)
    expected = [reading(tokens) for tokens in paragraphs]
    assert [paragraph.text for paragraph in body.paragraphs] == [text for text, _ in expected]
    assert [("@" * anchor.mention + anchor.id, *anchor.span) for anchor in body.anchors] == [
        (id, number, start, end)
        for number, (_, anchors) in enumerate(expected)
        for id, start, end in anchors
    ]
    for anchor in body.anchors:
        mark = f"[[{'@' * anchor.mention}{anchor.id}|"
        assert raw.startswith(mark, anchor.offset)


PIECES = st.sampled_from(["[[", "]]", "[", "]", "\\", "|", "@", "a", " ", "\n", "## ", "\x1b"])


@given(st.lists(PIECES).map("".join))
def test_any_body_is_read_or_has_problems(raw: str) -> None:
    body, problems = read(raw)
    assert body.paragraphs or problems == ["1:1 empty-body"]
    for anchor in body.anchors:
        assert body.words(anchor.span).strip(" ") == body.words(anchor.span) != ""
    for paragraph in body.paragraphs:
        assert "  " not in paragraph.text
        assert paragraph.text == paragraph.text.strip(" ")
