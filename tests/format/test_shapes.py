"""Shapes read values, report all their problems at once, and describe what they read."""

from enum import StrEnum
from typing import TypeVar

import pytest

from reader.format.mappings import Entry, Field, MapOf, Record
from reader.format.nodes import MAX_PROBLEMS, Report, compose
from reader.format.shapes import (
    BodyText,
    Choice,
    EdtfDate,
    Flag,
    ListOf,
    Nullable,
    OneOrMore,
    Shape,
    Text,
)
from reader.problem import Place, Problem
from tests.format.reading import codes

T = TypeVar("T")


class Meal(StrEnum):
    SOUP = "soup"
    YES = "yes"


ID = Text("[a-z]+", "an id: lower-case letters")


class DishFields:
    name = Field(ID, "Its name.", required=True)
    meal = Field(Choice(Meal), "What it is.", required=True)
    fresh = Field(Flag(), "Whether it is fresh.")
    eaten = Field(EdtfDate(), "When it was eaten.")
    notes = Field(ListOf(Text()), "Notes.")
    cook = Field(Nullable(Text()), "Who cooked it.")


DISH = Record("a dish", vars(DishFields))


def read(shape: Shape[T], text: str) -> tuple[T | None, list[Problem]]:
    """Read a value in a list, so that it is in column 3."""
    report = Report("file.yaml")
    document = compose(f"- {text}\n".encode(), report)
    assert document
    (node,) = document.root.value
    return shape.read(node, report), sorted(report.problems)


def value(shape: Shape[T], text: str) -> T:
    found, problems = read(shape, text)
    assert problems == []
    assert found is not None
    return found


def message(shape: Shape[object], text: str) -> str:
    """Return the only problem of a value, which must be at its place."""
    found, problems = read(shape, text)
    assert found is None
    (problem,) = problems
    assert problem.place == Place(1, 3)
    return f"{problem.code}: {problem.message}"


# Single values


@pytest.mark.parametrize("text", ["no", "2017-02-16", '"null"', "'~'", "橋", "0"])
def test_a_text_is_read_as_written(text: str) -> None:
    assert value(Text(), text).raw == text.strip("\"'")
    assert value(BodyText(), text).value == text.strip("\"'")


@pytest.mark.parametrize("nothing", ["~", "null", '""', "' '", '"\\n\\t"', "|\n"])
def test_an_empty_value_is_no_text(nothing: str) -> None:
    for shape in (Text(), BodyText()):
        assert message(shape, nothing) == "wrong-type: expected text, found nothing"


def test_a_missing_value_is_reported_where_it_should_be() -> None:
    _, problems = read(Text(), "")
    assert codes(problems) == ["1:2 wrong-type"]


@pytest.mark.parametrize(
    ("shape", "form"),
    [
        (Text(), "text"),
        (ID, "an id: lower-case letters"),
        (Choice(Meal), "one of soup, yes"),
        (Flag(), "true or false"),
        (EdtfDate(), "a date"),
        (BodyText(), "text"),
    ],
)
def test_what_is_of_another_kind_is_told(shape: Shape[object], form: str) -> None:
    assert message(shape, "[a]").startswith(f"wrong-type: expected {form}, found a list")
    assert message(shape, "{a: b}").startswith(f"wrong-type: expected {form}, found keys and value")
    assert message(shape, "~") == f"wrong-type: expected {form}, found nothing"


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("[Update]", "put text that begins with “[” or “-” in quotation marks"),
        ("- dash", "put text that begins with “[” or “-” in quotation marks"),
        ("US: not ready", "put text with “: ” in quotation marks"),
        ("{a: b}", "put text with “: ” in quotation marks"),
    ],
)
def test_text_that_yaml_takes_for_more_is_told_how_to_be_written(text: str, remedy: str) -> None:
    assert message(Text(), text).endswith(remedy)
    assert "quotation marks" not in message(ID, text)


@pytest.mark.parametrize("text", ["Abc", "a b", '"a\\n"', "é", "a1"])
def test_a_text_of_another_form_is_reported(text: str) -> None:
    assert message(ID, text).endswith("” is not an id: lower-case letters")


