"""XML files: exports of Factiva, and NITF."""

from collections.abc import Iterator

from reader.sources import factiva, nitf
from reader.sources.piece import CannotRead, Piece, Refused
from reader.sources.prose import prose
from reader.sources.source import Source
from reader.sources.xml_tree import parse_xml

_BEGINNINGS = ("<?xml", "<nitf", "<ppsresponse", "<!doctype nitf")


def is_xml(source: Source) -> bool:
    """Whether a source is XML, but no page."""
    head = source.head.lower()
    return head.startswith(_BEGINNINGS) and "<html" not in head


def read(source: Source) -> Iterator[Piece | Refused]:
    """The articles of an XML file."""
    root = parse_xml(source.text)
    if factiva.is_xml(root):
        yield from factiva.read_xml(root)
    elif nitf.is_xml(root):
        yield from nitf.read(root)
    else:
        raise CannotRead("It is XML of a kind that is not known; Factiva and NITF are.")


def words_of(source: Source) -> str:
    """All text of an XML file."""
    return prose(parse_xml(source.text), ())
