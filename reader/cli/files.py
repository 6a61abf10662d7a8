"""Finds the library that files belong to: the nearest folder above them with a library.yaml."""

import os
from collections.abc import Sequence
from pathlib import Path

from reader.cli.outcome import UsageError
from reader.format.files import INFO
from reader.text import both_ends


def library_of(files: Sequence[Path], given: Path | None = None) -> tuple[Path, list[str]]:
    """Return the folder of a library, and the names of its files as they are within it.

    The folder may be `given`. Raises `UsageError`.
    """
    paths = [_absolute(_required(file)) for file in files]
    root = _absolute(given) if given else _above(paths[0])
    for path in paths:
        if not path.is_relative_to(root) or (given is None and _above(path) != root):
            raise UsageError(f"{_shown(path)} is not in the library {_shown(root)}; check it alone")
    return root, list(dict.fromkeys(path.relative_to(root).as_posix() for path in paths))


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 # resolves no link: it is the library's file


def _required(file: Path) -> Path:
    if not os.path.lexists(file):
        raise UsageError(f"there is no file {_shown(file)}")
    if file.is_dir():
        raise UsageError(f"{_shown(file)} is a folder; “--library” checks one as a whole")
    return file


def _above(path: Path) -> Path:
    for folder in path.parents:
        if (folder / INFO).exists():
            return folder
    raise UsageError(f"{_shown(path)} is in no library: no folder above it holds {INFO}")


def _shown(path: Path) -> str:
    return both_ends(str(path))
