"""On which lines of a page quotes stand: looked up, however many there are. Pure."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from reader.model import Quote
from reader.tui.drawing.page import Page


class QuoteLines:
    """The lines of the first parts of an article's quotes, which begin in order."""

    def __init__(self, page: Page, quotes: Sequence[Quote] = ()) -> None:
        self._page = page
        self._quotes = quotes
        # How far down the quotes reach, up to each of them.
        self._reach = list(accumulate((self._of(quote)[1] for quote in quotes), max))

    def is_within(self, quote: Quote, top: int, bottom: int) -> bool:
        """Whether a quote stands on one of these lines, both ends inclusive."""
        first, last = self._of(quote)
        return first <= bottom and last >= top

    def first_within(self, top: int, bottom: int) -> Quote | None:
        """The first quote on one of these lines, both ends inclusive."""
        number = bisect_left(self._reach, top)
        found = self._quotes[number] if number < len(self._quotes) else None
        return found if found and self.is_within(found, top, bottom) else None

    def _of(self, quote: Quote) -> tuple[int, int]:
        return self._page.lines_of(quote.spans[0])


class PartLines:
    """The lines of all parts of a quote, which follow each other."""

    def __init__(self, page: Page, quote: Quote | None = None) -> None:
        lines = [page.lines_of(span) for span in quote.spans] if quote else []
        self._firsts = [first for first, _ in lines]
        self._lasts = [last for _, last in lines]

    def __contains__(self, line: int) -> bool:
        part = bisect_left(self._lasts, line)
        return part < len(self._lasts) and self._firsts[part] <= line
