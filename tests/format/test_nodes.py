"""Bytes become nodes with places; whatever could hide, explode or crash is refused."""

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reader.format import nodes, plain
from reader.format.files import MAX_BYTES
from reader.format.nodes import Document, Report, Scalar, compose
from reader.format.plain import MAX_DEPTH
from reader.problem import Place, Severity
from tests.format.reading import assert_told_well, codes

BOM = "\ufeff"


def read(data: str | bytes) -> tuple[Document | None, list[str]]:
    """Return the document in some bytes, and the problems in short form."""
    report = Report("file.yaml")
    document = compose(data.encode() if isinstance(data, str) else data, report)
    assert (document is None) == report.broken
    return document, codes(report.problems)


def value_of(document: Document | None, key: str) -> yaml.ScalarNode:
    """Return the scalar at a key of the root."""
    assert document
    found = next(value for name, value in document.root.value if name.value == key)
    assert isinstance(found, yaml.ScalarNode)
    return found


def problems_of(data: str | bytes) -> list[str]:
    return read(data)[1]


# Texts stay unchanged


@pytest.mark.parametrize(
    "written",
    ["2017-02-16", "no", "yes", "12:30", "0x1F", "1_000", "1e3", ".inf", "Null", "=", "<<", "on"],
)
def test_a_plain_scalar_is_read_as_text(written: str) -> None:
    document, problems = read(f"key: {written}\n")
    assert problems == []
    assert value_of(document, "key").value == written


@pytest.mark.parametrize("data", ["a: !!str 1\n", "%YAML 1.1\n---\na: 1\n", "--- {a: 1}"])
def test_what_only_says_that_it_is_text_is_fine(data: str) -> None:
    document, problems = read(data)
    assert problems == []
    assert value_of(document, "a").value == "1"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", BOM])
def test_byte_order_marks_and_line_ends_change_nothing(start: str, end: str) -> None:
    data = f"{start}a: 1\nb: |\n  x\n  y\nc: 3\n".replace("\n", end)
    document, problems = read(data)
    assert document
    assert [place_name(node) for pair in document.root.value for node in pair] == [
        *("1:1 a", "1:4 1", "2:1 b", "2:4 x\ny\n", "5:1 c", "5:4 3"),
    ]
    assert problems == [] or end == "\r"


def place_name(node: yaml.ScalarNode) -> str:
    place = nodes.place_of(node)
    return f"{place.line}:{place.column} {node.value}"


