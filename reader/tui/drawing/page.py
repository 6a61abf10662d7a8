"""An article laid out for a width: its lines, and the style of every stretch. Pure.

A page is made of blocks: the headline and what stands under it, then the paragraphs of the body.
Lines are counted from 0, blank ones too; offsets count code points, ends are exclusive.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, takewhile
from types import MappingProxyType
from typing import NamedTuple

from reader.model import HEADLINE, Article, Kind, Paragraph, Quote, Span
from reader.problem import Problem
from reader.text import counted
from reader.tui.drawing.lines import Run, size_of, unbroken, wrap
from reader.wording import date_or_none, dateline

NO_BLOCK = -1
_OPENING, _CLOSING, _POINTS = "“‘\"'«„", "”’\"'»“", ".,;:!?…"


class Block(NamedTuple):
    """A run of text on a page.

    `paragraph` is its index in the body, or `HEADLINE`; ``None`` for what else stands above it.
    `gap` are the blank lines above it; `hang` are the cells by which its further lines are set in,
    and with an `item` before its first line, that one, too.
    """

    text: str
    style: str = ""
    paragraph: int | None = None
    gap: int = 1
    hang: int = 0
    item: str = ""

    def margin(self, start: int) -> str:
        """What stands before the line that begins at an offset."""
        if start == 0:
            return self.item.ljust(self.hang) if self.item else ""
        return " " * self.hang


class PageLine(NamedTuple):
    """A line of a page: a stretch of a block, or nothing where `block` is `NO_BLOCK`."""

    block: int
    start: int = 0
    end: int = 0


class Mark(NamedTuple):
    """A stretch drawn in other style than its block's. Of those that overlap, the later listed
    are on top."""

    start: int
    end: int
    style: str


class Page:
    """Blocks laid out for a width in cells."""

    def __init__(self, blocks: Sequence[Block], width: int) -> None:
        self.blocks = blocks
        self.width = width
        self.lines: list[PageLine] = []
        # Of each block, its first line, and where in it each of its lines begins.
        self._first: list[int] = []
        self._starts: list[list[int]] = []
        for number, block in enumerate(blocks):
            self.lines += [PageLine(NO_BLOCK)] * (block.gap if number else 0)
            self._first.append(len(self.lines))
            lines = _wrap_hanging(block, width)
            self._starts.append([start for start, _ in lines])
            self.lines += [PageLine(number, *ends) for ends in lines]
        self._block_of = {
            block.paragraph: number
            for number, block in enumerate(blocks)
            if block.paragraph is not None
        }

    def line_of(self, paragraph: int, offset: int) -> int:
        """The line on which a code point of a paragraph stands."""
        block = self._block_of.get(paragraph)
        if block is None:
            return 0
        return self._first[block] + max(0, bisect_right(self._starts[block], offset) - 1)

    def lines_of(self, span: Span) -> tuple[int, int]:
        """The first and the last line (inclusive) that a span stands on."""
        return (
            self.line_of(span.paragraph, span.start),
            self.line_of(span.paragraph, max(span.start, span.end - 1)),
        )

    def offset_at(self, line: PageLine, cell: int) -> int:
        """The offset into its block of what stands in a cell of a line, counted from 0; past its
        end, the end."""
        block = self.blocks[line.block]
        cell -= len(block.margin(line.start))
        sizes = map(size_of, block.text[line.start : line.end])
        return line.start + sum(1 for _ in takewhile(cell.__ge__, accumulate(sizes)))

    def place_at(self, line: int) -> tuple[int, int]:
        """The paragraph and offset at the beginning of a line, or of the next that has text.
        Above the body, the beginning of its first paragraph."""
        for number in range(max(0, line), len(self.lines)):
            found = self.lines[number]
            if found.block != NO_BLOCK:
                return max(0, self.blocks[found.block].paragraph or 0), found.start
        return 0, 0


class Highlights(NamedTuple):
    """What is highlighted in the text besides its quotes: matches, or the mentions of an actor.

    `current` is an index into `spans`; there is a style for each span.
    """

    spans: Sequence[Span] = ()
    styles: Sequence[str] = ()
    current: int | None = None
    current_style: str = ""


class Shown(NamedTuple):
    """What the reading view shows: the blocks, and of an article how its quotes are drawn.

    `names` are what its speaker may be called in the margin, the longest first, and `signs` the
    signs beside its first line (bookmarked, echoed), each by its id.
    """

    blocks: Sequence[Block]
    article: Article | None = None
    colours: Mapping[str | None, str] = MappingProxyType({})
    signs: Mapping[str, str] = MappingProxyType({})
    names: Mapping[str, Sequence[str]] = MappingProxyType({})


def _wrap_hanging(block: Block, width: int) -> list[tuple[int, int]]:
    if block.item:
        return wrap(block.text, width - block.hang)
    lines = wrap(block.text, width)
    if not block.hang or len(lines) == 1:
        return lines
    rest = lines[1][0]
    others = wrap(block.text[rest:], max(1, width - block.hang))
    return [lines[0], *((rest + start, rest + end) for start, end in others)]


def article_blocks(article: Article) -> list[Block]:
    """The blocks of an article: headline, where it comes from, the body."""
    blocks = [Block(article.shown_headline, "accent", paragraph=HEADLINE)]
    *origin, date = dateline(article).rpartition(date_or_none(article.published))[:2]
    blocks.append(Block("".join(origin) + unbroken(date), "dim", gap=0))
    if article.draft:
        blocks.append(Block(_draft_line(article), "warning", gap=0))
    if article.retold:
        blocks.append(Block("retold; quotes verbatim", "dim italic", gap=0))
    if article.headline_note:
        blocks.append(Block(article.headline_note, "dim italic", gap=0))
    for index, paragraph in enumerate(article.paragraphs):
        blocks.append(_body_block(index, paragraph, blocks[-1]))
    return blocks


def _draft_line(article: Article) -> str:
    """That the article is a draft, and how much of it awaits a look."""
    waiting = f"; {counted(article.doubts, 'finding')} to review" if article.doubts else ""
    return f"draft{waiting}"


def _body_block(index: int, paragraph: Paragraph, above: Block) -> Block:
    style = ("italic" if paragraph.depth else "strong") if paragraph.heading else ""
    item = paragraph.item
    hang, gap = (len(item) + 1, 0 if above.item else 1) if item else (0, 1)
    return Block(paragraph.text, style, paragraph=index, gap=gap, hang=hang, item=item)


def broken_blocks(file: str, problems: Sequence[Problem]) -> list[Block]:
    """What stands in place of an article that cannot be read: its problems."""
    blocks = [
        Block(file, "error"),
        Block("This file cannot be read until it is mended. Press e to edit it.", "dim"),
    ]
    for problem in problems:
        blocks.append(Block(f"{problem.place}  {problem.message}", "warning"))
    return blocks


def empty_blocks(folder: str) -> list[Block]:
    """What stands in place of an article in a library that has none yet."""
    return [
        Block("No articles yet", "accent"),
        Block(f"reader add FILE --library {folder}", "key"),
        Block("adds the articles in files of any kind as drafts, which R reviews.", gap=0),
        Block(f"This library is the folder {folder}.", "dim"),
    ]


def with_marks(text: str, span: Span) -> tuple[int, int]:
    """The span with the quotation marks around it, and a point between the words and the mark."""
    start, end = span.start, span.end
    if not start or text[start - 1] not in _OPENING:
        return start, end
    after = end + (text[end : end + 1] in _POINTS and end < len(text))
    if text[after : after + 1] and text[after] in _CLOSING:
        return start - 1, after + 1
    return start - 1, end


def quote_marks(article: Article, colour_of: Callable[[Quote], str]) -> dict[int, list[Mark]]:
    """The marks of the quotes by paragraph, outer ones first."""
    marks: dict[int, list[Mark]] = {}
    stretches = [(span, quote) for quote in article.quotes for span in quote.spans]
    stretches.sort(key=lambda stretch: (stretch[0].paragraph, stretch[0].start, -stretch[0].end))
    for span, quote in stretches:
        text = article.paragraphs[span.paragraph].text
        styles = (
            colour_of(quote),
            "italic" if quote.kind is Kind.INDIRECT else "",
            "doubtful" if quote.doubtful else "",
        )
        style = " ".join(filter(None, styles))
        marks.setdefault(span.paragraph, []).append(Mark(*with_marks(text, span), style))
    return marks


def lit_marks(article: Article, quote: Quote) -> dict[int, list[Mark]]:
    """The ground of the quote that is lit, by paragraph."""
    marks: dict[int, list[Mark]] = {}
    for span in quote.spans:
        text = article.paragraphs[span.paragraph].text
        marks.setdefault(span.paragraph, []).append(Mark(*with_marks(text, span), "quote-lit"))
    return marks


class Runs:
    """The runs of one block: its text parted wherever the style change."""

    def __init__(self, block: Block, marks: Sequence[Mark]) -> None:
        self._text = block.text
        edges = sorted(
            {0, len(block.text)}
            | {edge for mark in marks for edge in (mark.start, mark.end) if edge < len(block.text)}
        )
        self._edges = edges
        opening: dict[int, list[int]] = {}
        closing: dict[int, list[int]] = {}
        for rank, mark in enumerate(marks):
            opening.setdefault(mark.start, []).append(rank)
            closing.setdefault(mark.end, []).append(rank)
        active: set[int] = set()
        self._styles: list[str] = []
        for edge in edges[:-1]:
            active.difference_update(closing.get(edge, ()))
            active.update(opening.get(edge, ()))
            names = [block.style, *(marks[rank].style for rank in sorted(active))]
            self._styles.append(" ".join(name for name in names if name))

    def between(self, start: int, end: int) -> list[Run]:
        """The runs of a stretch."""
        runs = []
        index = max(0, bisect_right(self._edges, start) - 1)
        last = bisect_left(self._edges, end)
        for number in range(index, min(last, len(self._styles))):
            left, right = max(start, self._edges[number]), min(end, self._edges[number + 1])
            if left < right:
                runs.append((self._text[left:right], self._styles[number]))
        return runs
