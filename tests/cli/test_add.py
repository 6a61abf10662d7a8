"""``reader add`` makes drafts of what files hold, and says what became of each article."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from reader.adding import additions
from reader.adding.files import CannotWrite, create, replace
from reader.cli.verbs.add import OutcomeRecord
from reader.doubts import ActorDoubt
from reader.library.opening import open_library
from tests.adding.libraries import (
    OTHER,
    REPORT,
    THIRD,
    add,
    articles,
    assert_sound,
    everything,
    file,
    made,
)
from tests.command import Answer, Json, environment, reader, reader_process
from tests.libraries import write_library
from tests.sources.files import docx, pdf

FIRST_ID = "2020-03-01-mayor-promises-a-bridge"
OTHER_ID = "2021-04-02-ferry-will-sail-no-more"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return made(tmp_path / "library")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder with three reports, one in a folder of its own."""
    file(tmp_path / "sources", REPORT, "a.txt")
    file(tmp_path / "sources", OTHER, "b.txt")
    file(tmp_path / "sources" / "deep", THIRD, "c.txt")
    return tmp_path / "sources"


def counts(answer: Answer) -> tuple[int, ...]:
    """How many articles the summary says were found, added, known and refused."""
    summary = answer.out.splitlines()[-1]
    found = re.match(r"([\d,]+) articles? found: ([\d,]+) (?:would be )?added", summary)
    assert found, summary
    others = [re.search(rf"([\d,]+) {word}", summary) for word in ("known already", "refused")]
    return (int(found[1]), int(found[2]), *(int(each[1]) if each else 0 for each in others))


# What is added


def test_a_report_becomes_a_draft_that_its_original_proves(library: Path, tmp_path: Path) -> None:
    answer = add(library, file(tmp_path))
    assert (answer.code, answer.err) == (0, "")
    added, summary = answer.out.splitlines()
    assert re.match(
        rf"added {FIRST_ID}: Mayor promises a bridge \(2 quotes(, \d+ findings? to review)?\)$",
        added,
    )
    assert summary.startswith("1 article found: 1 added. “reader open ")
    article = open_library(library).article(FIRST_ID)
    assert article
    assert article.draft
    assert [quote.words for quote in article.quotes] == [
        "We will build the bridge this year.",
        "It is a scandal that nobody has done it yet",
    ]
    assert [quote.speakers for quote in article.quotes] == [("jane-doe",), ("john-smith",)]
    assert_sound(library)


def test_the_original_is_copied_and_its_hash_recorded(library: Path, tmp_path: Path) -> None:
    data = REPORT.replace("\n", "\r\n").encode("cp1252")
    add(library, file(tmp_path, data, "A Report.TXT"))
    assert (library / "originals" / "a-report.TXT").read_bytes() == data
    source = next(iter(open_library(library).articles())).source
    assert source
    assert (source.file, source.sha256) == ("a-report.TXT", sha256(data).hexdigest())
    assert_sound(library)


def test_originals_of_one_name_stand_beside_each_other(library: Path, tmp_path: Path) -> None:
    paths = [
        file(tmp_path / str(number), text, "report.txt")
        for number, text in enumerate((REPORT, OTHER, THIRD))
    ]
    assert counts(add(library, *paths)) == (3, 3, 0, 0)
    kept = [path.read_text() for path in (library / "originals").iterdir()]
    assert sorted(kept) == sorted((REPORT, OTHER, THIRD))
    assert_sound(library)


def test_the_schema_is_named_where_the_library_has_it(library: Path, tmp_path: Path) -> None:
    add(library, file(tmp_path))
    text = (library / "articles" / f"{FIRST_ID}.yaml").read_text()
    assert text.startswith("# yaml-language-server: $schema=../schema/article.json\nid: ")
    bare = write_library(tmp_path / "bare", articles={})
    add(bare, file(tmp_path))
    assert (bare / "articles" / f"{FIRST_ID}.yaml").read_text().startswith("id: ")


# Where sources are


