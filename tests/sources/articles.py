"""Reads sources in tests, and holds the texts that the mock files are made of."""

from reader.sources.piece import Piece, Refused
from reader.sources.reading import read_source

FIRST = (
    "The bridge will open in spring, the mayor of Exampleton said on Thursday, and the toll will"
    " stay as it is for the whole of next year."
)
SECOND = (
    "“We have waited long enough for this,” Jane Doe told reporters at the town hall. “Nobody needs"
    " to take the ferry any more.”"
)
THIRD = (
    "The opposition rejected the plan, which it called too dear for a town of this size, and asked"
    " the council to vote again before the summer."
)
TEXT = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def read(data: bytes | str, name: str) -> list[Piece | Refused]:
    """All that a source gives."""
    return list(read_source(data.encode() if isinstance(data, str) else data, name))


def pieces(data: bytes | str, name: str) -> list[Piece]:
    """The articles of a source, none of which may be refused."""
    found = read(data, name)
    assert not [each for each in found if isinstance(each, Refused)]
    return [each for each in found if isinstance(each, Piece)]


def piece(data: bytes | str, name: str) -> Piece:
    """The only article of a source."""
    (found,) = pieces(data, name)
    return found


def refusal(data: bytes | str, name: str) -> str:
    """Why a source as a whole gives no article."""
    (found,) = read(data, name)
    assert isinstance(found, Refused)
    assert not found.where
    return found.reason
