"""Tells which name was meant by one that is nearly it: ``topics.yml``, ``Articles``."""

from collections.abc import Iterable

_SUFFIX = ".yaml"
_SUFFIXES = (".yaml.txt", ".yml.txt", ".yaml", ".yml", ".yam", ".ymal", ".yalm", "")


def near_miss(name: str, wanted: Iterable[str]) -> str | None:
    """Return the wanted name of a file or a folder that another stands for.

    It may be in capitals, in the singular or plural, or have another suffix for YAML. ``None`` for
    other names, and for a wanted name itself.
    """
    known = tuple(wanted)
    if name in known:
        return None
    stem, suffix = _parted(name)
    for each in known:
        its_stem, its_suffix = _parted(each)
        if _number(stem) == _number(its_stem) and bool(suffix) == bool(its_suffix):
            return each
    return None


def as_yaml(name: str) -> str | None:
    """Return the name that a file ought to have, if its suffix is nearly one of YAML."""
    stem, suffix = _parted(name)
    if not suffix or not stem or name.endswith((_SUFFIX, ".yml")):
        return None
    return f"{name.strip()[: len(stem)]}{_SUFFIX}"


def _parted(name: str) -> tuple[str, str]:
    """Return a name without its suffix, in small letters, and the suffix."""
    lower = name.strip().lower()
    suffix = next(each for each in _SUFFIXES if lower.endswith(each))
    return lower.removesuffix(suffix) if suffix else lower, suffix


def _number(stem: str) -> str:
    """Return a noun in the singular."""
    return "library" if stem == "libraries" else stem.removesuffix("s")
