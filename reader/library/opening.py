"""Opens a library: as its index has it, or brought up to date with the disk first."""

import os
from collections.abc import Callable
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path

from reader.format.files import ARTICLES, list_files, require_library
from reader.index import IndexBusy, IndexFailure
from reader.index.database import OPEN_SECONDS, WRITE_SECONDS, Index
from reader.index.files import all_stamps
from reader.library.library import Library
from reader.places import cache_folder

# The most that is read before the first frame, so that nobody waits for it.
FEW_FILES, FEW_BYTES = 200, 512 * 1024


def open_library(
    root: Path, on_progress: Callable[[int, int], None] = lambda done, total: None
) -> Library:
    """The library in a folder as it is on disk now.

    `on_progress` is called with the numbers of files that are read and that are to be read. Raises
    `NotALibrary`, `IndexBusy`.
    """
    library = open_indexed(root)
    try:
        bring_up_to_date(library, on_progress)
    except IndexFailure as error:
        # The disk may be full.
        library.index.leave_file(str(error))
        bring_up_to_date(library, on_progress)
    return library


def open_indexed(root: Path) -> Library:
    """The library in a folder as its index has it, which may be empty. Raises `NotALibrary`."""
    require_library(root)
    return Library(root, Index(root, cache_folder()))


def open_for_reading(root: Path) -> Library:
    """The library in a folder: up to date if that takes no time, else as its index has it."""
    library = open_indexed(root)
    with suppress(IndexBusy, IndexFailure):
        if _changed_little(library):
            bring_up_to_date(library, seconds=OPEN_SECONDS)
    return library


def bring_up_to_date(
    library: Library,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
    *,
    seconds: float = WRITE_SECONDS,
    patience: float = 0.0,
) -> bool:
    """Read what changed on disk. Gives whether anything had.

    `seconds` and `patience` are those of `reader.index.refresh.refresh`.

    Raises `NotALibrary`, `IndexBusy` and `IndexFailure`.
    """
    from reader.index.refresh import refresh

    library.index.follow_replaced()

    def read() -> bool:
        with closing(library.index.connect()) as connection:
            return refresh(
                library.root, connection, on_progress, seconds=seconds, patience=patience
            )

    changed = library.mended(read)
    if changed:
        library.forget()
    return changed


def _changed_little(library: Library) -> bool:
    """Whether something changed, and little enough to be read at once."""
    try:
        with os.scandir(library.root / ARTICLES) as files:
            if next(islice(files, FEW_FILES, None), None):
                return False
    except FileNotFoundError:
        pass
    except OSError:
        return False
    listed, known = list_files(library.root), library.ask(all_stamps)
    changed = [name for name in listed.keys() | known.keys() if listed.get(name) != known.get(name)]
    sizes = [stamp.size for name in changed if (stamp := listed.get(name))]
    return bool(changed) and sum(sizes) <= FEW_BYTES
