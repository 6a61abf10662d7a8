"""``reader draft`` prints what would be drafted, and writes nothing."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.adding.libraries import OTHER, REPORT, add, everything, file, made
from tests.command import reader
from tests.format.reading import sound_article
from tests.libraries import write_library

QUOTE_KEYS = (
    *("start", "end", "text", "kind", "speaker", "speaker_id", "mention", "cue", "addressee"),
    *("said", "said_note", "group", "confidence", "rule", "doubtful"),
)
DRAFT_KEYS = (
    *("headline", "outlet", "agency", "byline", "place", "url", "published", "published_note"),
    *("captured", "notes", "doubtful", "text", "paragraphs", "quotes", "actors"),
)


def drafted(*args: str | Path) -> Any:
    answer = reader("draft", *args, "--json")
    assert (answer.code, answer.err) == (0, "")
    return json.loads(answer.out)


@pytest.fixture(autouse=True)
def _nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder that is no library."""
    (tmp_path / "nowhere").mkdir()
    monkeypatch.chdir(tmp_path / "nowhere")


def test_the_draft_is_the_text_of_an_article(tmp_path: Path) -> None:
    answer = reader("draft", file(tmp_path))
    assert (answer.code, answer.err) == (0, "")
    article = sound_article(answer.out)
    assert article.id == "2020-03-01-mayor-promises-a-bridge"
    assert article.draft
    assert article.headline == "Mayor promises a bridge"
    assert [quote.speakers for quote in article.quotes] == [("jane-doe",), ("john-smith",)]


def test_it_is_what_would_be_added(tmp_path: Path) -> None:
    library, source = made(tmp_path / "library"), file(tmp_path)
    printed = reader("draft", source, "--library", library).out
    add(library, source)
    (path,) = (library / "articles").iterdir()
    _, _, written = path.read_text().partition("\n")
    head, _, rest = written.partition("source:\n")
    assert printed == head + rest[rest.index("body: |") :]


def test_nothing_is_written(tmp_path: Path) -> None:
    library, source = made(tmp_path / "library"), file(tmp_path)
    before = everything(tmp_path / "library")
    for form in ((), ("--json",)):
        assert reader("draft", source, "--library", library, *form).code == 0
    assert everything(tmp_path / "library") == before
    assert not list((tmp_path / "nowhere").iterdir())


def test_what_the_user_says_is_in_it(tmp_path: Path) -> None:
    answer = reader(
        "draft", file(tmp_path), "--outlet", "The Test", "--published", "2019", "--topic", "bridges"
    )
    article = sound_article(answer.out)
    assert (article.outlet, article.topics) == ("The Test", ("bridges",))
    assert article.published
    assert article.published.text == "2019"


def test_several_drafts_are_parted_as_yaml_parts_them(tmp_path: Path) -> None:
    one, other = file(tmp_path, REPORT, "a.txt"), file(tmp_path, OTHER, "b.txt")
    answer = reader("draft", one, other)
    first, second = answer.out.split("---\n")
    assert sound_article(first).headline == "Mayor promises a bridge"
    assert sound_article(second).headline == "Ferry will sail no more"


def test_as_json_it_has_the_documented_shape(tmp_path: Path) -> None:
    found = drafted(file(tmp_path))
    assert tuple(found) == DRAFT_KEYS
    assert all(tuple(quote) == QUOTE_KEYS for quote in found["quotes"])
    assert all(
        tuple(actor) == ("name", "kind", "id", "role", "aliases", "doubtful")
        for actor in found["actors"]
    )
    assert (found["headline"], found["published"]) == ("Mayor promises a bridge", "2020-03-01")
    assert [quote["speaker"] for quote in found["quotes"]] == ["Jane Doe", "John Smith"]
    assert {"Jane Doe", "John Smith"} <= {actor["name"] for actor in found["actors"]}


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        "\U0001f600 \u200bA\tb\n\n" + REPORT.replace("bridge this", "\U0001f309\u0301 bridge this"),
        REPORT.replace("\n", "\r\n"),
    ],
)
def test_places_count_code_points_of_the_text(tmp_path: Path, text: str) -> None:
    found = drafted(file(tmp_path, text))
    assert found["text"] == text.replace("\r\n", "\n").replace("\u200b", found["text"][2:3])
    assert found["quotes"]
    for quote in found["quotes"]:
        assert found["text"][quote["start"] : quote["end"]] == quote["text"]
    for start, end in found["paragraphs"]:
        assert found["text"][start:end].strip()


def test_several_articles_are_a_list(tmp_path: Path) -> None:
    one, other = file(tmp_path, REPORT, "a.txt"), file(tmp_path, OTHER, "b.txt")
    assert [each["headline"] for each in drafted(one, other)] == [
        "Mayor promises a bridge",
        "Ferry will sail no more",
    ]


def test_standard_input_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"<p>{REPORT}</p>"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    assert drafted("-")["text"] == text


def test_actors_of_the_library_are_named_by_their_ids(tmp_path: Path) -> None:
    actors = "doe: {name: Jane Doe, kind: person}\n"
    library = write_library(tmp_path / "library", articles={}, actors=actors)
    found = drafted(file(tmp_path), "--library", library)
    assert [quote["speaker_id"] for quote in found["quotes"]] == ["doe", None]


def test_what_is_refused_is_told_and_the_rest_is_printed(tmp_path: Path) -> None:
    answer = reader("draft", file(tmp_path, b"", "empty.txt"), file(tmp_path))
    assert answer.code == 1
    assert answer.err == f"reader: {tmp_path / 'empty.txt'}: It is empty.\n"
    assert sound_article(answer.out).draft


def test_nothing_is_an_empty_list(tmp_path: Path) -> None:
    answer = reader("draft", file(tmp_path, b""), "--json")
    assert (answer.code, json.loads(answer.out)) == (1, [])
