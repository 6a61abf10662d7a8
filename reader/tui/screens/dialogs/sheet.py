"""A sheet of text over the desk: what is known about an article."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from reader.dates import in_words
from reader.format.future import future_days
from reader.library.library import ArticleFile, Library
from reader.model import Article, Quote
from reader.text import sentence
from reader.tui.drawing.lines import unbroken
from reader.tui.drawing.page import Block, Shown
from reader.tui.screens.dialogs.dialog import Dialog
from reader.tui.widgets.bars import Heading
from reader.tui.widgets.reading import ReadingView
from reader.wording import date_or_none, joined, quote_facts, quote_signs, translation

SHEET_WIDTH = 76
_NAME_CELLS = 11


class Sheet(Dialog[None]):
    """Text under a title. Any of its bound keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,i", "dismiss(None)", "Back", id="back-from-sheet")
    ]

    def __init__(self, title: str, blocks: Sequence[Block]) -> None:
        super().__init__()
        self._title_words = title
        self._blocks = blocks
        self._view = ReadingView(measure=SHEET_WIDTH, id="sheet")

    def compose(self) -> ComposeResult:
        with Vertical(id="window", classes="-tall"):
            yield Heading(f"{self._title_words}   esc back", id="window-title")
            yield self._view

    def on_mount(self) -> None:
        self._view.show(Shown(self._blocks), None)
        self.set_focus(self._view)


def _named(name: str, words: str, cells: int, gap: int = 0) -> Block:
    """Return a name with its meaning indented beside it. No line breaks between the two."""
    return Block(unbroken(f"{name:<{cells}}") + words, gap=gap, hang=cells)


def about_blocks(
    file: ArticleFile, article: Article | None, library: Library, today: date
) -> list[Block]:
    """Return what is known about an article: dates, original, editorial notes, problems."""
    blocks = [Block(article.shown_headline if article else file.name, "accent")]
    if article:
        blocks += _facts(article, library)
    blocks.append(Block(f"File  {library.root / file.name}", "dim"))
    future = future_days(article, today) if article else ()
    for problem in sorted((*file.problems, *future)):
        blocks.append(Block(f"{problem.place}  {problem.severity}: {problem.message}", "warning"))
    if library.info.notice:
        blocks.append(Block(library.info.notice, "dim italic"))
    return blocks


def _facts(article: Article, library: Library) -> list[Block]:
    source = article.source
    topics = (library.topics[id].name for id in article.topics if id in library.topics)
    facts = {
        "Headline": article.headline_note,
        "Outlet": article.outlet,
        "Agency": article.agency,
        "By": article.byline,
        "Place": article.place,
        "Published": date_or_none(article.published),
        "Evidence": article.published_note,
        "Captured": in_words(source.captured) if source and source.captured else None,
        "Text": "retold in our own words; quotes verbatim" if article.retold else "full text",
        "Topics": ", ".join(topics),
        "Address": article.url,
        "Original": source.file if source else None,
        "SHA-256": source.sha256 if source else None,
    }
    blocks = [
        _named(name, value, _NAME_CELLS, gap=0 if number else 1)
        for number, (name, value) in enumerate(
            (name, value) for name, value in facts.items() if value
        )
    ]
    for number, note in enumerate(source.notes if source else ()):
        blocks.append(_named("·", note, 2, gap=0 if number else 1))
    special = [quote for quote in article.quotes if quote_signs(quote)]
    if special:
        blocks.append(Block("What to know of quotes", "accent"))
        blocks += [_named(quote.id, _about_quote(article, quote), 5) for quote in special]
    return blocks


def _about_quote(article: Article, quote: Quote) -> str:
    """What is to be known of a quote, as sentences."""
    facts = quote_facts(article, quote)
    told = [facts.get("from", ""), translation(quote), facts.get("sic", "")]
    words = joined(*told, by=", ")
    return joined(sentence(words) if words else "", quote.note, by=" ")
