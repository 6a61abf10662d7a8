"""Reading single files of a library from the disk, where the index is behind it.

YAML is loaded by these functions and not before: the first frame needs none of it.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from reader.format.files import AUTHORITIES, INFO
from reader.model import Article, LibraryInfo
from reader.problem import Problem

if TYPE_CHECKING:
    from reader.index.entry_reader import Authorities


def read_info(root: Path) -> LibraryInfo | None:
    """What library.yaml says; ``None`` where it gives no id."""
    from reader.format.authorities import read_info
    from reader.index.entry_reader import read_bytes

    data, report = read_bytes(root, INFO)
    return read_info(data, report) if data is not None else None


def read_file(
    root: Path, name: str, known: "Authorities"
) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article in a file, checked against what the library knows, and the file's problems."""
    from reader.format.authorities import check_authority
    from reader.index.entry_reader import check, read_bytes

    data, report = read_bytes(root, name)
    if name in AUTHORITIES:
        check_authority(name, data, report)
        return None, tuple(sorted(report.problems))
    checked = check(data, report, known)
    return checked.article, checked.problems
