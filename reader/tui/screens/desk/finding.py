"""The highlights in the text: words that were found, or the mentions of an actor."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.folding import fold, folded, loosely
from reader.live_session import LiveSession
from reader.model import Article, Span
from reader.tui.drawing.page import Highlights
from reader.tui.messages import Going, LastSearch, Match, NextHit
from reader.tui.screens.command_screen import Action
from reader.tui.screens.desk.current import Current
from reader.tui.screens.desk.panes import TEXT, Panes
from reader.tui.screens.desk.side_rows import match_highlights, mention_highlights
from reader.tui.widgets.bars import Say, Tone
from reader.tui.widgets.prompt import Prompt, Question
from reader.tui.widgets.reading import ReadingView

if TYPE_CHECKING:
    from reader.search.passages import Highlighter


def find_words(article: Article, words: str) -> list[Span]:
    """Where some words are, in order, compared as `reader.folding` does."""
    needle = fold(words)
    if not needle.strip():
        return []
    pattern = re.compile(loosely(needle))
    return [
        Span(number, *text.stretch(*match.span()))
        for number, text in ((number, folded(text)) for number, text in article.texts)
        for match in pattern.finditer(text.text)
    ]


def _at_or_after(spans: Sequence[Span], place: tuple[int, int]) -> list[int]:
    """The numbers of the spans at a place (paragraph, offset) or after it; (0, 0) is the top, where
    the headline is in sight."""
    if place == (0, 0):
        return list(range(len(spans)))
    return [number for number, span in enumerate(spans) if (span.paragraph, span.start) >= place]


class Finding:
    """The commands that search within the article, and their matches."""

    def __init__(
        self,
        session: LiveSession,
        current: Current,
        text: ReadingView,
        panes: Panes,
        prompt: Prompt,
        ask: Callable[[Question], Awaitable[None]],
        go_to: Going,
        say: Say,
    ) -> None:
        self._session = session
        self._current = current
        self._text = text
        self._panes = panes
        self._prompt = prompt
        self._ask = ask
        self._go_to = go_to
        self._say = say
        self._words = ""
        self._matches: list[Span] = []
        self._actor = ""
        self._highlighter: Highlighter | None = None

    def actions(self) -> Mapping[str, Action]:
        """Return the functions that run these commands, by command id."""
        return {
            "find": self._ask_find,
            "find-next": lambda: self._step(1),
            "find-previous": lambda: self._step(-1),
        }

    @property
    def has_matches(self) -> bool:
        """Whether something is highlighted, and may be stepped through."""
        return bool(self._words or self._highlighter or self._actor)

    # Words

    async def _ask_find(self) -> None:
        if not self._current.article:
            self._say("There is no article to find words in.", Tone.WARNING)
            return
        place = self._text.place

        def give_up() -> None:
            self._clear()
            self._text.scroll_to_place(place)
            self._panes.go(self._panes.at)

        question = Question("find", "", lambda words: self._find(words, place), self._keep, give_up)
        await self._ask(question)

    def _find(self, words: str, place: tuple[int, int]) -> None:
        """Find words. The first match at or after `place` (paragraph, offset) becomes current."""
        self._words, self._highlighter, self._actor = words, None, ""
        article = self._current.article
        self._matches = find_words(article, words) if article else []
        after = _at_or_after(self._matches, place)
        current = (after[0] if after else 0) if self._matches else None
        self._text.highlight(match_highlights(self._matches, current))
        self._prompt.show_count(self._count() if words else "")

    def _keep(self, words: str) -> None:
        """Keep the matches highlighted, and focus the text."""
        self._panes.go(TEXT)
        if self._words and not self._matches:
            self._say(f"“{self._words}” is not in this article.", Tone.WARNING)
        elif self._words:
            self._say_count()

    def highlight_match(self, match: Match) -> None:
        """Highlight what a search found; the match at its place becomes the current one."""
        from reader.search.passages import Highlighter

        article, at = self._current.article, match.span
        self._words, self._highlighter, self._actor = match.query, Highlighter(match.words), ""
        self._matches = self._highlighter.spans(article) if article else []
        near = [i for i, span in enumerate(self._matches) if (span.paragraph, span.end) > at[:2]]
        if self._matches:
            self._text.highlight(match_highlights(self._matches, near[0] if near else 0))

    def look_again(self) -> None:
        """Highlight the same words or actor in another article or another version of it."""
        article = self._current.article
        if self._words and article:
            if self._highlighter:
                self._matches = self._highlighter.spans(article)
            else:
                self._matches = find_words(article, self._words)
            self._text.highlight(match_highlights(self._matches, None))
        elif self._actor:
            self.highlight_actor(self._actor)

    def _count(self) -> str:
        current, total = self._text.highlights.current, len(self._matches)
        if not total:
            return "no match"
        return f"match {current + 1} of {total}" if current is not None else f"{total} lit"

    def _say_count(self) -> None:
        self._say(f"“{self._words}”: {self._count()}.")

    def _clear(self) -> None:
        self._words, self._matches, self._highlighter = "", [], None
        self._text.highlight(Highlights())

    # The actor

    def highlight_actor(self, actor: str) -> None:
        """Highlight the mentions of an actor, or nothing for an empty id."""
        self._clear()
        self._actor = actor
        article = self._current.article
        if article and actor:
            mentions = self._session.library.mentions(article)
            self._text.highlight(mention_highlights(mentions, actor))

    def step_actor(self, actor: str) -> None:
        """Go to the next mention of an actor."""
        if actor != self._actor:
            self.highlight_actor(actor)
        self._step(1)

    def forget_actor(self) -> bool:
        """Stop highlighting an actor. Return whether one was highlighted."""
        if not self._actor:
            return False
        self.highlight_actor("")
        return True

    # Stepping and going back

    def _step(self, by: int) -> None:
        highlights = self._text.highlights
        if self._highlighter and self._is_beyond(by):
            self._go_to(NextHit(by))
            return
        if not highlights.spans:
            missing = f"“{self._words}” is not in this article." if self._words else ""
            self._say(missing or "Nothing to step through: / finds words.", Tone.WARNING)
            return
        if highlights.current is None:
            index = self._first_from_here(by)
        else:
            index = (highlights.current + by) % len(highlights.spans)
        self._text.highlight(highlights._replace(current=index))
        if self._words:
            self._say_count()
        else:
            name = self._session.library.actors[self._actor].name
            self._say(f"{name}: mention {index + 1} of {len(highlights.spans)}.")

    def _is_beyond(self, by: int) -> bool:
        """Whether the next match of the search is in another article."""
        current, count = self._text.highlights.current, len(self._matches)
        return not count or (current is not None and not 0 <= current + by < count)

    def _first_from_here(self, by: int) -> int:
        """Return the index of the first match below the top of the view, or the last above it."""
        spans = self._text.highlights.spans
        top = self._text.place
        below = _at_or_after(spans, top)
        if by > 0:
            return below[0] if below else 0
        return (below[0] - 1 if below else len(spans) - 1) % len(spans)

    def back(self) -> bool:
        """Remove the highlights, and return to the search that they come from, if any.

        Returns whether there were highlights.
        """
        if self.forget_actor():
            return True
        if not self._words and not self._highlighter:
            return False
        if self._highlighter:
            self._go_to(LastSearch())
        self._clear()
        return True
