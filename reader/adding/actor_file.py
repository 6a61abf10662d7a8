"""Adds entries to actors.yaml: at its end, with every byte before them as it was."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reader.format.authorities import read_actors
from reader.format.files import ACTORS, MAX_BYTES
from reader.format.nodes import Report, compose
from reader.format.writing import Value, entry
from reader.model import Actor, ActorKind

FIRST_LINE = "# yaml-language-server: $schema=schema/actors.json\n"


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
    report = Report(ACTORS)
    actors = read_actors(data, report)
    if report.broken:
        raise CannotAppend(f"{ACTORS} has errors; “reader check” lists them")
    form = Form(_margin(data), "\r\n" if b"\r\n" in data else "\n")
    # Whatever the file is like: what it shows with an entry more is what counts.
    more = Actor(_unlike(actors), "A name that nobody has", ActorKind.GROUP)
    if list(read_actors(appended(data, [more], form), Report(ACTORS))) != [*actors, more.id]:
        raise CannotAppend(f"{ACTORS} does not end with an entry that begins a line; mend its end")
    return form


def _margin(data: bytes) -> str:
    """What stands before the entries of a file without errors."""
    document = compose(data, Report(ACTORS), may_be_empty=True)
    root = document.root if document else None
    if root is None or not isinstance(root.value, list):
        return ""
    if getattr(root, "flow_style", False):
        raise CannotAppend(f"{ACTORS} has its entries in braces; write each on lines of its own")
    return " " * root.start_mark.column


def _unlike(ids: Iterable[str]) -> str:
    """An id that is longer than all others."""
    return f"{max(ids, key=len, default='')}-more".lstrip("-")


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
