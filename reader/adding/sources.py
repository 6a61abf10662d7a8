"""Finds the files that the user names as sources, and reads and drafts them, many at once."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import partial
from glob import glob
from pathlib import Path
from typing import NamedTuple

from reader.adding.drafting import Drafted, drafts
from reader.adding.head import Given
from reader.adding.originals import FOLDER
from reader.draft.known import KnownActors
from reader.format.files import ARTICLES, AUTHORITIES, INFO, Unreadable, read_file
from reader.model import Actor
from reader.processes import Work, in_processes
from reader.sources.piece import Refused
from reader.sources.reading import MAX_BYTES
from reader.sources.source import STDIN
from reader.text import both_ends

# Fewer are drafted sooner than other processes start.
_FEW = 8
_OF_LIBRARY = frozenset({*AUTHORITIES, ARTICLES, FOLDER, "schema"})
_FILES_A_TASK, _TASKS_AHEAD = 4, 4


class Source(NamedTuple):
    """A file, or ``-`` for standard input, with its bytes and the drafts of its articles."""

    name: str
    data: bytes
    found: Sequence[Drafted | Refused]


class NoSource(Exception):
    """What the user named is no file, folder or pattern with files; the message says so."""


def named_files(written: Iterable[str]) -> list[str]:
    """The files that are named: by themselves, by folders above them, or by patterns.

    Hidden files are left out where they are not named. Raises `NoSource`.
    """
    found: list[str] = []
    for each in written:
        path = os.path.expanduser(each)  # noqa: PTH111 # what is no path stays as it is
        if each == STDIN or Path(path).is_file():
            found.append(path)
            continue
        if Path(path).is_dir():
            below = _files_below(path)
        else:
            matching = glob(path, recursive=True)  # noqa: PTH207 # Path.glob refuses “/a/*.txt”
            below = sorted(one for one in matching if Path(one).is_file())
        if not below:
            raise NoSource(f"there is no file {both_ends(each)}")
        found += below
    return list(dict.fromkeys(found))


def _files_below(folder: str) -> list[str]:
    """The files below a folder. Those of a library are no sources."""
    found = []
    for parent, folders, files in os.walk(folder):
        own = _OF_LIBRARY if INFO in files else frozenset()
        folders[:] = _shown(folders, own)
        found += [str(Path(parent, each)) for each in _shown(files, own)]
    return found


def _shown(names: Iterable[str], own: Set[str]) -> list[str]:
    return sorted(each for each in names if not each.startswith(".") and each not in own)


def read_sources(files: Sequence[str], given: Given, actors: Sequence[Actor]) -> Iterator[Source]:
    """Read and draft files, in their order. A file that cannot be opened holds a `Refused`."""
    make = partial(_drafter, given, actors)
    if len(files) <= _FEW or STDIN in files:
        work = make()
        for file in files:
            yield from work([file])
        return
    yield from in_processes(make, files, _FILES_A_TASK, _TASKS_AHEAD)


def _drafter(given: Given, actors: Sequence[Actor]) -> Work[str, Source]:
    known = KnownActors(actors)
    return lambda files: [_drafted(file, given, known) for file in files]


def _drafted(file: str, given: Given, known: KnownActors) -> Source:
    try:
        data = _read_stdin() if file == STDIN else read_file(Path(file), MAX_BYTES)
    except Unreadable as error:
        return Source(file, b"", [Refused("", f"It {error}.")])
    name = file if file == STDIN else Path(file).name
    return Source(file, data, list(drafts(data, name, given, known)))


def _read_stdin() -> bytes:
    if sys.stdin is None:  # It was closed before the program began.
        raise Unreadable("is closed; name a file")
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from error
