"""Tells which name was meant by one that is nearly it: ``topics.yml``, ``Articles``."""

from collections.abc import Iterable

_SUFFIX = ".yaml"
_SUFFIXES = (".yaml.txt", ".yml.txt", ".yaml", ".yml", ".yam", ".ymal", ".yalm", "")


def near_miss(name: str, wanted: Iterable[str]) -> str | None:
    """The wanted name of a file or a folder that another stands for: in other letters, as the
    singular or plural, or with another suffix for YAML. ``None`` for others and for itself."""
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
    """The name that a file of YAML ought to have, if it has a suffix that is nearly right."""
    stem, suffix = _parted(name)
    if not suffix or not stem or name.endswith((_SUFFIX, ".yml")):
        return None
    return f"{name.strip()[: len(stem)]}{_SUFFIX}"


def _parted(name: str) -> tuple[str, str]:
    """A name without its suffix, in small letters, and the suffix."""
    lower = name.strip().lower()
    suffix = next(each for each in _SUFFIXES if lower.endswith(each))
    return lower.removesuffix(suffix) if suffix else lower, suffix


def _number(stem: str) -> str:
    """A noun in the singular."""
    return "library" if stem == "libraries" else stem.removesuffix("s")
