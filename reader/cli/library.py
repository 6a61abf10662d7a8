"""What most commands share: opening the library, naming its broken files, the bookmarks."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reader.bookmark import Bookmark
from reader.cli.near import did_you_mean
from reader.cli.outcome import Exit, NotFoundError, UsageError, say
from reader.cli.progress import progress
from reader.config import Config
from reader.format.files import INFO
from reader.library.library import Library
from reader.library.opening import open_library
from reader.model import Article, Quote, QuoteKey
from reader.places import bundled_library
from reader.problem import Severity
from reader.text import counted, excerpt

if TYPE_CHECKING:
    from reader.notebook.store import Bookmarks
    from reader.session import Session

MOST_BROKEN = 20


def library_folder(args: Namespace, config: Config) -> Path:
    """Return the library of the command line, else the config's, else the bundled one."""
    named: Path | None = args.library
    return named or config.library or bundled_library()


def own_library(args: Namespace, config: Config) -> Path:
    """Return the library to write into: of the command line, the working directory or the config.

    Raises `UsageError` if there is none: the bundled library stays as it is.
    """
    named: Path | None = args.library
    here = Path() if Path(INFO).is_file() else None
    folder = named or here or config.library
    if folder is None:
        raise UsageError("no library is named; “reader init DIR” makes one, --library DIR names it")
    return folder


def read_library(args: Namespace, config: Config) -> Library:
    """Open the library and bring its index up to date. Raises `NotALibrary` and `IndexBusy`."""
    return read_folder(library_folder(args, config))


def read_folder(folder: Path) -> Library:
    """Open a folder as `read_library` does."""
    with progress("reading") as on_progress:
        library = open_library(folder, on_progress)
    if library.index.why:
        say(library.index.why)
    return library


def tell_broken(library: Library) -> Exit:
    """Name the files with errors. Return the resulting exit code."""
    errors = Counter(p.file for p in library.problems() if p.severity is Severity.ERROR)
    for file, count in errors.most_common()[:MOST_BROKEN]:
        say(f"{file} is broken: {counted(count, 'problem')}; “reader check” lists them")
    if len(errors) > MOST_BROKEN:
        say(f"and {counted(len(errors) - MOST_BROKEN, 'more file')} are broken")
    return Exit.PROBLEMS if errors else Exit.FINE


def no_such(noun: str, id: str, known: Iterable[str]) -> NotFoundError:
    """Return the error for an id that does not exist, with similar ids."""
    hint = did_you_mean(id, known)
    return NotFoundError(f"nothing found: there is no {noun} “{excerpt(id)}” here{hint}")


def reference(written: str, *, article_alone: bool = False) -> QuoteKey:
    """Return the quote that an argument names (`QuoteKey.parse`). Raises `UsageError`."""
    try:
        return QuoteKey.parse(written, article_alone=article_alone)
    except ValueError as error:
        raise UsageError(str(error)) from None


def find_article(library: Library, id: str) -> Article:
    """Return an article of the library. Raises `NotFoundError`."""
    article = library.article(id)
    if article is None:
        raise no_such("article", id, library.article_ids())
    return article


def find_quote(article: Article, id: str) -> Quote:
    """Return a quote of an article. Raises `NotFoundError`."""
    quote = article.by_id.get(id)
    if quote is None:
        raise no_such(f"quote in {excerpt(article.id)} with the id", id, article.by_id)
    return quote


def remember_id(library: Library) -> None:
    """Remember the library's id in case its library.yaml breaks later, if the disk allows it."""
    _session(library).remember_id()


def _session(library: Library) -> "Session":
    from reader.session import Session

    return Session(library)


def open_bookmarks(library: Library) -> "Bookmarks":
    """Open the user's bookmarks of a library. Raises `StoreError`."""
    session = _session(library)
    bookmarks = session.open_bookmarks()
    say_notices(session)
    return bookmarks


def kept_bookmarks(library: Library) -> Mapping[QuoteKey, Bookmark] | None:
    """Return the user's bookmarks; if they cannot be read, say why and return ``None``.

    Does not create a missing store.
    """
    session = _session(library)
    kept = session.kept
    say_notices(session)
    return kept


def say_notices(session: "Session") -> None:
    """Print the notices of a session about the user's stores."""
    for notice in session.notices:
        say(notice)
