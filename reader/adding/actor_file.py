"""Adds entries to actors.yaml: at its end, with every byte before them as it was."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reader.format.authorities import read_actors
from reader.format.files import ACTORS, MAX_BYTES
from reader.format.nodes import Report
from reader.format.writing import Value, entry
from reader.model import Actor, ActorKind

FIRST_LINE = "# yaml-language-server: $schema=schema/actors.json\n"


# The first entry: what stands before it on its line, and its first sign.
_FIRST = re.compile(rb"^(?:\xef\xbb\xbf)?( *)(?!---|%)([^\s#])", re.MULTILINE)
_MORE = Actor("one-more-entry", "A name that nobody has", ActorKind.GROUP)


class CannotAppend(Exception):
    """The file is such that no entry can be put at its end; the message says why."""


class Form(NamedTuple):
    """How the entries of a file are written: what stands before each line, and what ends it."""

    margin: str = ""
    line_end: str = "\n"


def form_of(data: bytes | None) -> Form:
    """How entries are put at the end of actors.yaml. ``None`` is a file that is missing.

    Raises `CannotAppend` if none can.
    """
    if not data:
        return Form()
    first = _FIRST.search(data)
    form = Form(first[1].decode() if first else "", "\r\n" if b"\r\n" in data else "\n")
    # Whatever the file is like: how it is read with an entry more is what counts.
    report = Report(ACTORS)
    if [*read_actors(appended(data, [_MORE], form), report)][-1:] == [
        _MORE.id
    ] and not report.broken:
        return form
    raise CannotAppend(_why_not(data, begins_with=first[2] if first else b""))


def _why_not(data: bytes, begins_with: bytes) -> str:
    report = Report(ACTORS)
    read_actors(data, report)
    if report.broken:
        return f"{ACTORS} has errors; “reader check” lists them"
    if begins_with == b"{":
        return f"{ACTORS} has its entries in braces; write each on lines of its own"
    return f"{ACTORS} does not end with an entry that begins a line; mend its end"


def with_actors(data: bytes | None, actors: Iterable[Actor]) -> bytes:
    """The bytes of actors.yaml with more entries. ``None`` is a file that is missing.

    Raises `CannotAppend`.
    """
    return appended(data, actors, form_of(data))


def appended(data: bytes | None, actors: Iterable[Actor], form: Form) -> bytes:
    """As `with_actors`, of a file whose form is known. Raises `CannotAppend`."""
    entries = "".join(entry(actor.id, _fields(actor)) for actor in actors)
    lines = (f"{form.margin}{line}{form.line_end}" for line in entries.split("\n")[:-1])
    after = _ended(data or b"", form.line_end) + "".join(lines).encode()
    if len(after) > MAX_BYTES:
        raise CannotAppend(f"{ACTORS} would be larger than {MAX_BYTES // 1024**2} MB")
    return after


def _ended(data: bytes, line_end: str) -> bytes:
    """The bytes with an end of line."""
    return data if not data or data.endswith((b"\n", b"\r")) else data + line_end.encode()


def _fields(actor: Actor) -> Mapping[str, Value]:
    fields: dict[str, Value] = {"name": actor.name, "kind": str(actor.kind)}
    if actor.aliases:
        fields["aliases"] = list(actor.aliases)
    if actor.roles:
        fields["roles"] = [{"title": role.title, "held": role.held.text} for role in actor.roles]
    if actor.doubtful:
        fields["doubtful"] = [str(doubt) for doubt in actor.doubtful]
    return fields
