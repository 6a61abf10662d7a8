"""The one-line bars: title, tabs, hints and messages."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.commands import BY_ID, Command, Keymap, ScreenName, commands_on, shown_key
from reader.text import clean_line
from reader.tui.drawing.lines import Line, cells, fit, spread, width_of, wrapped
from reader.tui.widgets.painter import Painter

MESSAGE_SECONDS = 8.0
MESSAGE_LINES = 3
BAR_CELLS = 16
# The hints that are never left out: of commands that go back, where they are offered, and of help.
ALWAYS, HELP = ("back", "search-back", "review-back"), BY_ID["help"]


class Bar(Widget):
    """A widget that draws one line."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.painter = Painter(self)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.painter.forget()

    def line(self, width: int) -> Line:
        """Return the line to draw."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        return self.painter.strip(self.line(self.size.width) if y == 0 else [], self.size.width)


class Heading(Bar):
    """The title of a window."""

    def __init__(self, words: str, *, id: str) -> None:
        super().__init__(id=id)
        self._words = words

    def line(self, width: int) -> Line:
        return fit([(f" {self._words}", "accent")], width)


class TitleBar(Bar):
    """The program, the library, and its counts."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._library = ""
        self._counts: Line = []
        self._progress = (0, 0)

    def show(self, library: str, counts: Line) -> None:
        """Change what is shown. A narrow bar shows only the last count."""
        self._library, self._counts = library, counts
        self.refresh()

    def show_progress(self, done: int, total: int) -> None:
        """Show how many of the files have been read. The bar disappears when all have."""
        if (done, total) != self._progress:
            self._progress = (done, total)
            self.refresh()

    def _bar(self) -> Line:
        """Draw how far reading the files has come."""
        done, total = self._progress
        cells = BAR_CELLS * done // total
        return [
            (f"reading {done:,} of {total:,} files ", "dim"),
            ("━" * cells, "accent"),
            ("─" * (BAR_CELLS - cells) + " ", "faint"),
        ]

    def line(self, width: int) -> Line:
        left: Line = [(" On the Record", "accent"), ("   ", ""), (self._library, "")]
        if self._progress[0] < self._progress[1]:
            return spread(left, self._bar(), width)
        right = [run for count in self._counts for run in ((" · ", "dim"), count)][1:]
        if width < width_of(left) + width_of(right) + 3:
            right = self._counts[-1:]
        return spread(left, [*right, (" ", "dim")], width)


