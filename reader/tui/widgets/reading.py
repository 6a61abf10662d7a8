"""The reading view: draws the visible lines of one article and highlights the current quote."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from reader.model import HEADLINE, Quote, Span
from reader.tui.drawing.lines import Line
from reader.tui.drawing.margins import Margins, margin_of, margins
from reader.tui.drawing.page import (
    NO_BLOCK,
    Block,
    Highlights,
    Mark,
    Page,
    Runs,
    Shown,
    lit_marks,
    quote_marks,
)
from reader.tui.drawing.quote_lines import PartLines, QuoteLines
from reader.tui.drawing.widths import Room, article_room, room_in
from reader.tui.widgets.rows import BAR
from reader.tui.widgets.selectable import SelectableText

GUTTER, MARGIN = 4, 2


class ReadingView(SelectableText):
    """One article to read. The current quote is the cursor of this pane."""

    class QuoteReached(Message):
        """Scrolling brought another quote into view, or one was clicked."""

        def __init__(self, quote: Quote) -> None:
            super().__init__()
            self.quote = quote

    class Read(Message):
        """Scrolling brought the end of the text into view."""

    class Entered(Message):
        """Enter was pressed."""

    def __init__(self, *, measure: int, id: str) -> None:
        """`measure` is the maximum width of a line of text, in cells."""
        super().__init__(id=id)
        self.measure = measure
        self.shown = Shown([Block("", "dim")])
        self.quote: Quote | None = None
        self.highlights = Highlights()
        self.page = Page(self.shown.blocks, 1)
        self._place: tuple[int, int] | None = None
        self._wanted: tuple[Span, Span] | None = None
        self._kept = (-1, (0, 0))
        self._runs: dict[tuple[int, bool], Runs] = {}
        self._marks: list[dict[int, list[Mark]]] = []
        self._quote_marks: dict[int, list[Mark]] = {}
        self._quote_lines = QuoteLines(self.page)
        self._current_lines = PartLines(self.page)
        self._beside = Margins()

    # What is shown

    def show(self, shown: Shown, quote: Quote | None, place: tuple[int, int] = (0, 0)) -> None:
        """Show an article with a current quote, the place (paragraph, offset) at the top."""
        self.shown, self.quote, self._wanted = shown, quote, None
        self._quote_marks = quote_marks(shown.article, self._colour_of) if shown.article else {}
        self._lay_out(place)

    def restyle(self, shown: Shown) -> None:
        """Change the signs of the same article; redraw only their lines."""
        before = self._beside.signs
        self.shown = shown
        self._beside = margins(shown, self.page, self.room)
        changed = {line - self.top for line, _ in before.items() ^ self._beside.signs.items()}
        in_sight = [line for line in changed if 0 <= line < self.size.height]
        if in_sight:
            self.refresh(*(Region(0, line, self.size.width, 1) for line in in_sight))

    def light_quote(self, quote: Quote | None, *, scroll: bool = True) -> None:
        """Make a quote the current one and, with `scroll`, bring it into view."""
        self.quote = quote
        self._repaint()
        if quote and scroll:
            self.reveal(quote.spans[0], quote.spans[-1])

    def highlight(self, highlights: Highlights) -> None:
        """Highlight matches or mentions. Bring the current one, or else the next, into view."""
        self.highlights = highlights
        self._repaint()
        if highlights.spans:
            span = highlights.spans[
                self._first_highlight() if highlights.current is None else highlights.current
            ]
            self.reveal(span, span)

    def _first_highlight(self) -> int:
        """Return the index of the first highlight in view or below, else of the first of all."""
        place = self.place
        if place == (0, 0):
            return 0
        spans = enumerate(self.highlights.spans)
        return next((i for i, span in spans if (span.paragraph, span.end) > place), 0)

    def set_measure(self, measure: int) -> None:
        """Change the maximum line width; the text at the top stays there."""
        place = self.place
        self.measure = measure
        self._lay_out(place)

    @property
    def place(self) -> tuple[int, int]:
        """The paragraph and offset at the top of the view; (0, 0) is the very top.

        A place that was asked for stays what it was, whatever the width, until the text is moved.
        """
        if self._place is not None:
            return self._place
        top, place = self._kept
        if top == self.top:
            return place
        return self.page.place_at(self.top) if self.top else (0, 0)

    @property
    def at_end(self) -> bool:
        """Whether the last line is in view."""
        return self.top >= self.last_top

    def reveal(self, first: Span, last: Span) -> None:
        """Scroll so that a stretch is in sight, with some lines around it."""
        if self._place is not None:
            # There is no room yet: it is brought into sight when the page is laid out.
            self._wanted = first, last
            return
        top = self.page.lines_of(first)[0]
        bottom = self.page.lines_of(last)[1]
        height = self.size.height
        around = min(3, height // 4)
        if top - around < self.top or bottom - top >= height - 2 * around:
            self.scroll_top(top - around)
        elif bottom + around >= self.top + height:
            self.scroll_top(bottom + around + 1 - height)

    # Laying out

    @property
    def room(self) -> Room:
        """How the pane is divided; the gutter stands beside each line."""
        pane, aside = self.size.width, GUTTER + MARGIN
        if self.shown.article is None:
            return room_in(pane, self.measure, aside)
        return article_room(pane, self.app.size.width, self.measure, aside)

    def _lay_out(self, place: tuple[int, int]) -> None:
        """Lay the page out for the width, with a place at the top of the view."""
        if not self.size.height:
            # The pane has no size yet: the first resize lays the page out.
            self._place = place
            return
        self._place = None
        self.page = Page(self.shown.blocks, self.room.width)
        self._beside = margins(self.shown, self.page, self.room)
        quotes = self.shown.article.quotes if self.shown.article else ()
        self._quote_lines = QuoteLines(self.page, quotes)
        self.scroll_to_place(place)
        if self._wanted:
            first, last = self._wanted
            self._wanted = None
            self.reveal(first, last)
        self._repaint()

    @property
    def length(self) -> int:
        return len(self.page.lines)

    def scroll_to_place(self, place: tuple[int, int]) -> None:
        """Bring a place (paragraph, offset) to the top; (0, 0) is the very top."""
        self.scroll_top(self.page.line_of(*place) if place != (0, 0) else 0)
        self._kept = self.top, place

    def _repaint(self) -> None:
        """Recompute the marks; the runs are recomputed when they are drawn."""
        self._runs.clear()
        article, quote, highlights = self.shown.article, self.quote, self.highlights
        ground = lit_marks(article, quote) if article and quote else {}
        lit: dict[int, list[Mark]] = {}
        self._marks = [self._quote_marks, ground, lit]
        self._current_lines = PartLines(self.page, quote)
        for number, (span, style) in enumerate(
            zip(highlights.spans, highlights.styles, strict=True)
        ):
            if number == highlights.current:
                style = highlights.current_style
            lit.setdefault(span.paragraph, []).append(Mark(span.start, span.end, style))
        self.refresh()

    def _colour_of(self, quote: Quote) -> str:
        return self.shown.colours.get(quote.speaker, "")

    def on_resize(self) -> None:
        if self._place is not None or self.room.width != self.page.width:
            self._lay_out(self.place)

    # Moving

    def scroll_lines(self, lines: int) -> None:
        """Scroll by a number of lines; the current quote follows what is in view."""
        self.scroll_top(self.top + lines)
        self._follow()
        if self.at_end:
            self.post_message(self.Read())

    def _follow(self) -> None:
        """If the current quote is out of view, post the first one in view."""
        top, bottom = self.top, self.top + self.size.height - 1
        if self.quote and self._quote_lines.is_within(self.quote, top, bottom):
            return
        quote = self._quote_lines.first_within(top, bottom)
        if quote:
            self.post_message(self.QuoteReached(quote))

    def move(self, steps: int) -> None:
        self.scroll_lines(steps)

    def steps_a_page(self) -> int:
        return max(1, self.size.height - 2)

    def page_on(self) -> bool:
        """Go down a page. Return ``False`` if the end was in view already."""
        if self.at_end:
            return False
        self.action_page_down()
        return True

    def action_go_first(self) -> None:
        self.move(-self.length)

    def action_go_last(self) -> None:
        self.move(self.length)

    def action_open(self) -> None:
        """Leave it to the screen what enter does in the text."""
        self.post_message(self.Entered())

    def on_click(self, event: events.Click) -> None:
        """Make a quote that is clicked the current one; select words (`SelectableText`)."""
        super().on_click(event)
        article, at = self.shown.article, self.point(event)
        paragraph = self.shown.blocks[at[0]].paragraph if at else None
        if article and at and paragraph is not None:
            quote = article.quote_at(paragraph, at[1])
            if quote:
                self.post_message(self.QuoteReached(quote))

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        # The first frame is drawn before the first resize, and has to show the text, too.
        if self._place is not None:
            self._lay_out(self._place)
        return super().render_lines(crop)

    def draw_line(self, y: int, width: int) -> list[Segment]:
        if y >= self.length:
            return self.painter.segments([], width)
        line = self.page.lines[y]
        left: Line = [*margin_of(y, self._beside, self.shown, self.room), *self._gutter_at(y)]
        if line.block == NO_BLOCK:
            return self.painter.segments(left, width)
        if margin := self.shown.blocks[line.block].margin(line.start):
            left.append((margin, "dim"))
        runs = self._runs_of(line.block).between(line.start, line.end)
        segments = self.painter.segments([*left, *runs], width)
        # Textual's mouse selection needs the place of each segment in the text.
        offset = line.start
        first = sum(bool(text) for text, _ in left)
        for number, (text, _) in enumerate(runs, first):
            style = segments[number].style or Style.null()
            place = Style.from_meta({"offset": (offset, line.block)})
            segments[number] = Segment(segments[number].text, style + place)
            offset += len(text)
        return segments

    def _gutter_at(self, y: int) -> Line:
        sign, style = self._beside.signs.get(y, (" ", ""))
        bar = (
            (BAR, "bar" if self.has_focus else "bar-away")
            if y in self._current_lines
            else (" ", "")
        )
        return [(sign, style), (" ", ""), bar, (" ", "")]

    def _runs_of(self, block: int) -> Runs:
        # The headline is lit only while this pane has the focus.
        lit = self.has_focus
        runs = self._runs.get((block, lit))
        if runs is None:
            paragraph = self.shown.blocks[block].paragraph
            layers = self._marks if paragraph is not None else []
            marks = [mark for layer in layers for mark in layer.get(paragraph or 0, ())]
            marks += self.selected(block)
            shown = self.shown.blocks[block]
            if paragraph == HEADLINE and not lit:
                shown = shown._replace(style="strong")
            runs = self._runs[block, lit] = Runs(shown, marks)
        return runs

    # Selecting with the mouse

    @property
    def blocks(self) -> Sequence[Block]:
        return self.shown.blocks

    def point(self, event: events.Click) -> tuple[int, int] | None:
        place = event.get_content_offset(self)
        if place is None or self.top + place.y >= self.length:
            return None
        line = self.page.lines[self.top + place.y]
        if line.block == NO_BLOCK:
            return None
        return line.block, self.page.offset_at(line, place.x - self.room.left - GUTTER)

    def selection_updated(self, selection: Selection | None) -> None:
        self._runs.clear()
        self.refresh()
