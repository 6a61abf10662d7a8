"""The answers of a review that are given in words: who speaks, the cue, the day, fields of the
article."""

from collections.abc import Awaitable, Callable
from functools import partial

from reader.dates import parse
from reader.doubts import QuoteDoubt
from reader.live_session import LiveSession
from reader.model import Quote
from reader.review import steps
from reader.review.reviewer import Reviewer
from reader.review.steps import Step
from reader.search.filter_values import FilterName
from reader.text import sentence
from reader.tui.drawing.finding import Choice
from reader.tui.screens.command_screen import CommandScreen
from reader.tui.screens.review.candidates import candidates
from reader.tui.widgets.bars import Tone
from reader.tui.widgets.prompt import Question
from reader.tui.widgets.reading import ReadingView

HEAD_FIELDS = ("headline", "outlet", "agency", "byline", "place", "url", "published")
_MOST_NAMES = 20


class Answers:
    """Asks, and takes the step that the answer means."""

    def __init__(
        self,
        session: LiveSession,
        reviewer: Reviewer,
        screen: CommandScreen,
        quote: Callable[[], Quote | None],
        do: Callable[[Step], Awaitable[None]],
        carry_out: Callable[[Callable[[], object]], Awaitable[bool]],
        text: ReadingView,
    ) -> None:
        """`quote` gives the current one; `do` takes a step, and `carry_out` does what reads and
        writes files; `text` gets the focus back."""
        self._session = session
        self._reviewer = reviewer
        self._screen = screen
        self._quote = quote
        self._do = do
        self._carry_out = carry_out
        self._text = text

    @property
    def choices(self) -> list[Choice]:
        """Who may be the speaker, beside whom the quote has."""
        quote = self._quote()
        return candidates(self._reviewer.article, quote, self._session) if quote else []

    def speaker_of(self, quote: Quote) -> str:
        """The name of who speaks; that of somebody new is not in the index yet."""
        new = self._reviewer.introduced.get(quote.speaker or "")
        return new or self._session.speaker_name(quote)

    async def by_digit(self, digit: int) -> None:
        """Take an answer by its digit: a speaker, or a field of the article to change."""
        quote, choices = self._quote(), self.choices
        if quote and digit <= len(choices):
            await self._set_speaker(quote.id, choices[digit - 1].id)
        elif not quote and digit <= len(HEAD_FIELDS):
            name = HEAD_FIELDS[digit - 1]
            value = getattr(self._reviewer.article, name)
            text = value.text if name == "published" and value else value or ""
            await self._ask(name, text, partial(self._put_head, name))

    def ask_speaker(self) -> None:
        """Ask who speaks: somebody near, of the library, or new."""
        from reader.tui.screens.dialogs.actor_picker import NEW, ActorPicker

        quote = self._quote()
        if quote is None:
            return

        def picked(chosen: str | None) -> None:
            if chosen is None:
                return
            name = chosen.removeprefix(NEW)
            new = chosen.startswith(NEW) and name
            set_ = self._introduce if new else self._set_speaker
            self._screen.run_worker(set_(quote.id, name))

        self._screen.app.push_screen(ActorPicker(self.choices, self._actors_like), picked)

    async def ask_cue(self) -> None:
        """Ask for the printed verb."""
        if quote := self._quote():
            put = partial(self._put, quote.id, "cue", QuoteDoubt.CUE)
            await self._ask("cue", quote.cue or "", put)

    async def ask_said(self) -> None:
        """Ask for the day on which it was said."""
        if quote := self._quote():
            said = quote.said.text if quote.said else ""
            put = partial(self._put, quote.id, "said", QuoteDoubt.SAID)
            await self._ask("said on", said, partial(self._if_a_day, put))

    def _actors_like(self, words: str) -> list[Choice]:
        names = self._session.names
        found = names.completions(FilterName.SPEAKER, words, _MOST_NAMES)
        by_id = {each.stands_for: names.shown(each) for each in found}
        return [Choice(id, name) for id, name in by_id.items()]

    async def _set_speaker(self, quote: str, actor: str) -> None:
        await self._do(steps.put(quote, "speaker", actor, QuoteDoubt.SPEAKER))

    async def _introduce(self, quote: str, name: str) -> None:
        """Make somebody new the speaker."""
        made: list[str] = []
        if await self._carry_out(lambda: made.append(self._reviewer.introduce(name))):
            await self._set_speaker(quote, made[0])

    async def _ask(self, label: str, words: str, kept: Callable[[str], Awaitable[None]]) -> None:
        screen, text = self._screen, self._text

        async def keep(answer: str) -> None:
            await kept(answer)

        def done(answer: str) -> None:
            screen.set_focus(text)
            screen.run_worker(keep(answer.strip()))

        question = Question(label, words, lambda words: None, done, lambda: screen.set_focus(text))
        await screen.ask(question)

    async def _if_a_day(self, put: Callable[[str], Awaitable[None]], words: str) -> None:
        try:
            if words:
                parse(words)
        except ValueError as error:
            self._screen.say(sentence(str(error)), Tone.WARNING)
        else:
            await put(words)

    async def _put(self, quote: str, key: str, doubt: QuoteDoubt, words: str) -> None:
        await self._do(steps.put(quote, key, words, doubt))

    async def _put_head(self, name: str, words: str) -> None:
        async def put(words: str) -> None:
            await self._do(steps.put_head(name, words))

        await (self._if_a_day(put, words) if name == "published" else put(words))