def test_a_long_value_is_shortened_in_the_message() -> None:
    assert message(ID, "A" * 1000) == f"bad-value: “{'A' * 59}…” is not an id: lower-case letters"


@pytest.mark.parametrize(("text", "found"), [("soup", Meal.SOUP), ("yes", Meal.YES)])
def test_a_choice_is_one_of_its_words(text: str, found: Meal) -> None:
    assert value(Choice(Meal), text) is found
    assert message(Choice(Meal), text.title()) == (
        f"bad-value: “{text.title()}” is none of soup, yes; choose one"
    )


def test_a_flag_is_true_or_false_in_the_words_of_yaml() -> None:
    assert value(Flag(), "true") is True
    assert value(Flag(), '"false"') is False
    assert [value(Flag(), text) for text in ("yes", "True", "on")] == [True] * 3
    assert [value(Flag(), text) for text in ("no", "False", "OFF")] == [False] * 3
    for text in ("1", "y", "maybe"):
        assert message(Flag(), text) == (
            f"bad-value: “{text}” is not true or false; write one of them"
        )


def test_a_time_of_day_stands_where_it_may() -> None:
    assert value(EdtfDate(time=True), "2017-02-16T14:30").time == "14:30"
    assert "has a time of day, which does not belong here" in message(
        EdtfDate(), "2017-02-16T14:30"
    )


def test_a_date_is_edtf() -> None:
    assert value(EdtfDate(), "2017-02-16?").text == "2017-02-16?"
    assert message(EdtfDate(), "16 Feb 2017").startswith("bad-date: “16 Feb 2017” is not a date")
    assert message(EdtfDate(), '"2017\\u00AD02"').startswith("bad-date: ")


def test_null_is_allowed_only_in_a_nullable_shape() -> None:
    assert read(Nullable(Text()), "null") == (None, [])
    assert value(Nullable(Text()), "x").text == "x"
    assert value(Nullable(Text()), '"null"').text == "null"
    assert message(Nullable(ID), "A").startswith("bad-value")


# Collections


def test_a_list_keeps_sound_items_and_reports_the_rest() -> None:
    items, problems = read(ListOf(ID), "[a, B, c, [d], ~]")
    assert items
    assert [item.raw for item in items] == ["a", "c"]
    assert codes(problems) == ["1:7 bad-value", "1:13 wrong-type", "1:18 wrong-type"]
    assert message(ListOf(ID), "a") == "wrong-type: expected a list, found text"
    assert message(ListOf(ID), "~") == "wrong-type: expected a list, found nothing"


def test_one_or_a_list_of_them() -> None:
    assert [item.raw for item in value(OneOrMore(ID), "a")] == ["a"]
    assert [item.raw for item in value(OneOrMore(ID), "[a, b]")] == ["a", "b"]
    assert message(OneOrMore(ID), "A").startswith("bad-value")


def test_a_map_keeps_the_order_of_the_file_and_reports_problems() -> None:
    pairs, problems = read(MapOf(ID, Text()), "{b: x, a: y, B: z, c: [], b: x, ? [k] : v}")
    assert pairs
    assert [(key.raw, text.raw) for key, text in pairs] == [("b", "x"), ("a", "y")]
    assert codes(problems) == [
        "1:16 bad-id",
        "1:25 wrong-type",
        "1:29 duplicate-key",
        "1:37 wrong-type",
    ]
    assert problems[2].message == "“b” stands already in line 1; keep one of them"
    assert problems[3].message == "a key must be text, found a list"
    assert message(MapOf(ID, Text()), "[a]") == (
        "wrong-type: expected keys and values, found a list"
    )


def test_numbers_as_keys_are_text() -> None:
    ((key, _),) = value(MapOf(Text(), Text()), "{2017: x}")
    assert key.raw == "2017"


def test_a_record_is_read_by_the_names_of_its_keys() -> None:
    text = "{name: stew, meal: soup, fresh: true, eaten: 2017, notes: [a,  b], cook: ~}"
    entry = value(DISH, text)
    name = entry.get(DishFields.name)
    assert name
    assert (name.raw, name.place) == ("stew", Place(1, 10))
    assert entry.text(DishFields.name) == "stew"
    assert entry.get(DishFields.meal) is Meal.SOUP
    assert entry.get(DishFields.fresh) is True
    assert entry.texts(DishFields.notes) == ("a", "b")
    assert entry.get(DishFields.cook) is None
    assert entry.place == Place(1, 3)
    assert entry.place_of(DishFields.meal) == Place(1, 22)


