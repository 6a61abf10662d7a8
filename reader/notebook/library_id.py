"""The id under which a library's data is stored, even while its library.yaml cannot be read."""

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from reader.notebook import IdMissing
from reader.text import both_ends

_ID_OF = "id of the library in "
# An id stands near the beginning of library.yaml.
_MOST_BYTES = 8192


def setting_of_id(root: Path) -> str:
    """Return the name of the setting that remembers the id of the library in a folder."""
    resolved = os.fsencode(os.path.realpath(root)).decode("utf-8", "backslashreplace")
    return f"{_ID_OF}{resolved}"


def twin_of(id: str, root: Path, settings: Mapping[str, str]) -> Path | None:
    """Return another folder whose library was last seen to give the same id, and still does."""
    own = setting_of_id(root)
    for name, value in settings.items():
        if value == id and name != own and name.startswith(_ID_OF):
            folder = Path(os.fsdecode(name.removeprefix(_ID_OF).encode("utf-8", "surrogateescape")))
            with suppress(OSError):
                text = (folder / "library.yaml").read_bytes()[:_MOST_BYTES].decode(errors="replace")
                if re.search(rf"^id:\s*[\"']?{re.escape(id)}\b", text, re.MULTILINE):
                    return folder
    return None


def told_twin(id: str, twin: Path) -> str:
    """Return a sentence about two libraries that share an id."""
    return (
        f"Another library, {both_ends(str(twin))}, has the same id, “{id}”: the two share their"
        " bookmarks. Give one of them an id of its own in library.yaml."
    )


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
