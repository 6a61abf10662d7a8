"""``reader init``: a library of one's own, that opens at once."""

import json
from argparse import Namespace
from pathlib import Path

from reader.adding.files import CannotWrite, create, make_folder
from reader.adding.ids import slug
from reader.adding.originals import FOLDER
from reader.cli.outcome import CommandError, Exit, UsageError
from reader.cli.output import print_line
from reader.config import Config
from reader.format.fields import FORMATS, json_schema
from reader.format.files import ACTORS, ARTICLES, INFO, TOPICS
from reader.format.writing import entry
from reader.text import both_ends, one_line

_SCHEMA = "# yaml-language-server: $schema=schema/{}.json\n"
_TITLE = "My articles"


def run(args: Namespace, config: Config) -> Exit:
    """Make the folder and its files. What is there already stays as it is."""
    folder: Path = args.folder
    if (folder / INFO).exists():
        raise UsageError(f"{both_ends(str(folder))} is a library already; nothing was changed")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{both_ends(str(folder))} is no folder; name another")
    title = one_line(args.title or "") or _TITLE
    info = {"format": "1", "id": slug(title) or "library", "title": title}
    if args.language:
        info["language"] = args.language
    lines = "".join(entry(key, value) for key, value in info.items())
    files = {
        **{f"schema/{name}.json": _schema(name) for name in FORMATS},
        ACTORS: _SCHEMA.format("actors"),
        TOPICS: _SCHEMA.format("topics"),
        # The last one makes the folder a library.
        INFO: _SCHEMA.format("library") + lines,
    }
    try:
        for name in (ARTICLES, FOLDER):
            make_folder(folder / name)
        for name, text in files.items():
            if not (folder / name).exists():
                create(folder / name, text.encode())
    except CannotWrite as error:
        raise CommandError(str(error)) from None
    shown = both_ends(str(folder))
    print_line(
        f"{shown} is a library now. “reader add FILE --library {shown}” fills it,"
        f" “reader open {shown}” opens it."
    )
    return Exit.FINE


def _schema(name: str) -> str:
    return json.dumps(json_schema(name), indent=2, ensure_ascii=False) + "\n"