# What is refused


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("", "1:1 empty-file"),
        ("# only a comment\n", "1:1 empty-file"),
        ("---\n...\n", "1:1 empty-file"),
        ("null", "1:1 empty-file"),
        (BOM, "1:1 empty-file"),
        ("a: &b 1\n", "1:4 alias"),
        ("&a {b: *a}", "1:1 alias"),
        ("a: 1\nb: *a\n", "2:4 alias"),
        ("a:\n  <<: *b\n", "2:7 alias"),
        ("a: !!int 1\n", "1:4 tag"),
        ("a: ! 1\n", "1:4 tag"),
        ("a: !!binary aGk=\n", "1:4 tag"),
        ("a: !!timestamp 2017\n", "1:4 tag"),
        ("a: !!python/object/apply:os.system [id]\n", "1:4 tag"),
        ("!!set {a, b}\n", "1:1 tag"),
        ("a: !mine b\n", "1:4 tag"),
        ("%TAG ! tag:yaml.org,2002:\n---\na: !int 1\n", "3:4 tag"),
        ("a: 1\n---\nb: 2\n", "2:1 two-documents"),
        ("a: 1\n...\nb: 2\n", "3:1 yaml-syntax"),
        ("[" * 50_000, f"1:{MAX_DEPTH + 1} too-deep"),
        ("[\n" * 50_000, f"{MAX_DEPTH + 1}:1 too-deep"),
        ('{"a":' * 50_000, f"1:{5 * MAX_DEPTH + 1} too-deep"),
        ("- " * 50_000, f"1:{2 * MAX_DEPTH + 1} too-deep"),
        ("? " * 50_000, f"1:{2 * MAX_DEPTH + 1} too-deep"),
        (
            "\n".join(" " * n + "a:" for n in range(500)),
            f"{MAX_DEPTH + 1}:{MAX_DEPTH + 1} too-deep",
        ),
        ("x: " + "a" * MAX_BYTES, "1:1 too-large"),
        ("a: é\xe9".encode("latin-1"), "1:4 not-utf8"),
        ("a: 1\nb: é".encode() + b"\xff", "2:5 not-utf8"),
        (BOM.encode() + b"a\xff", "1:2 not-utf8"),
        ("a: 1\n".encode("utf-16"), "1:1 not-utf8"),
        (b"\xed\xa0\x80", "1:1 not-utf8"),
        ("a: [1, 2\nb: 3\n", "2:2 yaml-syntax"),
        ("a: b: c\n", "1:4 yaml-syntax"),
        ("a: 'b\n", "1:4 yaml-syntax"),
        ('a: 1\nb: [x, "c\nd: e\n', "2:8 yaml-syntax"),
        ("a: 'b\nc: 'd'\n", "2:5 yaml-syntax"),
        ("\ta: 1\n", "1:1 yaml-syntax"),
        ("a:\n\t- 1\n", "2:1 yaml-syntax"),
        ("%YAML 99999999999999999999.1\n---\na\n", "1:16 yaml-syntax"),
        ("é: \ufffe\n", "1:4 yaml-syntax"),
        ('a: "\\ud800"\n', "1:7 yaml-syntax"),
        ('a: "\\U00110000"\n', "1:7 yaml-syntax"),
    ],
    ids=lambda value: repr(value[:20]),
)
def test_anything_but_plain_yaml_is_one_problem_at_its_place(
    data: str | bytes, problem: str
) -> None:
    report = Report("file.yaml")
    assert compose(data.encode() if isinstance(data, str) else data, report) is None
    assert codes(report.problems) == [problem]
    text = data if isinstance(data, str) else data.decode("utf-8", "replace")
    assert_told_well(report.problems, text.removeprefix(BOM))


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        ("a:\n\tb: 1\n", "indent with spaces"),
        ('a: "b\n', "never closed; write another"),
        ("topics: [a, b\nbody: c\n", "close the bracket"),
        ("q1: {speaker: a\nbody: c\n", "close the brace"),
        ("a: 1\nb\nc: 2\n", "write a colon and a space after the key"),
        ("a:\n  b: 1\n c: 2\n", "correct it here or just above"),
    ],
)
def test_a_syntax_error_is_reported_with_its_remedy(data: str, remedy: str) -> None:
    report = Report("file.yaml")
    compose(data.encode(), report)
    (problem,) = report.problems
    assert problem.code == "yaml-syntax"
    assert remedy in problem.message


VALUES = [
    '"Not now" says Mattis',
    "'It is' he said",
    "'It's so'",
    '"Not "now" yet"',
    '"a" "b"',
    '"Not now"says he',
    "[Update] Talks",
    "[Update] [Live] Talks",
    "{Update} Talks",
    "*star* talks",
    "*star",
    "**star** talks",
    "& Sons",
    "&Sons sell",
    "! Warning",
    "!Ojo con el tren",
    "@home",
    "`Home`",
    "%100 sure",
]
IN_A_BLOCK = [
    '"Not now"\n    says he',
    "- dash",
    "? why",
    "> 9,000 dead",
    "| so",
    ", so",
    ": so",
    "US: not ready",
    "“Not now” : Mattis",
    '"Not now": Mattis',
    "[Update]: Talks",
    "'Not now', says: Mattis",
]
PLACES = {
    "headline": "id: a\nheadline: {}\noutlet: B\n",
    "last": "id: a\nheadline: {}",
    "deeper": "source:\n  notes:\n  - b\n  file: {}\n",
}
MORE_PLACES = {
    "item": "notes:\n  - {}\n  - b\n",
    "flow": "quotes:\n  q1: {{speaker: a, note: {}, cue: said}}\n",
    "flow list": "aliases: [a, {}, b]\n",
}


@pytest.mark.parametrize(
    ("value", "around"),
    [
        *((value, around) for value in VALUES for around in {**PLACES, **MORE_PLACES}.values()),
        *((value, around) for value in IN_A_BLOCK for around in PLACES.values()),
    ],
)
def test_text_that_begins_like_yaml_is_told_where_it_begins_and_how_to_be_written(
    value: str, around: str
) -> None:
    text = around.format(value)
    report = Report("file.yaml")
    assert compose(text.encode(), report) is None
    (problem,) = report.problems
    assert "in quotation marks" in problem.message
    line, column = problem.place
    assert text.splitlines()[line - 1][column - 1 :].startswith(value.split("\n")[0])
    assert_told_well(report.problems, text)


