"""As much of JSON Schema (draft 2020-12) as our schemas use: their form, and what they let pass."""

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


def is_of(value: object, name: str) -> bool:
    """Whether a value is of a JSON type; a boolean is no number."""
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, TYPES[name])


def listed(value: object) -> list[object]:
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else [value]


def mapping(value: object) -> Mapping[str, object]:
    assert isinstance(value, Mapping), value
    return value


def assert_well_formed(schema: object) -> None:
    """Fail for what is no schema: unknown keywords, or values that they cannot have."""
    for keyword, value in mapping(schema).items():
        match keyword:
            case "$schema":
                assert value == DRAFT
            case "title" | "description":
                assert isinstance(value, str)
                assert value
            case "type":
                assert set(listed(value)) <= set(TYPES)
            case "pattern":
                assert isinstance(value, str)
                assert re.compile(value)
                # A pattern is searched for, and in the dialect of ECMA-262.
                assert value.startswith("^")
                assert value.endswith("$")
                assert not re.search(r"\\[AZz]|\(\?[P#<]", value)
            case "required":
                assert len(set(listed(value))) == len(listed(value))
                assert set(listed(value)) <= set(mapping(mapping(schema)["properties"]))
            case "enum":
                assert listed(value)
                assert len({repr(item) for item in listed(value)}) == len(listed(value))
            case "anyOf":
                assert listed(value)
                for one in listed(value):
                    assert_well_formed(one)
            case "properties":
                for one in mapping(value).values():
                    assert_well_formed(one)
            case "items" | "propertyNames" | "additionalProperties":
                if value is not False:
                    assert_well_formed(value)
            case _:
                raise AssertionError(f"{keyword} is not used by our schemas")


def complaints(schema: object, value: object, where: str = "") -> Iterator[str]:
    """Where a value is not what a schema describes, and the keyword that says so."""
    rules = mapping(schema)
    if "type" in rules and not any(is_of(value, str(name)) for name in listed(rules["type"])):
        yield f"{where} type"
    if "enum" in rules and not any(
        repr(item) == repr(value) for item in map(_plain, listed(rules["enum"]))
    ):
        yield f"{where} enum"
    if "anyOf" in rules and all(any(complaints(one, value)) for one in listed(rules["anyOf"])):
        yield f"{where} anyOf"
    if isinstance(value, str) and not re.search(str(rules.get("pattern", "")), value):
        yield f"{where} pattern"
    if isinstance(value, list) and "items" in rules:
        for number, item in enumerate(value):
            yield from complaints(rules["items"], item, f"{where}/{number}")
    if isinstance(value, dict):
        yield from _complaints_of_object(rules, value, where)


def _plain(value: object) -> object:
    return str(value) if isinstance(value, str) else value


def _complaints_of_object(
    rules: Mapping[str, object], value: Mapping[str, object], where: str
) -> Iterator[str]:
    properties = mapping(rules.get("properties", {}))
    for name in listed(rules.get("required", [])):
        if name not in value:
            yield f"{where}/{name} required"
    for name, item in value.items():
        if any(complaints(rules.get("propertyNames", {}), name)):
            yield f"{where}/{name} propertyNames"
        rule = properties.get(name, rules.get("additionalProperties", {}))
        if rule is False:
            yield f"{where}/{name} additionalProperties"
        else:
            yield from complaints(rule, item, f"{where}/{name}")
