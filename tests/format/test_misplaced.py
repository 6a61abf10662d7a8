"""A file that is nearly in the place or of the name that is read is told, and nothing else is."""

from pathlib import Path

import pytest

from reader.format.files import NotALibrary, require_library
from reader.format.misplaced import MOST, misplaced
from tests.libraries import SAMPLE, TOPICS, write_library


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def told(root: Path) -> list[str]:
    return [problem.message for problem in misplaced(root)]


@pytest.mark.parametrize(
    "name",
    ["topics.yml", "Topics.yaml", "TOPICS.YAML", "topic.yaml", "topics.yaml.txt", "topics.yaml "],
)
def test_a_register_of_nearly_the_right_name_is_told(root: Path, name: str) -> None:
    (root / "topics.yaml").rename(root / name)
    (problem,) = misplaced(root)
    assert problem.message == f"{name.strip()} is not read; rename it to topics.yaml"
    assert problem.code == "not-read"


@pytest.mark.parametrize("name", ["actors.yml", "actor.yaml", "library.yml", "Libraries.yaml"])
def test_a_register_beside_the_one_that_is_read_is_told(root: Path, name: str) -> None:
    (root / name).write_text(TOPICS)
    (message,) = told(root)
    assert message.startswith(f"{name} is not read; move what it holds to ")


@pytest.mark.parametrize("name", ["Articles", "article", "ARTICLES", "Article"])
def test_a_folder_of_nearly_the_right_name_is_told(root: Path, name: str) -> None:
    (root / "articles").rename(root / name)
    assert told(root) == [f"{name} is not read; rename it to articles"]


@pytest.mark.parametrize("name", ["a.YAML", "a.Yml", "a.yaml.txt", "a.ymal"])
def test_an_article_of_nearly_the_right_name_is_told(root: Path, name: str) -> None:
    (root / "articles" / name).write_text(SAMPLE)
    assert told(root) == [f"articles/{name} is not read; rename it to articles/a.yaml"]


def test_an_article_outside_the_folder_is_told(root: Path) -> None:
    (root / "a.yaml").write_text(SAMPLE)
    assert told(root) == ["a.yaml is not read; move it to articles/a.yaml"]


def test_a_folder_among_the_articles_is_told_once(root: Path) -> None:
    (root / "articles" / "2020" / "05").mkdir(parents=True)
    for number in range(3):
        (root / "articles" / "2020" / "05" / f"{number}.yaml").write_text(SAMPLE)
    assert told(root) == ["articles/2020 is not read; move its files to articles"]


def test_other_files_are_not_told(root: Path) -> None:
    for name in ("README.md", "mkdocs.yml", ".hidden.yaml", "topics.yaml~", "topics.yaml.bak"):
        (root / name).write_text("site_name: A\nnav: []\n")
    for name in ("a.yaml~", ".a.yaml.swp", "a.json", "b.yml", "notes.txt", "yaml", ".yaml"):
        (root / "articles" / name).write_text(SAMPLE)
    (root / "originals").mkdir()
    (root / "originals" / "a.yaml").write_text(SAMPLE)
    (root / "articles" / "pictures").mkdir()
    (root / "articles" / ".git").mkdir()
    (root / "article").mkdir()
    assert told(root) == []


def test_very_many_are_told_in_part(root: Path) -> None:
    for number in range(3 * MOST):
        (root / "articles" / f"{number}.YAML").touch()
    assert len(told(root)) == MOST


def test_what_cannot_be_looked_at_is_passed_over(tmp_path: Path) -> None:
    assert told(tmp_path / "none") == []
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    assert told(tmp_path) == []


@pytest.mark.parametrize("name", ["library.yml", "Library.yaml", "library"])
def test_a_folder_whose_library_file_is_misnamed_is_told_so(root: Path, name: str) -> None:
    (root / "library.yaml").rename(root / name)
    renamed = f"; {name} is not read, rename it to library.yaml"
    hint = "; “reader init " if name == "library" else renamed
    with pytest.raises(NotALibrary, match=f"it holds no library.yaml{hint}"):
        require_library(root)
