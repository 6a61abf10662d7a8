"""A library's folder: what is sound is read, what is not is told, what changed is read again."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.library import folder
from reader.library.article import read_article
from reader.library.folder import Library, NotALibrary, open_library, require_library
from reader.library.nodes import MAX_BYTES, Report
from tests.libraries import ACTORS, BROKEN, INFO, SAMPLE, TOPICS, sample, write_library
from tests.library.reading import short


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def told(library: Library) -> list[str]:
    """The problems in short, in their order, with the names of their files."""
    return [f"{problem.file} {short(problem)}" for problem in library.problems]


# What is read


def test_a_library_is_read_with_all_that_belongs_to_it(root: Path) -> None:
    library = open_library(root)
    assert library.root == root
    assert library.info.id == "test-library"
    assert list(library.actors) == ["rufus-firefly", "freedonia"]
    assert list(library.topics) == ["bridges"]
    assert list(library.articles) == ["sample"]
    assert library.problems == ()
    assert library.articles["sample"].file == "articles/sample.yaml"


def test_articles_are_in_the_order_of_their_files(tmp_path: Path) -> None:
    names = {"b.yaml": sample("one"), "a.yml": sample("two"), "C.yaml": sample("three")}
    library = open_library(write_library(tmp_path, articles=names))
    assert [file.name for file in library.files] == [
        *("articles/C.yaml", "articles/a.yml", "articles/b.yaml"),
    ]
    assert list(library.articles) == ["three", "two", "one"]


@pytest.mark.parametrize(
    "name", [".hidden.yaml", "a.yaml~", "a.yaml.swp", "a.json", "a.YAML", "#a#"]
)
def test_what_is_no_article_by_its_name_is_passed_over(root: Path, name: str) -> None:
    (root / "articles" / name).write_text("]")
    assert open_library(root).problems == ()


def test_neither_topics_nor_articles_need_be_there(tmp_path: Path) -> None:
    (tmp_path / "library.yaml").write_text(INFO)
    (tmp_path / "actors.yaml").write_text(ACTORS)
    library = open_library(tmp_path)
    assert (library.problems, library.files, dict(library.topics)) == ((), (), {})


def test_the_names_of_the_actors_are_found(root: Path) -> None:
    library = open_library(root)
    assert library.names is library.names
    mentions = library.names.mentions(library.articles["sample"])
    assert [mention.actor for mention in mentions] == [
        *("rufus-firefly", "rufus-firefly", "freedonia"),
    ]


# What is wrong


def test_a_broken_file_hides_no_other(tmp_path: Path) -> None:
    articles = {"a.yaml": "]", "b.yaml": SAMPLE, "c.yaml": BROKEN, "d.yaml": sample(outlet="[]")}
    library = open_library(write_library(tmp_path, articles=articles))
    assert list(library.articles) == ["sample"]
    assert told(library) == [
        "articles/a.yaml 1:1 yaml-syntax",
        "articles/c.yaml 13:14 unknown-actor",
        "articles/d.yaml 3:9 wrong-type",
    ]
    assert [file.broken for file in library.files] == [True, False, True, True]
    assert [file.article is None for file in library.files] == [True, False, True, True]


def test_unknown_actors_and_topics_are_told_wherever_they_are_named(tmp_path: Path) -> None:
    text = (
        SAMPLE.replace("topics: [bridges]\nbody", "topics: [x1]\nroles: {x2: Host}\nbody")
        .replace("[[@rufus-firefly|", "[[@x3|")
        .replace("speaker: rufus-firefly", "speaker: x4")
        .replace("    topics: [bridges]", "    topics: [bridges, x5]")
    )
    library = open_library(write_library(tmp_path, articles={"a.yaml": text}))
    assert told(library) == [
        "articles/a.yaml 5:10 unknown-topic",
        "articles/a.yaml 6:9 unknown-actor",
        "articles/a.yaml 8:3 unknown-actor",
        "articles/a.yaml 14:14 unknown-actor",
        "articles/a.yaml 20:23 unknown-topic",
    ]
    assert library.problems[0].message == "“x1” is no topic of this library; add it to topics.yaml"
    assert library.problems[1].message == "“x2” is no actor of this library; add it to actors.yaml"


def test_what_an_article_refers_to_is_checked_though_it_is_broken_otherwise(tmp_path: Path) -> None:
    text = BROKEN.replace("kind: direct", "kind: loud")
    library = open_library(write_library(tmp_path, articles={"a.yaml": text}))
    assert told(library) == [
        "articles/a.yaml 13:14 unknown-actor",
        "articles/a.yaml 14:11 bad-value",
    ]


@pytest.mark.parametrize("register", ["actors.yaml", "topics.yaml"])
def test_a_broken_register_does_not_break_the_articles(root: Path, register: str) -> None:
    (root / register).write_text("x: [\n")
    library = open_library(root)
    assert told(library) == [f"{register} 2:1 yaml-syntax"]
    assert list(library.articles) == ["sample"]


def test_an_id_belongs_to_one_article(tmp_path: Path) -> None:
    articles = {"a.yaml": SAMPLE, "b.yaml": SAMPLE, "c.yaml": f"\n{SAMPLE}"}
    library = open_library(write_library(tmp_path, articles=articles))
    assert told(library) == ["articles/b.yaml 1:5 duplicate-id", "articles/c.yaml 2:5 duplicate-id"]
    assert library.problems[0].message == (
        "“sample” is the id of articles/a.yaml already; give it another"
    )
    assert library.articles["sample"].file == "articles/a.yaml"


def test_a_broken_article_takes_its_id_from_no_other(tmp_path: Path) -> None:
    broken = SAMPLE.replace("speaker: freedonia", "speaker: nobody")
    articles = {"a.yaml": broken, "b.yaml": SAMPLE, "c.yaml": broken}
    library = open_library(write_library(tmp_path, articles=articles))
    assert library.articles["sample"].file == "articles/b.yaml"
    assert told(library) == [
        "articles/a.yaml 20:17 unknown-actor",
        "articles/c.yaml 1:5 duplicate-id",
        "articles/c.yaml 20:17 unknown-actor",
    ]


def test_a_library_with_broken_info_goes_by_the_name_of_its_folder(root: Path) -> None:
    (root / "library.yaml").write_text("title: [\n")
    library = open_library(root)
    assert (library.info.id, library.info.title) == ("library", "library")
    assert told(library) == ["library.yaml 2:1 yaml-syntax"]
    assert list(library.articles) == ["sample"]


def test_the_registers_problems_come_first_and_in_their_order(root: Path) -> None:
    (root / "library.yaml").write_text("format: 1\ntitel: x\nid: a\n")
    (root / "actors.yaml").write_text("a: b\n")
    (root / "topics.yaml").unlink()
    (root / "articles" / "sample.yaml").write_text("]")
    assert told(open_library(root)) == [
        "library.yaml 1:1 missing-key",
        "library.yaml 2:1 unknown-key",
        "actors.yaml 1:4 wrong-type",
        "articles/sample.yaml 1:1 yaml-syntax",
    ]


# No library


def test_a_folder_that_is_not_there_is_no_library(tmp_path: Path) -> None:
    for require in (open_library, require_library):
        with pytest.raises(NotALibrary, match="there is no folder"):
            require(tmp_path / "none")
        with pytest.raises(NotALibrary, match=r"is not a library: it holds no library\.yaml"):
            require(tmp_path)


def test_the_folder_is_named_safely(tmp_path: Path) -> None:
    with pytest.raises(NotALibrary) as raised:
        open_library(tmp_path / "\x1b[31m\n\u202e")
    assert str(raised.value).isprintable()


def test_a_file_in_the_place_of_the_articles_is_told(root: Path) -> None:
    shutil.rmtree(root / "articles")
    (root / "articles").write_text("")
    with pytest.raises(NotALibrary, match=r"cannot list .*: Not a directory"):
        open_library(root)


def test_a_folder_that_leads_to_itself_is_no_library(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(NotALibrary):
        open_library(loop)


def test_articles_that_lead_to_themselves_are_told(root: Path) -> None:
    shutil.rmtree(root / "articles")
    (root / "articles").symlink_to(root / "articles")
    with pytest.raises(NotALibrary, match="cannot list"):
        open_library(root)


# Hostile files


HOSTILE: list[tuple[Callable[[Path], object], str]] = [
    (os.mkfifo, "is not a file; put one in its place"),
    (Path.mkdir, "is not a file; put one in its place"),
    (lambda path: path.symlink_to("/dev/zero"), "is not a file; put one in its place"),
    (lambda path: path.symlink_to("nowhere"), "is a link that leads nowhere; mend it"),
    (lambda path: path.symlink_to(path), "is a link that leads nowhere; mend it"),
]
KINDS = ["fifo", "folder", "device", "broken link", "link to itself"]


@pytest.mark.parametrize(("make", "message"), HOSTILE, ids=KINDS)
@pytest.mark.parametrize("name", ["articles/b.yaml", "actors.yaml", "topics.yaml"])
def test_what_is_no_file_is_told_and_never_waited_for(
    root: Path, make: Callable[[Path], object], message: str, name: str
) -> None:
    (root / name).unlink(missing_ok=True)
    make(root / name)
    library = open_library(root)
    (problem,) = library.problems
    assert (problem.file, problem.code, problem.message) == (name, "unreadable", message)
    assert list(library.articles) == ["sample"]


def test_what_is_no_file_is_no_library(root: Path) -> None:
    (root / "library.yaml").unlink()
    (root / "library.yaml").mkdir()
    assert told(open_library(root)) == ["library.yaml 1:1 unreadable"]


def test_a_missing_register_is_told(root: Path) -> None:
    (root / "actors.yaml").unlink()
    (problem,) = open_library(root).problems
    assert (problem.file, problem.message) == ("actors.yaml", "is missing; add it")


def test_a_link_to_an_article_is_an_article(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text(sample("linked"))
    (root / "articles" / "z.yaml").symlink_to(tmp_path / "elsewhere")
    assert list(open_library(root).articles) == ["sample", "linked"]


def deny(monkeypatch: pytest.MonkeyPatch, name: str, error: OSError) -> None:
    """Let a file refuse to be opened: the superuser may read what nobody else may."""
    real = Path.open

    def refuse(path: Path, mode: str) -> IO[bytes]:
        if path.name == name:
            raise error
        return real(path, "rb")

    monkeypatch.setattr(Path, "open", refuse)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(13, "Permission denied"), "cannot be read: Permission denied"),
        (
            FileNotFoundError(2, "No such file or directory"),
            "cannot be read: No such file or directory",
        ),
        (OSError(5, "Input/output error"), "cannot be read: Input/output error"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, message: str
) -> None:
    (root / "articles" / "b.yaml").write_text(sample("other"))
    deny(monkeypatch, "b.yaml", error)
    library = open_library(root)
    (problem,) = library.problems
    assert (problem.code, problem.message) == ("unreadable", message)
    assert list(library.articles) == ["sample"]


def test_a_file_that_vanishes_after_it_was_listed_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vanishing = root / "articles" / "sample.yaml"
    real = folder._stamp

    def stamp_and_remove(path: Path) -> folder.Stamp | None:
        stamp = real(path)
        if path == vanishing:
            vanishing.unlink()
        return stamp

    monkeypatch.setattr(folder, "_stamp", stamp_and_remove)
    (problem,) = open_library(root).problems
    assert (problem.code, problem.message) == ("unreadable", "is missing; add it")


def test_a_folder_that_cannot_be_asked_is_told(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    def refuse(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", refuse)
    with pytest.raises(NotALibrary, match="cannot be opened: Permission denied"):
        open_library(root)


def test_a_file_too_large_is_told_and_not_read_whole(root: Path) -> None:
    with (root / "articles" / "b.yaml").open("wb") as file:
        file.truncate(1 << 30)
    library = open_library(root)
    assert told(library) == ["articles/b.yaml 1:1 too-large"]
    assert f"{MAX_BYTES // 1024**2} MiB" in library.problems[0].message


@pytest.mark.parametrize(
    "name", [b"\xff\xfe.yaml", b"\x1b[31m.yaml", "\u202e.yaml".encode(), b"a\nb.yaml"]
)
def test_a_name_that_is_not_safe_text_is_told_safely(root: Path, name: bytes) -> None:
    (root / "articles" / "sample.yaml").unlink()
    (root / "articles" / os.fsdecode(name)).write_text(BROKEN)
    library = open_library(root)
    (problem,) = library.problems
    assert problem.code == "unknown-actor"
    assert str(problem).isprintable()
    (file,) = library.files
    assert os.fsencode(file.name) == b"articles/" + name
    assert open_library(root, library) is library


# What changed


def test_what_did_not_change_is_the_same_library(root: Path) -> None:
    library = open_library(root)
    assert open_library(root, library) is library


def test_only_what_changed_is_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "articles" / "b.yaml").write_text(sample("other"))
    before = open_library(root)
    read: list[str] = []

    def note(data: bytes, file: str, report: Report) -> object:
        read.append(file)
        return read_article(data, file, report)

    monkeypatch.setattr("reader.library.folder.read_article", note)
    (root / "articles" / "b.yaml").write_text(sample("another"))
    after = open_library(root, before)
    assert read == ["articles/b.yaml"]
    assert list(after.articles) == ["another", "sample"]
    assert after.articles["sample"] is before.articles["sample"]


def test_an_article_is_checked_anew_when_a_register_changes(root: Path) -> None:
    before = open_library(root)
    (root / "actors.yaml").write_text(ACTORS.replace("freedonia:", "sylvania:"))
    after = open_library(root, before)
    assert told(after) == ["articles/sample.yaml 20:17 unknown-actor"]
    (root / "actors.yaml").write_text(ACTORS)
    assert open_library(root, after).problems == ()


def change_rights(path: Path) -> None:
    """Change the rights, again and again until the clock of the disk has gone on."""
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
def test_every_change_of_a_file_is_noticed(root: Path, change: Callable[[Path], object]) -> None:
    path = root / "articles" / "sample.yaml"
    os.utime(path, ns=(2, 2))
    before = open_library(root)
    change(path)
    assert open_library(root, before) is not before


def test_a_library_whose_info_breaks_goes_by_what_it_was(root: Path) -> None:
    before = open_library(root)
    (root / "library.yaml").write_text("]")
    assert open_library(root, before).info == before.info


NAMES = st.sampled_from(["a.yaml", "b.yaml", "c.yml", "d.txt"])
CONTENTS = st.sampled_from(
    [
        SAMPLE,
        sample("other"),
        sample("third", published="2020?"),
        SAMPLE.replace("any delay", "all delay"),
        SAMPLE.replace("kind: direct", "kind: loud"),
        BROKEN,
        "]",
        "",
    ]
)
REGISTERS = st.sampled_from(
    [
        ("actors.yaml", ACTORS),
        ("actors.yaml", ACTORS.replace("freedonia", "sylvania")),
        ("actors.yaml", "]"),
        ("topics.yaml", TOPICS),
        ("topics.yaml", TOPICS.replace("bridges", "tunnels")),
        ("topics.yaml", "]"),
        ("library.yaml", INFO),
        ("library.yaml", INFO.replace("for", "of")),
    ]
)


class LibraryUnderEdits(RuleBasedStateMachine):
    """Whatever is done to the files, to read what changed gives what to read all would give."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.root = write_library(Path(self.folder.name))
        self.articles = self.root / "articles"
        self.library = open_library(self.root)
        self.clock = 0

    def teardown(self) -> None:
        self.folder.cleanup()

    def write(self, path: Path, text: str) -> None:
        """Write a file at a moment of its own, however coarse the clock of the disk is."""
        if path.is_dir():
            path.rmdir()
        path.write_text(text)
        self.clock += 1
        os.utime(path, ns=(self.clock, self.clock))

    @rule(name=NAMES, text=CONTENTS)
    def write_article(self, name: str, text: str) -> None:
        self.write(self.articles / name, text)

    @rule(register=REGISTERS)
    def write_register(self, register: tuple[str, str]) -> None:
        name, text = register
        self.write(self.root / name, text)

    @rule(name=st.sampled_from(["actors.yaml", "topics.yaml"]))
    def remove_register(self, name: str) -> None:
        (self.root / name).unlink(missing_ok=True)

    @rule(name=NAMES)
    def remove_article(self, name: str) -> None:
        path = self.articles / name
        if path.is_file():
            path.unlink()

    @rule(old=NAMES, new=NAMES)
    def rename_article(self, old: str, new: str) -> None:
        if (self.articles / old).is_file() and not (self.articles / new).is_dir():
            (self.articles / old).replace(self.articles / new)

    @rule(name=NAMES)
    def put_a_folder_in_its_place(self, name: str) -> None:
        self.remove_article(name)
        (self.articles / name).mkdir(exist_ok=True)

    @invariant()
    def what_is_read_is_what_is_there(self) -> None:
        self.library = open_library(self.root, self.library)
        assert self.library == open_library(self.root)


TestLibraryUnderEdits = LibraryUnderEdits.TestCase
TestLibraryUnderEdits.settings = settings(max_examples=40, stateful_step_count=20)
