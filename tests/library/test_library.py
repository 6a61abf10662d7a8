"""A library in a folder: sound files are read, problems are reported, and no file hides another."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.format.article import read_article
from reader.format.files import MAX_BYTES, NotALibrary, Unreadable, read_file, stamp_of
from reader.format.nodes import Report
from reader.library import opening
from reader.library.library import Counts, Library
from reader.library.listing import Sort, sections
from reader.library.opening import bring_up_to_date, open_for_reading, open_indexed, open_library
from reader.model import LibraryInfo, QuoteKey
from reader.search.broken import broken_files
from reader.search.query import parse_query
from tests.format.reading import short
from tests.libraries import ACTORS, BROKEN, INFO, SAMPLE, TOPICS, sample, write_library


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def told(library: Library) -> list[str]:
    """Return the problems in short form, in order, with the names of their files."""
    return [f"{problem.file} {short(problem)}" for problem in library.problems()]


def broken_names(library: Library) -> list[str]:
    """Return the names of the broken files."""
    return broken_files(library.ask, parse_query(""))


# Reading


def test_a_library_is_read_with_all_its_parts(root: Path) -> None:
    library = open_library(root)
    assert library.root == root
    assert library.info.id == "test-library"
    assert list(library.actors) == ["rufus-firefly", "freedonia"]
    assert library.actors["freedonia"].name == "Freedonia"
    assert list(library.topics) == ["bridges"]
    assert library.topics["bridges"].name == "Bridges"
    assert library.article_ids() == ["sample"]
    assert list(library.problems()) == []
    assert library.counts == Counts(articles=1, quotes=2, actors=2, broken=0)
    assert library.file_of("sample") == "articles/sample.yaml"
    assert library.article_in("articles/sample.yaml") == "sample"


def test_missing_things_are_not_found(root: Path) -> None:
    library = open_library(root)
    assert library.article("other") is None
    assert library.file_of("other") is None
    assert library.article_in("articles/other.yaml") is None
    assert library.open("articles/other.yaml") is None
    assert "other" not in library.actors
    assert library.words_of(QuoteKey("sample", "q9")) is None
    assert library.words_of(QuoteKey("other", "q1")) is None


def test_an_article_has_the_contents_of_its_file(root: Path) -> None:
    report = Report("articles/sample.yaml")
    draft = read_article(SAMPLE.encode(), report.file, report)
    assert draft
    assert open_library(root).article("sample") == draft.article


def test_articles_are_in_the_order_of_their_files(tmp_path: Path) -> None:
    names = {"b.yaml": sample("one"), "a.yml": sample("two"), "C.yaml": sample("three")}
    library = open_library(write_library(tmp_path, articles=names))
    assert [(article.file, article.id) for article in library.articles()] == [
        *(("articles/C.yaml", "three"), ("articles/a.yml", "two"), ("articles/b.yaml", "one")),
    ]


def test_topics_and_articles_are_optional(tmp_path: Path) -> None:
    (tmp_path / "library.yaml").write_text(INFO)
    (tmp_path / "actors.yaml").write_text(ACTORS)
    library = open_library(tmp_path)
    assert (told(library), library.article_ids(), dict(library.topics)) == ([], [], {})


def test_the_names_of_the_actors_are_found(root: Path) -> None:
    library = open_library(root)
    article = library.article("sample")
    assert article
    assert [(mention.actor, mention.metonym) for mention in library.mentions(article)] == [
        *(("rufus-firefly", False), ("rufus-firefly", False), ("freedonia", True)),
    ]


def test_the_actors_in_an_article_are_counted(root: Path) -> None:
    assert open_library(root).actors_in("sample") == 2


def test_an_echo_lists_the_outlets_that_carry_it(root: Path) -> None:
    (root / "articles" / "b.yaml").write_text(sample("b", outlet="Another Paper"))
    (root / "articles" / "c.yaml").write_text(sample("c").replace("outlet:", "agency: AP\noutlet:"))
    echoes = open_library(root).echoes("sample")
    assert {quote: set(outlets) for quote, outlets in echoes.items()} == {
        "q1": {"Another Paper", "AP"}
    }


# Problems


def test_a_broken_file_hides_no_other(tmp_path: Path) -> None:
    articles = {"a.yaml": "]", "b.yaml": SAMPLE, "c.yaml": BROKEN, "d.yaml": sample(outlet="[]")}
    library = open_library(write_library(tmp_path, articles=articles))
    assert library.article_ids() == ["sample"]
    assert told(library) == [
        "articles/a.yaml 1:1 yaml-syntax",
        "articles/c.yaml 13:14 unknown-actor",
        "articles/d.yaml 3:9 wrong-type",
    ]
    broken = broken_names(library)
    assert broken == ["articles/a.yaml", "articles/c.yaml", "articles/d.yaml"]
    problems = [problem for name in broken for problem in library.problems_of(name)]
    assert problems == list(library.problems())
    assert library.counts.broken == 3


def test_unknown_actors_and_topics_are_reported_wherever_they_are_used(tmp_path: Path) -> None:
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
    topic, actor, *_ = (problem.message for problem in library.problems())
    assert topic == "“x1” is no topic of this library; add it to topics.yaml"
    assert actor == "“x2” is no actor of this library; add it to actors.yaml"


def test_the_references_of_a_broken_article_are_checked(tmp_path: Path) -> None:
    text = BROKEN.replace("kind: direct", "kind: loud")
    library = open_library(write_library(tmp_path, articles={"a.yaml": text}))
    assert told(library) == [
        "articles/a.yaml 13:14 unknown-actor",
        "articles/a.yaml 14:11 bad-value",
    ]


@pytest.mark.parametrize("register", ["actors.yaml", "topics.yaml"])
def test_a_broken_authority_file_does_not_break_the_articles(root: Path, register: str) -> None:
    (root / register).write_text("x: [\n")
    library = open_library(root)
    assert told(library) == [f"{register} 2:1 yaml-syntax"]
    assert library.article_ids() == ["sample"]
    assert library.counts.broken == 1  # the authority file itself


def test_an_id_belongs_to_one_article(tmp_path: Path) -> None:
    articles = {"a.yaml": SAMPLE, "b.yaml": SAMPLE, "c.yaml": f"\n{SAMPLE}"}
    library = open_library(write_library(tmp_path, articles=articles))
    assert told(library) == ["articles/b.yaml 1:5 duplicate-id", "articles/c.yaml 2:5 duplicate-id"]
    message = "“sample” is the id of articles/a.yaml already; give it another"
    assert [problem.message for problem in library.problems()] == [message, message]
    assert library.file_of("sample") == "articles/a.yaml"


def test_a_broken_article_does_not_take_an_id_from_another(tmp_path: Path) -> None:
    broken = SAMPLE.replace("speaker: freedonia", "speaker: nobody")
    articles = {"a.yaml": broken, "b.yaml": SAMPLE, "c.yaml": broken}
    library = open_library(write_library(tmp_path, articles=articles))
    assert library.file_of("sample") == "articles/b.yaml"
    assert told(library) == [
        "articles/a.yaml 20:17 unknown-actor",
        "articles/c.yaml 20:17 unknown-actor",
    ]


def test_a_library_with_a_broken_library_yaml_is_named_after_its_folder(root: Path) -> None:
    (root / "library.yaml").write_text("title: [\n")
    library = open_library(root)
    assert (library.info.id, library.info.title) == ("library", "library")
    assert library.given_id is None
    assert told(library) == ["library.yaml 2:1 yaml-syntax"]
    assert library.article_ids() == ["sample"]


def test_problems_of_authority_files_come_first(root: Path) -> None:
    (root / "library.yaml").write_text("format: 1\ntitel: x\nid: a\n")
    (root / "actors.yaml").write_text("a: b\n")
    (root / "topics.yaml").unlink()
    (root / "articles" / "sample.yaml").write_text("]")
    found = told(open_library(root))
    assert found[-1] == "articles/sample.yaml 1:1 yaml-syntax"
    assert sorted(found[:-1]) == [
        "actors.yaml 1:4 wrong-type",
        "library.yaml 1:1 missing-key",
        "library.yaml 2:1 unknown-key",
    ]


def test_a_folder_without_library_yaml_is_no_library(tmp_path: Path) -> None:
    for open_one in (open_library, open_indexed, open_for_reading):
        with pytest.raises(NotALibrary, match=r"it holds no library\.yaml"):
            open_one(tmp_path)


# Hostile files


@pytest.mark.parametrize("name", ["articles/b.yaml", "actors.yaml", "topics.yaml"])
@pytest.mark.parametrize(
    "make",
    [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("nowhere")],
    ids=["fifo", "folder", "link"],
)
def test_anything_but_a_file_is_reported(
    root: Path, make: Callable[[Path], object], name: str
) -> None:
    (root / name).unlink(missing_ok=True)
    make(root / name)
    library = open_library(root)
    (problem,) = library.problems()
    assert (problem.file, problem.code) == (name, "unreadable")
    assert library.article_ids() == ["sample"]


def test_a_library_yaml_that_is_no_file_is_reported(root: Path) -> None:
    (root / "library.yaml").unlink()
    (root / "library.yaml").mkdir()
    assert told(open_library(root)) == ["library.yaml 1:1 unreadable"]


@pytest.mark.parametrize("text", [None, "", "# None yet.\n"])
def test_actors_and_topics_may_be_missing_or_empty(tmp_path: Path, text: str | None) -> None:
    root = write_library(tmp_path / "library", articles={})
    for name in ("actors.yaml", "topics.yaml"):
        (root / name).unlink()
        if text is not None:
            (root / name).write_text(text)
    library = open_library(root)
    assert (told(library), library.actors, library.topics) == ([], {}, {})


def test_an_actor_of_a_missing_file_is_unknown_where_it_speaks(root: Path) -> None:
    (root / "actors.yaml").unlink()
    assert any("unknown-actor" in each for each in told(open_library(root)))


def test_a_link_to_an_article_is_an_article(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text(sample("linked"))
    (root / "articles" / "z.yaml").symlink_to(tmp_path / "elsewhere")
    assert sorted(open_library(root).article_ids()) == ["linked", "sample"]


def test_a_file_that_vanishes_after_listing_is_reported_and_read_when_it_is_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vanishing = root / "articles" / "sample.yaml"

    def vanish(path: Path) -> bytes:
        if path == vanishing:
            raise Unreadable("is missing; add it")
        return read_file(path)

    monkeypatch.setattr("reader.index.entry_reader.read_file", vanish)
    library = open_library(root)
    (problem,) = library.problems()
    assert (problem.code, problem.message) == ("unreadable", "is missing; add it")
    monkeypatch.undo()
    assert bring_up_to_date(library)
    assert library.article_ids() == ["sample"]


def test_a_file_that_is_too_large_is_reported(root: Path) -> None:
    with (root / "articles" / "b.yaml").open("wb") as file:
        file.truncate(1 << 30)
    library = open_library(root)
    assert told(library) == ["articles/b.yaml 1:1 too-large"]
    assert f"{MAX_BYTES // 1024**2} MiB" in next(library.problems()).message


@pytest.mark.parametrize(
    "name", [b"\xff\xfe.yaml", b"\x1b[31m.yaml", "\u202e.yaml".encode(), b"a\nb.yaml"]
)
def test_an_unsafe_file_name_is_shown_safely(root: Path, name: bytes) -> None:
    (root / "articles" / "sample.yaml").unlink()
    (root / "articles" / os.fsdecode(name)).write_text(BROKEN)
    library = open_library(root)
    (problem,) = library.problems()
    assert problem.code == "unknown-actor"
    assert str(problem).isprintable()
    (found,) = broken_names(library)
    assert os.fsencode(found) == b"articles/" + name
    assert library.open(found)
    assert not bring_up_to_date(library)


def test_a_large_library_with_many_broken_files_is_usable(tmp_path: Path) -> None:
    articles = {f"{n}.yaml": sample(f"a{n}") if n % 10 > 2 else BROKEN for n in range(1_000)}
    library = open_library(write_library(tmp_path, articles=articles))
    assert library.counts == Counts(articles=700, quotes=1_400, actors=2, broken=300)
    assert len(list(library.problems())) == len(broken_names(library)) == 300
    for n in range(1_000):
        if n % 10 <= 2:
            (tmp_path / "articles" / f"{n}.yaml").unlink()
    assert bring_up_to_date(library)
    assert library.counts == Counts(articles=700, quotes=1_400, actors=2, broken=0)


# Changes


def test_only_changed_files_are_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "articles" / "b.yaml").write_text(sample("other"))
    library = open_library(root)
    read: list[str] = []

    def note(data: bytes, file: str, report: Report) -> object:
        read.append(file)
        return read_article(data, file, report)

    monkeypatch.setattr("reader.index.entry_reader.read_article", note)
    assert not bring_up_to_date(library)
    (root / "articles" / "b.yaml").write_text(sample("another", outlet="Another"))
    assert bring_up_to_date(library)
    assert read == ["articles/b.yaml"]
    assert sorted(library.article_ids()) == ["another", "sample"]


def test_a_file_that_was_only_touched_has_not_changed(root: Path) -> None:
    library = open_library(root)
    for name in ("articles/sample.yaml", "actors.yaml", "library.yaml"):
        os.utime(root / name, ns=(1, 1))
        assert not bring_up_to_date(library)
        file = library.open("articles/sample.yaml")
        assert file
        assert file.stamp == stamp_of(root / "articles/sample.yaml")


def test_an_article_is_checked_again_when_an_authority_file_changes(root: Path) -> None:
    library = open_library(root)
    (root / "actors.yaml").write_text(ACTORS.replace("freedonia:", "sylvania:"))
    assert bring_up_to_date(library)
    assert told(library) == ["articles/sample.yaml 20:17 unknown-actor"]
    assert "sylvania" in library.actors
    (root / "actors.yaml").write_text(ACTORS)
    assert bring_up_to_date(library)
    assert told(library) == []


def test_the_id_of_a_deleted_article_is_free(tmp_path: Path) -> None:
    root = write_library(tmp_path, articles=dict.fromkeys(("a.yaml", "b.yaml"), SAMPLE))
    library = open_library(root)
    (root / "articles" / "a.yaml").unlink()
    assert bring_up_to_date(library)
    assert (told(library), library.file_of("sample")) == ([], "articles/b.yaml")
    (root / "articles" / "a.yaml").write_text(SAMPLE)
    assert bring_up_to_date(library)
    assert told(library) == ["articles/b.yaml 1:5 duplicate-id"]


def test_a_library_whose_library_yaml_breaks_keeps_its_previous_info(root: Path) -> None:
    library = open_library(root)
    before = library.info
    (root / "library.yaml").write_text("]")
    assert bring_up_to_date(library)
    assert told(library) == ["library.yaml 1:1 yaml-syntax"]
    assert library.info == before


def test_an_opened_file_is_as_on_disk_whatever_the_index_says(root: Path) -> None:
    library = open_library(root)
    path = root / "articles" / "sample.yaml"
    path.write_text(SAMPLE.replace("any delay", "all delay").replace("rufus-firefly", "freedonia"))
    file = library.open("articles/sample.yaml")
    assert file
    assert file.article
    assert "all delay" in file.article.quotes[1].words
    path.write_text(SAMPLE.replace("speaker: rufus-firefly", "speaker: nobody"))
    file = library.open("articles/sample.yaml")
    assert file
    assert (file.article, [problem.code for problem in file.problems]) == (None, ["unknown-actor"])
    path.unlink()
    file = library.open("articles/sample.yaml")
    assert file
    assert (file.stamp, file.article) == (None, library.article("sample"))


@pytest.mark.parametrize(("register", "text"), [("actors.yaml", "]"), ("topics.yaml", "]")])
def test_an_opened_article_may_use_any_id_while_an_authority_file_is_broken(
    root: Path, register: str, text: str
) -> None:
    (root / register).write_text(text)
    library = open_library(root)
    (root / "articles" / "sample.yaml").write_text(sample(headline="Changed"))
    file = library.open("articles/sample.yaml")
    assert file
    assert file.article


# The library's own name


def test_the_id_is_read_from_library_yaml_before_the_index_exists(root: Path) -> None:
    assert open_indexed(root).info.id == "test-library"


def test_the_id_is_never_older_than_library_yaml(root: Path) -> None:
    open_library(root)
    (root / "library.yaml").write_text("format: 1\nid: another\ntitle: Another\n")
    assert open_indexed(root).info == LibraryInfo("another", "Another")


def test_a_library_whose_library_yaml_breaks_keeps_its_id(root: Path) -> None:
    open_library(root)
    (root / "library.yaml").write_text("]")
    assert open_indexed(root).info.id == "test-library"


def test_a_broken_library_yaml_without_an_index_means_the_name_of_the_folder(root: Path) -> None:
    (root / "library.yaml").write_text("]")
    assert open_indexed(root).info == LibraryInfo("library", "library")
    assert open_indexed(root).given_id is None


# Before the first frame


def test_a_small_library_is_read_before_the_first_frame(root: Path) -> None:
    assert open_indexed(root).article_ids() == []
    assert open_for_reading(root).article_ids() == ["sample"]


def test_a_large_library_is_read_later(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "FEW_BYTES", len(SAMPLE))
    assert open_for_reading(root).article_ids() == []
    monkeypatch.undo()
    for number in range(opening.FEW_FILES):
        (root / "articles" / f"{number}.yaml").write_text("]")
    library = open_for_reading(root)
    assert (library.article_ids(), library.counts.broken) == ([], 0)
    assert library.info == LibraryInfo("test-library", "A library for tests")
    assert library.given_id == "test-library"


def test_a_few_changes_are_read_before_the_first_frame(root: Path) -> None:
    open_library(root)
    shutil.copy(root / "articles" / "sample.yaml", root / "articles" / "z.yaml")
    assert open_for_reading(root).counts.broken == 1


# Authority files that are broken or not read yet


@pytest.mark.parametrize("name", ["actors.yaml", "topics.yaml", "library.yaml"])
def test_a_broken_authority_file_is_a_broken_file(tmp_path: Path, name: str) -> None:
    root = write_library(tmp_path / "library")
    (root / name).write_text("][")
    library = open_library(root)
    assert library.counts.broken == 1
    (section,) = (each for each in sections(library, Sort.NEWEST) if each.heading == "Broken")
    (row,) = section.rows(0, 9)
    assert row.file == name
    assert section.find(name) == 0
    assert list(library.broken_authorities()) == [name]
    opened = library.open(name)
    assert opened
    assert opened.problems == library.problems_of(name)
    write_library(root)
    changed = library.open(name)
    assert changed
    assert (changed.article, changed.problems) == (None, ())
    bring_up_to_date(library)
    assert library.counts.broken == 0
    assert library.broken_authorities() == {}


def test_a_change_of_the_topics_leaves_a_broken_authority_file_in_the_list(tmp_path: Path) -> None:
    root = write_library(tmp_path / "library")
    (root / "actors.yaml").write_text("][")
    library = open_library(root)
    (root / "topics.yaml").write_text(TOPICS + "more: {name: More}\n")
    bring_up_to_date(library)
    assert list(library.broken_authorities()) == ["actors.yaml"]


def test_no_topic_counts_as_unknown_before_the_authority_files_are_read(tmp_path: Path) -> None:
    library = open_indexed(write_library(tmp_path / "library"))
    opened = library.open("articles/sample.yaml")
    assert opened
    assert opened.problems == ()
    bring_up_to_date(library)
    (library.root / "topics.yaml").write_text(f"{TOPICS}more: {{name: More}}\n")
    text = SAMPLE.replace("topics: [bridges]", "topics: [bridges, more]", 1)
    (library.root / "articles/sample.yaml").write_text(text)
    opened = library.open("articles/sample.yaml")
    assert opened
    assert opened.problems == ()
    bring_up_to_date(library)
    (library.root / "articles/sample.yaml").write_text(text.replace("more]", "none]", 1))
    opened = library.open("articles/sample.yaml")
    assert opened
    assert [problem.code for problem in opened.problems] == ["unknown-topic"]
