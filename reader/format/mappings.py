"""Shapes of keys and values: maps with free keys, and records with known keys."""

from collections.abc import Mapping
from typing import Any, Generic

import yaml

from reader.format.lost import flow_remedy, warn_of_keys
from reader.format.nodes import Report, Scalar, place_of
from reader.format.shapes import Schema, Shape, T_co, Text, kind_of
from reader.problem import Place
from reader.text import excerpt, one_line

_Pairs = dict[str, tuple[yaml.ScalarNode, yaml.Node]]


def _pairs(node: yaml.Node, report: Report) -> _Pairs | None:
    """Return the keys and values of a mapping. A duplicate key is a problem."""
    if not isinstance(node, yaml.MappingNode):
        report.error(
            "wrong-type", place_of(node), f"expected keys and values, found {kind_of(node)}"
        )
        return None
    pairs: _Pairs = {}
    for pair in node.value:
        key = pair[0]
        if not isinstance(key, yaml.ScalarNode):
            found = kind_of(key)
            report.error("wrong-type", place_of(key), f"a key must be text, found {found}")
        elif key.value in pairs:
            line = place_of(pairs[key.value][0]).line
            report.error(
                "duplicate-key",
                place_of(key),
                f"“{excerpt(key.value)}” stands already in line {line}; keep one of them",
            )
        else:
            pairs[key.value] = pair
    return pairs


class MapOf(Shape[tuple[tuple[Scalar, T_co], ...]]):
    """Keys of one form with values of one shape, in the order of the file."""

    def __init__(self, key: Text, shape: Shape[T_co]) -> None:
        self.key = key
        self.shape = shape

    def read(self, node: yaml.Node, report: Report) -> tuple[tuple[Scalar, T_co], ...] | None:
        pairs = _pairs(node, report)
        if pairs is None:
            return None
        read = []
        for name, (key, value_node) in pairs.items():
            if self.key.pattern and not self.key.pattern.fullmatch(name):
                mend = flow_remedy(name, node, value_node)
                form = f"{self.key.form}; {mend}" if mend else self.key.form
                report.error("bad-id", place_of(key), f"“{excerpt(name)}” is not {form}")
                continue
            value = self.shape.read(value_node, report)
            if value is not None:
                read.append((Scalar(key), value))
        return tuple(read)

    def schema(self) -> Schema:
        names = {"pattern": self.key.schema()["pattern"]} if self.key.pattern else {}
        return {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": self.shape.schema(),
        }


class Field(Generic[T_co]):
    """A key of a record: what it may hold, and the help that editors show.

    Its name is the class attribute that it is assigned to.
    """

    name: str

    def __init__(self, shape: Shape[T_co], help: str, *, required: bool = False) -> None:
        self.shape = shape
        self.help = help
        self.required = required

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name


class Entry:
    """A record that was read: its values by their fields, and the places of its keys."""

    def __init__(
        self, node: yaml.Node, values: Mapping[str, Any], nodes: Mapping[str, yaml.Node]
    ) -> None:
        """`values` and `nodes` map the names of fields to their values and nodes."""
        self._node = node
        self._values = values
        self._nodes = nodes

    def get(self, field: Field[T_co]) -> T_co | None:
        """Return the value of a field, or ``None``."""
        value: T_co | None = self._values.get(field.name)
        return value

    def text(self, field: Field[Scalar]) -> str | None:
        """Return the text of a field on one line, or ``None``."""
        found = self.get(field)
        return one_line(found.raw) if found else None

    def texts(self, field: Field[tuple[Scalar, ...]]) -> tuple[str, ...]:
        """Return the texts of a list, each on one line."""
        return tuple([one_line(item.raw) for item in self.get(field) or ()])

    def place_of(self, field: Field[T_co]) -> Place:
        """Return the place of a field's value, or of the record if the field is missing."""
        return place_of(self._nodes.get(field.name, self._node))

    @property
    def place(self) -> Place:
        """Where the record begins."""
        return place_of(self._node)


class Record(Shape[Entry]):
    """A record: known keys, each with its shape."""

    def __init__(self, title: str, fields: Mapping[str, object]) -> None:
        """Take the fields from a namespace (a class's `vars`), in their order."""
        self.title = title
        found = [value for value in fields.values() if isinstance(value, Field)]
        self.fields: dict[str, Field[object]] = {field.name: field for field in found}
        self._required = [field.name for field in found if field.required]

    def read(self, node: yaml.Node, report: Report) -> Entry | None:
        pairs = _pairs(node, report)
        if pairs is None:
            return None
        values: dict[str, object] = {}
        nodes: dict[str, yaml.Node] = {}
        for name, (key, value_node) in pairs.items():
            field = self.fields.get(name)
            if field is None:
                mend = flow_remedy(name, node, value_node)
                report.error("unknown-key", place_of(key), self._unknown(name, mend, report))
            else:
                warn_of_keys(key, value_node, self.fields, report)
                values[name] = field.shape.read(value_node, report)
                nodes[name] = value_node
        for name in self._required:
            if name not in pairs:
                report.error("missing-key", place_of(node), f"“{name}” is missing; add it")
        return Entry(node, values, nodes)

    def _unknown(self, name: str, mend: str | None, report: Report) -> str:
        from difflib import get_close_matches

        word = excerpt(name)
        if mend:
            return f"“{word}” is not a key of {self.title}; {mend}"
        near = [] if report.full else get_close_matches(word, self.fields, 1)
        hint = f"did you mean “{near[0]}”?" if near else f"known are {', '.join(self.fields)}"
        return f"“{word}” is not a key of {self.title}; {hint}"

    def schema(self) -> Schema:
        return {
            "type": "object",
            "additionalProperties": False,
            "required": self._required,
            "properties": {
                field.name: {**field.shape.schema(), "description": field.help}
                for field in self.fields.values()
            },
        }
