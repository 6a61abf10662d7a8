"""Reads many files of a library in several processes."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from reader.index.entries import FileEntry, Unchanged, Wanted
from reader.index.entry_reader import Authorities, EntryReader
from reader.processes import Work, in_processes

_FILES_A_TASK = 40


def read_in_processes(
    root: Path, known: Authorities, wanted: Iterable[Wanted]
) -> Iterator[FileEntry | Unchanged]:
    """Yield the entries of files in order."""
    return in_processes(partial(_reader, root, known), wanted, _FILES_A_TASK)


def _reader(root: Path, known: Authorities) -> Work[Wanted, FileEntry | Unchanged]:
    return EntryReader(root, known).read_all
