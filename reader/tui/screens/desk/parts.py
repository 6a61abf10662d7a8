"""The widgets that show the current place."""

from typing import NamedTuple

from textual.containers import Vertical

from reader.tui.widgets.bars import TitleBar
from reader.tui.widgets.caption import Caption
from reader.tui.widgets.panel import SidePanel
from reader.tui.widgets.reading import ReadingView
from reader.tui.widgets.rows import Rows


class Parts(NamedTuple):
    """The title and the three panes; `page` holds the text and its caption."""

    title: TitleBar
    list: Rows
    page: Vertical
    text: ReadingView
    caption: Caption
    side: SidePanel
