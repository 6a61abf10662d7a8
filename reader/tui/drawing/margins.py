"""What stands beside the lines of an article: the signs of its quotes, and who says them. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from reader.model import Quote
from reader.tui.drawing.lines import Line, cells
from reader.tui.drawing.page import Page, Shown
from reader.tui.drawing.quote_view import margin_name
from reader.tui.drawing.widths import Room


class Margins(NamedTuple):
    """The signs and the names beside a page, by its lines; a sign with its style."""

    signs: Mapping[int, tuple[str, str]] = {}
    named: Mapping[int, Quote] = {}


def margins(shown: Shown, page: Page, room: Room) -> Margins:
    """The sign of each quote that has one, at its first line; and where there is room for them,
    the quotes whose speakers are named."""
    signs: dict[int, tuple[str, str]] = {}
    named: dict[int, Quote] = {}
    for quote in shown.article.quotes if shown.article else ():
        line = page.lines_of(quote.spans[0])[0]
        if sign := shown.signs.get(quote.id):
            signs[line] = (sign, shown.colours.get(quote.speaker, ""))
        if room.names and quote.speakers and quote.id in shown.names:
            named.setdefault(line, quote)
    return Margins(signs, named)


def margin_of(line: int, beside: Margins, shown: Shown, room: Room) -> Line:
    """What stands left of a line's gutter: blanks, and the name of who speaks there."""
    quote = beside.named.get(line)
    if quote is None:
        return [(" " * room.left, "")]
    name = margin_name(shown.names[quote.id], room.names - 1)
    blanks = " " * (room.left - 1 - cells(name))
    return [(blanks, ""), (name, shown.colours.get(quote.speaker, "")), (" ", "")]