def test_a_folder_stands_for_all_files_below_it(library: Path, sources: Path) -> None:
    file(sources, "hidden", ".hidden.txt")
    file(sources / ".git", "hidden", "config")
    assert counts(add(library, sources)) == (3, 3, 0, 0)


def test_a_pattern_that_the_shell_leaves_alone_is_read(library: Path, sources: Path) -> None:
    assert counts(add(library, sources / "*.txt")) == (2, 2, 0, 0)
    assert counts(add(library, sources / "**" / "c.*")) == (1, 1, 0, 0)


def test_a_file_that_looks_like_a_pattern_is_a_file(library: Path, tmp_path: Path) -> None:
    assert counts(add(library, file(tmp_path, REPORT, "a[1]*.txt"))) == (1, 1, 0, 0)


def test_a_source_that_is_named_twice_is_read_once(library: Path, sources: Path) -> None:
    assert counts(add(library, sources, sources / "a.txt")) == (3, 3, 0, 0)


def test_a_home_folder_is_found(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file(tmp_path / "user", REPORT, "a.txt")
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    assert counts(add(library, "~/a.txt")) == (1, 1, 0, 0)


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))


def test_standard_input_is_plain_text(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, REPORT.encode())
    assert counts(add(library, "-")) == (1, 1, 0, 0)
    (kept,) = (library / "originals").iterdir()
    assert re.fullmatch(r"pasted-[0-9a-f]{8}\.txt", kept.name)
    assert_sound(library)


