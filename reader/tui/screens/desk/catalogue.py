"""Draws the rows of the article list, marked as read or bookmarked."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.index.files import BrokenRow
from reader.index.listing import ArticleRow
from reader.library.listing import Sort, sections
from reader.library.sections import ListRow, ListSection
from reader.live_session import LiveSession
from reader.tui.drawing.cards import ArticleCard
from reader.tui.drawing.lines import Line
from reader.tui.drawing.list_cards import SectionCards, broken_card
from reader.tui.drawing.stack import LongStack, Row

if TYPE_CHECKING:
    from reader.search.filter import Filtered


class _Title:
    """A heading over the whole list, with no rows of its own."""

    count = 0

    def __init__(self, heading: str) -> None:
        self.heading = heading

    def rows(self, first: int, count: int) -> list[ListRow]:
        return []

    def find(self, file: str) -> int | None:
        return None


def catalogue(session: LiveSession, order: Sort) -> LongStack[ListRow]:
    """Return the whole list. The key of each row is the name of its file."""
    found = sections(session.library, order, session.recent(order))
    titled = order not in (Sort.NEWEST, Sort.READ, Sort.BOOKMARKED)
    return _stack(session, [_Title(str(order)), *found] if titled else found, order)


def filtered_catalogue(session: LiveSession, filtered: "Filtered") -> LongStack[ListRow]:
    """Return the part of the list that passes a filter."""
    from reader.search.filter import filtered_sections

    return _stack(session, filtered_sections(session.library, filtered), Sort.NEWEST)


def _stack(session: LiveSession, found: Sequence[ListSection], order: Sort) -> LongStack[ListRow]:

    def make(row: ListRow) -> Row:
        if isinstance(row, BrokenRow):
            return broken_card(row)
        return Row(row.file, partial(_draw_article, row, session, order))

    return LongStack([SectionCards(section) for section in found], make)


def _draw_article(row: ArticleRow, session: LiveSession, order: Sort, width: int) -> list[Line]:
    """Draw the card of an article with its current marks."""
    progress = session.progress.get(row.id)
    bookmarks = session.bookmarked.count_in(row.id)
    # What was opened or bookmarked is begun.
    read = (progress.read or None) if progress else None if bookmarks else False
    return ArticleCard(
        row,
        read,
        bookmarks,
        under_year=order in (Sort.NEWEST, Sort.OLDEST),
        under_outlet=order is Sort.OUTLET,
    ).draw(width)
