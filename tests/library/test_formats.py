"""The JSON Schemas are sound, and describe what the reader takes: each key, and no other."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reader.library.article import read_article
from reader.library.formats import FORMATS, json_schema
from reader.library.nodes import Report
from reader.library.registers import read_actors, read_info, read_topics
from reader.model import Problem
from reader.places import bundled_library
from tests.libraries import ACTORS, INFO, SAMPLE, TOPICS
from tests.library.json_schema import DRAFT, assert_well_formed, complaints, mapping

READERS: Mapping[str, Callable[[bytes, Report], object]] = {
    "article": lambda data, report: read_article(data, "a.yaml", report),
    "actors": read_actors,
    "topics": read_topics,
    "library": read_info,
}
SOUND = {"article": SAMPLE, "actors": ACTORS, "topics": TOPICS, "library": INFO}


def problems_of(format: str, data: object) -> list[Problem]:
    """What the reader finds wrong in some data: JSON is YAML."""
    report = Report("file.yaml")
    READERS[format](json.dumps(data, ensure_ascii=False).encode(), report)
    return report.problems


def codes_of(format: str, data: object) -> set[str]:
    return {problem.code for problem in problems_of(format, data)}


def sound(format: str) -> dict[str, object]:
    """Sound data of a format, as an editor reads it."""
    data = yaml.safe_load(SOUND[format])
    assert isinstance(data, dict)
    return data


def shipped_files() -> Iterator[tuple[str, Path]]:
    root = bundled_library()
    yield from ((name, root / f"{name}.yaml") for name in ("library", "actors", "topics"))
    yield from (("article", path) for path in sorted((root / "articles").iterdir()))


def records(schema: object, *path: str) -> Iterator[tuple[tuple[str, ...], Mapping[str, object]]]:
    """Every record that a schema describes, with the way to it; ``*`` is any key or item."""
    rules = mapping(schema)
    if "properties" in rules:
        yield path, rules
    for name, rule in mapping(rules.get("properties", {})).items():
        yield from records(rule, *path, name)
    for keyword in ("additionalProperties", "items"):
        if rules.get(keyword):
            yield from records(rules[keyword], *path, "*")
    options = rules.get("anyOf", [])
    assert isinstance(options, list)
    for option in options:
        yield from records(option, *path)


RECORDS = [(name, *found) for name in FORMATS for found in records(json_schema(name))]


def at(path: tuple[str, ...], record: Mapping[str, object]) -> object:
    """Data with a record at the end of a way."""
    if not path:
        return record
    first, *rest = path
    inner = at(tuple(rest), record)
    lists = {"roles", "notes"}
    return [inner] if first == "*" and rest == [] and record.keys() & lists else {first: inner}


@pytest.mark.parametrize("name", FORMATS)
def test_a_schema_is_well_formed_and_can_be_written_as_json(name: str) -> None:
    schema = json_schema(name)
    assert schema["$schema"] == DRAFT
    assert_well_formed(schema)
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("name", FORMATS)
def test_every_key_is_explained(name: str) -> None:
    for _, record in records(json_schema(name)):
        for rule in mapping(record["properties"]).values():
            assert str(mapping(rule)["description"]).endswith(".")


@pytest.mark.parametrize(
    ("name", "path"), [pytest.param(*found, id=found[1].name) for found in shipped_files()]
)
def test_the_files_that_ship_are_as_their_schemas_say(name: str, path: Path) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert list(complaints(json_schema(name), data)) == []
