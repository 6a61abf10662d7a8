"""Libraries that are made and filled as users do it, and reports to fill them with."""

from pathlib import Path

from tests.command import Answer, reader

REPORT = """\
Mayor promises a bridge

The Gazette, 1 March 2020

Jane Doe, the mayor of Exampleton, told reporters: “We will build the bridge this year.”

“It is a scandal that nobody has done it yet,” said John Smith, the leader of the opposition.
"""

OTHER = """\
Ferry will sail no more

The Gazette, 2 April 2021

The ferry across the river will sail for the last time in June, the council decided.

“Nobody needs a ferry where a bridge stands,” said Jane Doe, who moved the end of the service.
"""

THIRD = """\
Council votes on tolls

The Gazette, 3 May 2021

Drivers are going to pay a toll of two crowns on the new bridge, a committee recommended.

“Two crowns are two too many,” said Rufus Firefly, a member of the council for the Greens.
"""


def made(folder: Path) -> Path:
    """A library as ``reader init`` makes it."""
    assert reader("init", folder).code == 0
    return folder


def file(folder: Path, text: str | bytes = REPORT, name: str = "report.txt") -> Path:
    """A source in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def add(library: Path, *args: str | Path) -> Answer:
    """Add sources to a library."""
    return reader("add", *args, "--library", library)


def articles(library: Path) -> list[str]:
    """The ids of the articles that a library has on disk."""
    return sorted(path.stem for path in (library / "articles").iterdir())


def everything(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by their names there."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def assert_sound(library: Path) -> None:
    """Assert that a library has no errors, and that its originals hold every word of it."""
    answer = reader("check", "--library", library, "--sources", library / "originals")
    assert (answer.code, answer.err) == (0, ""), answer.out
    assert " error " not in answer.out
