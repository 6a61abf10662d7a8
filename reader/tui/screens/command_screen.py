"""What every screen with commands has: actions by their ids, hints, messages and a prompt."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeAlias

from textual import on
from textual.events import DescendantFocus
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from reader.commands import Command, Keymap, ScreenName, shown_key
from reader.text import one_line
from reader.tui.drawing.lines import clip
from reader.tui.edge.clipboard import copy
from reader.tui.messages import GoTo, Target
from reader.tui.widgets.bars import HintLine, Tone
from reader.tui.widgets.prompt import Prompt, Question

COPIED_CELLS = 48

Action: TypeAlias = Callable[[], Awaitable[None] | None]


class CommandScreen(Screen[None]):
    """A screen that runs commands from the table (`reader.commands`).

    A subclass binds their keys (`reader.tui.bindings.bindings`), sets `actions`, and puts `hints`
    at its foot.
    """

    # Each screen decides for itself what has the focus.
    AUTO_FOCUS = ""

    def __init__(self, name: ScreenName, keymap: Keymap, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.screen_name = name
        self.keymap = keymap
        self.hints = HintLine(keymap, id="hints", screen=name)
        self.prompt = Prompt()
        self.actions: Mapping[str, Action] = {}
        self._question: Question | None = None

    def action_do(self, id: str) -> Awaitable[None] | None:
        """Run a command."""
        # A key may arrive while the app is ending, when nothing can be opened any more.
        return self.actions[id]() if self.is_attached else None

    def has(self, command: Command) -> bool:
        """Whether a command works on this screen."""
        return self.screen_name in command.scope.screens

    def key_of(self, command: str) -> str:
        """Return the first key of a command, as messages show it."""
        keys = self.keymap[command]
        return shown_key(keys[0]) if keys else command

    def say(self, words: str, tone: Tone = Tone.NOTE, *, keys: Sequence[str] = ()) -> None:
        """Show a message on the last line, with the keys of these commands."""
        self.hints.say(words, tone, keys=keys)

    def go_to(self, target: Target) -> None:
        """Go to a place on the desk, or to a search."""
        # Post it straight to the app: it must arrive before the next key is sent.
        self.app.post_message(GoTo(target))

    def text_select_all(self) -> None:
        """Select nothing: what Textual takes for all text has names of widgets in it."""

    def action_copy_text(self) -> None:
        """Copy what is selected (ctrl+c), and say so."""
        selected = self.get_selected_text()
        if selected:
            self.run_worker(self.put_on_clipboard(selected), group="copying")
        else:
            self.say(f"Nothing is selected to copy. {self.key_of('quit')} quits.")

    async def put_on_clipboard(self, text: str) -> None:
        """Copy a text, and say by which way."""
        way = await copy(self.app, text)
        self.say(f"{way}: {clip(one_line(text), COPIED_CELLS)}", Tone.DONE)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Report the failure of a background task, which nobody awaits."""
        if event.state is WorkerState.ERROR:
            self.say(f"A task in the background failed: {event.worker.error}.", Tone.ERROR)

    # Asking for words

    async def ask(self, question: Question) -> None:
        """Ask for words in place of the hints."""
        if not self.prompt.is_attached:
            # Mount it only when it is needed: the first frame has no use for it.
            await self.mount(self.prompt, before=self.hints)
        self._question = question
        self.hints.display = False
        self.prompt.ask(question.label, question.words)

    def _close_prompt(self) -> Question | None:
        question, self._question = self._question, None
        self.prompt.close()
        self.hints.display = True
        return question

    @on(Prompt.Changed)
    def prompt_changed(self, event: Prompt.Changed) -> None:
        """Pass on changed words."""
        if self._question:
            self._question.changed(event.words)

    @on(Prompt.Kept)
    def prompt_kept(self) -> None:
        """Pass on the accepted words, and close the prompt."""
        if question := self._close_prompt():
            question.kept(self.prompt.input.value)

    @on(Prompt.GivenUp)
    def prompt_given_up(self) -> None:
        """Drop the words, and close the prompt."""
        if question := self._close_prompt():
            question.given_up()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Close the prompt if the focus leaves it, such as by a click; its words stay in force."""
        if self.prompt.is_open and event.widget is not self.prompt.input:
            self._close_prompt()
