"""A process that adds bookmarks until it is killed: ``python -m tests.notebook.writer``."""

import sys
from dataclasses import replace
from pathlib import Path

from reader.bookmark import Bookmark
from reader.model import QuoteKey
from reader.notebook.store import Bookmarks
from tests.nouns import BOOKMARK

LIBRARY = "test-library"


def numbered(number: int, words: str = BOOKMARK.words) -> Bookmark:
    """A bookmark with a quote and a time of its own."""
    created = f"2020-05-03T10:{number // 60:02}:{number % 60:02}.000+00:00"
    return replace(BOOKMARK, key=QuoteKey("sample", f"q{number}"), created=created, words=words)


def main(folder: Path, first: int, count: int) -> None:
    """Add `count` bookmarks, print the number of each when it is acknowledged, and wait."""
    print("ready", flush=True)
    store = Bookmarks(LIBRARY, folder)
    for number in range(first, first + count):
        store.add(numbered(number))
        print(number, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
