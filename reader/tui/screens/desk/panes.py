"""The panes of the desk: which are visible, which has the focus, how wide the text is."""

from collections.abc import Mapping

from textual.screen import Screen
from textual.widget import Widget

from reader.config import MAX_WIDTH, MIN_WIDTH
from reader.live_session import LiveSession
from reader.tui.screens.command_screen import Action
from reader.tui.screens.desk.parts import Parts
from reader.tui.widgets.bars import Say

ARTICLES, TEXT, SIDE = NAMES = ("articles", "text", "side")
WIDTH_STEP = 4
# The least widths, in columns, at which two and three panes fit side by side.
TWO_FROM, THREE_FROM = 70, 100


class Panes:
    """Shows and focuses the panes.

    If only two panes fit, the list and the side panel take turns beside the text. If only one fits,
    both are drawers over the text, visible while they have the focus.
    """

    def __init__(self, session: LiveSession, parts: Parts, screen: Screen[None], say: Say) -> None:
        self._session = session
        self._text, self._side = parts.text, parts.side
        self._widgets: Mapping[str, Widget] = {
            ARTICLES: parts.list,
            TEXT: parts.text,
            SIDE: parts.side,
        }
        self._screen = screen
        self._say = say
        self._zoomed = False
        self._at = ARTICLES

    def actions(self) -> Mapping[str, Action]:
        """Return the functions that run these commands, by command id."""
        return {
            "next-pane": lambda: self._step(1, around=True),
            "previous-pane": lambda: self._step(-1, around=True),
            "pane-left": lambda: self._step(-1, around=False),
            "pane-right": lambda: self._step(1, around=False),
            "pane-articles": lambda: self.go(ARTICLES),
            "pane-text": lambda: self.go(TEXT),
            "pane-side": self._go_side,
            "next-tab": lambda: self._turn(1),
            "previous-tab": lambda: self._turn(-1),
            "zoom": self._zoom,
            "wider": lambda: self._widen(WIDTH_STEP),
            "narrower": lambda: self._widen(-WIDTH_STEP),
        }

    @property
    def at(self) -> str:
        """The name of the pane that has the focus, or had it last."""
        return self._at

    @property
    def focused(self) -> Widget:
        """The widget that has the focus in a pane, or had it last."""
        return self._target(self._at)

    def go(self, name: str) -> None:
        """Focus a pane, and show it if it was hidden."""
        self._at = name
        self._arrange(name)
        self._screen.set_focus(self._target(name))

    def go_tab(self, tab: str) -> None:
        """Open a tab of the side panel and focus it."""
        self._side.open_tab(tab)
        self.go(SIDE)

    def retreat(self) -> None:
        """Go from the side panel to the text, or from the text to the list."""
        home = TEXT if self._columns < TWO_FROM else ARTICLES
        if self._at != home:
            self.go(TEXT if self._at == SIDE else home)

    def unzoom(self) -> bool:
        """Leave the zoom. Return whether a pane was zoomed."""
        if not self._zoomed:
            return False
        self._zoom()
        return True

    def arrange(self) -> None:
        """Follow the focus and the width of the window."""
        focused = self._screen.focused
        inside = focused.ancestors_with_self if focused else []
        for name in NAMES:
            if self._widgets[name] in inside:
                self._at = name
        self._arrange(self._at)

    def begin(self) -> None:
        """Begin in the list, or in the text if the list does not fit."""
        self.go(TEXT if self._columns < TWO_FROM else self._at)

    def _target(self, name: str) -> Widget:
        return self._side.open_list if name == SIDE else self._widgets[name]

    def _beside(self) -> set[str]:
        """Return the panes that fit side by side in this window."""
        if self._zoomed:
            return {self._at}
        if self._columns < TWO_FROM:
            return {TEXT}
        if self._columns < THREE_FROM:
            return {TEXT, SIDE} if self._at == SIDE else {ARTICLES, TEXT}
        return set(NAMES)

    @property
    def _columns(self) -> int:
        return self._screen.app.size.width

    def _arrange(self, at: str) -> None:
        beside = self._beside()
        for name in NAMES:
            widget = self._widgets[name]
            drawer = name not in beside and name == at
            widget.display = name in beside or drawer
            widget.set_class(drawer, "-drawer")
            widget.set_class(self._zoomed and name == at, "-zoomed")

    def _step(self, by: int, *, around: bool) -> None:
        index = NAMES.index(self._at) + by
        if around:
            self.go(NAMES[index % len(NAMES)])
        elif 0 <= index < len(NAMES):
            self.go(NAMES[index])

    def _go_side(self) -> None:
        if self._at == SIDE:
            self._side.turn(1)
        self.go(SIDE)

    def _turn(self, by: int) -> None:
        self._side.turn(by)
        self.go(SIDE)

    def _zoom(self) -> None:
        self._zoomed = not self._zoomed
        self._arrange(self._at)

    def _widen(self, by: int) -> None:
        text = self._text
        measure = max(MIN_WIDTH, min(MAX_WIDTH, text.measure + by))
        text.set_measure(measure)
        self._session.save_setting("width", str(measure))
        self._say(f"Text up to {measure} columns wide.")
