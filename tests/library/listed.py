"""Lists of articles for the tests: a library in memory, and what its list shows."""

from collections.abc import Sequence
from pathlib import Path

from reader.index.database import Index
from reader.library.library import Library
from reader.library.opening import bring_up_to_date
from reader.library.sections import ListSection
from tests.libraries import write_library

Shown = list[tuple[str, list[str]]]


def library_of(folder: Path, articles: dict[str, str]) -> Library:
    """A library that is in memory only."""
    library = Library(write_library(folder, articles=articles), Index(folder, Path("/dev/null")))
    bring_up_to_date(library)
    return library


def shown(parts: Sequence[ListSection]) -> Shown:
    """The files under each heading; each is found at its place, and in no other section."""
    found = []
    for part in parts:
        files = [row.file for row in part.rows(0, part.count + 1)]
        assert len(files) == part.count
        assert [part.find(file) for file in files] == list(range(part.count))
        assert all(
            other.find(file) is None for other in parts if other is not part for file in files
        )
        # A part of the rows is what stands there of all of them.
        middle = part.count // 2
        assert [row.file for row in part.rows(middle, 2)] == files[middle : middle + 2]
        found.append((part.heading, files))
    return found
