"""Selecting text with the mouse: a stretch by dragging, a word or a paragraph by clicking."""

import re
from collections.abc import Sequence

from textual import events
from textual.geometry import Offset
from textual.selection import Selection

from reader.folding import BLANKLESS
from reader.tui.drawing.page import Block, Mark
from reader.tui.widgets.scroller import Scroller

# A word with its apostrophes and hyphens; in scripts without blanks, a run of their letters.
_WORD = rf"[{BLANKLESS}]+|[^\W{BLANKLESS}]+(?:[-’'‑][^\W{BLANKLESS}]+)*"


def word_at(text: str, offset: int) -> tuple[int, int]:
    """The start and end (exclusive) of the word around an offset; empty between words."""
    for match in re.finditer(_WORD, text):
        if match.start() <= offset < match.end():
            return match.span()
    return offset, offset


class SelectableText(Scroller):
    """Text in blocks. Selections are in code points of the blocks."""

    ALLOW_SELECT = True

    @property
    def blocks(self) -> Sequence[Block]:
        """The blocks of text."""
        raise NotImplementedError

    def point(self, event: events.Click) -> tuple[int, int] | None:
        """The block under the mouse and the offset in it; ``None`` where no text is."""
        raise NotImplementedError

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return selection.extract("\n".join(block.text for block in self.blocks)), "\n"

    def text_select_all(self) -> None:
        """Select nothing: what Textual takes for all text has names of widgets in it."""

    def on_click(self, event: events.Click) -> None:
        """Select the word under a double click, the paragraph under a triple one."""
        event.prevent_default()
        at = self.point(event)
        if at is None or event.chain < 2:
            return
        block, offset = at
        text = self.blocks[block].text
        start, end = word_at(text, offset) if event.chain == 2 else (0, len(text))
        if start < end:
            selection = Selection(Offset(start, block), Offset(end, block))
            self.screen.selections = {self: selection}

    def selected(self, block: int) -> list[Mark]:
        """What of a block is selected."""
        span = self.text_selection.get_span(block) if self.text_selection else None
        if span is None:
            return []
        end = len(self.blocks[block].text)
        return [Mark(span[0], end if span[1] == -1 else min(end, span[1]), "selected")]
