"""Which files a library has, whether they changed, and which cannot be read."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.format.files import (
    MAX_BYTES,
    NotALibrary,
    Unreadable,
    list_files,
    read_file,
    require_library,
    stamp_of,
)
from tests.libraries import INFO, write_library


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


# Listing


def test_the_authority_files_come_first_and_the_articles_in_order_of_name(
    root: Path,
) -> None:
    for name in ("b.yaml", "a.yml", "C.yaml", os.fsdecode(b"\xff.yaml"), "é.yaml"):
        (root / "articles" / name).touch()
    assert [os.fsencode(name) for name in list_files(root)] == [
        *(b"library.yaml", b"actors.yaml", b"topics.yaml"),
        *(b"articles/C.yaml", b"articles/a.yml", b"articles/b.yaml", b"articles/sample.yaml"),
        *("articles/é.yaml".encode(), b"articles/\xff.yaml"),
    ]


@pytest.mark.parametrize(
    "name", [".hidden.yaml", "a.yaml~", "a.yaml.swp", "a.json", "a.YAML", "#a#"]
)
def test_files_not_named_like_articles_are_skipped(root: Path, name: str) -> None:
    before = list(list_files(root).items())
    (root / "articles" / name).write_text("]")
    assert list(list_files(root).items()) == before


def test_all_but_library_yaml_is_optional(tmp_path: Path) -> None:
    (tmp_path / "library.yaml").write_text(INFO)
    assert list(list_files(tmp_path)) == ["library.yaml"]


# No library


def list_all(root: Path) -> list[object]:
    return list(list_files(root).items())


@pytest.mark.parametrize("require", [require_library, list_all])
def test_a_missing_folder_is_no_library(tmp_path: Path, require: Callable[[Path], object]) -> None:
    with pytest.raises(NotALibrary, match="there is no folder"):
        require(tmp_path / "none")
    with pytest.raises(NotALibrary, match=r"is not a library: it holds no library\.yaml"):
        require(tmp_path)


def test_the_folder_is_shown_safely(tmp_path: Path) -> None:
    with pytest.raises(NotALibrary) as raised:
        require_library(tmp_path / "\x1b[31m\n\u202e")
    assert str(raised.value).isprintable()


def test_a_file_in_place_of_the_articles_folder_is_reported(root: Path) -> None:
    shutil.rmtree(root / "articles")
    (root / "articles").write_text("")
    with pytest.raises(NotALibrary, match=r"cannot list .*: Not a directory"):
        list_all(root)


def test_a_link_to_itself_is_no_library(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(NotALibrary):
        require_library(loop)


def test_an_articles_folder_that_links_to_itself_is_reported(root: Path) -> None:
    shutil.rmtree(root / "articles")
    (root / "articles").symlink_to(root / "articles")
    with pytest.raises(NotALibrary, match="cannot list"):
        list_all(root)


def test_a_folder_that_cannot_be_examined_is_reported(
    monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    def refuse(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", refuse)
    with pytest.raises(NotALibrary, match="cannot be opened: Permission denied"):
        require_library(root)


# Whether they changed


def change_rights(path: Path) -> None:
    """Change the permissions repeatedly until the clock of the disk has advanced."""
    before = path.stat().st_ctime_ns
    while path.stat().st_ctime_ns == before:
        path.chmod(0o600)


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_text(path.read_text().replace("denied", "denies")),
        change_rights,
        lambda path: Path(shutil.copy2(path, f"{path}.new")).replace(path),
        lambda path: os.utime(path, ns=(1, 1)),
    ],
    ids=["written", "rights", "replaced", "touched"],
)
def test_every_change_of_a_file_changes_its_stamp(
    root: Path, change: Callable[[Path], object]
) -> None:
    path = root / "articles" / "sample.yaml"
    os.utime(path, ns=(2, 2))
    before = stamp_of(path)
    assert before == stamp_of(path)
    change(path)
    assert before != stamp_of(path)


# What is in them


UNREADABLE: list[tuple[Callable[[Path], object], str]] = [
    (os.mkfifo, "is not a file; put one in its place"),
    (Path.mkdir, "is not a file; put one in its place"),
    (lambda path: path.symlink_to("/dev/zero"), "is not a file; put one in its place"),
    (lambda path: path.symlink_to("nowhere"), "is a link that leads nowhere; mend it"),
    (lambda path: path.symlink_to(path), "is a link that leads nowhere; mend it"),
    (lambda path: None, "is missing; add it"),
]
KINDS = ["fifo", "folder", "device", "broken link", "link to itself", "nothing"]


@pytest.mark.parametrize(("make", "message"), UNREADABLE, ids=KINDS)
def test_anything_but_a_file_never_blocks_and_has_no_stamp(
    tmp_path: Path, make: Callable[[Path], object], message: str
) -> None:
    path = tmp_path / "b.yaml"
    make(path)
    assert stamp_of(path) is None
    with pytest.raises(Unreadable, match=f"^{message}$"):
        read_file(path)


@pytest.mark.parametrize(
    "error",
    [
        PermissionError(13, "Permission denied"),
        FileNotFoundError(2, "No such file or directory"),
        OSError(5, "Input/output error"),
    ],
)
def test_an_unreadable_file_is_reported_with_the_reason(
    root: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def refuse(path: Path, flags: int) -> int:
        raise error

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(Unreadable, match=f"^cannot be read: {error.strerror}$"):
        read_file(root / "library.yaml")


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    assert len(read_file(path)) == MAX_BYTES + 1
