"""The review of a draft: the text with the finding lit, and what is asked of it beside it.

It goes from one doubtful finding to the next. Each answer is a step that is written at once, and
that undo takes back.
"""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from reader.adding.actor_file import CannotAppend
from reader.adding.files import Changed
from reader.commands import Command, Keymap, ScreenName
from reader.doubts import QuoteDoubt
from reader.format.editing import CannotEdit
from reader.live_session import LiveSession
from reader.model import Kind, Quote, Span
from reader.review import steps
from reader.review.reviewer import HEAD, Reviewer
from reader.review.steps import Step
from reader.text import counted, sentence
from reader.tui.bindings import bindings_on
from reader.tui.drawing.finding import head_lines, quote_lines, short_quote_lines
from reader.tui.drawing.lines import Line
from reader.tui.drawing.page import Highlights, Shown, article_blocks
from reader.tui.drawing.widths import THREE_FROM
from reader.tui.screens.actions.dialogs import Dialogs
from reader.tui.screens.command_screen import Action, CommandScreen
from reader.tui.screens.review.adding import Addition
from reader.tui.screens.review.answers import HEAD_FIELDS, Answers
from reader.tui.widgets.bars import TitleBar, Tone
from reader.tui.widgets.divider import Divider
from reader.tui.widgets.lines_view import LinesView
from reader.tui.widgets.reading import ReadingView
from reader.wording import Sign

_KINDS = list(Kind)
_OF_QUOTE = (
    *("review-accept", "review-speaker", "review-longer", "review-later", "review-kind"),
    *("review-drop", "review-next", "undo", "review-back"),
)
_OF_HEAD = ("review-accept", "review-next", "undo", "review-back")
_OF_ADDITION = ("review-accept", "review-longer", "review-later", "review-next", "review-back")


