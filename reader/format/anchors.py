r"""Reads the body of an article: its paragraphs and the anchors in them.

``[[q2|words]]`` anchors a quote, ``[[@actor|words]]`` a mention. Anchors nest; ``\[``, ``\]`` and
``\#`` are plain characters. Blank lines separate paragraphs. ``## Words`` is a section heading, and
``### Words`` a smaller one. Of a list, each item is a paragraph: two lines or more, without a blank
one between them, begin with ``- ``, ``* `` or ``1. ``. A single such line is text, because a dash
may begin what somebody says. Everything else is text.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from reader.format.nodes import Report
from reader.model import Paragraph, Span
from reader.problem import Place
from reader.text import clean, excerpt

MARK = re.compile(r"\\[\[\]#]|\[\[(?P<mention>@?)(?P<id>[^\[\]|\s]*)\||\[\[|\]\]")
_SPACES = re.compile("[ \n]+")
_HEADING = re.compile("#{2,6} ")
_ITEM = re.compile(r"^(?:[-*•]|(?P<number>\d{1,3}[.)])) (?=\S)", re.MULTILINE)
MAX_NESTING = 8


class Anchor(NamedTuple):
    """A span of the body that belongs to a quote or, with `mention`, names an actor.

    `offset` is where it begins in the raw body.
    """

    id: str
    mention: bool
    span: Span
    offset: int


class Body(NamedTuple):
    """The paragraphs of a body, and its anchors in the order in which they begin."""

    paragraphs: tuple[Paragraph, ...]
    anchors: tuple[Anchor, ...]

    def words(self, span: Span) -> str:
        """Return the words of a span."""
        return self.paragraphs[span.paragraph].text[span.start : span.end]


class _Opening(NamedTuple):
    """An anchor that is not closed yet."""

    id: str
    mention: bool
    start: int
    piece: int
    offset: int


def parse_body(
    raw: str,
    place_at: Callable[[int], Place],
    line_at: Callable[[int], int],
    report: Report,
) -> Body:
    """Read a body. `place_at` and `line_at` map an offset into `raw` to its place and line."""
    text = clean(raw)
    paragraphs: list[Paragraph] = []
    anchors: list[Anchor] = []
    number = 1
    for block in blocks(text):
        start, end = block.start, block.end
        words = text[start:end]
        if "[" in words or "]" in words or "\\#" in words:
            reading = _ParagraphReader(len(paragraphs), place_at, report)
            words = reading.read(text, start, end)
            anchors += sorted(reading.anchors, key=lambda anchor: anchor.offset)
        else:
            words = _folded(words).strip(" ")
        paragraph = Paragraph(words, number, block.heading, line_at(start), block.depth, block.item)
        paragraphs.append(paragraph)
        number += not block.heading
    if not paragraphs:
        report.error("empty-body", place_at(0), "the body holds no text; write its paragraphs")
    return Body(tuple(paragraphs), tuple(anchors))


class Block(NamedTuple):
    """Where a paragraph, item or heading stands, without the signs that make it one."""

    start: int
    end: int
    heading: bool = False
    depth: int = 0
    item: str = ""


def blocks(text: str) -> Iterator[Block]:
    """Yield each paragraph: a run of non-blank lines, a heading, or an item of a list."""
    begun: Block | None = None
    offset = 0
    for line in text.split("\n"):
        heading = _HEADING.match(line)
        if begun and (heading or not line.strip()):
            yield from _items(text, begun._replace(end=offset - 1))
            begun = None
        if heading:
            start, end = offset + heading.end(), offset + len(line)
            yield Block(start, end, heading=True, depth=heading.end() - len("## "))
        elif begun is None and line.strip():
            begun = Block(offset, 0)
        offset += len(line) + 1
    if begun:
        yield from _items(text, begun._replace(end=len(text)))


def _items(text: str, block: Block) -> Iterator[Block]:
    """Yield the items of a block that is a list, and what stands before them; or the block."""
    items = list(_ITEM.finditer(text, block.start, block.end))
    if len(items) < 2:
        yield block
        return
    if items[0].start() > block.start:
        yield block._replace(end=items[0].start() - 1)
    ends = [*(item.start() - 1 for item in items[1:]), block.end]
    for item, end in zip(items, ends, strict=True):
        yield Block(item.end(), end, item=item["number"] or "•")


class _ParagraphReader:
    """Reads one paragraph: folds white space, resolves escapes and collects anchors."""

    def __init__(self, paragraph: int, place_at: Callable[[int], Place], report: Report) -> None:
        self.paragraph = paragraph
        self.place_at = place_at
        self.report = report
        self.anchors: list[Anchor] = []
        self._open: list[_Opening] = []
        self._pieces: list[str] = []
        self._length = 0

    def read(self, text: str, start: int, end: int) -> str:
        """Return the paragraph's text, from `start` to `end` of a cleaned body."""
        for mark in MARK.finditer(text, start, end):
            if start < mark.start():
                self._put(text[start : mark.start()])
            self._read_mark(mark)
            start = mark.end()
        self._put(text[start:end])
        for opening in self._open:
            shown, place = excerpt(opening.id), self.place_at(opening.offset)
            message = f"the anchor “{shown}” is not closed in its paragraph; end it with ]]"
            self.report.error("anchor-open", place, message)
        return "".join(self._pieces).rstrip(" ")

    def _read_mark(self, mark: re.Match[str]) -> None:
        if mark["id"] is not None:
            self._begin(mark)
        elif mark[0] == "]]":
            self._close(mark.start())
        elif mark[0] == "[[":
            message = "“[[” opens no anchor; write [[q1|words]], or \\[\\["
            self._complain(mark.start(), message)
            self._put(mark[0])
        else:
            self._put(mark[0][1])

    def _put(self, piece: str) -> None:
        piece = _folded(piece)
        if piece.startswith(" ") and (not self._pieces or self._pieces[-1].endswith(" ")):
            piece = piece[1:]
        if not piece:
            return
        self._pieces.append(piece)
        self._length += len(piece)

    def _begin(self, mark: re.Match[str]) -> None:
        id, mention, offset = mark["id"], bool(mark["mention"]), mark.start()
        if not id:
            self._complain(offset, "the anchor names nothing before “|”; name a quote or @actor")
        if len(self._open) >= MAX_NESTING:
            if len(self._open) == MAX_NESTING:
                self._complain(offset, f"anchors nest deeper than {MAX_NESTING}; end some first")
        elif any((o.id, o.mention) == (id, mention) for o in self._open):
            self.report.error(
                "anchor-overlap",
                self.place_at(offset),
                f"the anchor “{excerpt(id)}” stands within itself; end the outer one first",
            )
        pieces = len(self._pieces)
        self._open.append(_Opening(id, mention, self._length, pieces, offset))

    def _close(self, offset: int) -> None:
        if not self._open:
            self._complain(offset, "“]]” closes no anchor; for plain brackets write \\]\\]")
            self._put("]]")
            return
        opening = self._open.pop()
        if not opening.id or len(self._open) >= MAX_NESTING:
            return  # Reported where it began.
        words = "".join(self._pieces[opening.piece :])
        if not words.strip():
            place = self.place_at(opening.offset)
            message = f"the anchor “{excerpt(opening.id)}” holds no words"
            self.report.error("anchor-empty", place, message)
            return
        end = opening.start + len(words.rstrip(" "))
        start = end - len(words.strip(" "))
        span = Span(self.paragraph, start, end)
        self.anchors.append(Anchor(opening.id, opening.mention, span, opening.offset))

    def _complain(self, offset: int, message: str) -> None:
        self.report.error("anchor-syntax", self.place_at(offset), message)


def _folded(text: str) -> str:
    """Replace every run of white space with a single space."""
    return _SPACES.sub(" ", text) if "\n" in text or "  " in text else text
