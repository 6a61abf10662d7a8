"""The JSON Schemas are valid, and describe exactly the keys that the reader accepts."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.format.article import read_article
from reader.format.authorities import read_actors, read_info, read_topics
from reader.format.fields import FORMATS, json_schema
from reader.format.nodes import Report
from reader.places import bundled_library
from reader.problem import Problem
from tests.format.json_schema import DRAFT, META_SCHEMA, complaints, listed, mapping
from tests.libraries import ACTORS, INFO, SAMPLE, TOPICS

READERS: Mapping[str, Callable[[bytes, Report], object]] = {
    "article": lambda data, report: read_article(data, "a.yaml", report),
    "actors": read_actors,
    "topics": read_topics,
    "library": read_info,
}
SCHEMAS = {name: json.loads(json.dumps(json_schema(name))) for name in FORMATS}
ANY_KEY, ITEM = "{}", "[]"


class Described(NamedTuple):
    """A record that a schema describes, and the path to it from the root of the file."""

    format: str
    path: tuple[str, ...]
    rules: Mapping[str, object]

    @property
    def keys(self) -> set[str]:
        return set(mapping(self.rules["properties"]))

    @property
    def required(self) -> set[str]:
        return set(map(str, listed(self.rules["required"])))

    def file_with(self, record: Mapping[str, object]) -> object:
        """Return a file that contains only a record, at the end of the path."""
        data: object = record
        for step in reversed(self.path):
            data = [data] if step == ITEM else {"a" if step == ANY_KEY else step: data}
        return data

    def problems(self, record: Mapping[str, object]) -> list[Problem]:
        return problems_of(self.format, self.file_with(record))


def problems_of(format: str, data: object) -> list[Problem]:
    """Return the problems that the reader finds in some data, given as JSON, which is YAML."""
    report = Report("file.yaml")
    READERS[format](json.dumps(data, ensure_ascii=False).encode(), report)
    return report.problems


def described(format: str, schema: object, *path: str) -> Iterator[Described]:
    """Yield every record that a schema describes."""
    rules = mapping(schema)
    if "properties" in rules:
        yield Described(format, path, rules)
    for name, rule in mapping(rules.get("properties", {})).items():
        yield from described(format, rule, *path, name)
    for keyword, step in (("additionalProperties", ANY_KEY), ("items", ITEM)):
        if rules.get(keyword):
            yield from described(format, rules[keyword], *path, step)
    for option in listed(rules.get("anyOf", [])):
        yield from described(format, option, *path)


ALL_RECORDS = [record for name in FORMATS for record in described(name, SCHEMAS[name])]
RECORDS = [pytest.param(one, id="/".join((one.format, *one.path))) for one in ALL_RECORDS]


def shipped_files() -> Iterator[tuple[str, Path]]:
    root = bundled_library()
    yield from ((name, root / f"{name}.yaml") for name in ("library", "actors", "topics"))
    yield from (("article", path) for path in sorted((root / "articles").iterdir()))


# The form of the schemas


@pytest.mark.parametrize("name", FORMATS)
def test_a_schema_conforms_to_draft_2020_12(name: str) -> None:
    assert SCHEMAS[name]["$schema"] == DRAFT
    assert list(complaints(META_SCHEMA, SCHEMAS[name])) == []


def test_an_invalid_schema_would_be_noticed() -> None:
    for wrong in (
        {"type": "text"},
        {"typ": "string"},
        {"pattern": "[a-z]+"},
        {"items": [{"type": "string"}]},
        {"properties": {"a": {"required": "b"}}},
        {"anyOf": [{"enum": "a"}]},
    ):
        assert list(complaints(META_SCHEMA, wrong))


def test_every_record_of_the_format_is_described() -> None:
    assert {record.id for record in RECORDS} == {
        "article",
        "article/source",
        "article/quotes/{}",
        "actors/{}",
        "actors/{}/roles/[]",
        "library",
        "topics/{}",
    }


@pytest.mark.parametrize("record", RECORDS)
def test_every_key_is_described_in_a_sentence(record: Described) -> None:
    for rule in mapping(record.rules["properties"]).values():
        assert str(mapping(rule)["description"]).endswith(".")


# Agreement of the reader and the schemas


@pytest.mark.parametrize("record", RECORDS)
def test_the_keys_of_a_schema_are_those_that_the_reader_knows(record: Described) -> None:
    known = record.problems(dict.fromkeys(record.keys))
    assert "unknown-key" not in {problem.code for problem in known}
    unknown = record.problems({"another": None})
    assert "unknown-key" in {problem.code for problem in unknown}
    assert record.rules["additionalProperties"] is False


@pytest.mark.parametrize("record", RECORDS)
def test_the_keys_that_a_schema_requires_are_those_that_the_reader_requires(
    record: Described,
) -> None:
    def missed(keys: set[str]) -> set[str]:
        problems = " ".join(problem.message for problem in record.problems(dict.fromkeys(keys)))
        return set(re.findall(r"“(\w+)” is missing", problems))

    assert record.required <= record.keys
    assert missed(set()) - missed(record.keys) == record.required


@pytest.mark.parametrize(
    ("name", "path"), [pytest.param(*found, id=found[1].name) for found in shipped_files()]
)
def test_the_bundled_files_conform_to_their_schemas(name: str, path: Path) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert list(complaints(SCHEMAS[name], data)) == []


TEXTS = {
    "article": f"{SAMPLE}source: {{file: original.txt, sha256: {'a' * 64}}}\n",
    "actors": ACTORS,
    "topics": TOPICS,
    "library": INFO,
}
SOUND = {name: yaml.safe_load(text) for name, text in TEXTS.items()}
SCALARS = st.sampled_from(
    [
        *(
            "a",
            "A b",
            "2017",
            "2017-02-16?",
            "2017/..",
            "https://example.org",
            "direct",
            "yes",
            "x" * 64,
        ),
        *("0" * 64, "1", 1, 2017, -1, 1.5, None),
    ]
)
VALUES = SCALARS | st.lists(SCALARS, max_size=2) | st.dictionaries(st.sampled_from("aA"), SCALARS)
SCHEMA_MATTERS = {
    *("wrong-type", "bad-value", "bad-id", "bad-date", "unknown-key", "missing-key"),
}
# The reader accepts any text where an editor wants a string or a boolean: `"true"`, `body: 5`.
LAX = {"body", "retold"}


@settings(max_examples=300)
@given(st.data())
def test_whatever_the_reader_accepts_conforms_to_the_schema(data: st.DataObject) -> None:
    record = data.draw(st.sampled_from(ALL_RECORDS))
    keys = sorted(record.keys - LAX)
    changed = data.draw(st.dictionaries(st.sampled_from(keys), VALUES, max_size=3))
    file = deepcopy(SOUND[record.format])
    inner = file
    for step in record.path:
        inner = inner[{ANY_KEY: next(iter(inner)), ITEM: 0}.get(step, step)]
    inner |= changed
    told = {problem.code for problem in problems_of(record.format, file)}
    if not told & SCHEMA_MATTERS:
        assert list(complaints(SCHEMAS[record.format], file)) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "complaint"),
    [
        ("article", "id: sample", "id: Sample", "#/id: pattern"),
        ("article", "outlet: The Daily Test\n", "", "#/outlet: required"),
        (
            "article",
            "topics: [bridges]\nbody",
            "topic: bridges\nbody",
            "#/topic: additionalProperties",
        ),
        ("article", "topics: [bridges]\nbody", "topics: bridges\nbody", "#/topics: type"),
        ("article", '"2020-05-02"', "soon", "#/published: anyOf"),
        ("article", "kind: direct", "kind: loud", "#/quotes: anyOf"),
        ("actors", "kind: state", "kind: planet", "#/freedonia/kind: enum"),
        ("actors", '"2015/2018"', "15/18", "#/rufus-firefly/roles/0/held: pattern"),
        ("topics", "bridges:", "Bridges:", "#/Bridges: propertyNames"),
        ("library", "format: 1", "format: '2'", "#/format: pattern"),
    ],
)
def test_the_schema_rejects_what_the_reader_refuses(
    name: str, old: str, new: str, complaint: str
) -> None:
    data = yaml.safe_load(TEXTS[name].replace(old, new, 1))
    assert complaint in list(complaints(SCHEMAS[name], data))
    assert problems_of(name, data)
