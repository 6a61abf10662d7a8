"""``reader show``: an article, followed by a list of its quotes."""

import os
import sys
from argparse import Namespace
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from textwrap import wrap

from reader.citation import Cited, cite
from reader.cli.library import (
    find_article,
    find_quote,
    kept_bookmarks,
    read_library,
    reference,
    tell_broken,
)
from reader.cli.outcome import Exit, NotFoundError
from reader.cli.output import print_json, terminal_width
from reader.cli.records import QuoteRecord, full_record, quote_record
from reader.config import Config
from reader.dates import in_words
from reader.library.library import Library
from reader.model import Article, Kind, Quote, QuoteKey
from reader.speakers import speaker_colours
from reader.text import clean_line
from reader.wording import (
    Sign,
    dateline,
    joined,
    manner,
    second_hand,
    speaker_with_role,
    translation,
)

WIDEST = 80
_INDENT = 5
# The terminal's own colours, which are legible on its background, dark or light.
_COLOURS = ("yellow", "cyan", "green", "red", "magenta", "blue", "bright_cyan")


@dataclass(frozen=True, slots=True)
class _Block:
    """A run of text in one style; `marks` are parts (start, end, style) in other styles."""

    text: str = ""
    style: str = ""
    indent: int = 0
    marks: tuple[tuple[int, int, str], ...] = ()
    item: str = ""

    @property
    def first_margin(self) -> str:
        """The indent of the first line."""
        return self.item.ljust(self.indent)


_BLANK = _Block()


def run(args: Namespace, config: Config) -> Exit:
    """Print an article or a quote, in colour if stdout is a terminal and the user wants it."""
    key = reference(args.article, article_alone=True)
    library = read_library(args, config)
    try:
        article = find_article(library, key.article)
    except NotFoundError:
        tell_broken(library)
        raise
    quotes = [find_quote(article, key.quote)] if key.quote else article.quotes
    kept = kept_bookmarks(library)
    if args.json:
        records = [_record(article, quote, library, kept) for quote in quotes]
        print_json(records[0] if key.quote else full_record(article, library, records))
        return Exit.PROBLEMS if kept is None else Exit.FINE
    starred = {key.quote for key in kept or () if key.article == article.id}
    page = _Page(article, library, starred)
    blocks = page.quote(quotes[0]) if key.quote else page.blocks()
    terminal = terminal_width()
    width = min(terminal or WIDEST, WIDEST)
    if terminal and _wants_colour():
        _paint(blocks, width)
    else:
        _print_plain(blocks, width)
    return Exit.PROBLEMS if kept is None else Exit.FINE


def _record(
    article: Article, quote: Quote, library: Library, kept: Container[QuoteKey] | None
) -> QuoteRecord:
    bookmarked = None if kept is None else QuoteKey(article.id, quote.id) in kept
    return quote_record(cite(article, quote, library.actors), library, bookmarked=bookmarked)


def _wants_colour() -> bool:
    """Whether the user wants colours (https://no-color.org); Rich knows which the terminal has."""
    return not os.environ.get("NO_COLOR")


def _print_plain(blocks: Iterable[_Block], width: int) -> None:
    for block in blocks:
        margin = " " * block.indent
        lines = wrap(
            clean_line(block.text),
            width,
            initial_indent=block.first_margin,
            subsequent_indent=margin,
            break_long_words=False,
            break_on_hyphens=False,
        )
        print("\n".join(lines))


def _paint(blocks: Iterable[_Block], width: int) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, width=width, highlight=False)
    for block in blocks:
        text = Text(clean_line(block.text), block.style)
        for start, end, style in block.marks:
            text.stylize(style, start, end)
        lines = text.wrap(console, max(1, width - block.indent))
        for number, line in enumerate(lines):
            line.rstrip()
            margin = " " * block.indent if number else block.first_margin
            console.print(Text(margin) + line, soft_wrap=True)


class _Page:
    """An article as blocks: the head, the body, and each quote."""

    def __init__(self, article: Article, library: Library, starred: set[str]) -> None:
        self._article = article
        self._starred = starred
        self._cited = [cite(article, quote, library.actors) for quote in article.quotes]
        self._styles: Mapping[str, str] = {
            speaker: _COLOURS[colour]
            for speaker, colour in speaker_colours(
                [quote.speaker for quote in article.quotes]
            ).items()
        }

    def blocks(self) -> Iterator[_Block]:
        """Yield the blocks from top to bottom."""
        yield from self._head()
        yield from self._body()
        for cited in self._cited:
            yield from self._entry(cited)

    def quote(self, quote: Quote) -> Iterator[_Block]:
        """Yield the head, and one quote."""
        yield from self._head()
        yield from self._entry(self._cited[self._article.quotes.index(quote)])

    def _head(self) -> Iterator[_Block]:
        article = self._article
        yield _Block(article.shown_headline, "bold")
        yield _Block(dateline(article), "dim")
        if article.draft:
            yield _Block("draft: nobody has looked through it yet", "dim italic")
        if article.retold:
            yield _Block("retold; quotes verbatim", "dim italic")

    def _body(self) -> Iterator[_Block]:
        marks: dict[int, list[tuple[int, int, str]]] = {}
        for cited in self._cited:
            for span in cited.quote.spans:
                mark = (span.start, span.end, self._style(cited))
                marks.setdefault(span.paragraph, []).append(mark)
        for index, paragraph in enumerate(self._article.paragraphs):
            style = "bold" if paragraph.heading else ""
            if not (paragraph.item and index and self._article.paragraphs[index - 1].item):
                yield _BLANK
            yield _Block(
                paragraph.text,
                style,
                indent=len(paragraph.item) + 1 if paragraph.item else 0,
                marks=tuple(marks.get(index, ())),
                item=paragraph.item,
            )

    def _entry(self, cited: Cited) -> Iterator[_Block]:
        """Yield a quote's entry: ``[q2] James Mattis, US Defence Secretary — told reporters …``."""
        quote = cited.quote
        who = joined(speaker_with_role(cited.speaker, cited.role), manner(quote), by=" — ")
        said = in_words(quote.said) if quote.said else ""
        sign = Sign.BOOKMARKED if quote.id in self._starred else ""
        about = joined(quote.kind, translation(quote), said, second_hand(quote), sign, by=", ")
        style = self._style(cited)
        yield _BLANK
        yield _Block(f"[{quote.id}] {who} ({about})", style)
        yield _Block(cited.words, style, _INDENT)
        if quote.note:
            yield _Block(f"Note: {quote.note}", "dim", _INDENT)

    def _style(self, cited: Cited) -> str:
        colour = self._styles.get(cited.quote.speaker or "", "")
        # Words in marks often stand within reported ones.
        slant = "italic" if cited.quote.kind is Kind.INDIRECT else "not italic"
        return f"{slant} {colour}".strip()
