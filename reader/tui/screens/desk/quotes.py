"""Going from quote to quote, and bookmarking the one that is shown."""

from collections.abc import Mapping

from reader.live_session import LiveSession
from reader.model import Article, Quote
from reader.search.asked import FoundQuote
from reader.tui.screens.actions.bookmarking import Bookmarking
from reader.tui.screens.command_screen import Action
from reader.tui.screens.desk.current import Current
from reader.tui.screens.desk.panes import SIDE, Panes
from reader.tui.screens.desk.parts import Parts
from reader.tui.screens.desk.side_rows import key_of_row
from reader.tui.widgets.bars import Say, Tone
from reader.tui.widgets.panel import BOOKMARKS


class Quotes:
    """The commands on quotes."""

    def __init__(
        self,
        session: LiveSession,
        current: Current,
        panes: Panes,
        parts: Parts,
        bookmarking: Bookmarking,
        say: Say,
    ) -> None:
        self._session = session
        self._current = current
        self._panes = panes
        self._text, self._side = parts.text, parts.side
        self._bookmarking = bookmarking
        self._say = say

    def actions(self) -> Mapping[str, Action]:
        """Return the functions that run these commands, by command id."""
        return {
            "next-quote": lambda: self._step(1),
            "previous-quote": lambda: self._step(-1),
            "next-by-speaker": lambda: self._step(1, same_speaker=True),
            "previous-by-speaker": lambda: self._step(-1, same_speaker=True),
            "bookmark": self._bookmark,
            "bookmarks": lambda: self._panes.go_tab(BOOKMARKS),
        }

    def at(self) -> FoundQuote | None:
        """The current quote in its article."""
        article, quote = self._current.article, self._current.quote
        return FoundQuote(article, quote) if article and quote else None

    def _step(self, by: int, *, same_speaker: bool = False) -> None:
        article, quote = self._current.article, self._current.quote
        if not article or not article.quotes:
            self._say("No quotes in this article.")
            return
        if quote is None:
            self._current.choose_quote(self._nearest(article, by))
            return
        quotes = list(article.quotes)
        index = quotes.index(quote) + by
        while 0 <= index < len(quotes):
            if not same_speaker or _share_speaker(quotes[index], quote):
                self._current.choose_quote(quotes[index])
                return
            index += by
        whose = f" by {self._session.speaker_name(quote)}" if same_speaker else ""
        self._say(f"The {'last' if by > 0 else 'first'} quote{whose} in this article.")

    def _nearest(self, article: Article, by: int) -> Quote:
        """The first quote below the top of the text, or the last above it."""
        place = self._text.place
        below = [
            each
            for each in article.quotes
            if (each.spans[0].paragraph, each.spans[0].start) >= place
        ]
        above = [each for each in article.quotes if each not in below]
        if by > 0:
            return (below or above)[0 if below else -1]
        return (above or below)[-1 if above else 0]

    async def _bookmark(self) -> None:
        if self._panes.at == SIDE and self._side.tab == BOOKMARKS:
            await self._remove_at_cursor()
        elif found := self.at():
            await self._bookmarking.toggle(*found)
        elif self._current.article and self._current.article.quotes:
            self._say("No quote stands here: ] goes to the next one.", Tone.WARNING)
        else:
            self._say("There is no quote to bookmark here.", Tone.WARNING)

    async def _remove_at_cursor(self) -> None:
        place = self._session.bookmarked.place_of(key_of_row(self._side.open_list.key))
        if place is None:
            self._say("There is no bookmark to remove.", Tone.WARNING)
            return
        for bookmark in self._session.page_of_bookmarks(place, 1):
            await self._bookmarking.remove(bookmark)


def _share_speaker(one: Quote, other: Quote) -> bool:
    """Whether somebody says both quotes, or nobody either."""
    return not set(one.speakers).isdisjoint(other.speakers) or one.speakers == other.speakers
