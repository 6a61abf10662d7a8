"""What the results of a search stand for: hits, their quotes, and where they lead."""

from collections.abc import Sequence

from reader.index.matches import Found
from reader.live_session import LiveSession
from reader.search.asked import FoundQuote
from reader.search.hits import Hit
from reader.search.results import Group
from reader.search.selection import Selection
from reader.tui.messages import File, Match, Place
from reader.tui.screens.search.search_rows import result_rows
from reader.tui.widgets.rows import Rows


class Hits:
    """The results as the list shows them."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._selection: Selection[Hit] | None = None
        self._groups: Sequence[Group] = ()

    def show(self, selection: Selection[Hit] | None, groups: Sequence[Group] = ()) -> None:
        """These are listed now; of broken files, `groups` has none."""
        self._selection, self._groups = selection, groups

    def quote(self) -> FoundQuote | None:
        """The quote at the cursor; ``None`` where the passage stands in none."""
        hit = self._hit(self._rows.key)
        quote = hit.passage.quote if hit else None
        return FoundQuote(hit.article, quote) if hit and quote else None

    def redraw(self, session: LiveSession) -> None:
        """Draw the results again, from the same place; only those in sight are read."""
        if self._selection and self._groups:
            self._rows.show(result_rows(self._groups, self._selection, session))

    def place(self, key: str, query: str) -> Place | None:
        """Where a result leads."""
        if self._selection and self._selection.plan.broken:
            return File(key) if key else None
        hit = self._hit(key)
        if not hit or not self._selection:
            return None
        span, quote, _ = hit.passage
        lit = self._selection.plan.lit
        return Match(hit.article.file, quote.id if quote else None, span, query, lit)

    def beyond(self, by: int, query: str) -> tuple[str, str]:
        """The first result in the next article (1) or the one before (-1), or where nothing is lit
        in the articles, the next result; empty where there is none. And what to say of it."""
        keys = [[str(found.key) for found in group.found] for group in self._groups]
        here = self._rows.key
        at = next((number for number, group in enumerate(keys) if here in group), None)
        if self._selection is None or at is None:
            return "", "The search has no other hit."
        if self._selection.plan.lit:
            beside = keys[at + by][0] if 0 <= at + by < len(keys) else ""
        else:
            beside = self._rows.key_beside(by)
        if not beside:
            return "", f"The {'last' if by > 0 else 'first'} hit of “{query}”."
        every = [key for group in keys for key in group]
        return beside, f"“{query}”: hit {every.index(beside) + 1:,} of {len(every):,}."

    def _hit(self, key: str) -> Hit | None:
        if self._selection is None or self._selection.plan.broken or not key:
            return None
        return next(self._selection.read([Found(int(key))]), None)