def test_a_missing_field_is_none_at_the_place_of_the_record() -> None:
    entry = value(DISH, "{name: stew, meal: soup}")
    assert entry.get(DishFields.fresh) is None
    assert entry.text(DishFields.cook) is None
    assert entry.texts(DishFields.notes) == ()
    assert entry.place_of(DishFields.eaten) == Place(1, 3)


def test_text_is_returned_on_one_line() -> None:
    entry = value(DISH, '{name: stew, meal: soup, cook: "a\\n\\n b\\e"}')
    assert entry.text(DishFields.cook) == "a b␛"


def test_all_problems_of_a_record_are_reported_at_once() -> None:
    text = "{nmae: a, meal: tea, fresh: maybe, eaten: now, notes: x, meal: soup, 橋: y}"
    entry, problems = read(DISH, text)
    assert isinstance(entry, Entry)
    assert codes(problems) == [
        "1:3 missing-key",
        "1:4 unknown-key",
        "1:19 bad-value",
        "1:31 bad-value",
        "1:45 bad-date",
        "1:57 wrong-type",
        "1:60 duplicate-key",
        "1:72 unknown-key",
    ]
    assert [problem.message for problem in problems if "key" in problem.code] == [
        "“name” is missing; add it",
        "“nmae” is not a key of a dish; did you mean “name”?",
        "“meal” stands already in line 1; keep one of them",
        "“橋” is not a key of a dish; known are name, meal, fresh, eaten, notes, cook",
    ]


def test_a_record_must_be_keys_and_values() -> None:
    assert message(DISH, "stew") == "wrong-type: expected keys and values, found text"
    assert message(DISH, "~") == "wrong-type: expected keys and values, found nothing"


def test_a_merge_key_is_an_unknown_key() -> None:
    _, problems = read(DISH, "{name: stew, meal: soup, <<: {fresh: true}}")
    assert codes(problems) == ["1:28 unknown-key"]


def test_similar_names_are_sought_only_while_problems_are_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []

    def look(word: str, *_: object) -> list[str]:
        looked.append(word)
        return []

    # This costs more than everything else that is done for an unknown key.
    monkeypatch.setattr("difflib.get_close_matches", look)
    keys = ", ".join(f"key-{number}{'x' * 500}: x" for number in range(2 * MAX_PROBLEMS))
    read(DISH, f"{{{keys}}}")
    assert len(looked) == MAX_PROBLEMS
    assert max(map(len, looked)) < 100


# Descriptions


class OneField:
    x = Field(Flag(), "Help.", required=True)
    y = "no field"


@pytest.mark.parametrize(
    ("shape", "schema"),
    [
        (Text(), {"type": ["string", "number", "boolean"]}),
        (ID, {"type": ["string", "number"], "pattern": "^(?:[a-z]+)$"}),
        (BodyText(), {"type": "string"}),
        (Choice(Meal), {"enum": ["soup", "yes", True]}),
        (Flag(), {"type": "boolean"}),
        (Nullable(Flag()), {"anyOf": [{"type": "boolean"}, {"type": "null"}]}),
        (ListOf(Flag()), {"type": "array", "items": {"type": "boolean"}}),
        (
            OneOrMore(Flag()),
            {"anyOf": [{"type": "boolean"}, {"type": "array", "items": {"type": "boolean"}}]},
        ),
        (
            MapOf(ID, Flag()),
            {
                "type": "object",
                "propertyNames": {"pattern": "^(?:[a-z]+)$"},
                "additionalProperties": {"type": "boolean"},
            },
        ),
        (
            Record("a thing", vars(OneField)),
            {
                "type": "object",
                "additionalProperties": False,
                "required": ["x"],
                "properties": {"x": {"type": "boolean", "description": "Help."}},
            },
        ),
    ],
)
def test_the_schema_of_a_shape_describes_what_it_reads(
    shape: Shape[object], schema: dict[str, object]
) -> None:
    assert shape.schema() == schema
