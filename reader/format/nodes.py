"""Reads bytes into YAML nodes with their places. Nothing is constructed, expanded or guessed.

The nodes of PyYAML's `compose` keep the text and the marks of the file.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

import yaml

from reader.format.files import MAX_BYTES, NoLibyaml
from reader.format.plain import NotPlain, compose_plain, place_of_mark
from reader.format.slips import LINE_END, explained
from reader.problem import Place, Problem, Severity
from reader.text import both_ends, clean, unsafe_characters

MAX_PROBLEMS = 1_000
MAX_UNSAFE_LISTED = 20
MAX_MESSAGE = 400

_NULLS = ("", "~", "null")
_BYTE_ORDER_MARK = "\ufeff"
_START = Place(1, 1)
# libyaml breaks lines at these characters, as in YAML 1.1; YAML 1.2 and editors do not.
_COMMENT = re.compile(r"\S[ \t]+#")
_NO_LINE_END = re.compile("[\x85\u2028\u2029]")


@dataclass
class Report:
    """Collects the problems of one file. `file` is its name as shown, `text` what stands in it.

    Only the first `MAX_PROBLEMS` are listed; an error then says that there are more.
    """

    file: str
    problems: list[Problem] = field(default_factory=list)
    text: str = field(default="", repr=False)

    def error(self, code: str, place: Place, message: str) -> None:
        """Add a problem that keeps the file from being used."""
        self._add(code, place, Severity.ERROR, message)

    def warn(self, code: str, place: Place, message: str) -> None:
        """Add a problem that does not keep the file from being used."""
        self._add(code, place, Severity.WARNING, message)

    def _add(self, code: str, place: Place, severity: Severity, message: str) -> None:
        if self.full:
            return
        # The remedy is at the end.
        message = both_ends(message, MAX_MESSAGE)
        self.problems.append(Problem(self.file, place, code, severity, message))
        if self.full:
            more = "and more problems follow; mend these first"
            self.problems.append(Problem(self.file, place, "too-many", Severity.ERROR, more))

    def line(self, number: int) -> str:
        """Return a line of the file, counted from 1."""
        return self._lines[number - 1] if number <= len(self._lines) else ""

    @cached_property
    def has_comments(self) -> bool:
        """Whether anything in the file may be a comment after a value."""
        return bool(_COMMENT.search(self.text))

    @cached_property
    def _lines(self) -> list[str]:
        return LINE_END.split(self.text)

    @property
    def full(self) -> bool:
        """Whether the limit is reached, so that no more problems are added."""
        return len(self.problems) >= MAX_PROBLEMS

    @property
    def broken(self) -> bool:
        """Whether one of the problems is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


class Scalar:
    """A text in a file: `raw` as YAML gives it, `text` safe to print."""

    __slots__ = ("_node", "raw")

    def __init__(self, node: yaml.ScalarNode) -> None:
        self._node = node
        self.raw: str = node.value

    @property
    def text(self) -> str:
        """The text, safe to print."""
        return clean(self.raw)

    @property
    def place(self) -> Place:
        """Where it begins."""
        return place_of(self._node)


@dataclass(frozen=True)
class Document:
    """The one YAML document of a file."""

    root: yaml.Node
    text: str

    def places_in(self, node: yaml.ScalarNode) -> "TextPlaces":
        """Return the places of the code points of a scalar's value."""
        return TextPlaces(node, self.text)


class TextPlaces:
    """The places of a scalar's code points: exact in a literal block (``|``), otherwise always the
    place of the scalar."""

    def __init__(self, node: yaml.ScalarNode, text: str) -> None:
        self._own = place_of(node)
        self._value: str = node.value
        self._text = text
        self._literal = node.style == "|"

    def at(self, offset: int) -> Place:
        """Return the place of the code point at an offset into the value."""
        if not self._literal:
            return self._own
        row = bisect_right(self._starts, offset) - 1
        start = self._starts[row]
        end = self._starts[row + 1] - 1 if row + 1 < len(self._starts) else len(self._value)
        line = self._own.line + 1 + row
        source = self._lines[line - 1] if line <= len(self._lines) else ""
        indent = max(0, len(source.rstrip("\r")) - (end - start))
        return Place(line, indent + offset - start + 1)

    def line_at(self, offset: int) -> int:
        """Return only the line of the code point at an offset."""
        return self._own.line + (bisect_right(self._starts, offset) if self._literal else 0)

    @cached_property
    def _starts(self) -> list[int]:
        """Where the lines of the value begin."""
        return [0, *(match.end() for match in re.finditer("\n", self._value))]

    @cached_property
    def _lines(self) -> list[str]:
        return LINE_END.split(self._text)


def place_of(node: yaml.Node) -> Place:
    """Return the place where a node begins."""
    return place_of_mark(node.start_mark)


def is_null(node: yaml.Node) -> bool:
    """Whether a node is ``null``, ``~`` or empty, without quotation marks."""
    return node.value in _NULLS and isinstance(node, yaml.ScalarNode) and not node.style


def compose(data: bytes, report: Report, *, may_be_empty: bool = False) -> Document | None:
    """Return the document in the bytes of a file, or ``None`` with the problems in the report.

    A file that holds nothing is a problem, unless it `may_be_empty`. Raises `NoLibyaml`.
    """
    if not yaml.__with_libyaml__:
        raise NoLibyaml(
            "PyYAML lacks libyaml here, without which no file can be read; install it with libyaml"
        )
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024**2
        report.error("too-large", _START, f"is larger than {limit} MiB; split it")
        return None
    try:
        text = data.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        place = _place_after(data[: error.start].decode("utf-8").removeprefix(_BYTE_ORDER_MARK))
        report.error("not-utf8", place, "is not UTF-8 from here on; save it as UTF-8")
        return None
    if not text.replace("\n", "").isprintable():
        _list_unsafe(text, report)
        text = _NO_LINE_END.sub("\ufffd", text)
    try:
        root = compose_plain(text)
    except NotPlain as refused:
        report.error(refused.code, refused.place, refused.message)
        return None
    except yaml.MarkedYAMLError as error:
        report.error("yaml-syntax", *explained(error, text))
        return None
    except yaml.reader.ReaderError as error:
        place = _place_after(text.encode()[: error.position].decode("utf-8", "ignore"))
        name = f"U+{error.character:04X}"
        report.error("yaml-syntax", place, f"{name} may not stand in YAML; take it out")
        return None
    if root is None or is_null(root):
        if may_be_empty:
            return None
        report.error("empty-file", _START, "holds nothing")
        return None
    report.text = text
    return Document(root, text)


def _place_after(text: str) -> Place:
    """Return the place right after a text that begins a file."""
    *above, line = LINE_END.split(text)
    return Place(len(above) + 1, len(line) + 1)


def _list_unsafe(text: str, report: Report) -> None:
    """Warn about characters that a terminal would act on."""
    for count, (offset, name) in enumerate(unsafe_characters(text.replace("\r\n", " \n"))):
        place = _place_after(text[:offset])
        if count == MAX_UNSAFE_LISTED:
            report.warn("unsafe-character", place, "and more unsafe characters follow")
            return
        report.warn(
            "unsafe-character",
            place,
            f"{name} could act on a terminal; it is shown as a sign of its own. Take it out",
        )
