"""The part of JSON Schema (draft 2020-12) that our schemas use."""

import re
from collections.abc import Iterator, Mapping, Sequence

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TYPES: Mapping[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "number": (int, float),
    "integer": int,
    "boolean": bool,
    "null": type(None),
}

_ITSELF = {"$ref": "#"}
_TYPE = {"enum": list(TYPES)}
_STRINGS = {"type": "array", "items": {"type": "string"}}
# From https://json-schema.org/draft/2020-12/schema, without the keywords that we do not use.
META_SCHEMA: Mapping[str, object] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "$schema": {"enum": [DRAFT]},
        "title": {"type": "string"},
        "description": {"type": "string"},
        "type": {"anyOf": [_TYPE, {"type": "array", "items": _TYPE}]},
        "pattern": {"type": "string", "pattern": r"^\^.*\$$"},
        "enum": {"type": "array"},
        "anyOf": {"type": "array", "items": _ITSELF},
        "items": _ITSELF,
        "required": _STRINGS,
        "properties": {"type": "object", "additionalProperties": _ITSELF},
        "propertyNames": _ITSELF,
        "additionalProperties": {"anyOf": [{"enum": [False]}, _ITSELF]},
    },
}


def mapping(value: object) -> Mapping[str, object]:
    """Return a value that must be an object."""
    assert isinstance(value, Mapping), value
    return value


def listed(value: object) -> Sequence[object]:
    """Return a value that must be an array, or a single value as an array."""
    return value if isinstance(value, list) else [value]


def complaints(
    schema: object, value: object, where: str = "#", root: object = None
) -> Iterator[str]:
    """Yield where a value violates a schema, and the keyword that it violates."""
    root = root or schema
    rules = mapping(root if schema == _ITSELF else schema)
    if not any(_is_of(value, name) for name in listed(rules.get("type", [*TYPES]))):
        yield f"{where}: type"
    if "enum" in rules and repr(value) not in map(repr, listed(rules["enum"])):
        yield f"{where}: enum"
    options = listed(rules.get("anyOf", []))
    if options and all(any(complaints(option, value, where, root)) for option in options):
        yield f"{where}: anyOf"
    if isinstance(value, str) and not re.search(str(rules.get("pattern", "")), value):
        yield f"{where}: pattern"
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from complaints(rules.get("items", {}), item, f"{where}/{number}", root)
    if isinstance(value, dict):
        yield from _complaints_of_object(rules, value, where, root)


def _is_of(value: object, name: object) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, TYPES[str(name)])


def _complaints_of_object(
    rules: Mapping[str, object], value: Mapping[str, object], where: str, root: object
) -> Iterator[str]:
    for name in listed(rules.get("required", [])):
        if name not in value:
            yield f"{where}/{name}: required"
    properties = mapping(rules.get("properties", {}))
    for name, item in value.items():
        if any(complaints(rules.get("propertyNames", {}), name, where, root)):
            yield f"{where}/{name}: propertyNames"
        rule = properties.get(name, rules.get("additionalProperties", {}))
        if rule is False:
            yield f"{where}/{name}: additionalProperties"
        else:
            yield from complaints(rule, item, f"{where}/{name}", root)