@pytest.mark.parametrize(
    ("text", "problem", "remedy"),
    [
        ('a: "x\nb: "y"\n', "2:5 yaml-syntax", "close it where it ends"),
        ("a: 'Tis so\n", "1:4 yaml-syntax", "in marks of the other kind"),
        ('a: "C:\\dir"\n', "1:7 yaml-syntax", "a backslash is written twice"),
        ('a: {b: "x" c: y}\n', "1:8 yaml-syntax", "or part two values with a comma"),
        ("a: x\n  b: c\n", "2:4 yaml-syntax", "indent the key as its neighbours are"),
        ("a: [x]\n- b\n", "2:1 yaml-syntax", "the indentation may differ"),
    ],
)
def test_a_slip_near_it_is_told_as_what_it_is(text: str, problem: str, remedy: str) -> None:
    report = Report("file.yaml")
    compose(text.encode(), report)
    assert codes(report.problems) == [problem]
    assert remedy in report.problems[0].message


@pytest.mark.parametrize("piece", ['"a" ', "[a] ", "a: b, ", "'' ", "- ", "] "])
def test_a_slip_in_an_endless_line_is_told_at_once(piece: str) -> None:
    report = Report("file.yaml")
    text = f"a: {piece * 50_000}"
    compose(text.encode(), report)
    assert len(report.problems) == 1
    assert_told_well(report.problems, text)


def test_a_file_of_the_greatest_size_in_one_line_is_read() -> None:
    data = "x: " + "a" * (MAX_BYTES - 3)
    document, problems = read(data)
    assert problems == []
    assert len(value_of(document, "x").value) == MAX_BYTES - 3


def test_a_file_with_too_many_values_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    # The list itself counts, too. A million values would take a second.
    monkeypatch.setattr(plain, "MAX_NODES", 10)
    assert problems_of("- x\n" * 9) == []
    assert problems_of("- x\n" * 500) == ["10:3 too-large"]


def test_nesting_is_allowed_up_to_the_limit() -> None:
    assert problems_of("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []
    assert problems_of("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) != []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("a: *b\n", "is a YAML alias; write the value out, or put text in quotation marks"),
        (
            "a: &b c\n",
            "names a node for a YAML alias; take the “&” name away, or put text in quotation marks",
        ),
    ],
)
def test_both_ends_of_an_alias_are_reported(data: str, message: str) -> None:
    report = Report("file.yaml")
    compose(data.encode(), report)
    assert [problem.message for problem in report.problems] == [message]


def test_an_alias_bomb_is_refused_before_it_is_expanded() -> None:
    lines = ['a0: &a0 ["lol", "lol"]']
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert problems_of("\n".join(lines)) == ["1:5 alias"]


# Unsafe characters


def test_control_characters_are_reported_with_names_and_places() -> None:
    report = Report("file.yaml")
    assert compose("a: é\xad2J\nb: \u202ex\n".encode(), report)
    assert codes(report.problems) == ["1:5 unsafe-character", "2:4 unsafe-character"]
    assert {problem.severity for problem in report.problems} == {Severity.WARNING}
    assert report.problems[1].message.startswith("U+202E could act on a terminal")


@pytest.mark.parametrize("control", ["\x00", "\x01", "\x1b", "\x7f", "\x9b"])
def test_characters_that_yaml_forbids_are_reported_at_their_places(control: str) -> None:
    assert problems_of(f"é: 1\r\nb: é{control}\r\n") == [
        "2:5 unsafe-character",
        "2:5 yaml-syntax",
    ]


def test_only_the_first_of_many_unsafe_characters_are_listed() -> None:
    problems = problems_of("a: " + "\u202e" * 5_000)
    assert len(problems) == nodes.MAX_UNSAFE_LISTED + 1
    assert problems[-1] == f"1:{4 + nodes.MAX_UNSAFE_LISTED} unsafe-character"


def test_an_escape_sequence_becomes_a_safe_text() -> None:
    document, problems = read(r'a: "\e[31m\0\u202E"' + "\n")
    assert problems == []
    scalar = Scalar(value_of(document, "a"))
    assert scalar.raw == "\x1b[31m\0\u202e"
    assert scalar.text == "␛[31m␀\ufffd"