class TabLine(Bar):
    """The tabs of the side panel with their counts."""

    class Picked(Message):
        """A tab was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, names: tuple[str, ...], short_names: tuple[str, ...], *, id: str) -> None:
        super().__init__(id=id)
        self._names, self._short_names = names, short_names
        self._counts = [0] * len(names)
        self._lit = False
        self.open = 0

    def light(self, lit: bool) -> None:
        """Show whether the focus is under the open tab."""
        self._lit = lit
        self.refresh()

    def show(self, open: int, counts: list[int]) -> None:
        """Change which tab is open, and the counts."""
        self.open, self._counts = open, counts
        self.refresh()

    def _labels(self, width: int) -> list[str]:
        """Return the names with their counts; if they do not fit, shorter names."""
        for names in (self._names, self._short_names):
            labels = [f"{name} {n}" for name, n in zip(names, self._counts, strict=True)]
            if sum(map(len, labels)) + 2 * len(labels) <= width:
                break
        return labels

    def line(self, width: int) -> Line:
        line: Line = [("  ", "")]
        opened = "tab-lit" if self._lit else "strong"
        for number, label in enumerate(self._labels(width)):
            line += [(label, opened if number == self.open else "tab"), ("  ", "")]
        return fit(line[:-1], width)

    def on_click(self, event: events.Click) -> None:
        """Pick the tab whose label was clicked."""
        end = 2
        for number, label in enumerate(self._labels(self.size.width)):
            end += len(label) + 2
            if event.x < end:
                self.post_message(self.Picked(number))
                return


class Tone(StrEnum):
    """The kinds of message, each with the style that it is drawn in."""

    DONE = "success"
    NOTE = "strong"
    WARNING = "warning"
    ERROR = "error"


class Say(Protocol):
    """A function that shows a message on the last line, with the keys that matter now.

    `keys` are ids of commands.
    """

    def __call__(self, words: str, tone: Tone = Tone.NOTE, *, keys: Sequence[str] = ()) -> None: ...


class Notice(NamedTuple):
    """A message: what happened, and the ids of commands that now matter."""

    words: str
    tone: Tone
    keys: Sequence[str] = ()


class Hint(NamedTuple):
    """A piece of the last line, and the command that a click on it runs."""

    words: str
    style: str = ""
    command: Command | None = None


_GAP = Hint("   ")


class HintLine(Bar):
    """The most useful keys, or for some seconds a message about what happened beside them."""

    class Picked(Message):
        """A hint was clicked."""

        def __init__(self, command: Command) -> None:
            super().__init__()
            self.command = command

    def __init__(self, keymap: Keymap, *, id: str, screen: ScreenName) -> None:
        super().__init__(id=id)
        self.screen_name = screen
        self._keymap = keymap
        self._commands = commands_on(screen)
        # Those of the screen alone come before those that it shares.
        self.offered = sorted(self._commands, key=lambda command: len(command.scope.screens))
        self._notice: Notice | None = None
        self._hush: Callable[[], None] | None = None

    def say(self, words: str, tone: Tone = Tone.NOTE, *, keys: Sequence[str] = ()) -> None:
        """Show a message; long ones take more lines. An error stays until the next message."""
        self._notice = Notice(clean_line(words), tone, keys)
        self._resize()
        if self._hush:
            self._hush()
            self._hush = None
        if tone is not Tone.ERROR:
            self._hush = self.set_timer(MESSAGE_SECONDS, self.hush).stop

    def hush(self) -> None:
        """Show the keys again."""
        self._notice = None
        self._resize()

    @property
    def notice(self) -> Notice | None:
        """The current message, if there is one."""
        return self._notice

    def shows(self, words: str) -> bool:
        """Whether these words are the current message."""
        return self._notice is not None and self._notice.words == clean_line(words)

    def _resize(self) -> None:
        height = len(self._lines(self.size.width))
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height
        self.refresh()

    def on_resize(self) -> None:
        self._resize()

    def offer(self, ids: Sequence[str]) -> None:
        """Offer these commands, by their ids, the most useful first."""
        commands = [BY_ID[id] for id in ids]
        if commands != self.offered:
            self.offered = commands
            self.refresh()

    def line(self, width: int) -> Line:
        """Return as many hints as fit; how to go back and to get help always stand at the right."""
        return _drawn(self._hints(width))

    def render_line(self, y: int) -> Strip:
        lines, width = self._lines(self.size.width), self.size.width
        return self.painter.strip(_drawn(lines[y]) if y < len(lines) else [], width)

    def on_click(self, event: events.Click) -> None:
        """Pick the command whose hint was clicked."""
        lines, end = self._lines(self.size.width), 0
        for words, _, command in lines[event.y] if event.y < len(lines) else ():
            end += cells(words)
            if event.x < end:
                if command:
                    self.post_message(self.Picked(command))
                return

    # Lines

    def _lines(self, width: int) -> list[list[Hint]]:
        return self._message(self._notice, width) if self._notice else [self._hints(width)]

    def _message(self, notice: Notice, width: int) -> list[list[Hint]]:
        """The words of a message, and at the right of its last line the keys that matter now."""
        lines = [
            [Hint(" "), Hint(line, notice.tone)]
            for line in wrapped(notice.words, max(1, width - 2), MESSAGE_LINES)
        ]
        keys = self._row([BY_ID[id] for id in notice.keys] + self._always())
        if keys:
            if _cells_of([*lines[-1], _GAP, *keys]) >= width:
                lines.append([])
            lines[-1] = _apart(lines[-1], keys, width)
        return lines

    def _hints(self, width: int) -> list[Hint]:
        always = self._always()
        right = self._row(always)
        left = [Hint(" ")]
        room = width - _cells_of(right) - 2
        for command in self.offered:
            hint = self._hint(command) if command not in always else []
            if hint and _cells_of([*left, *hint]) > room:
                break
            left += [*hint, _GAP] if hint else []
        return _apart(left[:-1] if len(left) > 1 else left, right, width)

    def _always(self) -> list[Command]:
        """The commands whose hints are never left out."""
        found = [command for command in self.offered if command.id in ALWAYS]
        return [*found, HELP] if HELP in self._commands else found

    def _row(self, commands: Sequence[Command]) -> list[Hint]:
        return [hint for command in commands for hint in (*self._hint(command), _GAP)][:-1]

    def _hint(self, command: Command) -> list[Hint]:
        """Return a command's keys and its hint, or nothing if it lacks either."""
        keys = [self._keymap[id][:1] for id in (command.id, command.partner) if id in BY_ID]
        label = "/".join(shown_key(key) for pair in keys for key in pair)
        if not command.hint or not label:
            return []
        return [Hint(label, "key", command), Hint(f" {command.hint}", "", command)]


def _drawn(hints: Sequence[Hint]) -> Line:
    return [(words, style) for words, style, _ in hints]


def _apart(left: Sequence[Hint], right: Sequence[Hint], width: int) -> list[Hint]:
    """Two parts of a line, at its left and right edges."""
    blank = max(0, width - 1 - _cells_of([*left, *right]))
    return [*left, Hint(" " * blank), *right, Hint(" ")]


def _cells_of(hints: Sequence[Hint]) -> int:
    return sum(cells(words) for words, _, _ in hints)
