"""Adds entries to actors.yaml: at its end, with every byte before them as it was."""

from collections.abc import Iterable, Mapping

import yaml

from reader.format.nodes import Report, compose
from reader.format.writing import Value, entry
from reader.model import Actor

FIRST_LINE = "# yaml-language-server: $schema=schema/actors.json\n"


class CannotAppend(Exception):
    """The file is such that no entry can be put at its end; the message says why."""


def with_actors(data: bytes | None, actors: Iterable[Actor]) -> bytes:
    """The bytes of actors.yaml with more entries. ``None`` is a file that is missing.

    Raises `CannotAppend`.
    """
    text = "".join(entry(actor.id, _fields(actor)) for actor in actors)
    if data is None or not data.strip():
        return (data or b"") + text.encode()
    report = Report("actors.yaml")
    document = compose(data, report, may_be_empty=True)
    if report.broken:
        raise CannotAppend("actors.yaml has errors; “reader check” lists them")
    if document is None:
        return _ended(data) + text.encode()
    root = document.root
    if not isinstance(root, yaml.MappingNode) or (root.flow_style and root.value):
        raise CannotAppend("actors.yaml is one list in braces; write an entry a line")
    if not root.value:
        raise CannotAppend("actors.yaml holds only {}; empty the file")
    margin = " " * root.value[0][0].start_mark.column
    newline = "\r\n" if b"\r\n" in data else "\n"
    lines = (f"{margin}{line}{newline}" for line in text.splitlines())
    return _ended(data) + "".join(lines).encode()


def _ended(data: bytes) -> bytes:
    """The bytes with an end of line."""
    return data if data.endswith((b"\n", b"\r")) else data + b"\n"


def _fields(actor: Actor) -> Mapping[str, Value]:
    fields: dict[str, Value] = {"name": actor.name, "kind": str(actor.kind)}
    if actor.aliases:
        fields["aliases"] = list(actor.aliases)
    if actor.roles:
        fields["roles"] = [{"title": role.title, "held": role.held.text} for role in actor.roles]
    if actor.doubtful:
        fields["doubtful"] = [str(doubt) for doubt in actor.doubtful]
    return fields
