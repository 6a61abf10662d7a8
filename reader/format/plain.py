"""Reads plain YAML only: one document of limited depth and size, without aliases and tags.

Constructs that could exhaust memory, crash the parser or hide in a file are refused by inspecting
the parser's events, which also give their places. Checking every event is most of the cost, so
small files without ``&`` or ``!`` are composed directly and only their depth is counted. If that
fails, the events show why.
"""

import re
from contextlib import suppress
from typing import Protocol

import yaml

from reader.problem import Place

MAX_DEPTH = 12
MAX_NODES = 1_000_000
# Checking the events of a larger file costs less than composing it in vain.
_LARGE = 256 * 1024

_STRING = "tag:yaml.org,2002:str"
# Elsewhere these characters are text, or errors. So is an alias without an anchor.
_ANCHOR, _TAG = re.compile(r"&(?<!\w&)[\w-]"), re.compile(r"!(?<![^\s\ufeff\[{,:]!)")


class _Mark(Protocol):
    """A mark of PyYAML or of libyaml, which have no type in common."""

    line: int
    column: int


class NotPlain(Exception):
    """A file holds more than plain YAML: the problem's code, place and message."""

    def __init__(self, code: str, place: Place, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.place = place
        self.message = message


def compose_plain(text: str) -> yaml.Node | None:
    """Return the root of a document, or ``None`` for an empty one.

    Raises `NotPlain` and `YAMLError`.
    """
    # Two characters hold at most three values: `:,`.
    few = len(text) < min(_LARGE, MAX_NODES // 2)
    if few and not _ANCHOR.search(text) and not _TAG.search(text):
        with suppress(yaml.YAMLError):
            return _Composer(text).get_single_node()
    _require_plain(text)
    return yaml.compose(text, Loader=yaml.CLoader)


class _Composer(yaml.CLoader):
    """Composes nodes down to `MAX_DEPTH` without resolving tags, which takes half the time."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Called before each node."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise yaml.YAMLError

    def ascend_resolver(self) -> None:
        """Called after each node."""
        self._depth -= 1

    def resolve(self, kind: object, value: object, implicit: object) -> None:
        """Called for the tag of each node."""


def place_of_mark(mark: _Mark | None) -> Place:
    """Return the place of a mark; without one, the top of the file."""
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


def _require_plain(text: str) -> None:
    depth = nodes = documents = 0
    for event in yaml.parse(text, Loader=yaml.CLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        nodes += isinstance(event, yaml.NodeEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        refused = _refused(event, depth, nodes, documents)
        if refused:
            code, message = refused
            raise NotPlain(code, place_of_mark(event.start_mark), message)


def _refused(event: yaml.Event, depth: int, nodes: int, documents: int) -> tuple[str, str] | None:
    """Return the code and the message of a problem if an event is not plain YAML."""
    if isinstance(event, yaml.AliasEvent):
        return "alias", "is a YAML alias; write the value out, or put text in quotation marks"
    if getattr(event, "anchor", None) is not None:
        return (
            "alias",
            "names a node for a YAML alias; take the “&” name away, or put text in quotation marks",
        )
    if getattr(event, "tag", None) not in (None, _STRING):
        return "tag", "has a YAML tag; take the “!” word away, or put text in quotation marks"
    if documents > 1:
        return "two-documents", "begins a second document; keep one a file"
    if depth > MAX_DEPTH:
        return "too-deep", f"nests deeper than {MAX_DEPTH} levels; flatten it"
    if nodes > MAX_NODES:
        return "too-large", f"holds more than {MAX_NODES:,} values; split it"
    return None
