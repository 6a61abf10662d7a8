"""``reader`` and ``reader open``: the desk."""

import os
from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from reader.cli.library import find_article, find_quote, library_folder, reference
from reader.cli.outcome import UsageError
from reader.config import Config
from reader.format.files import NotALibrary, require_library
from reader.library.opening import open_library
from reader.model import QuoteKey
from reader.places import written_path
from reader.text import clean


def run(args: Namespace, config: Config) -> int:
    """Open the desk. Check for errors first, before touching the screen."""
    folder, key = _target(args, config)
    require_library(folder)
    if key:
        _require(folder, key)
    # Textual draws at its next tick after a key: with this, at most 4 ms later. It does not draw
    # while nothing changes. It reads the variable when it is loaded.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    from reader.tui.edge.terminal import refusal

    refused = refusal()
    if refused:
        raise UsageError(refused)
    from reader.tui.app import run_desk

    if key is None:
        return run_desk(folder, config, None, None)
    return run_desk(folder, config, key.article, key.quote or None)


def _target(args: Namespace, config: Config) -> tuple[Path, QuoteKey | None]:
    """Return the library, and the article or quote to open it at."""
    written: str | None = args.target
    if written is None:
        return library_folder(args, config), None
    folder = library_folder(args, config)
    if not _names_article(folder, written) if _is_path(written) else written_path(written).is_dir():
        if args.library:
            raise UsageError("the library is given twice; leave --library out, or the folder")
        return written_path(written), None
    return folder, reference(clean(written), article_alone=True)


def _is_path(written: str) -> bool:
    separators = {os.sep, os.altsep or os.sep}
    return any(separator in written for separator in separators)


def _names_article(folder: Path, written: str) -> bool:
    """Whether ``article/quote``, which may be a path too, names an article of the library."""
    try:
        key = QuoteKey.parse(written)
    except ValueError:
        return False
    with suppress(NotALibrary):
        return open_library(folder).article(key.article) is not None
    return False


def _require(folder: Path, key: QuoteKey) -> None:
    """Raise `NotFoundError` if the library lacks the article, or the article the quote."""
    article = find_article(open_library(folder), key.article)
    if key.quote:
        find_quote(article, key.quote)