@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029"])
def test_only_the_line_ends_of_editors_count(char: str) -> None:
    document, problems = read(f"a: x{char}y\nb: 1\n")
    assert problems == ["1:5 unsafe-character"]
    assert value_of(document, "a").value == "x\ufffdy"
    assert nodes.place_of(value_of(document, "b")) == Place(2, 4)


# Places


SCALARS = st.text(st.sampled_from("ab é橋🌉\u0301-:#'\"\\"), min_size=1).map(
    lambda text: f"x{text}x"
)


@given(
    st.lists(st.tuples(SCALARS, st.sampled_from("'\"")), min_size=1),
    st.sampled_from(["\n", "\r\n"]),
)
def test_the_place_of_a_scalar_is_that_of_its_first_character(
    values: list[tuple[str, str]], end: str
) -> None:
    lines = []
    for number, (text, mark) in enumerate(values):
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        quoted = f'"{escaped}"' if mark == '"' else f"'{text.replace(mark, mark * 2)}'"
        lines.append(f"{'é' * number}{number}: [{quoted}]")
    document, problems = read(end.join(lines))
    assert problems == []
    assert document
    for (text, mark), (_, items) in zip(values, document.root.value, strict=True):
        (item,) = items.value
        line, column = nodes.place_of(item)
        assert item.value == text
        assert lines[line - 1][column - 1] == mark


LINE = st.text(st.sampled_from("ab \t橋🌉é\u0301[]|#:\\\u2028\x85\ufeff"), max_size=8)


@st.composite
def literal_blocks(draw: st.DrawFn) -> str:
    """Draw a file with one literal block, at any depth and with any indentation."""
    outer, inner = " " * draw(st.integers(0, 3)), " " * draw(st.integers(1, 4))
    head = draw(st.sampled_from(["|", "|-", "|+", "| # note", "|{n}", "|{n}-"]))
    lines = draw(st.lists(LINE, min_size=1))
    if "{n}" not in head:
        # Without an indicator the first non-empty line sets the indentation of all.
        lines = ["x", *lines]
    body = [outer + inner + line if line.strip(" ") else line for line in lines]
    text = "\n".join(
        [f"{outer}body: {head.replace('{n}', str(len(inner)))}", *body, f"{outer}next: 1", ""]
    )
    start = draw(st.sampled_from(["", "# 橋\n", "---\n", BOM]))
    return (start + text).replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))


def characters(document: Document) -> Iterator[tuple[str, Place]]:
    """Yield each character of the block except line ends, with its place."""
    node = value_of(document, "body")
    places = document.places_in(node)
    for offset, char in enumerate(node.value):
        if char != "\n":
            yield char, places.at(offset)


@given(literal_blocks())
def test_a_place_in_a_literal_block_is_exact(text: str) -> None:
    document, _ = read(text)
    assert document
    lines = text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for char, (line, column) in characters(document):
        there = lines[line - 1][column - 1]
        assert there == char or (there in "\x85\u2028\u2029" and char == "\ufffd")


@pytest.mark.parametrize(
    "block", ["body: >\n  folded\n  text\n", "body: plain text\n", 'body: "x\\ny"']
)
def test_in_any_other_style_all_places_are_that_of_the_scalar(block: str) -> None:
    document, _ = read(block)
    assert document
    assert {place for _, place in characters(document)} == {Place(1, 7)}


# Reports


def test_only_the_first_of_thousands_of_problems_are_listed() -> None:
    report = Report("file.yaml")
    for line in range(1, 5_000):
        report.warn("code", Place(line, 1), "a message")
    assert len(report.problems) == nodes.MAX_PROBLEMS + 1
    assert report.problems[-1] == (
        *("file.yaml", Place(nodes.MAX_PROBLEMS, 1), "too-many", Severity.ERROR),
        "and more problems follow; mend these first",
    )
    assert report.broken


def test_a_message_is_safe_and_bounded_and_keeps_its_end() -> None:
    report = Report("file.yaml")
    report.error("code", Place(1, 1), f"“\x1b[31m\n{'x' * 10_000}” is wrong; mend it")
    (problem,) = report.problems
    assert problem.message.startswith("“␛[31m xxx")
    assert problem.message.endswith("xxx” is wrong; mend it")
    assert len(problem.message) == nodes.MAX_MESSAGE


def test_a_warning_does_not_break_a_file() -> None:
    report = Report("file.yaml")
    report.warn("code", Place(1, 1), "a message")
    assert not report.broken
    report.error("code", Place(1, 1), "a message")
    assert report.broken
