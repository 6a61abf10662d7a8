"""Commands to move between quotes, and to copy the current one."""

from collections.abc import Callable, Mapping

from textual.screen import Screen

from reader.citation import FORMS, Cited, with_citation
from reader.live_session import LiveSession
from reader.tui.drawing.lines import clip
from reader.tui.screens.command_screen import Action
from reader.tui.screens.desk.current import Current
from reader.tui.widgets.bars import Say, Tone

COPIED_CELLS = 48


class Quotes:
    """The commands on quotes."""

    def __init__(
        self, session: LiveSession, current: Current, screen: Screen[None], say: Say
    ) -> None:
        self._session = session
        self._current = current
        self._screen = screen
        self._say = say

    def actions(self) -> Mapping[str, Action]:
        """Return the functions that run these commands, by command id."""
        return {
            "next-quote": lambda: self._step(1),
            "previous-quote": lambda: self._step(-1),
            "next-by-speaker": lambda: self._step(1, same_speaker=True),
            "previous-by-speaker": lambda: self._step(-1, same_speaker=True),
            "copy": lambda: self._copy(with_citation),
            "copy-as": self._copy_as,
        }

    def _step(self, by: int, *, same_speaker: bool = False) -> None:
        article, quote = self._current.article, self._current.quote
        if not article or not quote:
            self._say("No quotes in this article.")
            return
        quotes = list(article.quotes)
        index = quotes.index(quote) + by
        while 0 <= index < len(quotes):
            if not same_speaker or quotes[index].speaker == quote.speaker:
                self._current.choose_quote(quotes[index])
                return
            index += by
        whose = f" by {self._session.speaker_name(quote)}" if same_speaker else ""
        self._say(f"The {'last' if by > 0 else 'first'} quote{whose} in this article.")

    def _copy(self, form: Callable[[Cited], str]) -> None:
        article, quote = self._current.article, self._current.quote
        if not article or not quote:
            self._say("There is no quote to copy here.", Tone.WARNING)
            return
        text = form(self._session.cited(article, quote))
        self._screen.app.copy_to_clipboard(text)
        self._say(f"Sent to the clipboard: {clip(text, COPIED_CELLS)}", Tone.DONE)

    def _copy_as(self) -> None:
        from reader.tui.screens.dialogs.choice import Choices

        def chosen(name: str | None) -> None:
            if name:
                self._copy(FORMS[name])

        self._screen.app.push_screen(Choices("Copy the quote as", list(FORMS)), chosen)
