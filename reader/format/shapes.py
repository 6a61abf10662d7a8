"""Shapes: each declares once what a part of a file may hold, to read it and to describe it.

A shape reads a YAML node into a value, adds every problem to the report, and returns the JSON
Schema (draft 2020-12) of what it reads. Each format of the library is one shape.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar, Generic, TypeVar, cast

import yaml

from reader import dates
from reader.format.lost import warn_of_comment, warn_of_escape
from reader.format.nodes import Report, Scalar, is_null, place_of
from reader.text import excerpt

T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=StrEnum)
Schema = dict[str, object]
_ANY_TEXT = "text"


class Shape(ABC, Generic[T_co]):
    """What a part of a file may hold."""

    @abstractmethod
    def read(self, node: yaml.Node, report: Report) -> T_co | None:
        """Return the value of a node, or ``None`` with a problem in the report."""

    @abstractmethod
    def schema(self) -> Schema:
        """Return the JSON Schema of what this reads."""


def kind_of(node: yaml.Node) -> str:
    """Return what messages call the content of a node."""
    if is_null(node):
        return "nothing"
    if isinstance(node, yaml.MappingNode):
        return "keys and values"
    return "a list" if isinstance(node, yaml.SequenceNode) else "text"


def _remedy(node: yaml.Node) -> str:
    """How text is written that YAML takes for more than text."""
    sign = "with “: ”" if isinstance(node, yaml.MappingNode) else "that begins with “[” or “-”"
    return f"put text {sign} in quotation marks"


class Text(Shape[Scalar]):
    """Non-empty text that matches the pattern, if there is one."""

    def __init__(
        self, pattern: str | None = None, form: str = _ANY_TEXT, *, one_line: bool = True
    ) -> None:
        self.pattern = re.compile(pattern) if pattern else None
        self.form = form
        self.one_line = one_line

    def read(self, node: yaml.Node, report: Report) -> Scalar | None:
        if not isinstance(node, yaml.ScalarNode):
            found = kind_of(node)
            if self.form == _ANY_TEXT:
                found = f"{found}; {_remedy(node)}"
            report.error("wrong-type", place_of(node), f"expected {self.form}, found {found}")
            return None
        text = node.value
        if not text or text.isspace() or is_null(node):
            warn_of_comment(node, report)
            report.error("wrong-type", place_of(node), f"expected {self.form}, found nothing")
        elif self.pattern and not self.pattern.fullmatch(text):
            report.error("bad-value", place_of(node), f"“{excerpt(text)}” is not {self.form}")
        else:
            if self.form == _ANY_TEXT:
                warn_of_comment(node, report)
                if self.one_line:
                    warn_of_escape(node, report)
            return Scalar(node)
        return None

    def schema(self) -> Schema:
        # YAML reads some plain texts as numbers or dates; editors must accept them.
        if not self.pattern:
            return {"type": ["string", "number", "boolean"]}
        return {"type": ["string", "number"], "pattern": f"^(?:{self.pattern.pattern})$"}


class BodyText(Shape[yaml.ScalarNode]):
    """Text whose places are needed to read it further. Reads it as the node itself."""

    _text = Text(one_line=False)

    def read(self, node: yaml.Node, report: Report) -> yaml.ScalarNode | None:
        return cast(yaml.ScalarNode, node) if self._text.read(node, report) else None

    def schema(self) -> Schema:
        return {"type": "string"}


class Choice(Shape[E]):
    """One of a few words."""

    def __init__(self, words: type[E]) -> None:
        self.words = {word.value: word for word in words}
        self._listed = ", ".join(words)
        self._text = Text(form=f"one of {self._listed}")

    def read(self, node: yaml.Node, report: Report) -> E | None:
        found = self._text.read(node, report)
        if found and found.raw not in self.words:
            message = f"“{excerpt(found.raw)}” is none of {self._listed}; choose one"
            report.error("bad-value", found.place, message)
        return self.words.get(found.raw) if found else None

    def schema(self) -> Schema:
        # Editors with YAML 1.1 take an unquoted `yes` for a boolean.
        words: list[object] = list(self.words)
        return {"enum": [*words, True] if "yes" in words else words}


class Flag(Shape[bool]):
    """``true`` or ``false``, or what YAML 1.1 takes for them: ``yes``, ``no``, ``on``, ``off``."""

    _text = Text(form="true or false")
    _values: ClassVar[Mapping[str, bool]] = {
        **dict.fromkeys(("true", "yes", "on"), True),
        **dict.fromkeys(("false", "no", "off"), False),
    }

    def read(self, node: yaml.Node, report: Report) -> bool | None:
        found = self._text.read(node, report)
        if found is None:
            return None
        value = self._values.get(found.raw.lower())
        if value is None:
            message = f"“{excerpt(found.raw)}” is not true or false; write one of them"
            report.error("bad-value", found.place, message)
        return value

    def schema(self) -> Schema:
        return {"type": "boolean"}


class EdtfDate(Shape[dates.Date]):
    """An EDTF date; with `time`, perhaps with the time of day."""

    _text = Text(form="a date")

    def __init__(self, *, time: bool = False) -> None:
        self.time = time

    def read(self, node: yaml.Node, report: Report) -> dates.Date | None:
        found = self._text.read(node, report)
        if found is None:
            return None
        try:
            when = dates.parse(found.raw)
        except ValueError as error:
            report.error("bad-date", found.place, str(error))
            return None
        if when.time and not self.time:
            shown = excerpt(found.raw)
            message = f"“{shown}” has a time of day, which does not belong here; write the day"
            report.error("bad-date", found.place, message)
            return None
        return when

    def schema(self) -> Schema:
        part = r"(\d{4}(-\d{2}(-\d{2})?)?[?~%]?)"
        forms = [part, rf"{part}/({part}|\.\.)?", rf"(\.\.)?/{part}"]
        if self.time:
            zone = r"(Z|[+-]\d{2}(:\d{2})?)?"
            forms.append(rf"\d{{4}}-\d{{2}}-\d{{2}}T\d{{2}}:\d{{2}}(:\d{{2}})?{zone}")
        return {"type": ["string", "integer"], "pattern": f"^({'|'.join(forms)})$"}


class Nullable(Shape[T_co]):
    """A shape, or nothing (``null``)."""

    def __init__(self, shape: Shape[T_co]) -> None:
        self.shape = shape

    def read(self, node: yaml.Node, report: Report) -> T_co | None:
        if not is_null(node):
            return self.shape.read(node, report)
        warn_of_comment(node, report)
        return None

    def schema(self) -> Schema:
        return {"anyOf": [self.shape.schema(), {"type": "null"}]}


class ListOf(Shape[tuple[T_co, ...]]):
    """A list with items of one shape."""

    def __init__(self, shape: Shape[T_co]) -> None:
        self.shape = shape

    def read(self, node: yaml.Node, report: Report) -> tuple[T_co, ...] | None:
        if not isinstance(node, yaml.SequenceNode):
            report.error("wrong-type", place_of(node), f"expected a list, found {kind_of(node)}")
            return None
        items = [self.shape.read(item, report) for item in node.value]
        return tuple([item for item in items if item is not None])

    def schema(self) -> Schema:
        return {"type": "array", "items": self.shape.schema()}


class OneOrMore(Shape[tuple[T_co, ...]]):
    """One value of a shape, or a list of them."""

    def __init__(self, shape: Shape[T_co]) -> None:
        self.shape = shape

    def read(self, node: yaml.Node, report: Report) -> tuple[T_co, ...] | None:
        if isinstance(node, yaml.SequenceNode):
            return ListOf(self.shape).read(node, report)
        one = self.shape.read(node, report)
        return None if one is None else (one,)

    def schema(self) -> Schema:
        return {"anyOf": [self.shape.schema(), ListOf(self.shape).schema()]}
