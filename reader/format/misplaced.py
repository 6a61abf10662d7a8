"""Finds files that were meant for a library but are not read: by their names, or where they are."""

import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from reader.format.files import ARTICLES, AUTHORITIES, Unreadable, read_file
from reader.format.near_names import as_yaml, near_miss
from reader.problem import Place, Problem, Severity
from reader.text import both_ends, one_line

MOST = 20
_SUFFIXES = (".yaml", ".yml")
# What an article has, and hardly any other file of YAML in a folder under version control.
_KEYS = re.compile(rb"^(id|headline|outlet|published|body):", re.MULTILINE)
_LEAST_KEYS = 3
_MOST_BELOW = 1_000


def misplaced(root: Path, most: int | None = None) -> Iterator[Problem]:
    """Yield warnings about what is not read in a library's folder, at most `MOST`.

    `most` is how many names of a folder are looked at; by default all. What cannot be looked at is
    passed over.
    """
    return islice(_all_misplaced(root, most), MOST)


def _all_misplaced(root: Path, most: int | None) -> Iterator[Problem]:
    for entry in _listed(root, most):
        path, folder = Path(entry.path), _is_folder(entry)
        meant = near_miss(entry.name, (ARTICLES,) if folder else AUTHORITIES)
        if meant:
            if not _is_the_same(root / meant, path) and (not folder or _holds_yaml(path)):
                yield _told(entry.name, meant, there=os.path.lexists(root / meant))
        elif entry.name not in AUTHORITIES and not folder and _is_article(path):
            yield _told(entry.name, f"{ARTICLES}/{entry.name}", move=True)
    for entry in _listed(root / ARTICLES, most):
        name = f"{ARTICLES}/{entry.name}"
        better = as_yaml(entry.name)
        if _is_folder(entry):
            if _holds_yaml(Path(entry.path)):
                yield _warning(name, f"{_shown(name)} is not read; move its files to {ARTICLES}")
        elif better:
            there = os.path.lexists(root / ARTICLES / better)
            yield _told(name, f"{ARTICLES}/{better}", there=there)


def _listed(folder: Path, most: int | None) -> list[os.DirEntry[str]]:
    """Return what is in a folder, but for hidden names, in the order of the names."""
    try:
        with os.scandir(folder) as entries:
            found = [each for each in islice(entries, most) if not each.name.startswith(".")]
    except OSError:
        return []
    return sorted(found, key=lambda entry: os.fsencode(entry.name))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_the_same(one: Path, other: Path) -> bool:
    """Whether a disk that does not tell capitals apart takes the two for one."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def _holds_yaml(folder: Path) -> bool:
    for count, (_, _, names) in enumerate(os.walk(folder)):
        if any(name.endswith(_SUFFIXES) or as_yaml(name) for name in names):
            return True
        if count == _MOST_BELOW:
            break
    return False


def _is_article(path: Path) -> bool:
    if path.suffix not in _SUFFIXES:
        return False
    try:
        data = read_file(path)
    except Unreadable:
        return False
    return len(set(_KEYS.findall(data))) >= _LEAST_KEYS


def _told(name: str, better: str, *, there: bool = False, move: bool = False) -> Problem:
    if there:
        mend = f"move what it holds to {_shown(better)}"
    else:
        mend = f"{'move' if move else 'rename'} it to {_shown(better)}"
    return _warning(name, f"{_shown(name)} is not read; {mend}")


def _warning(name: str, message: str) -> Problem:
    return Problem(one_line(name), Place(1, 1), "not-read", Severity.WARNING, message)


def _shown(name: str) -> str:
    return both_ends(name)
