"""Parses XML without entities of its own, files from elsewhere, or endless depth.

A document type that only names itself is fine; one that defines entities is refused, before any is
expanded. References that XML does not know but HTML does, as NITF has them, are those of HTML.
"""

from collections.abc import Callable
from xml.parsers import expat

from reader.sources.markup import MAX_DEPTH, Element, unescape
from reader.sources.piece import CannotRead

MAX_ELEMENTS = 1_000_000

_BETWEEN = " "


def parse_xml(data: bytes | str) -> Element:
    """The elements of an XML document, in one without a name.

    Names of elements are in lower case and without their namespaces. Raises `CannotRead`.
    """
    root = Element("")
    around = [root]
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if len(around) > MAX_DEPTH or count > MAX_ELEMENTS:
            raise CannotRead("It is XML with more depth or more elements than any article has.")
        held = {local(key): value for key, value in attributes.items()}
        element = Element(local(name).lower(), held)
        around[-1].children.append(element)
        around.append(element)

    def end(_: str) -> None:
        around.pop()

    def text(found: str) -> None:
        around[-1].children.append(found)

    run_expat(data, start, end, text)
    return root


def run_expat(
    data: bytes | str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Call functions for the starts, ends and texts of an XML document. Raises `CannotRead`.

    The names that they get are a namespace, a blank and a name, or a name alone.
    """
    parser = expat.ParserCreate(namespace_separator=_BETWEEN)
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _refuse_entity
    # Without it, a document with a document type elsewhere loses them.
    parser.SkippedEntityHandler = lambda name, is_parameter: (
        None if is_parameter else text(unescape(f"&{name};"))
    )
    parser.UseForeignDTD(True)
    parser.ExternalEntityRefHandler = lambda *_: 1
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise CannotRead(f"It is broken XML: {error}.") from error


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(_BETWEEN)[2]


def _refuse_entity(*_: object) -> None:
    raise CannotRead("It is XML that defines entities, which may hide anything; it is not read.")
