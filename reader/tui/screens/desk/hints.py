"""Which commands the desk's last line offers at a moment: those that do something there. Pure."""

from typing import NamedTuple

from reader.tui.screens.desk.panes import ARTICLES, TEXT

_ON_QUOTES = ("next-quote", "bookmark", "copy")


class Moment(NamedTuple):
    """What the user is about: the pane, and what it holds."""

    pane: str
    has_article: bool
    has_quotes: bool
    is_broken: bool
    is_zoomed: bool
    is_filtered: bool
    has_matches: bool
    is_draft: bool


def hints_at(moment: Moment) -> tuple[str, ...]:
    """The ids of commands, the most useful first."""
    found: list[str] = []
    if moment.is_zoomed:
        found.append("zoom")
    if moment.has_matches:
        found.append("find-next")
    if moment.is_broken:
        found += ["edit", "about"]
    if moment.is_draft:
        found.append("review")
    if moment.pane == ARTICLES:
        if moment.has_article or moment.is_broken:
            found += ["open", "filter", "sort", "toggle-read"]
    elif moment.pane == TEXT:
        quotes = ("next-quote", "next-by-speaker", "bookmark", "copy")
        found += quotes if moment.has_quotes else ()
        found += ["page-on", "find"] if moment.has_article else []
    else:
        found += ["open", *(_ON_QUOTES if moment.has_quotes else ()), "next-tab"]
    found += ["search", "next-pane"]
    if moment.is_filtered or moment.has_matches or moment.is_zoomed:
        found.append("back")
    return tuple(found)
