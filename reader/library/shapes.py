"""Shapes: what may stand at a place of a file, said once, to read it and to describe it.

A shape reads a YAML node into a value, putting every problem it meets into the report, and gives
the JSON Schema (draft 2020-12) of what it reads. Each format of the library is one shape.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar, cast

import yaml

from reader import dates
from reader.library.nodes import Report, Scalar, is_null, place_of, scalar
from reader.model import Place
from reader.text import one_line

T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=StrEnum)
Schema = dict[str, object]

SHOWN_VALUE = 60


class Shape(ABC, Generic[T_co]):
    """What may stand at a place."""

    @abstractmethod
    def read(self, node: yaml.Node, report: Report) -> T_co | None:
        """The value of a node, or ``None`` with a problem in the report."""

    @abstractmethod
    def schema(self) -> Schema:
        """The JSON Schema of what this reads."""


def _shown(text: str) -> str:
    """A value as a message shows it: safe, on one line, not too long."""
    line = one_line(text)
    return line if len(line) <= SHOWN_VALUE else f"{line[: SHOWN_VALUE - 1]}…"


def _kind_of(node: yaml.Node) -> str:
    if is_null(node):
        return "nothing"
    if isinstance(node, yaml.MappingNode):
        return "keys and values"
    return "a list" if isinstance(node, yaml.SequenceNode) else "text"


class Text(Shape[Scalar]):
    """Any text but none; with a pattern, text of that form."""

    def __init__(self, pattern: str | None = None, form: str = "text") -> None:
        self.pattern = re.compile(pattern) if pattern else None
        self.form = form

    def read(self, node: yaml.Node, report: Report) -> Scalar | None:
        if not isinstance(node, yaml.ScalarNode):
            found = _kind_of(node)
            report.error("wrong-type", place_of(node), f"expected {self.form}, found {found}")
            return None
        if is_null(node) or not node.value.strip():
            report.error("wrong-type", place_of(node), f"expected {self.form}, found nothing")
            return None
        if self.pattern and not self.pattern.fullmatch(node.value):
            report.error("bad-value", place_of(node), f"“{_shown(node.value)}” is not {self.form}")
            return None
        return scalar(node)

    def schema(self) -> Schema:
        # YAML's own reading makes numbers and dates of some plain texts; an editor must not mind.
        if not self.pattern:
            return {"type": ["string", "number", "boolean"]}
        return {"type": ["string", "number"], "pattern": f"^(?:{self.pattern.pattern})$"}


class BodyText(Shape[yaml.ScalarNode]):
    """Text that is read further by its place in the file: the node itself."""

    def read(self, node: yaml.Node, report: Report) -> yaml.ScalarNode | None:
        return cast(yaml.ScalarNode, node) if Text().read(node, report) else None

    def schema(self) -> Schema:
        return {"type": "string"}


class Choice(Shape[E]):
    """One of a few words."""

    def __init__(self, words: type[E]) -> None:
        self.words = words
        self._known = frozenset(words)

    def read(self, node: yaml.Node, report: Report) -> E | None:
        listed = ", ".join(self.words)
        found = Text(form=f"one of {listed}").read(node, report)
        if found is None:
            return None
        if found.raw not in self._known:
            report.error(
                "bad-value", found.place, f"“{_shown(found.raw)}” is none of {listed}; choose one"
            )
            return None
        return self.words(found.raw)

    def schema(self) -> Schema:
        # An unquoted `yes` is a boolean to editors that read YAML 1.1.
        words: list[object] = list(self.words)
        return {"enum": [*words, True] if "yes" in words else words}


class Flag(Shape[bool]):
    """``true`` or ``false``."""

    def read(self, node: yaml.Node, report: Report) -> bool | None:
        found = Text(form="true or false").read(node, report)
        if found and found.raw not in ("true", "false"):
            report.error("bad-value", found.place, f"“{_shown(found.raw)}” is not true or false")
            return None
        return found.raw == "true" if found else None

    def schema(self) -> Schema:
        return {"type": "boolean"}


class EdtfDate(Shape[dates.Date]):
    """An EDTF date."""

    def read(self, node: yaml.Node, report: Report) -> dates.Date | None:
        found = Text(form="a date").read(node, report)
        if found is None:
            return None
        try:
            return dates.parse(found.raw)
        except ValueError as error:
            report.error("bad-date", found.place, str(error))
            return None

    def schema(self) -> Schema:
        part = r"(\d{4}(-\d{2}(-\d{2})?)?[?~%]?)"
        pattern = rf"^({part}|{part}/({part}|\.\.)|\.\./{part})$"
        return {"type": ["string", "integer"], "pattern": pattern}


class Nullable(Shape[T_co]):
    """A shape, or nothing (``null``)."""

    def __init__(self, shape: Shape[T_co]) -> None:
        self.shape = shape

    def read(self, node: yaml.Node, report: Report) -> T_co | None:
        return None if is_null(node) else self.shape.read(node, report)

    def schema(self) -> Schema:
        return {"anyOf": [self.shape.schema(), {"type": "null"}]}


class ListOf(Shape[tuple[T_co, ...]]):
    """A list, every item of one shape."""

    def __init__(self, shape: Shape[T_co]) -> None:
        self.shape = shape

    def read(self, node: yaml.Node, report: Report) -> tuple[T_co, ...] | None:
        if not isinstance(node, yaml.SequenceNode):
            report.error("wrong-type", place_of(node), f"expected a list, found {_kind_of(node)}")
            return None
        items = (self.shape.read(item, report) for item in node.value)
        return tuple(item for item in items if item is not None)

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


def _pairs(node: yaml.Node, report: Report) -> list[tuple[Scalar, yaml.Node]] | None:
    """The keys and values of a mapping; a key that stands twice is a problem."""
    if not isinstance(node, yaml.MappingNode):
        report.error(
            "wrong-type", place_of(node), f"expected keys and values, found {_kind_of(node)}"
        )
        return None
    first: dict[str, Place] = {}
    pairs = []
    for key_node, value in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            found = _kind_of(key_node)
            report.error("wrong-type", place_of(key_node), f"a key must be text, found {found}")
            continue
        key = scalar(key_node)
        if key.raw in first:
            line = first[key.raw].line
            report.error(
                "duplicate-key",
                key.place,
                f"“{_shown(key.raw)}” stands already in line {line}; keep one of them",
            )
            continue
        first[key.raw] = key.place
        pairs.append((key, value))
    return pairs


class MapOf(Shape[tuple[tuple[Scalar, T_co], ...]]):
    """Keys of one form, every value of one shape, in the order of the file."""

    def __init__(self, key: Text, shape: Shape[T_co]) -> None:
        self.key = key
        self.shape = shape

    def read(self, node: yaml.Node, report: Report) -> tuple[tuple[Scalar, T_co], ...] | None:
        pairs = _pairs(node, report)
        if pairs is None:
            return None
        read = []
        for key, value_node in pairs:
            if self.key.pattern and not self.key.pattern.fullmatch(key.raw):
                report.error("bad-id", key.place, f"“{_shown(key.raw)}” is not {self.key.form}")
                continue
            value = self.shape.read(value_node, report)
            if value is not None:
                read.append((key, value))
        return tuple(read)

    def schema(self) -> Schema:
        names = {"pattern": self.key.schema()["pattern"]} if self.key.pattern else {}
        return {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": self.shape.schema(),
        }


@dataclass(frozen=True)
class Field(Generic[T_co]):
    """A key of a record: its name, what stands there, and what an editor is told of it."""

    name: str
    shape: Shape[T_co]
    help: str
    required: bool = False


class Entry:
    """A record that was read: its values by their fields, and the places of its keys."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._values: dict[str, object] = {}
        self._places: dict[str, Place] = {}

    def put(self, field: Field[T_co], value: T_co | None, place: Place) -> None:
        """Note what stands at a field, and where."""
        self._values[field.name] = value
        self._places[field.name] = place

    def get(self, field: Field[T_co]) -> T_co | None:
        """What stands at a field, or ``None`` where nothing does."""
        return cast("T_co | None", self._values.get(field.name))

    def text(self, field: Field[Scalar]) -> str | None:
        """The text of a field on one line, or ``None``."""
        found = self.get(field)
        return one_line(found.text) if found else None

    def texts(self, field: Field[tuple[Scalar, ...]]) -> tuple[str, ...]:
        """The texts of a list, each on one line."""
        return tuple(one_line(item.text) for item in self.get(field) or ())

    def place_of(self, field: Field[T_co]) -> Place:
        """Where the value of a field stands, or the record where it has none."""
        return self._places.get(field.name, self.place)


