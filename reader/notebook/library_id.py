"""The id under which a library's data is stored, even while its library.yaml cannot be read."""

import os
from collections.abc import Mapping
from pathlib import Path

from reader.notebook import IdMissing
from reader.text import both_ends


def setting_of_id(root: Path) -> str:
    """Return the name of the setting that remembers the id of the library in a folder."""
    resolved = os.fsencode(os.path.realpath(root)).decode("utf-8", "backslashreplace")
    return f"id of the library in {resolved}"


def known_id(given: str | None, root: Path, settings: Mapping[str, str]) -> str | None:
    """Return the id that library.yaml gives, else the last one that it was seen to give.

    Returns ``None`` if neither is known. Nothing may be stored under a guessed id: it would be lost
    as soon as the real one is known.
    """
    return given or settings.get(setting_of_id(root)) or None


def id_missing(root: Path) -> IdMissing:
    """Return the error for an unknown id: why nothing can be stored, and how to fix it."""
    shown = both_ends(str(root / "library.yaml"))
    return IdMissing(
        f"{shown} gives no id; bookmarks, reading positions and saved searches are off until its"
        " id is mended"
    )
