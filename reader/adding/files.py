"""Writes files whole or not at all, and never over what somebody else wrote."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.text import both_ends


class Changed(Exception):
    """A file is no longer what it was when it was read; the message names it."""


class CannotWrite(OSError):
    """A file cannot be written; the message names it and says why."""


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, that may be there already. Raises `CannotWrite`."""
    with _writing(path):
        path.mkdir(parents=True, exist_ok=True)


def create(path: Path, data: bytes) -> None:
    """Write a new file, and the folders that it needs.

    Raises `CannotWrite`, also if there is one of that name.
    """
    make_folder(path.parent)
    with _writing(path):
        beside = _written_beside(path, data)
        try:
            # Unlike a rename, a link never replaces what is there.
            path.hardlink_to(beside)
        except FileExistsError:
            raise
        except OSError:  # Some file systems have no links.
            with path.open("xb") as file:
                file.write(data)
        finally:
            beside.unlink()


def replace(path: Path, before: bytes | None, after: bytes) -> None:
    """Replace a file that is what it was `before`, or is missing where that is ``None``.

    Raises `Changed` if it is something else now, and `CannotWrite`.
    """
    with _writing(path):
        beside = _written_beside(path, after, sync=True)
        try:
            if _bytes_of(path) != before:
                raise Changed(f"{path.name} has changed meanwhile; do it again")
            with suppress(OSError):
                beside.chmod(path.stat().st_mode & 0o777)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        shown = both_ends(str(path))
        raise CannotWrite(f"{shown} cannot be written: {error.strerror or error}") from error


def _written_beside(path: Path, data: bytes, *, sync: bool = False) -> Path:
    """A finished file in the same folder, under a name that nothing reads."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        if sync:
            file.flush()
            os.fsync(file.fileno())
    beside = Path(name)
    beside.chmod(0o666 & ~_umask())
    return beside


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