class Record(Shape[Entry]):
    """Keys that are known by name."""

    def __init__(self, title: str, fields: Mapping[str, object]) -> None:
        """Take the fields from a namespace (a class's `vars`), in their order."""
        self.title = title
        found = [value for value in fields.values() if isinstance(value, Field)]
        self.fields: dict[str, Field[object]] = {field.name: field for field in found}

    def read(self, node: yaml.Node, report: Report) -> Entry | None:
        pairs = _pairs(node, report)
        if pairs is None:
            return None
        entry = Entry(place_of(node))
        for key, value_node in pairs:
            field = self.fields.get(key.raw)
            if field is None:
                report.error("unknown-key", key.place, self._unknown(key.raw, report))
            else:
                entry.put(field, field.shape.read(value_node, report), place_of(value_node))
        present = {key.raw for key, _ in pairs}
        for field in self.fields.values():
            if field.required and field.name not in present:
                report.error("missing-key", entry.place, f"“{field.name}” is missing; add it")
        return entry

    def _unknown(self, name: str, report: Report) -> str:
        from difflib import get_close_matches

        shown = _shown(name)
        near = [] if report.full else get_close_matches(shown, self.fields, 1)
        hint = f"did you mean “{near[0]}”?" if near else f"known are {', '.join(self.fields)}"
        return f"“{shown}” is not a key of {self.title}; {hint}"

    def schema(self) -> Schema:
        return {
            "type": "object",
            "additionalProperties": False,
            "required": [field.name for field in self.fields.values() if field.required],
            "properties": {
                field.name: {**field.shape.schema(), "description": field.help}
                for field in self.fields.values()
            },
        }