class ReviewScreen(CommandScreen):
    """Goes through what a program proposed of one article."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_on(ScreenName.REVIEW)

    def __init__(
        self,
        session: LiveSession,
        keymap: Keymap,
        reviewer: Reviewer,
        measure: int,
        run: Callable[[Command], None],
    ) -> None:
        """`run` carries out a command that was picked, wherever it works."""
        super().__init__(ScreenName.REVIEW, keymap)
        self._session = session
        self._reviewer = reviewer
        self._at = next(iter(reviewer.doubtful), HEAD)
        self._stretch = 0
        self._addition: Addition | None = None
        self._bar = TitleBar(id="title")
        self._text = ReadingView(measure=measure, id="text")
        self._view = LinesView(id="finding")
        self._answers = Answers(
            session, reviewer, self, lambda: self._quote, self._do, self._carry_out, self._text
        )
        dialogs = Dialogs(session, keymap, self, self.hints, run, self.go_to, self.say)
        self.actions: Mapping[str, Action] = {
            **dialogs.actions(),
            "review-accept": self._accept,
            "review-next": lambda: self._step(1),
            "review-previous": lambda: self._step(-1),
            "review-speaker": self._answers.ask_speaker,
            "review-kind": self._turn_kind,
            "review-cue": self._answers.ask_cue,
            "review-said": self._answers.ask_said,
            "review-longer": lambda: self._grow(right=1),
            "review-shorter": lambda: self._grow(right=-1),
            "review-earlier": lambda: self._grow(left=1),
            "review-later": lambda: self._grow(left=-1),
            "review-split": lambda: self._do_to_quote(steps.split),
            "review-join": lambda: self._do_to_quote(steps.join),
            "review-drop": self._drop,
            "review-add": self._begin_addition,
            "review-sure": self._tell_sure,
            "review-back": self._back,
            "undo": lambda: self._go_back("Undone.", self._reviewer.undo, "Nothing to undo."),
            "redo": lambda: self._go_back("Done again.", self._reviewer.redo, "Nothing to redo."),
            "leave": self._leave,
        }

    def compose(self) -> ComposeResult:
        yield self._bar
        with Container(id="asked"):
            yield self._text
            yield Divider(id="left-divider")
            yield self._view
        yield self.hints

    def on_mount(self) -> None:
        self.on_resize()
        self._fill(fresh=True)
        self.set_focus(self._text)

    def on_resize(self) -> None:
        self.set_class(self.app.size.width < THREE_FROM, "-narrow")

    # What is shown

    @property
    def _quote(self) -> Quote | None:
        return self._reviewer.article.by_id.get(self._at)

    def _fill(self, *, fresh: bool = False) -> None:
        """Show the finding, and the text as it is now."""
        review, session = self._reviewer, self._session
        article = review.article
        place = (0, 0) if fresh else self._text.place
        signs = {
            quote.id: Sign.DOUBTFUL if quote.doubtful else Sign.READ for quote in article.quotes
        }
        blocks = article_blocks(article)
        colours = session.colours_in(article)
        names = session.speaker_names(article)
        self._text.show(Shown(blocks, article, colours, signs, names), self._quote, place)
        if self._addition:
            self._text.highlight(Highlights([self._addition.span], ["match-lit"]))
        elif self._quote:
            self._text.highlight(Highlights())
            self._text.light_quote(self._quote)
        self._view.show(self._draw)
        left = review.left
        looked = review.total - left
        progress = f"{looked} of {max(review.total, looked)} looked at" if left else "all looked at"
        self._bar.show(
            f"Review  {article.shown_headline}", [(progress, "accent" if left else "success")]
        )
        self.hints.offer(_OF_ADDITION if self._addition else _OF_QUOTE if self._quote else _OF_HEAD)

    def _draw(self, width: int) -> list[Line]:
        if self._addition:
            return self._addition.lines(self._reviewer.article, width)
        quote = self._quote
        if quote is None:
            return head_lines(self._reviewer.article, HEAD_FIELDS, width)
        lines = short_quote_lines if self.has_class("-narrow") else quote_lines
        return lines(quote, self._answers.speaker_of(quote), self._answers.choices, width)

    # From finding to finding

    def _step(self, by: int) -> None:
        if self._addition:
            self._addition = self._addition.stepped(self._reviewer.article, by)
            self._fill()
            return
        doubtful = self._reviewer.doubtful
        if not doubtful:
            self.say("Nothing is left to look at.", Tone.DONE)
            return
        self._go(_beside(doubtful, self._order, self._at, by))

    @property
    def _order(self) -> list[str]:
        return [HEAD, *(quote.id for quote in self._reviewer.article.quotes)]

    def _go(self, finding: str) -> None:
        self._at, self._stretch = finding, 0
        self._fill()

    # Steps

    async def _do(self, step: Step, *, on: bool = False) -> None:
        """Take a step; with `on`, go to what awaits a look next."""
        order, was_draft = self._order, self._reviewer.article.draft
        if not await self._carry_out(partial(self._reviewer.do, step)):
            return
        doubtful = self._reviewer.doubtful
        if self._at not in self._order or (on and self._at not in doubtful):
            left = [finding for finding in doubtful if finding in self._order]
            self._at = _beside(left, order, self._at, 1) if left else self._at
            self._stretch = 0
        self._fill()
        if was_draft and not self._reviewer.article.draft:
            quotes = counted(len(self._reviewer.article.quotes), "quote")
            self.say(
                f"Reviewed: {quotes}. The article is a draft no more.", Tone.DONE, keys=["undo"]
            )

    async def _carry_out(self, work: Callable[[], object]) -> bool:
        """Do what reads and writes files in a thread. Say what is wrong, if anything."""
        try:
            await asyncio.to_thread(work)
        except (CannotEdit, CannotAppend, Changed) as error:
            self.say(sentence(str(error)), Tone.WARNING)
        except OSError as error:
            self.say(f"The file cannot be written: {error.strerror or error}.", Tone.ERROR)
        else:
            return True
        return False

    async def _do_to_quote(self, make: Callable[[str], Step]) -> None:
        if self._quote:
            await self._do(make(self._at))
        else:
            self.say("This is no quote.", Tone.WARNING)

    @on(ReadingView.Entered)
    async def entered(self) -> None:
        """In the text, enter keeps the finding as it is."""
        await self._accept()

    async def _accept(self) -> None:
        if self._addition:
            span, kind = self._addition.span, self._addition.kind(self._reviewer.article)
            self._addition = None
            new = steps.new_id(self._reviewer.article)
            await self._do(steps.add([span], kind))
            if new in self._reviewer.article.by_id:
                self._go(new)
        elif self._quote:
            await self._do(steps.accept(self._at), on=True)
        else:
            await self._do(steps.accept_head, on=True)

    async def _drop(self) -> None:
        quote = self._quote
        await self._do_to_quote(steps.drop)
        if quote and self._quote is not quote:
            self.say("Dropped; its words stay.", Tone.DONE, keys=["undo"])

    async def _turn_kind(self) -> None:
        if quote := self._quote:
            kind = _KINDS[(_KINDS.index(quote.kind) + 1) % len(_KINDS)]
            await self._do(steps.put(quote.id, "kind", str(kind), QuoteDoubt.KIND))

    async def _grow(self, *, left: int = 0, right: int = 0) -> None:
        article = self._reviewer.article
        if self._addition:
            self._addition = self._addition.grown(article, left=left, right=right)
            self._fill()
        elif quote := self._quote:
            await self._do(steps.grow(quote.id, self._stretch, left=left, right=right))

    async def on_key(self, event: events.Key) -> None:
        """The digits are answers."""
        in_prompt = self.prompt.is_open and self.prompt.input.has_focus
        if event.key.isdecimal() and len(event.key) == 1 and not in_prompt and not self._addition:
            event.stop()
            await self._answers.by_digit(int(event.key) or 10)

    # Adding a quote

    def _begin_addition(self) -> None:
        article = self._reviewer.article
        selection = self.selections.get(self._text)
        selected = self._selected() if selection else None
        self.clear_selection()
        self._addition = Addition.begun(article, selected, self._quote, self._text.place[0])
        if self._addition is None:
            self.say("There are no words to quote.", Tone.WARNING)
        self._fill()

    def _selected(self) -> Span | None:
        """The words that are selected with the mouse, if they are of one paragraph."""
        for number, block in enumerate(self._text.blocks):
            for mark in self._text.selected(number):
                if block.paragraph is not None and block.paragraph >= 0:
                    return Span(block.paragraph, mark.start, mark.end)
        return None

    # Undoing, leaving

    async def _go_back(self, done: str, way: Callable[[], bool], nothing: str) -> None:
        went: list[bool] = []
        if not await self._carry_out(lambda: went.append(way())):
            return
        if self._at not in self._order:
            self._at = next(iter(self._reviewer.doubtful), HEAD)
        self._fill()
        self.say(done if went[0] else nothing, Tone.DONE if went[0] else Tone.NOTE)

    def _tell_sure(self) -> None:
        review = self._reviewer
        sure = sum(not quote.doubtful for quote in review.article.quotes)
        self.say(f"The rules are sure of {counted(sure, 'quote')}; {review.left} await a look.")

    def _back(self) -> None:
        if self._addition:
            self._addition = None
            self._fill()
        else:
            self._leave()

    def _leave(self) -> None:
        self.dismiss(None)


def _beside(findings: list[str], order: list[str], at: str, by: int) -> str:
    """The finding after (1) or before (-1) another one in an order, going round at the ends."""
    place = order.index(at) if at in order else 0
    places = [(order.index(each), each) for each in findings]
    after = [each for number, each in places if (number - place) * by > 0]
    return (after[0] if by > 0 else after[-1]) if after else findings[0 if by > 0 else -1]
