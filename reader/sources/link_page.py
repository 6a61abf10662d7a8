"""Pages of links that readers and browsers export: addresses, and no text."""

import re
from collections.abc import Iterator

from reader.sources.markup import MAX_OF_EXPORT, parse
from reader.sources.piece import CannotRead, Piece, Refused
from reader.sources.prose import prose
from reader.sources.records import links_only
from reader.sources.source import Source

_BEGINNING = re.compile(
    r"<!doctype netscape-bookmark-file|<title>\s*(?:pocket export|instapaper: export|bookmarks)",
    re.IGNORECASE,
)


def is_link_page(source: Source) -> bool:
    """Whether a source is a page of links that Pocket, Instapaper or a browser exported."""
    return _BEGINNING.search(source.head[:2_000]) is not None


def read(source: Source) -> Iterator[Piece | Refused]:
    """Nothing: it says how many addresses the page holds, and which are the first."""
    links = (link.get("href") for link in parse(source.text, MAX_OF_EXPORT).descendants("a"))
    addresses = [link for link in links if link.startswith("http")]
    if not addresses:
        raise CannotRead("It is an export of links without an address in it.")
    yield Refused("", links_only(addresses))


def words_of(source: Source) -> str:
    """The texts of the links."""
    return prose(parse(source.text, MAX_OF_EXPORT))
