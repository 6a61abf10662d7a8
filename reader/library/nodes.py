"""Bytes in, YAML nodes out, each with its place: nothing is constructed, expanded or guessed.

PyYAML's `compose` on libyaml gives nodes that still bear their text and their marks. What could
exhaust memory, crash the parser or hide in a file (deep nesting, aliases, tags, merge keys, several
documents, unsafe characters) is refused on the parser's events, before any node is made.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

import yaml

from reader.model import Place, Problem, Severity
from reader.text import clean, one_line, unsafe_characters

MAX_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 12
MAX_UNSAFE_LISTED = 20

_BYTE_ORDER_MARK = "\ufeff"
_START = Place(1, 1)
_STRING = "tag:yaml.org,2002:str"


@dataclass
class Report:
    """The problems of one file, as they are found. `file` is the name that they are shown with."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def error(self, code: str, place: Place, message: str) -> None:
        """Add what keeps the file from being used."""
        self._add(code, place, Severity.ERROR, message)

    def warn(self, code: str, place: Place, message: str) -> None:
        """Add what does not."""
        self._add(code, place, Severity.WARNING, message)

    def _add(self, code: str, place: Place, severity: Severity, message: str) -> None:
        self.problems.append(Problem(self.file, place, code, severity, one_line(message)))

    @property
    def broken(self) -> bool:
        """Whether an error is among the problems."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


class Scalar(NamedTuple):
    """A text that stands in a file: `raw` as YAML gives it, `text` safe to print."""

    raw: str
    text: str
    place: Place


@dataclass(frozen=True)
class Document:
    """The one YAML document of a file."""

    root: yaml.Node
    lines: list[str]

    def places_in(self, node: yaml.ScalarNode) -> "TextPlaces":
        """Finds the places of single code points of a scalar's value."""
        return TextPlaces(node, self.lines)


class TextPlaces:
    """The places of a scalar's code points: exact in a literal block (``|``), elsewhere the
    scalar's own."""

    def __init__(self, node: yaml.ScalarNode, lines: list[str]) -> None:
        self._own = place_of(node)
        self._value: str = node.value
        self._lines = lines
        self._starts = [0]
        if node.style == "|":
            self._starts += [match.end() for match in re.finditer("\n", self._value)]
        self._literal = node.style == "|"

    def at(self, offset: int) -> Place:
        """The place of the code point at an offset into the value."""
        if not self._literal:
            return self._own
        row = bisect_right(self._starts, offset) - 1
        start = self._starts[row]
        end = self._starts[row + 1] - 1 if row + 1 < len(self._starts) else len(self._value)
        line = self._own.line + 1 + row
        source = self._lines[line - 1] if line <= len(self._lines) else ""
        indent = max(0, len(source.rstrip("\r")) - (end - start))
        return Place(line, indent + offset - start + 1)


def place_of(node: yaml.Node) -> Place:
    """Where a node begins."""
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)


def scalar(node: yaml.ScalarNode) -> Scalar:
    """A scalar node as the text that stands there."""
    return Scalar(node.value, clean(node.value), place_of(node))


def is_null(node: yaml.Node) -> bool:
    """Whether nothing stands there: ``null``, ``~`` or an empty place, without marks."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in ("", "~", "null")


def compose(data: bytes, report: Report) -> Document | None:
    """The document in the bytes of a file, or ``None`` with the problems in the report."""
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024**2
        report.error("too-large", _START, f"is larger than {limit} MiB; split it")
        return None
    try:
        text = data.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        before = data[: error.start]
        place = Place(before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1)
        report.error("not-utf8", place, "is not UTF-8 from here on; save it as UTF-8")
        return None
    _list_unsafe(text, report)
    try:
        if not _is_plain(text, report):
            return None
        root = yaml.compose(text, Loader=yaml.CLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else _START
        what = ", ".join(part for part in (error.context, error.problem) if part)
        report.error("yaml-syntax", place, f"is not valid YAML here: {what}")
        return None
    except yaml.YAMLError as error:
        report.error("yaml-syntax", _START, f"is not valid YAML: {error}")
        return None
    if root is None:
        report.error("empty-file", _START, "holds nothing")
        return None
    return Document(root, text.split("\n"))


def _list_unsafe(text: str, report: Report) -> None:
    """Warn of characters that a terminal would act upon, where they stand."""
    if text.isprintable():
        return
    for count, (offset, name) in enumerate(unsafe_characters(text.replace("\r\n", " \n"))):
        before = text[:offset]
        place = Place(before.count("\n") + 1, offset - before.rfind("\n"))
        if count == MAX_UNSAFE_LISTED:
            report.warn("unsafe-character", place, "and more unsafe characters follow")
            return
        report.warn(
            "unsafe-character",
            place,
            f"{name} could act upon a terminal; it is shown as a sign of its own. Take it out",
        )


def _is_plain(text: str, report: Report) -> bool:
    """Whether the file keeps to plain YAML: one document, no aliases, tags or deep nesting."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=yaml.CLoader):
        mark = event.start_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else _START
        if isinstance(event, yaml.AliasEvent):
            report.error("alias", place, "is a YAML alias; write the value out")
            return False
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                report.error("two-documents", place, "begins a second document; keep one a file")
                return False
        if not isinstance(event, yaml.NodeEvent):
            depth -= isinstance(event, yaml.CollectionEndEvent)
            continue
        if event.anchor is not None:
            report.error("alias", place, "names a node for a YAML alias; take the “&” name away")
            return False
        if getattr(event, "tag", None) not in (None, "!", _STRING):
            report.error("tag", place, "has a YAML tag; take the “!” word away, all is text")
            return False
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                report.error("too-deep", place, f"nests deeper than {MAX_DEPTH} levels; flatten it")
                return False
    return True
