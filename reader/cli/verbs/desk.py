"""``reader`` and ``reader open``: the desk."""

import os
from argparse import Namespace
from pathlib import Path

from reader.cli.library import library_folder, no_such
from reader.cli.outcome import UsageError
from reader.config import Config
from reader.format.files import require_library
from reader.library.opening import open_library
from reader.text import clean, excerpt


def run(args: Namespace, config: Config) -> int:
    """Open the desk. What can be refused is refused before the screen is touched."""
    folder, article, quote = _target(args, config)
    require_library(folder)
    if article:
        _require(folder, article, quote)
    # Textual draws at its next tick after a key: 4 ms at most, and none while nothing changes. It
    # reads this when it is loaded.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    from reader.tui.edge.terminal import refusal

    refused = refusal()
    if refused:
        raise UsageError(refused)
    from reader.tui.app import run_desk

    return run_desk(folder, config, article, quote)


def _target(args: Namespace, config: Config) -> tuple[Path, str | None, str | None]:
    """The library, the article and the quote that are meant."""
    written: str | None = args.target
    if written is None:
        return library_folder(args, config), None, None
    if _is_folder(written):
        if args.library:
            raise UsageError("the library is given twice; leave --library out, or the folder")
        return Path(written), None, None
    article, mark, quote = clean(written).partition("#")
    if not article or (mark and not quote):
        raise UsageError(
            f"“{excerpt(written)}” is neither a folder nor an article; write ARTICLE#QUOTE"
        )
    return library_folder(args, config), article, quote or None


def _is_folder(written: str) -> bool:
    """Whether a target is a folder: what has a separator is one even where it does not exist."""
    separators = {os.sep, os.altsep or os.sep}
    return any(separator in written for separator in separators) or Path(written).is_dir()


def _require(folder: Path, id: str, quote: str | None) -> None:
    """Raise `NotFoundError` where the library has no such article, or it no such quote."""
    library = open_library(folder)
    article = library.article(id)
    if article is None:
        raise no_such("article", id, library.article_ids())
    if quote and quote not in article.by_id:
        raise no_such(f"quote in {excerpt(id)} with the id", quote, article.by_id)
