"""Finding words in the article, articles in the list, the mentions of an actor; and going back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.model import Paragraph, Span
from reader.text import fold
from reader.tui.drawing.page import Lights
from reader.tui.screens.desk.panes import ARTICLES, TEXT
from reader.tui.screens.desk.side_rows import match_lights, mention_lights
from reader.tui.widgets.bars import Tone
from reader.tui.widgets.panel import ACTORS

if TYPE_CHECKING:
    from reader.search.passages import Highlighter
    from reader.tui.screens.desk.desk import Desk, Doer


def find_words(paragraphs: Sequence[Paragraph], words: str) -> list[Span]:
    """Where the words stand, one after the other, in any case and with or without accents."""
    needle = fold(words)
    spans: list[Span] = []
    if not needle.strip():
        return spans
    for number, paragraph in enumerate(paragraphs):
        text = fold(paragraph.text)
        start = text.find(needle)
        while start >= 0:
            spans.append(Span(number, start, start + len(needle)))
            start = text.find(needle, start + len(needle))
    return spans


class Finding:
    """The commands that find, and what they have found."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.filter = ""
        self._words = ""
        self._matches: list[Span] = []
        self._actor = ""
        self._lamp: Highlighter | None = None
        self._asking = ""
        self._place_before: tuple[int, int] = (0, 0)
        self._filter_before = self._file_before = ""

    def doers(self) -> Mapping[str, Doer]:
        """What carries out the commands that find."""
        return {
            "find": self._ask_find,
            "filter": self._ask_filter,
            "find-next": lambda: self._step(1),
            "find-previous": lambda: self._step(-1),
            "back": self._back,
        }

    # Asking

    async def _ask_find(self) -> None:
        if not self._desk.showing.article:
            self._desk.say("There is no article to find words in.", Tone.WARNING)
            return
        self._place_before = self._desk.text.place
        await self._ask("find", "")

    async def _ask_filter(self) -> None:
        self._filter_before, self._file_before = self.filter, self._desk.list.key
        await self._ask("filter", self.filter)

    async def _ask(self, asking: str, words: str) -> None:
        """The prompt takes the place of the hint line."""
        desk = self._desk
        if not desk.prompt.is_attached:
            # Not before it is asked for: the desk's first frame has no need of it.
            await desk.mount(desk.prompt, before=desk.hints)
        self._asking = asking
        desk.hints.display = False
        desk.prompt.ask(asking, words)

    def words_changed(self, words: str) -> None:
        """Find or filter as one types."""
        if self._asking == "filter":
            self._filter_by(words)
        else:
            self._find(words)

    def keep(self) -> None:
        """Enter: what was found stays lit; the keys go back to the pane."""
        asking = self._close()
        if asking == "filter":
            self._desk.showing.settle()
            self._desk.panes.go(ARTICLES)
            return
        self._desk.panes.go(TEXT)
        if self._words and not self._matches:
            self._desk.say(f"“{self._words}” is not in this article.", Tone.WARNING)
        elif self._words:
            self._say_count()

    def leave(self) -> None:
        """The focus went elsewhere, as by a click: what was found stays lit."""
        self._close()

    def give_up(self) -> None:
        """Escape: as it was before."""
        asking = self._close()
        if asking == "filter":
            self._filter_by(self._filter_before, self._file_before)
            self._desk.panes.go(ARTICLES)
        else:
            self._clear_find()
            self._desk.text.scroll_to_place(self._place_before)
            self._desk.panes.go(self._desk.panes.at)

    def _close(self) -> str:
        asking, self._asking = self._asking, ""
        self._desk.prompt.close()
        self._desk.hints.display = True
        return asking

    # The list

    def _filter_by(self, words: str, file: str = "") -> None:
        self.filter = words.strip()
        self._desk.filtering.look(file)

    def reveal_in_list(self, name: str) -> None:
        """Drop the filter where it hides a file that is to be opened."""
        if self.filter and not self._desk.list.has(name):
            self._filter_by("")

    # The article

    def _find(self, words: str) -> None:
        desk = self._desk
        self._words, self._lamp, self._actor = words, None, ""
        paragraphs = desk.showing.article.paragraphs if desk.showing.article else ()
        self._matches = find_words(paragraphs, words)
        top = self._place_before
        after = [i for i, s in enumerate(self._matches) if (s.paragraph, s.start) >= top]
        current = (after[0] if after else 0) if self._matches else None
        desk.text.light(match_lights(self._matches, current))
        desk.prompt.tell(self._count() if words else "")

    def look_again(self) -> None:
        """Another article or another version: light the same words or actor in it."""
        article = self._desk.showing.article
        if self._words and article:
            if self._lamp:
                self._matches = self._lamp.spans(article)
            else:
                self._matches = find_words(article.paragraphs, self._words)
            self._desk.text.light(match_lights(self._matches, None))
        elif self._actor:
            self.light_actor(self._actor)

    def light_hits(self, query: str, lamp: Highlighter, at: Span) -> None:
        """Light what a search found, the current one at a place."""
        article = self._desk.showing.article
        self._words, self._lamp, self._actor = query, lamp, ""
        self._matches = lamp.spans(article) if article else []
        near = [i for i, span in enumerate(self._matches) if (span.paragraph, span.end) > at[:2]]
        if self._matches:
            self._desk.text.light(match_lights(self._matches, near[0] if near else 0))

    def _count(self) -> str:
        current, total = self._desk.text.lights.current, len(self._matches)
        if not total:
            return "no match"
        return f"match {current + 1} of {total}" if current is not None else f"{total} lit"

    def _say_count(self) -> None:
        self._desk.say(f"“{self._words}”: {self._count()}.")

    def _clear_find(self) -> None:
        self._words, self._matches, self._lamp = "", [], None
        self._desk.text.light(Lights())

    # The actor

    def light_actor(self, actor: str) -> None:
        """Light the mentions of an actor in the text, and none where there is no actor."""
        desk = self._desk
        self._words, self._matches, self._lamp, self._actor = "", [], None, actor
        if desk.showing.article and actor:
            desk.text.light(mention_lights(desk.showing.article, actor, desk.shelf))
        else:
            desk.text.light(Lights())

    def step_actor(self, actor: str) -> None:
        """Go to the next mention of an actor."""
        if actor != self._actor:
            self.light_actor(actor)
        self._step(1)

    def tab_opened(self) -> None:
        """The actor at the cursor of its tab is lit; with another tab, none."""
        if self._desk.side.tab == ACTORS:
            self.light_actor(self._desk.side.open_list.key)
        elif self._actor:
            self.light_actor("")

    # On and back

    def _step(self, by: int) -> None:
        desk = self._desk
        lights = desk.text.lights
        if not lights.spans:
            missing = f"“{self._words}” is not in this article." if self._words else ""
            desk.say(missing or "Nothing to step through: / finds words.", Tone.WARNING)
            return
        if lights.current is None:
            index = self._first_from_here(by)
        else:
            index = (lights.current + by) % len(lights.spans)
        desk.text.light(lights._replace(current=index))
        if self._words:
            self._say_count()
        else:
            name = desk.shelf.library.actors[self._actor].name
            desk.say(f"{name}: mention {index + 1} of {len(lights.spans)}.")

    def _first_from_here(self, by: int) -> int:
        """The first stretch below the top of the view, or the last above it."""
        spans = self._desk.text.lights.spans
        top = self._desk.text.place
        below = [i for i, span in enumerate(spans) if (span.paragraph, span.start) >= top]
        if by > 0:
            return below[0] if below else 0
        return (below[0] - 1 if below else len(spans) - 1) % len(spans)

    async def _back(self) -> None:
        """The selection, then the search, then the filter, then the pane."""
        desk = self._desk
        if desk.selections:
            desk.clear_selection()
        elif self._actor:
            self.light_actor("")
        elif self._lamp:
            self._clear_find()
            await desk.searching.show()
        elif self._words:
            self._clear_find()
        elif self.filter:
            self._filter_by("")
        elif not desk.panes.unzoom():
            desk.hints.hush()
            desk.panes.retreat()
