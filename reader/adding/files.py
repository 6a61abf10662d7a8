"""Writes files whole or not at all, and never over what somebody else wrote."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


class Changed(Exception):
    """A file is no longer what it was when it was read; the message names it."""


def create(path: Path, data: bytes) -> None:
    """Write a new file, and the folders that it needs.

    Raises `FileExistsError` if there is one of that name, and `OSError`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
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

    Raises `Changed` if it is something else now, and `OSError`.
    """
    beside = _written_beside(path, after, sync=True)
    try:
        if bytes_of(path) != before:
            raise Changed(f"{path.name} has changed meanwhile; do it again")
        with suppress(OSError):
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


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


def bytes_of(path: Path) -> bytes | None:
    """The bytes of a file; ``None`` if it is missing. Raises `OSError`."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
