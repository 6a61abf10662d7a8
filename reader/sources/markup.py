"""Parses HTML, as far as finding words in it needs, in time and memory that grow with its size.

The parser of the standard library takes time in proportion to the square of what some broken pages
hold, and trees of C libraries know limits of their own. Here each character is looked at a few
times, elements nest no deeper than `MAX_DEPTH` (what is deeper becomes a neighbour; no word is
lost), and their number is limited.
"""

import html
import re
from collections.abc import Callable, Iterator

from reader.sources.piece import CannotRead

MAX_DEPTH = 200
MAX_ELEMENTS = 150_000
MAX_OF_EXPORT = 500_000
"""The most elements of a page that holds many articles."""


def names(words: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(words.split())


_VOID = names("area base br col embed hr img input link meta param source track wbr basefont frame")
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noframes"))
BLOCKS = names(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table"
    " tbody td tfoot th thead tr ul"
    # Of the XML of agencies
    " block byline dateline distributor headline hl1 hl2 media paragraph sourcename title"
)
"""The elements that begin and end a paragraph."""

# What the start of an element closes, and what keeps it from closing what is outside.
_CLOSES = {
    "li": ({"li"}, {"ul", "ol", "menu"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr", "td", "th"}, {"table"}),
    "td": ({"td", "th"}, {"table", "tr"}),
    "th": ({"td", "th"}, {"table", "tr"}),
    "option": ({"option"}, {"select"}),
}
_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][^\s<>/\"']*)"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>"
    r"|<[!?/][^>]*>?",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""", re.DOTALL
)
# A longer number of a character than Unicode has, which `int` might refuse.
_NO_CHARACTER = re.compile("&#(?:0*[0-9]{8,}|[xX]0*[0-9A-Fa-f]{7,});?")
_MAX_ATTRIBUTE = 20_000


class Element:
    """An element of a page or of XML: its name in lower case, its attributes, and what it holds."""

    __slots__ = ("attributes", "children", "name")

    def __init__(self, name: str, attributes: dict[str, str] | None = None) -> None:
        self.name = name
        self.attributes = attributes or {}
        self.children: list[Element | str] = []

    def get(self, attribute: str) -> str:
        """The value of an attribute; empty if there is none."""
        return self.attributes.get(attribute, "")

    @property
    def classes(self) -> list[str]:
        """The names of its classes."""
        return self.get("class").split()

    @property
    def elements(self) -> Iterator["Element"]:
        """The elements right in it."""
        return (child for child in self.children if isinstance(child, Element))

    def descendants(self, *names: str) -> Iterator["Element"]:
        """Every element in it, in the order of the page; with `names`, only those."""
        waiting = [*self.elements][::-1]
        while waiting:
            element = waiting.pop()
            if not names or element.name in names:
                yield element
            waiting += [*element.elements][::-1]

    def first(self, *names: str) -> "Element | None":
        """The first of the elements in it with one of some names."""
        return next(self.descendants(*names), None)

    def having(self, test: Callable[["Element"], bool]) -> Iterator["Element"]:
        """Every element in it for which a test is true."""
        return (element for element in self.descendants() if test(element))

    @property
    def text(self) -> str:
        """All text in it, on one line."""
        return " ".join("".join(self.texts()).split())

    def texts(self) -> Iterator[str]:
        """Each stretch of text in it."""
        waiting = self.children[::-1]
        while waiting:
            child = waiting.pop()
            if isinstance(child, str):
                yield child
            else:
                waiting += child.children[::-1]


def parse(text: str, most: int = MAX_ELEMENTS) -> Element:
    """The elements of a page, in one without a name.

    Comments become elements named ``!``. Raises `CannotRead` for a page with more than `most`.
    """
    return _Builder(text, most).root


def unescape(text: str) -> str:
    """The text with each reference to a character, such as ``&eacute;``, as that character."""
    return html.unescape(_NO_CHARACTER.sub("\ufffd", text)) if "&" in text else text


class _Builder:
    """Builds the elements of a page."""

    def __init__(self, text: str, most: int) -> None:
        self.root = Element("")
        self._most = most
        self._open = [self.root]
        self._count = 0
        at = 0
        while match := _TOKEN.search(text, at):
            self._add(unescape(text[at : match.start()]))
            at = match.end()
            if match["comment"] is not None:
                self._start("!", {}).children.append(match["comment"])
                self._open.pop()
            elif match["name"] is not None:
                at = self._tag(match, text, at)
        self._add(unescape(text[at:]))

    def _tag(self, match: re.Match[str], text: str, at: int) -> int:
        """Take a tag. Return where to go on, which is after the text of a script."""
        name = match["name"].lower()
        if match["close"]:
            self._end(name)
            return at
        self._close_for(name)
        element = self._start(name, _attributes(match["attributes"]))
        if name in _VOID or (match["attributes"].endswith("/") and name not in BLOCKS):
            self._open.pop()
        elif name in _RAW:
            close = re.compile(f"</{name}", re.IGNORECASE).search(text, at)
            end = close.start() if close else len(text)
            inner = text[at:end]
            element.children.append(inner if name in ("script", "style") else unescape(inner))
            self._open.pop()
            return end
        return at

    def _add(self, text: str) -> None:
        if text:
            self._open[-1].children.append(text)

    def _start(self, name: str, attributes: dict[str, str]) -> Element:
        self._count += 1
        if self._count > self._most:
            raise CannotRead(f"It has more than {self._most:,} elements, which no article needs.")
        if len(self._open) > MAX_DEPTH:
            self._open.pop()
        element = Element(name, attributes)
        self._open[-1].children.append(element)
        self._open.append(element)
        return element

    def _end(self, name: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].name == name:
                del self._open[depth:]
                return

    def _close_for(self, name: str) -> None:
        """Close what the start of an element closes without saying so."""
        closed, kept = _CLOSES.get(name, (set(), set()))
        if name in BLOCKS:
            closed, kept = closed | {"p"}, kept | {"button", "object", "td", "th", "li", "div"}
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].name in closed:
                del self._open[depth:]
                return
            if self._open[depth].name in kept:
                return


def _attributes(written: str) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = match[2] or match[3] or match[4] or ""
        if len(value) <= _MAX_ATTRIBUTE:
            attributes.setdefault(match[1].lower(), unescape(value))
    return attributes
