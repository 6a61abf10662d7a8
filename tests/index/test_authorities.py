"""A change of an authority file affects the articles that depend on it, and no others."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.format.files import list_files
from reader.index.authorities import AuthorityWriter, read_authorities
from reader.index.database import Index, writing
from reader.index.entry_reader import Authorities
from reader.index.records import as_name
from reader.library.library import Library
from reader.library.opening import bring_up_to_date
from tests.libraries import ACTORS, BROKEN, TOPICS, sample, write_library

OTHER = """\
id: other
headline: Nothing of theirs
outlet: The Daily Test
published: 2020-05-02
body: |
  Nobody says a word here.
"""
ARTICLES = {"a.yaml": sample("a"), "other.yaml": OTHER, "broken.yaml": BROKEN}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    root = write_library(tmp_path, articles=ARTICLES)
    with closing(Index(root, Path("/dev/null"))) as index:
        library = Library(root, index)
        bring_up_to_date(library)
        yield library


def concerned(library: Library, name: str, text: str | None) -> str:
    """Return the articles that become stale when an authority file changes."""
    path = library.root / name
    path.write_text(text) if text is not None else path.unlink()
    sql = library.index.connection
    with writing(sql):
        assert AuthorityWriter(sql, library.root).write(list_files(library.root))
    files = sql.execute("SELECT name FROM file WHERE stale ORDER BY name")
    return " ".join(Path(as_name(file)).stem for (file,) in files)


ALL = "a broken other"


@pytest.mark.parametrize(
    ("name", "text", "files"),
    [
        ("actors.yaml", ACTORS + "x: {name: Somebody, kind: person}\n", "broken"),
        ("actors.yaml", ACTORS.replace("freedonia:", "x:"), "a broken"),
        ("actors.yaml", ACTORS + "x: {name: says a, kind: person}\n", "broken other"),
        ("actors.yaml", ACTORS.replace("name: Rufus Firefly", "name: Rufus T. Firefly"), "a"),
        ("actors.yaml", ACTORS.replace("aliases: [Firefly]", "aliases: [Nothing]"), "a"),
        ("actors.yaml", ACTORS.replace("[Firefly]", "[Firefly, word]"), "other"),
        ("actors.yaml", ACTORS.replace("metonyms: [Fredville]", "aliases: [Fredville]"), "a"),
        ("actors.yaml", ACTORS.replace("Mayor of", "Host of"), ""),
        ("actors.yaml", ACTORS.replace("aliases: [Firefly]", "aliases: [Firefly, _]"), ""),
        ("actors.yaml", "]", ALL),
        ("actors.yaml", None, "a broken"),
        ("topics.yaml", TOPICS + "x: {name: X}\n", "broken"),
        ("topics.yaml", TOPICS.replace("name: Bridges", "name: Spans"), "a"),
        ("topics.yaml", TOPICS.replace("bridges:", "x:"), "a broken"),
        ("topics.yaml", "]", ALL),
        ("topics.yaml", None, "a broken"),
        ("library.yaml", "]", ""),
    ],
)
def test_a_change_affects_the_right_articles(
    library: Library, name: str, text: str | None, files: str
) -> None:
    assert concerned(library, name, text) == files


def test_repairing_a_broken_authority_file_affects_all_articles(library: Library) -> None:
    (library.root / "actors.yaml").write_text("]")
    bring_up_to_date(library)
    assert concerned(library, "actors.yaml", ACTORS) == ALL


def test_while_an_authority_file_is_broken_any_id_is_accepted(library: Library) -> None:
    sql = library.index.connection
    actors, topics = dict(library.actors), dict(library.topics)
    assert read_authorities(sql) == Authorities(actors, topics, all_actors=False, all_topics=False)
    concerned(library, "topics.yaml", "]")
    assert read_authorities(sql) == Authorities(actors, {}, all_actors=False, all_topics=True)
    concerned(library, "actors.yaml", None)
    assert read_authorities(sql) == Authorities({}, {}, all_actors=False, all_topics=True)
    concerned(library, "topics.yaml", None)
    assert read_authorities(sql) == Authorities({}, {}, all_actors=False, all_topics=False)
