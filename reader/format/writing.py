"""Writes what the other modules of this package read: scalars, entries and bodies as YAML text.

Whatever the text, it is read back as it was: nothing in it becomes markup, an anchor or a structure
of YAML. Only white space is folded, and unsafe characters are shown (`reader.text.clean`).
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from reader.text import clean, one_line

Value: TypeAlias = "str | bool | Sequence[Value] | Mapping[str, Value]"
"""What an entry holds; an empty text is ``null``."""

_WIDTH = 100
_INDENT = "  "
# A text that YAML reads as nothing but that text, whatever the version of YAML.
_PLAIN = re.compile(r"[^\W\d_](?:[\w.’()&/-]| (?=[\w(&]))*")
_RESERVED = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
_SPACES = re.compile("[ \t\n\u2028\u2029\x85]+")
# What YAML's stream may not hold, beside what is unsafe.
_NOT_IN_YAML = re.compile("[\ufffe\uffff]")
_ESCAPED = re.compile(r"[\[\]]|(?:^|(?<=\\))#")
# A line that begins so, and follows another, would be an item or a heading.
_BEGINS = re.compile(r"(?:[-*•]|\d{1,3}[.)]|#{2,6})$")


class Stretch(NamedTuple):
    """The part of a text to which an anchor belongs: `end` is exclusive; `id` is that of a quote,
    or ``@`` and that of an actor."""

    start: int
    end: int
    id: str


def stretch(text: str, start: int, end: int, id: str) -> Stretch | None:
    """The stretch of an anchor that an anchor can have: it is not blank at its ends, and no
    backslash stands right before its brackets. ``None`` if nothing is left."""
    end = min(end, len(text))
    while end > start and (text[end - 1].isspace() or text[end - 1] == "\\"):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    while 0 < start < end and text[start - 1] == "\\":
        start -= 1
    return Stretch(start, end, id) if start < end else None


def scalar(text: str) -> str:
    """A text on one line, in quotation marks where YAML could take it for more."""
    line = _NOT_IN_YAML.sub("\ufffd", one_line(text))
    if not line:
        return "null"
    if _PLAIN.fullmatch(line) and line.lower() not in _RESERVED:
        return line
    return json.dumps(line, ensure_ascii=False)


def entry(key: str, value: Value, indent: int = 0) -> str:
    """A key with its value, as lines that end with newlines, `indent` levels in."""
    margin = _INDENT * indent
    if isinstance(value, str | bool):
        return f"{margin}{key}: {flow(value)}\n"
    if isinstance(value, Mapping):
        inner = "".join(entry(name, each, indent + 1) for name, each in value.items())
        return f"{margin}{key}:\n{inner}" if inner else f"{margin}{key}: {{}}\n"
    line = f"{margin}{key}: {flow(value)}\n"
    if len(line) <= _WIDTH:
        return line
    items = "".join(f"{margin}{_INDENT}- {flow(each)}\n" for each in value)
    return f"{margin}{key}:\n{items}"


def flow(value: Value) -> str:
    """A value on one line. In brackets a plain text ends at a comma, so others are quoted."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {flow(each)}' for name, each in value.items())}}}"
    return f"[{', '.join(map(flow, value))}]"


def body(paragraphs: Iterable[str]) -> str:
    """Paragraphs of a body, as `paragraph` gives them, as the value of a key with its lines."""
    blocks = ["".join(f"{_INDENT}{line}\n" for line in _lines(each)) for each in paragraphs]
    return "body: |\n" + "\n".join(block for block in blocks if block)


def paragraph(text: str, stretches: Iterable[Stretch] = ()) -> str:
    """A paragraph's text on one line, with its anchors, and escapes for what would be markup.

    The stretches are those of `stretch`; they lie within one another or apart.
    """
    opening: dict[int, str] = {}
    closing: dict[int, int] = {}
    for start, end, id in sorted(stretches, key=lambda each: (each.start, -each.end)):
        opening[start] = opening.get(start, "") + f"[[{id}|"
        closing[end] = closing.get(end, 0) + 1
    edges = sorted({0, len(text), *opening, *closing})
    pieces = [opening.get(0, "")]
    for start, end in pairwise(edges):
        pieces.append(_escaped(text[start:end], first=start == 0))
        pieces.append("]]" * closing.get(end, 0) + opening.get(end, ""))
    return _SPACES.sub(" ", "".join(pieces)).strip(" ")


def _escaped(text: str, *, first: bool) -> str:
    text = _NOT_IN_YAML.sub("\ufffd", clean(_SPACES.sub(" ", text)))
    if first:
        text = text.lstrip(" ")
    return _ESCAPED.sub(lambda mark: f"\\{mark[0]}", text)


def _lines(text: str) -> list[str]:
    """The lines of a paragraph, parted at blanks where no line begins like markup."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and len(_INDENT) + len(line) + 1 + len(word) > _WIDTH and not _BEGINS.match(word):
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line] if line else lines
