"""Where things are: what ships with the program, and the user's own folders."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_APP = "on-the-record"


def shipped(name: str) -> Path:
    """A folder that ships: inside the package when installed, beside it in the source tree."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def bundled_library() -> Path:
    """The library that ships."""
    return shipped("content")


def config_file() -> Path:
    """The user's config file, whether or not it exists."""
    from platformdirs import user_config_path

    return _own(user_config_path(_APP)) / "config.yaml"


def data_folder() -> Path:
    """Where the user's bookmarks live: never a cache. Not made here."""
    from platformdirs import user_data_path

    return _own(user_data_path(_APP))


def state_folder() -> Path:
    """Where read marks and reading positions live. Not made here."""
    from platformdirs import user_state_path

    return _own(user_state_path(_APP))


def written_path(written: str) -> Path:
    """A path as a user writes it: ``~`` is a home folder, ``$NAME`` a variable that is set.

    Raises `RuntimeError` where a home folder is not known.
    """
    return Path(os.path.expandvars(written)).expanduser()


def cache_folder() -> Path:
    """Where the indexes of libraries live, which can be deleted at any time. Not made here."""
    from platformdirs import user_cache_path

    return _own(user_cache_path(_APP))


def _own(folder: Path) -> Path:
    """The folder, made absolute even where there is no HOME to expand ``~`` with."""
    return folder.absolute()
