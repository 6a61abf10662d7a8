"""``reader init`` makes a library that opens at once, and never writes over anything."""

import json
import os
from pathlib import Path

import pytest

from reader.format.fields import FORMATS, json_schema
from reader.library.opening import open_library
from tests.adding.libraries import everything
from tests.command import reader


def test_a_new_library_is_sound_and_names_what_comes_next(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "library"
    answer = reader("init", folder)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == (
        f"{folder} is a library now. “reader add FILE --library {folder}” fills it,"
        f" “reader open {folder}” opens it.\n"
    )
    assert (folder / "articles").is_dir()
    assert (folder / "originals").is_dir()
    check = reader("check", "--library", folder)
    assert (check.code, check.out) == (0, "0 articles, 0 quotes: no problems\n")
    info = open_library(folder).info
    assert (info.id, info.title, info.language) == ("my-articles", "My articles", None)


def test_title_and_language_are_kept(tmp_path: Path) -> None:
    title = "Arms: control & “words” #1"
    assert reader("init", tmp_path / "a", "--title", title, "--language", "en").code == 0
    info = open_library(tmp_path / "a").info
    assert (info.id, info.title, info.language) == ("arms-control-words-1", title, "en")


@pytest.mark.parametrize("title", ["Привет", "…", "null", "[x]: y", "\x1b[31m"])
def test_any_title_gives_a_library_that_opens(tmp_path: Path, title: str) -> None:
    assert reader("init", tmp_path / "a", "--title", title).code == 0
    check = reader("check", "--library", tmp_path / "a")
    assert (check.code, check.out) == (0, "0 articles, 0 quotes: no problems\n")


def test_editors_find_the_schemas(tmp_path: Path) -> None:
    reader("init", tmp_path / "a")
    for name in FORMATS:
        schema = tmp_path / "a" / "schema" / f"{name}.json"
        assert json.loads(schema.read_text(encoding="utf-8")) == json_schema(name)
    for name in ("library", "actors", "topics"):
        first = (tmp_path / "a" / f"{name}.yaml").read_text(encoding="utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema=schema/{name}.json"
        assert (tmp_path / "a" / first.partition("=")[2]).is_file()


def test_without_a_name_it_is_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert reader("init").code == 0
    assert (folder / "library.yaml").is_file()


def test_a_library_stays_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    reader("init", folder)
    before = everything(folder)
    answer = reader("init", folder, "--title", "Another")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"reader: {folder} is a library already; nothing was changed\n"
    assert everything(folder) == before


def test_what_is_in_the_folder_stays_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    (folder / "articles").mkdir(parents=True)
    kept = {
        "actors.yaml": b"jane-doe: {name: Jane Doe, kind: person}",
        "notes.txt": b"mine",
        "articles/a.yaml": b"draft",
    }
    for name, data in kept.items():
        (folder / name).write_bytes(data)
    assert reader("init", folder).code == 0
    assert everything(folder).items() >= kept.items()
    assert list(open_library(folder).actors) == ["jane-doe"]


@pytest.mark.parametrize("name", ["library.yaml", "actors.yaml", "articles", "schema"])
def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path, name: str) -> None:
    folder, outside = tmp_path / "a", tmp_path / "outside"
    folder.mkdir()
    (folder / name).symlink_to(outside)
    answer = reader("init", folder)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"reader: {folder / name}")
    assert answer.err.endswith(" cannot be written: File exists\n")
    assert not outside.exists()


def test_a_file_is_no_folder_for_a_library(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    answer = reader("init", tmp_path / "a")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"reader: {tmp_path / 'a'} is no folder; name another\n"
    assert reader("init", tmp_path / "a" / "b").code == 1
    assert (tmp_path / "a").read_text() == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir(mode=0o555)
    answer = reader("init", folder)
    assert answer.code == 1
    assert "Permission denied" in answer.err


def test_a_folder_that_is_no_library_names_what_makes_it_one(tmp_path: Path) -> None:
    for verb in ("open", "articles"):
        args = (tmp_path,) if verb == "open" else ("--library", tmp_path)
        answer = reader(verb, *args)
        assert answer.code == 2
        assert f"“reader init {tmp_path}” makes it one" in answer.err
