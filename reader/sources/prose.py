"""Turns elements of a page or of XML into paragraphs, as they would be read."""

from collections.abc import Container, Iterable, Iterator

from reader.sources.markup import BLOCKS, Element, names

UNSEEN = frozenset(("script", "style", "template", "noscript", "head", "!", "svg", "math"))
"""The elements whose text no reader of the page sees."""

ASIDE = UNSEEN | names(
    "nav aside footer form button select iframe object figure audio video dialog menu"
)
"""Those that are no part of an article, beside the unseen ones."""

# Code points that are no characters, and stand for the ends of a line and of a paragraph.
_BREAK, _PARAGRAPH = "\ufdd0", "\ufdd1"


def paragraphs(element: Element, without: Container[str] = UNSEEN) -> list[str]:
    """The paragraphs of an element, but for those of elements named in `without`.

    White space is one blank, but a line break of the page (``br``) stays a newline, and two of them
    part paragraphs. A ``q`` gets the marks that a page shows around it.
    """
    raw = "".join(_flow(element, without))
    pieces = raw.replace(_BREAK * 2, _PARAGRAPH).split(_PARAGRAPH)
    lines = (
        "\n".join(filter(None, (" ".join(line.split()) for line in piece.split(_BREAK))))
        for piece in pieces
    )
    return [each for each in lines if each]


def prose(element: Element, without: Container[str] = UNSEEN) -> str:
    """The `paragraphs`, parted by blank lines."""
    return joined(paragraphs(element, without))


def joined(found: Iterable[str]) -> str:
    """Paragraphs as one text, parted by blank lines."""
    return "\n\n".join(found)


def _flow(element: Element, without: Container[str]) -> Iterator[str]:
    """The text of an element with signs for where lines and paragraphs end."""
    after_break = False
    for child in element.children:
        if isinstance(child, str):
            # White space between two breaks does not keep them from parting paragraphs.
            if not (after_break and child.isspace()):
                yield child.replace(_BREAK, " ").replace(_PARAGRAPH, " ")
                after_break = False
        elif child.name == "br":
            yield _BREAK
            after_break = True
        elif child.name not in without:
            yield from _element(child, without)
            after_break = False


def _element(child: Element, without: Container[str]) -> Iterator[str]:
    if child.name in BLOCKS:
        yield _PARAGRAPH
        yield from _flow(child, without)
        yield _PARAGRAPH
    elif child.name == "q":
        yield "“"
        yield from _flow(child, without)
        yield "”"
    else:
        yield from _flow(child, without)