@pytest.mark.parametrize(
    "text", [f"<html><p>{REPORT}</p></html>", f'{{"title": "a", "text": "b"}}\n\n{REPORT}']
)
def test_standard_input_is_proved_as_the_plain_text_that_it_is(
    library: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    stdin(monkeypatch, text.encode())
    assert counts(add(library, "-")) == (1, 1, 0, 0)
    assert_sound(library)


def test_standard_input_stands_beside_files(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin(monkeypatch, REPORT.encode())
    assert counts(add(library, file(tmp_path, OTHER), "-")) == (2, 2, 0, 0)


def test_a_closed_standard_input_is_told(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    answer = add(library, "-")
    assert (answer.code, answer.err) == (1, "reader: -: It is closed; name a file.\n")


@pytest.mark.parametrize("name", ["no.txt", "no/*.txt", "empty"])
def test_what_names_no_file_is_wrong_use(library: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    answer = add(library, file(tmp_path), tmp_path / name)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"reader: there is no file {tmp_path / name}\n"
    assert articles(library) == []


def test_the_files_of_a_library_are_no_sources(library: Path, tmp_path: Path) -> None:
    add(library, file(tmp_path))
    file(library / "inbox", OTHER)
    assert counts(add(library, library)) == (1, 1, 0, 0)
    assert counts(add(library, library)) == (1, 0, 1, 0)


def test_a_library_of_ones_own_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    answer = reader("add", file(tmp_path))
    assert (answer.code, answer.out) == (2, "")
    assert "“reader init DIR” makes one" in answer.err


def test_the_working_directory_may_be_the_library(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(library)
    assert reader("add", file(tmp_path)).code == 0
    assert articles(library) == [FIRST_ID]


# What is known already


def test_the_same_file_is_known(library: Path, tmp_path: Path) -> None:
    add(library, file(tmp_path))
    answer = add(library, file(tmp_path, REPORT, "another.txt"))
    assert answer.code == 0
    assert counts(answer) == (1, 0, 1, 0)
    first = f"known Mayor promises a bridge: {FIRST_ID} is the same file"
    assert answer.out.splitlines()[0] == first
    assert articles(library) == [FIRST_ID]


def test_the_same_file_is_known_whatever_became_of_the_article(
    library: Path, tmp_path: Path
) -> None:
    add(library, file(tmp_path))
    path = library / "articles" / f"{FIRST_ID}.yaml"
    head, _, _ = path.read_text().partition("body:")
    path.write_text(f"{head}body: Retold in a few words.\n")
    assert counts(add(library, file(tmp_path))) == (1, 0, 1, 0)


def test_the_same_address_is_known(library: Path, tmp_path: Path) -> None:
    url = "https://www.example.org/a?utm_source=x"
    add(library, file(tmp_path), "--url", url)
    answer = add(library, file(tmp_path, OTHER), "--url", "http://example.org/a/#top")
    assert counts(answer) == (1, 0, 1, 0)
    assert f"{FIRST_ID} has the same address" in answer.out


def test_nearly_the_same_words_are_known(library: Path, tmp_path: Path) -> None:
    long = REPORT + "\n" + THIRD.partition("\n\n")[2] + OTHER.partition("\n\n")[2]
    add(library, file(tmp_path, long))
    answer = add(library, file(tmp_path, long.replace("two crowns on", "two dollars on")))
    assert counts(answer) == (1, 0, 1, 0)
    assert f"{FIRST_ID} is like it" in answer.out


def test_what_one_run_has_twice_is_known(library: Path, tmp_path: Path) -> None:
    one, other = file(tmp_path, REPORT, "a.txt"), file(tmp_path, REPORT, "b.txt")
    assert counts(add(library, one, other)) == (2, 1, 1, 0)


def test_again_adds_what_is_known_under_another_id(library: Path, tmp_path: Path) -> None:
    add(library, file(tmp_path))
    assert counts(add(library, file(tmp_path), "--again")) == (1, 1, 0, 0)
    assert articles(library) == [FIRST_ID, f"{FIRST_ID}-2"]
    assert len(list((library / "originals").iterdir())) == 1
    assert_sound(library)


def test_an_id_on_disk_is_taken_even_if_its_article_is_broken(
    library: Path, tmp_path: Path
) -> None:
    broken = library / "articles" / f"{FIRST_ID}.yaml"
    broken.write_text("id: [")
    assert counts(add(library, file(tmp_path))) == (1, 1, 0, 0)
    assert articles(library) == [FIRST_ID, f"{FIRST_ID}-2"]
    assert broken.read_text() == "id: ["


def test_a_dry_run_says_the_same_and_writes_nothing(library: Path, sources: Path) -> None:
    before = everything(library)
    dry = add(library, sources, "--dry-run")
    assert counts(dry) == (3, 3, 0, 0)
    assert everything(library) == before
    told = add(library, sources).out.splitlines()
    assert dry.out.splitlines() == [*told[:-1], "3 articles found: 3 would be added."]


# What the user says


def test_what_the_user_says_is_not_doubted(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library", articles={})
    answer = add(
        library,
        file(tmp_path),
        *("--outlet", "The Daily: Test", "--published", "2019-12"),
        *("--url", "https://example.org/a", "--topic", "bridges"),
    )
    assert answer.code == 0
    (article,) = open_library(library).articles()
    assert (article.outlet, article.url) == ("The Daily: Test", "https://example.org/a")
    assert article.published
    assert article.published.text == "2019-12"
    assert article.topics == ("bridges",)
    assert not {"outlet", "published", "url"} & set(article.doubtful)
    assert_sound(library)


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("--published", "yesterday"), "yesterday"),
        (("--url", "example.org"), "example.org is no http or https address"),
        (("--topic", "bridge"), "there is no topic “bridge” here; did you mean"),
    ],
)
def test_what_makes_no_sense_is_wrong_use(tmp_path: Path, args: tuple[str, ...], why: str) -> None:
    library = write_library(tmp_path / "library", articles={})
    answer = add(library, file(tmp_path), *args)
    assert answer.code in (1, 2)
    assert answer.out == ""
    assert why in answer.err
    assert articles(library) == []


def test_one_address_is_not_that_of_many_files(library: Path, sources: Path) -> None:
    answer = add(library, sources, "--url", "https://example.org/a")
    assert (answer.code, answer.out) == (2, "")
    assert "name one source" in answer.err


# Actors


def test_two_articles_that_name_one_person_give_one_entry(library: Path, sources: Path) -> None:
    add(library, sources)
    actors = open_library(library).actors
    assert {"jane-doe", "john-smith", "rufus-firefly"} <= actors.keys()
    assert [actor.name for actor in actors.values()].count("Jane Doe") == 1
    assert_sound(library)


def test_actors_that_the_library_knows_get_no_entry(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library", articles={})
    before = (library / "actors.yaml").read_bytes()
    add(library, file(tmp_path, THIRD))
    (article,) = open_library(library).articles()
    assert article.quotes[-1].speakers == ("rufus-firefly",)
    after = (library / "actors.yaml").read_bytes()
    assert after.startswith(before)
    assert b"Rufus" not in after[len(before) :]


def test_an_alias_that_belongs_to_another_stays_with_it(tmp_path: Path) -> None:
    actors = "doe-the-elder: {name: John Doe, kind: person, aliases: [Doe, Jane-Doe]}\n"
    library = write_library(tmp_path / "library", articles={}, actors=actors)
    text = REPORT + "\n“There is no money,” Doe said, as she left the town hall in the evening.\n"
    assert add(library, file(tmp_path, text)).code == 0
    assert_sound(library)


def test_the_id_of_another_actor_is_not_used(tmp_path: Path) -> None:
    actors = "jane-doe: {name: Somebody Else, kind: person}\n"
    library = write_library(tmp_path / "library", articles={}, actors=actors)
    add(library, file(tmp_path))
    found = open_library(library).actors
    assert found["jane-doe"].name == "Somebody Else"
    assert found["jane-doe-2"].name == "Jane Doe"
    assert_sound(library)


def test_a_new_actor_says_what_awaits_a_look(library: Path, tmp_path: Path) -> None:
    add(library, file(tmp_path))
    jane = open_library(library).actors["jane-doe"]
    assert [role.title for role in jane.roles] == ["mayor of Exampleton"]
    assert jane.roles[0].held.text == "2020-03-01/.."
    assert set(jane.doubtful) <= set(ActorDoubt)


@pytest.mark.parametrize("before", [None, b"", b"# mine\r\n", b"a: {name: A, kind: person}"])
def test_actors_are_put_into_whatever_file_there_is(
    library: Path, tmp_path: Path, before: bytes | None
) -> None:
    path = library / "actors.yaml"
    path.unlink()
    if before is not None:
        path.write_bytes(before)
    assert add(library, file(tmp_path)).code == 0
    assert path.read_bytes().startswith(before or b"")
    assert_sound(library)


@pytest.mark.parametrize("before", [b"a: [", b"{}", b"a: {name: A}"])
def test_a_file_of_actors_that_takes_no_entry_is_told_before_anything_is_written(
    library: Path, tmp_path: Path, before: bytes
) -> None:
    (library / "actors.yaml").write_bytes(before)
    files = everything(library)
    answer = add(library, file(tmp_path))
    assert (answer.code, answer.out) == (1, "")
    assert re.fullmatch(r"reader: actors\.yaml .*; .*\n", answer.err)
    assert everything(library) == files


# What cannot be read


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t",
    "binary.bin": bytes(range(256)) * 64,
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(2000),
    "page.html": b"<html><head><title>a</title></head><body><script>x()</script></body></html>",
    "deep.html": b"<div>" * 20_000,
    "wide.html": b"<a b='" + b"x" * 1_000_000,
    "broken.docx": b"PK\x03\x04" + bytes(100),
    "entities.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    "broken.xml": b'<?xml version="1.0"?><a><b></a>',
    "broken.json": b'{"title": "a", "text": ',
    "empty.json": b"[]",
    "broken.pdf": b"%PDF-1.4\nno more",
    "scan.pdf": pdf([]),
    "broken.rtf": b"{\\rtf1 \\bin99999999 x",
    "empty.docx": docx([]),
    "marks.txt": "“” ” “ ‘’ \" ' «»".encode(),
    "letter.eml": b"From: a\nMIME-Version: 1.0\nContent-Type: image/png\n\nx",
}


def test_what_is_bad_gets_a_sentence_each_and_the_rest_is_added(
    library: Path, tmp_path: Path
) -> None:
    for name, data in BAD.items():
        file(tmp_path / "bad", data, name)
    file(tmp_path / "bad", REPORT, "good.txt")
    answer = reader_process("add", str(tmp_path / "bad"), "--library", str(library))
    found, added, known, refused = counts(answer)
    assert answer.code == 1
    assert "Traceback" not in answer.err
    assert found == added + known + refused == len(BAD) + 1
    assert f"added {FIRST_ID}" in answer.out
    sentences = answer.err.splitlines()
    assert len(sentences) == refused
    assert all(re.match(r"reader: \S+: .*[A-Z].*\.$", each) for each in sentences)
    assert_sound(library)


@pytest.mark.parametrize("name", sorted(BAD))
def test_each_bad_file_is_refused_or_gives_a_sound_draft(
    library: Path, tmp_path: Path, name: str
) -> None:
    answer = add(library, file(tmp_path, BAD[name], name))
    found, added, known, refused = counts(answer)
    assert (found, known) == (1, 0)
    assert added + refused == 1
    assert answer.code == refused
    assert_sound(library)


def test_what_is_no_file_is_not_waited_for(library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    file(folder)
    os.mkfifo(folder / "pipe.txt")
    (folder / "link.txt").symlink_to("nowhere")
    answer = add(library, folder)
    assert counts(answer) == (3, 1, 0, 2)
    assert f"{folder / 'pipe.txt'}: It is not a file" in answer.err
    assert f"{folder / 'link.txt'}: It is a link that leads nowhere" in answer.err


def test_a_file_that_is_too_large_is_refused(library: Path, tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as large:
        large.truncate(100 * 1024**2)
    answer = add(library, tmp_path / "large.txt")
    assert counts(answer) == (1, 0, 0, 1)
    assert len(answer.err.splitlines()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "هذا تقرير.\n\nقال الوزير: «سنبني الجسر هذا العام» في المدينة.\n",
        "“a” " * 10_000,
        "“" * 5_000,
        "\u202eabc\u202c \u200b “x” said Jane Doe.\n",
        "# Heading\n\n- “item,” said Jane Doe.\n- [[q1|x]]\n\n1. no\n",
        "a" * 100_000,
        "word " * 20_000,
        "\n\n".join(f"“Line {n} of the talk,” said Jane Doe." for n in range(500)),
    ],
    ids=["rtl", "quotes", "marks", "bidi", "markup", "one word", "one line", "paragraphs"],
)
def test_odd_texts_give_sound_drafts(library: Path, tmp_path: Path, text: str) -> None:
    answer = add(library, file(tmp_path, text))
    assert counts(answer) in ((1, 1, 0, 0), (1, 0, 0, 1))
    assert_sound(library)


@pytest.mark.parametrize("name", ["\x1b[31m.txt", "a\nb.txt", "...", "x" * 250, "-a", "ü'\"$.txt"])
def test_hostile_names_are_shown_safely_and_added(library: Path, tmp_path: Path, name: str) -> None:
    answer = add(library, file(tmp_path / "sources", REPORT, name))
    assert counts(answer) == (1, 1, 0, 0)
    answer = add(library, file(tmp_path / "sources", b"", name))
    assert len(answer.err.splitlines()) == 1
    assert "\x1b" not in answer.out + answer.err
    assert_sound(library)


# Many articles, and many files


def test_every_article_of_a_file_is_told(library: Path, tmp_path: Path) -> None:
    texts = [text.split("\n\n", 2) for text in (REPORT, OTHER, THIRD)]
    records = [
        {"title": title, "date": f"2020-01-0{day}", "text": body}
        for day, (title, _, body) in enumerate(texts, 1)
    ]
    records += [records[0], {"title": "Nothing", "text": ""}]
    source = file(tmp_path, "\n".join(map(json.dumps, records)), "articles.jsonl")
    answer = add(library, source)
    assert counts(answer) == (5, 3, 1, 1)
    assert answer.code == 1
    assert len(list((library / "originals").iterdir())) == 1
    assert_sound(library)
    assert counts(add(library, source)) == (5, 0, 4, 1)


def test_many_files_are_added_as_a_few_are(library: Path, tmp_path: Path) -> None:
    for number in range(120):
        text = REPORT.replace("Mayor", f"Mayor {number}")
        words = " ".join(f"word{number}x{each}" for each in range(40))
        file(tmp_path / "sources", f"{text}\nMore {words}.\n", f"{number:03}.txt")
    answer = add(library, tmp_path / "sources")
    assert counts(answer) == (120, 120, 0, 0)
    told = [line.split()[1] for line in answer.out.splitlines()[:-1]]
    assert told[0] == "2020-03-01-mayor-0-promises-a-bridge:"
    assert sorted(each.removesuffix(":") for each in told) == articles(library)
    assert_sound(library)


def test_as_json_each_article_is_a_record(library: Path, tmp_path: Path) -> None:
    add(library, file(tmp_path, OTHER))
    paths = [
        file(tmp_path, text, name)
        for text, name in ((REPORT, "a.txt"), (OTHER, "b.txt"), (b"", "c.txt"))
    ]
    answer = add(library, *paths, "--json")
    assert (answer.code, answer.err) == (1, "")
    assert all(record.keys() == OutcomeRecord.__annotations__.keys() for record in answer.records)
    added, known, refused = map(told, answer.records)
    assert isinstance(added.pop("doubts"), int)
    assert added == {
        "source": str(paths[0]),
        "result": "added",
        "id": FIRST_ID,
        "headline": "Mayor promises a bridge",
        "quotes": 2,
    }
    assert known == {
        "source": str(paths[1]),
        "result": "known",
        "headline": "Ferry will sail no more",
        "id": OTHER_ID,
        "by": "bytes",
        "likeness": 1.0,
    }
    assert refused == {
        "source": str(paths[2]),
        "result": "refused",
        "where": "",
        "reason": "It is empty.",
    }


def told(record: Mapping[str, Json]) -> dict[str, Json]:
    """What of a record is known."""
    return {key: value for key, value in record.items() if value is not None}


# When something goes wrong


def test_what_was_told_is_written_when_the_disk_is_full(
    library: Path, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = 0

    def full(path: Path, data: bytes) -> None:
        nonlocal written
        written += 1
        if written == 2:
            raise CannotWrite(f"{path} cannot be written: No space left on device")
        create(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(additions, "create", full)
        answer = add(library, sources)
    assert answer.code == 1
    assert answer.err == (
        f"reader: {library / 'articles' / f'{OTHER_ID}.yaml'} cannot be written:"
        " No space left on device\n"
    )
    assert articles(library) == [FIRST_ID]
    assert answer.out.startswith(f"added {FIRST_ID}")
    assert counts(answer) == (1, 1, 0, 0)
    assert_sound(library)
    assert counts(add(library, sources)) == (3, 2, 1, 0)


def test_actors_that_somebody_changed_meanwhile_are_not_overwritten(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = library / "actors.yaml"

    def late(*args: Any) -> None:
        path.write_text("mine: {name: Mine, kind: person}\n")
        replace(*args)

    monkeypatch.setattr(additions, "replace", late)
    answer = add(library, file(tmp_path))
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "reader: actors.yaml has changed meanwhile; do it again\n"
    assert path.read_text() == "mine: {name: Mine, kind: person}\n"
    assert articles(library) == []


def test_a_killed_run_leaves_no_article_with_actors_that_are_missing(
    library: Path, tmp_path: Path
) -> None:
    code = (
        "import os, sys\n"
        "from reader.adding import additions\n"
        "from reader.cli.main import main\n"
        "create, left = additions.create, [2]\n"
        "def dying(path, data):\n"
        "    if not left[0]: os.kill(os.getpid(), 9)\n"
        "    left[0] -= 1\n"
        "    create(path, data)\n"
        "additions.create = dying\n"
        "main(sys.argv[1:])\n"
    )
    paths = [
        file(tmp_path, text, f"{number}.txt") for number, text in enumerate((REPORT, OTHER, THIRD))
    ]
    done = subprocess.run(
        [sys.executable, "-c", code, "add", *map(str, paths), "--library", str(library)],
        env=environment(),
        check=False,
        capture_output=True,
    )
    assert done.returncode == -9
    assert len(articles(library)) == 2
    assert_sound(library)
    assert counts(add(library, *paths)) == (3, 1, 2, 0)
    assert_sound(library)
