"""The user's config.yaml: read and checked, never written.

Each error becomes a problem with its place, and a default applies instead. The rest still counts.
"""

import os
from pathlib import Path

from reader.commands import BY_ID, DEFAULT_KEYMAP, Keymap, read_key, shown_key
from reader.config import MAX_WIDTH, MIN_WIDTH, Config
from reader.format.files import Unreadable, read_file
from reader.format.mappings import Entry, Field, MapOf, Record
from reader.format.nodes import Report, Scalar, compose
from reader.format.shapes import Flag, OneOrMore, Text
from reader.places import written_path
from reader.problem import Place
from reader.text import excerpt


class ConfigFields:
    """The keys of config.yaml."""

    library = Field(Text(), "Folder of the library that `reader` opens.")
    theme = Field(Text(), "Name of a theme, as the palette lists them.")
    width = Field(Text(r"[1-9][0-9]{0,3}", "a number of columns"), "Widest line of text.")
    mouse = Field(Flag(), "Whether the mouse works on the desk; true by default.")
    keys = Field(MapOf(Text(), OneOrMore(Text())), "Command id: a key, or several.")


CONFIG = Record("config.yaml", vars(ConfigFields))


def load_config(path: Path) -> Config:
    """Read the config file, or return the defaults if there is none."""
    report = Report(str(path))
    if not os.path.lexists(path):
        return Config()
    try:
        data = read_file(path)
    except Unreadable as error:
        report.error("unreadable", Place(1, 1), str(error))
        return Config(problems=tuple(report.problems))
    document = compose(data, report)
    entry = CONFIG.read(document.root, report) if document else None
    if entry is None:
        # A file with only comments counts as no file.
        return Config(problems=tuple(p for p in report.problems if p.code != "empty-file"))
    keymap = _keymap(entry.get(ConfigFields.keys) or (), report)
    return Config(
        library=_library(entry, path.parent, report),
        theme=entry.text(ConfigFields.theme),
        width=_width(entry, report),
        mouse=entry.get(ConfigFields.mouse) is not False,
        keymap=keymap,
        problems=tuple(sorted(report.problems)),
    )


def _library(entry: Entry, base: Path, report: Report) -> Path | None:
    """Return the named folder, relative to that of the config file (`written_path`)."""
    written = entry.get(ConfigFields.library)
    if written is None:
        return None
    try:
        return base / written_path(written.raw)
    except (RuntimeError, ValueError):
        report.error(
            "bad-value", written.place, f"“{excerpt(written.text)}” is no folder; write a path"
        )
        return None


def _width(entry: Entry, report: Report) -> int | None:
    written = entry.get(ConfigFields.width)
    if written is None:
        return None
    if not MIN_WIDTH <= int(written.raw) <= MAX_WIDTH:
        message = f"the width goes from {MIN_WIDTH} to {MAX_WIDTH} columns"
        report.error("bad-value", written.place, message)
        return None
    return int(written.raw)


def _keymap(chosen: tuple[tuple[Scalar, tuple[Scalar, ...]], ...], report: Report) -> Keymap:
    """Combine the default keys with the user's.

    Where two commands would share a key, the one that the user changed keeps its default keys.
    """
    wanted = dict(DEFAULT_KEYMAP)
    places: dict[str, Place] = {}
    for command, keys in chosen:
        if command.raw not in BY_ID:
            report.error("unknown-command", command.place, _unknown(command.text))
            continue
        try:
            wanted[command.raw] = tuple(dict.fromkeys(read_key(key.raw) for key in keys))
            places[command.raw] = command.place
        except ValueError as error:
            report.error("bad-key", command.place, str(error))
    keymap = dict(wanted)
    owners: dict[str, list[str]] = {}
    for id in [*places, *(id for id in wanted if id not in places)]:
        for key in wanted[id]:
            owner = _owner(owners, id, key)
            if owner == id:
                continue
            report.error(
                "key-clash",
                places[owner],
                f"“{shown_key(key)}” would be the key of both {owner} and {id}; give {id} another",
            )
            keymap[owner] = DEFAULT_KEYMAP[owner]
    owners.clear()
    clash = any(_owner(owners, id, key) != id for id, keys in keymap.items() for key in keys)
    return DEFAULT_KEYMAP if clash else keymap


def _owner(owners: dict[str, list[str]], id: str, key: str) -> str:
    """Return the command that already owns a key in an overlapping scope, or `id` if none does."""
    scope = BY_ID[id].scope
    taken = [each for each in owners.get(key, ()) if BY_ID[each].scope.shares_keys_with(scope)]
    owners.setdefault(key, []).append(id)
    return taken[0] if taken else id


def _unknown(id: str) -> str:
    from difflib import get_close_matches

    shown = excerpt(id)
    near = get_close_matches(shown, BY_ID, 1)
    hint = f"did you mean “{near[0]}”?" if near else "“reader keys” lists them"
    return f"“{shown}” is no command; {hint}"
