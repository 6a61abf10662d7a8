"""Lists the files of a library, tells whether they changed, and reads their bytes."""

import os
import stat
from pathlib import Path
from typing import NamedTuple

from reader.format.near_names import near_miss
from reader.text import both_ends

INFO, ACTORS, TOPICS, ARTICLES = "library.yaml", "actors.yaml", "topics.yaml", "articles"
AUTHORITIES = (INFO, ACTORS, TOPICS)
MAX_BYTES = 8 * 1024 * 1024
# Nearly every file is smaller; a buffer for the largest would cost more time than reading.
_USUAL_BYTES = 64 * 1024
_SUFFIXES = (".yaml", ".yml")


class NotALibrary(Exception):
    """The folder cannot be opened as a library; the message says why and what to do."""


class NoLibyaml(Exception):
    """PyYAML was built without libyaml, which is needed to read files."""


class Stamp(NamedTuple):
    """Shows whether a file changed without reading it. `changed` covers its permissions, too."""

    modified: int
    changed: int
    size: int
    inode: int


def require_library(root: Path) -> None:
    """Raise `NotALibrary` if a folder holds no library. Reads nothing."""
    shown = both_ends(str(root))
    try:
        if not root.is_dir():
            raise NotALibrary(f"there is no folder {shown}")
        if not (root / INFO).exists():
            near = next((one for one in sorted(os.listdir(root)) if near_miss(one, (INFO,))), None)
            hint = f"“reader init {shown}” makes it one"
            if near:
                hint = f"{both_ends(near)} is not read, rename it to {INFO}"
            raise NotALibrary(f"{shown} is not a library: it holds no {INFO}; {hint}")
    except OSError as error:
        raise NotALibrary(f"{shown} cannot be opened: {error.strerror}") from error


def list_files(root: Path) -> dict[str, Stamp | None]:
    """Return the files of a library with their stamps, articles in the order of their names.

    A file that is not regular, or cannot be examined, has no stamp. Raises `NotALibrary`.
    """
    require_library(root)
    found = {
        name: stamp_of(root / name)
        for name in AUTHORITIES
        if name == INFO or os.path.lexists(root / name)
    }
    folder = root / ARTICLES
    try:
        # Opening a pipe as a file would block until something is written to it.
        directory = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except FileNotFoundError:
        return found
    except OSError as error:
        raise _unlisted(folder, error) from error
    try:
        names = [name for name in os.listdir(directory) if name.endswith(_SUFFIXES)]
        for name in sorted(names, key=os.fsencode):
            if not name.startswith("."):
                found[f"{ARTICLES}/{name}"] = stamp_of(name, directory)
    except OSError as error:
        raise _unlisted(folder, error) from error
    finally:
        os.close(directory)
    return found


def _unlisted(folder: Path, error: OSError) -> NotALibrary:
    return NotALibrary(f"cannot list {both_ends(str(folder))}: {error.strerror}")


def stamp_of(path: Path | str, directory: int | None = None) -> Stamp | None:
    """Return the stamp of a regular file, or ``None``.

    The path may be relative to an open directory.
    """
    try:
        found = os.stat(path, dir_fd=directory)
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Stamp(found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


class Unreadable(Exception):
    """A file cannot be read; the message says why and what to do."""


def read_file(path: Path, most: int = MAX_BYTES) -> bytes:
    """Return the first `most` + 1 bytes of a file. Raises `Unreadable`.

    Never blocks: anything but a regular file, such as a pipe, is not read.
    """
    try:
        if not path.is_file():
            raise Unreadable(_why_no_file(path))
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise Unreadable(_why_no_file(path))
            data = file.read(_USUAL_BYTES)
            if len(data) == _USUAL_BYTES:
                data += file.read(most + 1 - _USUAL_BYTES)
            return data
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from error


def _why_no_file(path: Path) -> str:
    if path.exists():
        return "is not a file; put one in its place"
    return "is a link that leads nowhere; mend it" if path.is_symlink() else "is missing; add it"
