"""The panes of the desk: which are visible, which has the focus, how wide the text is."""

from collections.abc import Mapping

from textual.screen import Screen
from textual.widget import Widget

from reader.config import MAX_WIDTH, MIN_WIDTH
from reader.live_session import LiveSession
from reader.tui.drawing.quote_view import ROOMY_ROWS, caption_height
from reader.tui.drawing.widths import THREE_FROM, TWO_FROM
from reader.tui.drawing.widths import widths as widths_of
from reader.tui.screens.command_screen import Action
from reader.tui.screens.desk.parts import Parts
from reader.tui.widgets.bars import Say
from reader.tui.widgets.divider import LEFT, LINE, RIGHT, Divider

ARTICLES, TEXT, SIDE = NAMES = ("articles", "text", "side")
WIDTH_STEP = 4
# The setting that says which pane stands beside the text where only one fits.
BESIDE_TEXT = "pane beside the text"
# The setting that says whether the side panel is put away where all three fit.
SIDE_AWAY, YES, NO = "side panel put away", "yes", "no"


class Panes:
    """Shows and focuses the panes.

    If only two panes fit, the list and the side panel take turns beside the text. If only one fits,
    the one with the focus has the window.
    """

    def __init__(
        self,
        session: LiveSession,
        parts: Parts,
        columns: int,
        screen: Screen[None],
        say: Say,
    ) -> None:
        """`columns` is the width of the window now."""
        self._session = session
        self._parts = parts
        self._text, self._side = parts.text, parts.side
        # What holds each pane, and lies beside the others.
        self._boxes: Mapping[str, Widget] = {
            ARTICLES: parts.list,
            TEXT: parts.page,
            SIDE: parts.side,
        }
        self.dividers = Divider(id="left-divider"), Divider(id="right-divider")
        self._screen = screen
        self._say = say
        self._zoomed = False
        two = TWO_FROM <= columns < THREE_FROM
        self._at = ARTICLES if columns >= TWO_FROM else TEXT
        if two and self._beside_text == SIDE:
            self._at = TEXT

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

    @property
    def is_zoomed(self) -> bool:
        """Whether the pane with the focus has the window to itself by choice."""
        return self._zoomed

    def go(self, name: str) -> None:
        """Focus a pane, and show it if it was hidden."""
        if name == SIDE and self._is_side_away:
            self._session.save_setting(SIDE_AWAY, NO)
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
            if self._boxes[name] in inside:
                self._at = name
        self._arrange(self._at)

    def begin(self) -> None:
        """Begin in the list, or if the text stands without it, there; unless there is no text."""
        has_text = any(block.text for block in self._text.shown.blocks)
        self.go(self._at if self._parts.list.choices or has_text else ARTICLES)

    def _target(self, name: str) -> Widget:
        return {ARTICLES: self._parts.list, TEXT: self._text, SIDE: self._side.open_list}[name]

    @property
    def _columns(self) -> int:
        return self._screen.app.size.width

    @property
    def _beside_text(self) -> str:
        """The pane that stands beside the text where only one fits."""
        return SIDE if self._session.settings.get(BESIDE_TEXT) == SIDE else ARTICLES

    @property
    def _is_side_away(self) -> bool:
        """Whether the side panel is put away in a window that has room for it."""
        away = self._session.settings.get(SIDE_AWAY) == YES
        return away and self._columns >= THREE_FROM

    def _shown(self, at: str) -> set[str]:
        """Return the panes that fit side by side in this window, the one `at` among them."""
        if self._zoomed or self._columns < TWO_FROM:
            return {at}
        if self._columns < THREE_FROM:
            if at != TEXT:
                self._session.save_setting(BESIDE_TEXT, at)
            return {TEXT, self._beside_text}
        return {ARTICLES, TEXT} if self._is_side_away else set(NAMES)

    def _arrange(self, at: str) -> None:
        shown, widths = self._shown(at), widths_of(self._columns)
        alone = len(shown) == 1
        swapped = shown == {TEXT, SIDE}
        for name, width in zip(NAMES, widths, strict=True):
            box = self._boxes[name]
            box.display = name in shown
            if alone or name == TEXT:
                box.styles.width = "1fr"
            else:
                # The dividers belong to the panes beside the text.
                box.styles.width = (widths.list if swapped else width) - 1
            box.set_class(alone, "-alone")
        self._side.styles.dock = "left" if swapped else "none"
        caption, rows = self._parts.caption, self._screen.app.size.height
        caption.display = SIDE not in shown
        # It stands under the text where only one pane or none is beside it.
        width = self._columns if alone else self._columns - widths.list
        caption.set_height(caption_height(width, rows))
        self._screen.set_class(rows < ROOMY_ROWS, "-low")
        left, right = self.dividers
        left.display, right.display = len(shown) > 1, len(shown) == len(NAMES)
        on_left = at == (SIDE if swapped else ARTICLES)
        left.point_to(LEFT if on_left else RIGHT if at == TEXT else LINE)
        right.point_to({TEXT: LEFT, SIDE: RIGHT}.get(at, LINE))

    def _step(self, by: int, *, around: bool) -> None:
        names = NAMES[:-1] if self._is_side_away else NAMES
        index = names.index(self._at) + by
        if around:
            self.go(names[index % len(names)])
        elif 0 <= index < len(names):
            self.go(names[index])

    def _go_side(self) -> None:
        """Focus the side panel, or put it away if it has the focus."""
        if self._at != SIDE:
            self.go(SIDE)
            return
        if self._columns >= THREE_FROM:
            self._session.save_setting(SIDE_AWAY, YES)
        elif self._columns >= TWO_FROM:
            self._session.save_setting(BESIDE_TEXT, ARTICLES)
        self._zoomed = False
        self.go(TEXT)

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
        self._parts.caption.refresh()
        self._session.save_setting("width", str(measure))
        self._say(f"Text up to {measure} columns wide.")
