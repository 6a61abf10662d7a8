"""The widgets that show the current place."""

from typing import NamedTuple

from reader.tui.widgets.bars import TitleBar
from reader.tui.widgets.panel import SidePanel
from reader.tui.widgets.reading import ReadingView
from reader.tui.widgets.rows import Rows


class Parts(NamedTuple):
    """The title and the three panes."""

    title: TitleBar
    list: Rows
    text: ReadingView
    side: SidePanel
