"""The copies of sources have names that every system takes, and never replace one another."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.adding.originals import Originals


def keep(root: Path, data: bytes, name: str, *, dry: bool = False) -> str:
    return Originals(root, dry=dry).keep(data, name, sha256(data).hexdigest())


DIGEST = sha256(b"one").hexdigest()[:8]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("report.txt", "report.txt"),
        ("A Report (2).HTML", "a-report-2.HTML"),
        ("some/folder/a.docx", "a.docx"),
        ("C:\\folder\\a.docx", "a.docx"),
        ("-", f"pasted-{DIGEST}.txt"),
        ("...", DIGEST),
        (".hidden", "hidden"),
        ("Привет.txt", f"{DIGEST}.txt"),
        ("a.\x1b[31m", "a"),
        ("a.b c\n", "a"),
        ("../../a.txt", "a.txt"),
        ("a." + "x" * 250, "a"),
        ("CON", "con"),
    ],
)
def test_a_copy_is_named_after_its_source(tmp_path: Path, name: str, expected: str) -> None:
    assert keep(tmp_path, b"one", name) == expected
    assert (tmp_path / "originals" / expected).read_bytes() == b"one"


@given(name=st.text(min_size=1).filter(lambda name: "\0" not in name))
def test_any_name_gives_a_file_right_in_the_folder(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    root = tmp_path_factory.mktemp("root")
    kept = keep(root, b"one", name)
    assert [path.name for path in root.rglob("*") if path.is_file()] == [kept]
    assert kept.isascii()
    assert kept.isprintable()
    assert len(kept) < 80


def test_the_same_bytes_are_kept_once_and_others_beside_them(tmp_path: Path) -> None:
    names = [keep(tmp_path, data, "a.txt") for data in (b"one", b"two", b"one", b"two")]
    second = f"a-{sha256(b'two').hexdigest()[:8]}.txt"
    assert names == ["a.txt", second, "a.txt", second]
    assert {path.name: path.read_bytes() for path in (tmp_path / "originals").iterdir()} == {
        "a.txt": b"one",
        second: b"two",
    }


def test_bytes_of_another_name_are_kept_once_a_run(tmp_path: Path) -> None:
    originals, digest = Originals(tmp_path, dry=False), sha256(b"one").hexdigest()
    assert originals.keep(b"one", "a.txt", digest) == "a.txt"
    (tmp_path / "originals" / "a.txt").unlink()
    # A source of thousands of articles is neither hashed nor written again for each.
    assert originals.keep(b"one", "b.txt", digest) == "a.txt"
    assert not list((tmp_path / "originals").iterdir())


def test_what_stands_under_every_name_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "originals"
    (folder / "a.txt").mkdir(parents=True)
    (folder / f"a-{DIGEST}.txt").symlink_to("nowhere")
    assert keep(tmp_path, b"one", "a.txt") == f"a-{DIGEST}-2.txt"
    assert (folder / f"a-{DIGEST}.txt").is_symlink()


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    assert keep(tmp_path, b"one", "a.txt", dry=True) == "a.txt"
    assert not (tmp_path / "originals").exists()
