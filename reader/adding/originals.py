"""Keeps the copies of sources in a library, under names that every system takes."""

import os
import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from pathlib import Path

from reader.adding.files import create
from reader.adding.ids import slug
from reader.sources.source import STDIN, pasted_name

FOLDER = "originals"
# By its suffix a file is read as what it is; what is no plain suffix says nothing.
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,12}")


class Originals:
    """The folder of originals. With `dry`, nothing is written."""

    def __init__(self, root: Path, *, dry: bool) -> None:
        self._folder = root / FOLDER
        self._dry = dry
        # The copies of this run by the hashes of their bytes.
        self._kept: dict[str, str] = {}

    def keep(self, data: bytes, name: str, digest: str) -> str:
        """Copy a source of a name, unless it is there already. Return the copy's name.

        `digest` is the SHA-256 of the bytes, in hex. Raises `OSError`.
        """
        if digest not in self._kept:
            self._kept[digest] = self._copy(data, name, digest)
        return self._kept[digest]

    def _copy(self, data: bytes, name: str, digest: str) -> str:
        for file in _names(name, digest):
            path = self._folder / file
            if not os.path.lexists(path):
                if not self._dry:
                    create(path, data)
                return file
            if _holds(path, digest):
                return file
        raise AssertionError("there is always another name")


def _names(name: str, digest: str) -> Iterator[str]:
    if name == STDIN:
        yield f"{pasted_name(digest[:8])}.txt"
        stem, suffix = pasted_name(digest), ".txt"
    else:
        path = Path(name.replace("\\", "/"))
        stem, suffix = slug(path.stem), path.suffix if _SUFFIX.fullmatch(path.suffix) else ""
        if stem:
            yield f"{stem}{suffix}"
        stem = f"{stem}-{digest[:8]}".lstrip("-")
        yield f"{stem}{suffix}"
    for number in count(2):
        yield f"{stem}-{number}{suffix}"


def _holds(path: Path, digest: str) -> bool:
    """Whether a file has these bytes."""
    try:
        return path.is_file() and sha256(path.read_bytes()).hexdigest() == digest
    except OSError:
        return False
