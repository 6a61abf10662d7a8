"""Helpers for lists of articles: a library in memory, and the contents of its list."""

from collections.abc import Sequence
from pathlib import Path

from reader.index.database import Index
from reader.library.library import Library
from reader.library.opening import bring_up_to_date
from reader.library.sections import ListSection
from tests.libraries import write_library

Shown = list[tuple[str, list[str]]]


def library_of(folder: Path, articles: dict[str, str]) -> Library:
    """Write a library, and open it with an index in memory."""
    library = Library(write_library(folder, articles=articles), Index(folder, Path("/dev/null")))
    bring_up_to_date(library)
    return library


def shown(parts: Sequence[ListSection]) -> Shown:
    """Return the files under each heading. Assert that each is found in its own section alone."""
    found = []
    for part in parts:
        files = [row.file for row in part.rows(0, part.count + 1)]
        assert len(files) == part.count
        assert [part.find(file) for file in files] == list(range(part.count))
        assert all(
            other.find(file) is None for other in parts if other is not part for file in files
        )
        # Some of the rows equal that part of all rows.
        middle = part.count // 2
        assert [row.file for row in part.rows(middle, 2)] == files[middle : middle + 2]
        found.append((part.heading, files))
    return found
