"""Reads the authority files beside the articles: library.yaml, actors.yaml and topics.yaml."""

from typing import TypeVar

from reader.format import fields
from reader.format.fields import (
    ActorFields,
    LibraryFields,
    RoleFields,
    TopicFields,
)
from reader.format.files import ACTORS, INFO, TOPICS
from reader.format.mappings import Entry
from reader.format.nodes import Report, Scalar, compose
from reader.format.shapes import Shape
from reader.model import Actor, ActorKind, LibraryInfo, Role, Topic
from reader.problem import Place
from reader.text import excerpt, one_line

T = TypeVar("T")
# The roles are searched for each quote; nobody has held more.
MAX_ROLES = 100


def read_info(data: bytes, report: Report) -> LibraryInfo | None:
    """Read library.yaml as far as possible. Return ``None`` if it has no id."""
    entry = _read(data, fields.LIBRARY, report, may_be_empty=False)
    id = entry.get(LibraryFields.id) if entry else None
    if entry is None or id is None:
        return None
    return LibraryInfo(
        id=id.raw,
        title=entry.text(LibraryFields.title) or id.raw,
        description=entry.text(LibraryFields.description),
        language=entry.text(LibraryFields.language),
        notice=entry.text(LibraryFields.notice),
    )


def read_topics(data: bytes, report: Report) -> dict[str, Topic]:
    """Read topics.yaml: the topics by their ids, in the order of the file."""
    return {
        key.raw: Topic(
            key.raw, entry.text(TopicFields.name) or key.raw, entry.text(TopicFields.note)
        )
        for key, entry in _read(data, fields.TOPICS, report) or ()
    }


def read_actors(data: bytes, report: Report) -> dict[str, Actor]:
    """Read actors.yaml: the actors by their ids, in the order of the file.

    A name that two actors share is an error, because mentions would be ambiguous.
    """
    entries = _read(data, fields.ACTORS, report) or ()
    actors = {key.raw: _actor(key, entry, report) for key, entry in entries}
    taken: dict[str, str] = {}
    for key, entry in entries:
        for name, place in _names(entry):
            owner = taken.setdefault(name, key.raw)
            if owner != key.raw:
                message = f"“{excerpt(name)}” names “{excerpt(owner)}” already; keep it with one"
                report.error("shared-name", place, message)
    return actors


def check_authority(name: str, data: bytes | None, report: Report) -> None:
    """Report the problems of the authority file with a name."""
    check = {INFO: read_info, TOPICS: read_topics, ACTORS: read_actors}[name]
    if data is not None:
        check(data, report)


def _read(data: bytes, shape: Shape[T], report: Report, *, may_be_empty: bool = True) -> T | None:
    document = compose(data, report, may_be_empty=may_be_empty)
    return shape.read(document.root, report) if document else None


def _actor(key: Scalar, entry: Entry, report: Report) -> Actor:
    return Actor(
        id=key.raw,
        name=entry.text(ActorFields.name) or key.raw,
        kind=entry.get(ActorFields.kind) or ActorKind.GROUP,
        aliases=entry.texts(ActorFields.aliases),
        metonyms=entry.texts(ActorFields.metonyms),
        roles=tuple(_roles(entry, report)),
        note=entry.text(ActorFields.note),
        doubtful=entry.get(ActorFields.doubtful) or (),
    )


def _roles(entry: Entry, report: Report) -> list[Role]:
    roles: list[Role] = []
    for role in entry.get(ActorFields.roles) or ():
        if len(roles) == MAX_ROLES:
            message = f"only the first {MAX_ROLES} roles of an actor are used; join some"
            report.warn("too-many", role.place, message)
            break
        title, held = role.text(RoleFields.title), role.get(RoleFields.held)
        if title and held:
            roles.append(Role(title, held, role.text(RoleFields.note)))
    return roles


def _names(entry: Entry) -> list[tuple[str, Place]]:
    name = entry.text(ActorFields.name)
    named = [(name, entry.place_of(ActorFields.name))] if name else []
    for field in (ActorFields.aliases, ActorFields.metonyms):
        named += [(one_line(item.text), item.place) for item in entry.get(field) or ()]
    return named
