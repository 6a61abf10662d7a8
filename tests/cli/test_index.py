"""``reader index`` updates the index, prints its path, and rebuilds it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.command import ROOT, environment, read_terminal, reader, reader_process
from tests.libraries import BROKEN, NOT_A_LIBRARY, SAMPLE, sample, write_library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """The folder for the index."""
    return tmp_path / "home" / "cache"


def index_in(cache: Path) -> Path:
    (path,) = cache.rglob("*.index")
    return path


def test_the_index_is_created_and_its_path_printed(library: Path, cache: Path) -> None:
    answer = reader("index", "--library", library)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"1 article, 2 quotes in {index_in(cache)}\n"


def test_the_index_as_json(library: Path, cache: Path) -> None:
    answer = reader("index", "--json", "--library", library)
    assert (answer.code, answer.err) == (0, "")
    assert json.loads(answer.out) == {
        "articles": 1,
        "quotes": 2,
        "actors": 2,
        "broken": 0,
        "index": str(index_in(cache)),
    }


def test_changed_files_are_read(library: Path) -> None:
    reader("index", "--library", library)
    (library / "articles" / "b.yaml").write_text(sample("b"))
    assert reader("index", "--library", library).out.startswith("2 articles, 4 quotes in ")
    (library / "articles" / "sample.yaml").unlink()
    assert reader("index", "--library", library).out.startswith("1 article, 2 quotes in ")


def test_rebuilding_the_index_reads_every_file(library: Path, cache: Path) -> None:
    reader("index", "--library", library)
    before = index_in(cache).stat().st_ino, index_in(cache).stat().st_mtime_ns
    answer = reader("index", "--rebuild", "--library", library)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"1 article, 2 quotes in {index_in(cache)}\n"
    assert (index_in(cache).stat().st_ino, index_in(cache).stat().st_mtime_ns) != before
    assert reader("search", "bridge", "--library", library).code == 0


def test_the_index_stays_unchanged_if_no_file_changed(library: Path, cache: Path) -> None:
    reader("index", "--library", library)
    before = index_in(cache).read_bytes()
    reader("index", "--library", library)
    assert index_in(cache).read_bytes() == before


def test_a_damaged_index_is_rebuilt(library: Path, cache: Path) -> None:
    reader("index", "--library", library)
    index_in(cache).write_bytes(b"no index " * 1000)
    answer = reader("index", "--library", library)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("1 article, 2 quotes in ")


def test_broken_files_are_reported(tmp_path: Path) -> None:
    write_library(tmp_path, articles={"a.yaml": SAMPLE, "b.yaml": BROKEN})
    answer = reader("index", "--library", tmp_path)
    assert answer.code == 1
    assert answer.out.startswith("1 article, 2 quotes in ")
    assert answer.err == (
        "reader: articles/b.yaml is broken: 1 problem; “reader check” lists them\n"
    )
    assert json.loads(reader("index", "--json", "--library", tmp_path).out)["broken"] == 1


def test_a_folder_that_is_no_library_is_wrong_use(tmp_path: Path, cache: Path) -> None:
    for folder, sentence in (
        (tmp_path, NOT_A_LIBRARY.format(tmp_path)),
        (tmp_path / "no", f"there is no folder {tmp_path / 'no'}"),
    ):
        answer = reader("index", "--library", folder)
        assert (answer.code, answer.out, answer.err) == (2, "", f"reader: {sentence}\n")
    assert not list(cache.rglob("*.index"))


# Without a place for it


@pytest.fixture
def no_cache(cache: Path) -> Path:
    """Put a file in place of the cache folder, so that nobody can write there."""
    cache.parent.mkdir(exist_ok=True)
    cache.write_text("")
    return cache


def test_an_index_that_cannot_be_stored_is_one_sentence(library: Path, no_cache: Path) -> None:
    for args in ([], ["--rebuild"], ["--json"]):
        answer = reader("index", *args, "--library", library)
        assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
        assert answer.err.startswith(f"reader: the index cannot be kept in {no_cache}")


@pytest.mark.parametrize(
    "args",
    [["articles"], ["quotes"], ["actors"], ["show", "sample"], ["check"], ["search", "bridge"]],
)
def test_other_commands_work_without_a_stored_index_and_say_so(
    library: Path, no_cache: Path, args: list[str]
) -> None:
    answer = reader(*args, "--library", library)
    assert (answer.code, answer.err.count("\n")) == (0, 1)
    assert answer.out
    assert answer.err.startswith(f"reader: the index cannot be kept in {no_cache}")


# The progress bar


@pytest.fixture
def large(tmp_path: Path) -> Path:
    articles = {f"a{number}.yaml": sample(f"a{number}") for number in range(30)}
    return write_library(tmp_path / "large", articles=articles)


@pytest.fixture
def at_once(tmp_path: Path) -> Mapping[str, str]:
    """An environment in which a bar is drawn however short the work is."""
    (tmp_path / "sitecustomize.py").write_text(
        "from reader.cli import progress\nprogress.SECONDS_BEFORE = -1\n"
    )
    return environment(PYTHONPATH=f"{tmp_path}:{ROOT}")


def errors_on_a_terminal(env: Mapping[str, str], *args: str | Path) -> str:
    """Return what a command writes to stderr if that is a terminal."""
    terminal, stderr = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "reader", *map(str, args)],
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
    ) as process:
        os.close(stderr)
        written = b"".join(iter(lambda: read_terminal(terminal), b""))
        assert process.stdout
        assert process.stdout.read()
    os.close(terminal)
    assert process.returncode == 0
    return written.decode()


@pytest.mark.parametrize("args", [["index"], ["articles"], ["search", "bridge"]])
def test_a_bar_is_drawn_on_a_terminal_and_removed(
    large: Path, at_once: Mapping[str, str], args: list[str]
) -> None:
    written = errors_on_a_terminal(at_once, *args, "--library", large)
    assert re.search(r"reading \[#*\.*\] \d+ of 30\b", written)
    assert written.endswith("\r\x1b[K")
    assert "\n" not in written


def test_elsewhere_no_bar_is_drawn(large: Path, at_once: Mapping[str, str]) -> None:
    answer = reader_process("index", "--library", large, env=at_once)
    assert (answer.code, answer.err) == (0, "")


def test_short_work_shows_no_bar(library: Path) -> None:
    reader("index", "--library", library)
    assert errors_on_a_terminal(environment(), "index", "--library", library) == ""
