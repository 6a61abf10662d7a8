"""The id that a library's data is kept under, even while its library.yaml cannot be read."""

import os
from collections.abc import Mapping
from pathlib import Path

from reader.notebook import IdMissing
from reader.text import both_ends


def setting_of_id(root: Path) -> str:
    """The name of the setting that remembers the id of the library in a folder."""
    resolved = os.fsencode(os.path.realpath(root)).decode("utf-8", "backslashreplace")
    return f"id of the library in {resolved}"


def known_id(given: str | None, root: Path, settings: Mapping[str, str]) -> str | None:
    """The id that library.yaml gives, else the one that it was seen to give before.

    ``None`` where neither is known. Under an id that is guessed nothing may be kept: it would be
    lost as soon as the true one is there.
    """
    return given or settings.get(setting_of_id(root)) or None


def id_missing(root: Path) -> IdMissing:
    """What to raise where it is not known: why nothing can be kept, and how to mend it."""
    shown = both_ends(str(root / "library.yaml"))
    return IdMissing(
        f"{shown} gives no id; bookmarks, reading positions and saved searches are off until its"
        " id is mended"
    )
