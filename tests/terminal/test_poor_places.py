"""The desk without a usable cache, and with pipes for files: it works, and never hangs."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from reader.index.refresh import FILES_FOR_PROCESSES
from tests.libraries import SAMPLE, sample, write_library

from .conftest import Start
from .session import Session

READER = [sys.executable, "-m", "reader", "open"]


@pytest.fixture
def start(start: Start) -> Start:
    """A function that starts a command in a terminal wide enough for the desk's messages."""

    def start_wide(command: list[str], **env: str) -> Session:
        session = start(command, COLORTERM="truecolor", **env)
        session.resize(160, 40)
        return session

    return start_wide


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A library with enough files to be read in several processes where possible."""
    articles = {f"{n}.yaml": sample(f"a{n}") for n in range(FILES_FOR_PROCESSES)}
    return write_library(tmp_path / "library", articles=articles)


def test_many_files_are_read_into_an_index_in_memory(start: Start, many: Path) -> None:
    session = start([*READER, str(many)], XDG_CACHE_HOME="/dev/null")
    session.wait_for(f"{FILES_FOR_PROCESSES} articles")
    assert "the index cannot be kept" in session.text.lower()
    session.send(b"sbridge")
    session.wait_for(f"{FILES_FOR_PROCESSES} articles · ")
    session.send(b"\x1b\x1bq")


def test_the_index_is_in_memory_if_files_cannot_grow(start: Start, many: Path) -> None:
    limited = ["sh", "-c", 'ulimit -f 600; exec "$@"', "sh", *READER, str(many)]
    session = start(limited)
    session.wait_for("cannot be kept")
    session.wait_for(f"{FILES_FOR_PROCESSES} articles")
    session.send(b"sbridge")
    session.wait_for(f"{FILES_FOR_PROCESSES} articles · ")


@pytest.mark.parametrize("deleted", ["home/cache", "home/cache/on-the-record"])
def test_a_deleted_cache_folder_is_recreated(start: Start, tmp_path: Path, deleted: str) -> None:
    library = write_library(tmp_path / "library")
    session = start([*READER, str(library)])
    session.wait_for("1 article ")
    shutil.rmtree(tmp_path / deleted)
    (library / "articles/b.yaml").write_text(sample("b", headline="Bridge is opened"))
    session.wait_for("2 articles")
    session.send(b"sopened")
    session.wait_for("1 article · ")
    assert list((tmp_path / "home/cache/on-the-record").iterdir())


def test_without_a_cache_folder_the_index_moves_to_memory(start: Start, tmp_path: Path) -> None:
    library = write_library(tmp_path / "library")
    session = start([*READER, str(library)])
    session.wait_for("1 article ")
    cache = tmp_path / "home/cache"
    shutil.rmtree(cache)
    cache.write_text("a file is in the way")
    (library / "articles/b.yaml").write_text(sample("b", headline="Bridge is opened"))
    session.wait_for("it is kept in memory")
    session.wait_for("2 articles")
    session.send(b"sopened")
    session.wait_for("1 article · ")


@pytest.mark.parametrize("kind", ["pipe", "endless", "sparse", "folder", "loop"])
@pytest.mark.parametrize(
    "name", ["articles", "articles/b.yaml", "actors.yaml", "topics.yaml", "library.yaml"]
)
def test_odd_files_in_a_library_never_block(
    start: Start, tmp_path: Path, name: str, kind: str
) -> None:
    library = write_library(tmp_path / "library")
    path = library / name
    shutil.rmtree(path, ignore_errors=True)
    path.unlink(missing_ok=True)
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "endless":
            path.symlink_to("/dev/zero")
        case "sparse":
            path.touch()
            os.truncate(path, 2**40)
        case "folder":
            path.mkdir()
        case "loop":
            path.symlink_to(path.name)
    session = start([*READER, str(library)])
    session.wait_until(
        lambda: "article" in session.text or session.status == 2, "desk, or a sentence of wrong use"
    )
    assert "Traceback" not in session.text


@pytest.mark.parametrize(
    "name",
    [
        *("cache/on-the-record", "data/on-the-record", "state/on-the-record"),
        *("config/on-the-record", "config/on-the-record/config.yaml"),
        *("data/on-the-record/bookmarks.sqlite3", "state/on-the-record/reading.sqlite3"),
    ],
)
def test_a_pipe_in_the_users_folders_never_blocks(start: Start, tmp_path: Path, name: str) -> None:
    library = write_library(tmp_path / "library")
    path = tmp_path / "home" / name
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    session = start([*READER, str(library)])
    session.wait_for("1 article ")
    session.send(b"q")
    assert session.wait_exit() == 0


def test_a_pipe_in_place_of_the_index_never_blocks(start: Start, tmp_path: Path) -> None:
    library = write_library(tmp_path / "library")
    session = start([*READER, str(library)])
    session.wait_for("1 article ")
    session.send(b"q")
    session.wait_exit()
    (index,) = (tmp_path / "home/cache/on-the-record").glob("*.index")
    for suffix in ("", "-wal", "-journal"):
        path = index.with_name(index.name + suffix)
        path.unlink(missing_ok=True)
        os.mkfifo(path)
        session = start([*READER, str(library)])
        session.wait_for("1 article ")
        session.send(b"q")
        assert session.wait_exit() == 0


def test_originals_that_are_no_files_never_block(tmp_path: Path) -> None:
    from tests.command import reader_process

    source = "source: {file: original.txt, sha256: " + "0" * 64 + "}\nbody:"
    library = write_library(
        tmp_path / "library", articles={"a.yaml": SAMPLE.replace("body:", source)}
    )
    for make in (os.mkfifo, lambda path: path.symlink_to("/dev/zero")):
        originals = tmp_path / f"originals-{make.__name__.strip('<>')}"
        originals.mkdir()
        make(originals / "original.txt")
        answer = reader_process("check", "--library", library, "--sources", originals)
        assert answer.code == 1
        assert "original.txt" in answer.out
