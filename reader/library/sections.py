"""What stands under one heading of the list of articles: counted, and read a few rows at a time.

Rows are read from the index when they come into view, so a hundred thousand articles cost no more
than fifty.
"""

from array import array
from collections.abc import Sequence
from typing import Protocol, TypeAlias

from reader.index import files, listing
from reader.index.files import BrokenRow
from reader.index.listing import ArticleRow, Heading
from reader.library.library import Library

ListRow: TypeAlias = ArticleRow | BrokenRow


class ListSection(Protocol):
    """Some rows under one heading, which may be empty. Places are counted from 0."""

    heading: str
    count: int

    def rows(self, first: int, count: int) -> Sequence[ListRow]:
        """Up to `count` rows, starting at row `first`."""

    def find(self, file: str) -> int | None:
        """The place of a file."""


class TableSection:
    """All articles of a year, an outlet or a number of quotes, except a few."""

    def __init__(self, library: Library, under: Heading, heading: str, count: int) -> None:
        self.heading = heading
        self.count = count
        self._ask = library.ask
        self._under = under

    def rows(self, first: int, count: int) -> list[ListRow]:
        keys = self._ask(listing.keys_under, self._under, first, count)
        return [*self._ask(listing.rows_at, keys)]

    def find(self, file: str) -> int | None:
        return self._ask(listing.place_under, self._under, file)


class KeySection:
    """Articles by their keys."""

    def __init__(self, library: Library, heading: str, keys: "array[int]") -> None:
        self.heading = heading
        self.count = len(keys)
        self._ask = library.ask
        self._keys = keys

    def rows(self, first: int, count: int) -> list[ListRow]:
        return [*self._ask(listing.rows_at, self._keys[first : first + count].tolist())]

    def find(self, file: str) -> int | None:
        key = self._ask(listing.key_of_file, file)
        return self._keys.index(key) if key is not None and key in self._keys else None


class BrokenSection:
    """All files that cannot be read."""

    heading = "Broken"

    def __init__(self, library: Library) -> None:
        self._ask = library.ask
        self.count = library.counts.broken

    def rows(self, first: int, count: int) -> list[ListRow]:
        return [*self._ask(files.broken_rows, first, count)]

    def find(self, file: str) -> int | None:
        return self._ask(files.place_of_broken_file, file)


class NamedSection:
    """Broken files by their names."""

    heading = BrokenSection.heading

    def __init__(self, library: Library, names: Sequence[str]) -> None:
        self.count = len(names)
        self._library = library
        self._names = names

    def rows(self, first: int, count: int) -> list[BrokenRow]:
        names = self._names[first : first + count]
        return [BrokenRow(name, self._library.problems_of(name)) for name in names]

    def find(self, file: str) -> int | None:
        return self._names.index(file) if file in self._names else None
