"""Every command, once: its id, title, keys and scope. Data only.

Bindings, palette, hint line, help, ``reader keys``, the table in the README and the check of the
user's keymap are all made from `COMMANDS`.
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from reader.text import excerpt


class ScreenName(StrEnum):
    """The screens that commands are for."""

    DESK = "desk"
    SEARCH = "search"
    REVIEW = "review"


class Scope(StrEnum):
    """Where a command's keys work: on which `screens`, and if `PANE`, only within a pane there.

    A search has panes, too: in its results, the keys of panes come before its own.
    """

    screens: frozenset[ScreenName]

    PANE = "in a pane", (ScreenName.DESK,)
    SEARCH = "in the search", (ScreenName.SEARCH,)
    DESK = "on the desk", (ScreenName.DESK,)
    QUOTES = "on quotes", (ScreenName.DESK, ScreenName.SEARCH)
    REVIEW = "in a review", (ScreenName.REVIEW,)
    SCREENS = "on every screen", tuple(ScreenName)
    ANYWHERE = "anywhere", tuple(ScreenName)

    def __new__(cls, words: str, screens: Iterable[ScreenName]) -> "Scope":
        member = str.__new__(cls, words)
        member._value_ = words
        member.screens = frozenset(screens)
        return member

    def shares_keys_with(self, other: "Scope") -> bool:
        """Whether a key cannot belong to a command of each."""
        return bool(self.screens & other.screens)


class Group(StrEnum):
    """The headings of the help."""

    MOVE = "Move"
    PANES = "Panes"
    QUOTES = "Quotes"
    ARTICLES = "Articles"
    FIND = "Find"
    SEARCH = "In the search"
    REVIEW = "In a review"
    SCREEN = "Screen"


class Command(NamedTuple):
    """A command. `keys` are the defaults, by the names that Textual gives them.

    `hint` is its word in the hint line; `partner` is the command that is shown with it there.
    """

    id: str
    title: str
    keys: tuple[str, ...]
    group: Group
    scope: Scope = Scope.DESK
    hint: str = ""
    partner: str = ""

    @property
    def action(self) -> str:
        """The name of its action."""
        return self.id.replace("-", "_")


def _move(id: str, title: str, *keys: str, hint: str = "", partner: str = "") -> Command:
    return Command(id, title, keys, Group.MOVE, Scope.PANE, hint, partner)


def _review(id: str, title: str, *keys: str, hint: str = "", partner: str = "") -> Command:
    return Command(id, title, keys, Group.REVIEW, Scope.REVIEW, hint, partner)


def _search(id: str, title: str, keys: tuple[str, ...], hint: str = "") -> Command:
    return Command(id, title, keys, Group.SEARCH, Scope.SEARCH, hint)


COMMANDS: tuple[Command, ...] = (
    _move("move-down", "Move down", "j", "down", hint="move", partner="move-up"),
    _move("move-up", "Move up", "k", "up"),
    _move("half-page-down", "Move half a page down", "ctrl+d"),
    _move("half-page-up", "Move half a page up", "ctrl+u"),
    _move("page-down", "Move a page down", "pagedown", "ctrl+f"),
    _move("page-up", "Move a page up", "pageup", "ctrl+b"),
    _move("go-first", "Go to the top", "g", "home"),
    _move("go-last", "Go to the end", "G", "end"),
    _move("open", "Open, or read in place", "enter", hint="open"),
    Command("next-pane", "Next pane", ("tab",), Group.PANES, hint="pane"),
    Command("previous-pane", "Previous pane", ("shift+tab",), Group.PANES),
    Command("pane-left", "Pane to the left", ("h", "left"), Group.PANES),
    Command("pane-right", "Pane to the right", ("l", "right"), Group.PANES),
    Command("pane-articles", "Go to the articles", ("1",), Group.PANES),
    Command("pane-text", "Go to the text", ("2",), Group.PANES),
    Command("pane-side", "Side panel, or put it away", ("3",), Group.PANES),
    Command(
        "next-tab",
        "Next tab of the panel",
        (">",),
        Group.PANES,
        hint="tab",
        partner="previous-tab",
    ),
    Command("previous-tab", "Previous tab of the panel", ("<",), Group.PANES),
    Command("zoom", "Zoom the pane in or out", ("z",), Group.PANES, hint="all panes"),
    Command(
        "next-quote",
        "Next quote",
        ("]",),
        Group.QUOTES,
        hint="quote",
        partner="previous-quote",
    ),
    Command("previous-quote", "Previous quote", ("[",), Group.QUOTES),
    Command(
        "next-by-speaker",
        "Next by this speaker",
        ("}",),
        Group.QUOTES,
        hint="same speaker",
        partner="previous-by-speaker",
    ),
    Command("previous-by-speaker", "Previous by this speaker", ("{",), Group.QUOTES),
    Command(
        "bookmark",
        "Bookmark, or remove it",
        ("b",),
        Group.QUOTES,
        Scope.QUOTES,
        hint="bookmark",
    ),
    Command("bookmarks", "Go to the bookmarks", ("B",), Group.QUOTES),
    Command("copy", "Copy with its citation", ("y",), Group.QUOTES, Scope.QUOTES, hint="copy"),
    Command(
        "compare",
        "Compare with other reports",
        ("=",),
        Group.QUOTES,
        Scope.QUOTES,
        hint="compare",
    ),
    Command("copy-as", "Copy in another format", ("Y",), Group.QUOTES, Scope.QUOTES),
    Command(
        "page-on",
        "Page on, then next unread",
        ("space",),
        Group.ARTICLES,
        hint="read on",
    ),
    Command("next-article", "Next article", ("J",), Group.ARTICLES, Scope.QUOTES),
    Command("previous-article", "Previous article", ("K",), Group.ARTICLES, Scope.QUOTES),
    Command("toggle-read", "Mark as read, or unread", ("r",), Group.ARTICLES, hint="read/unread"),
    Command("sort", "Choose the list's order", ("S",), Group.ARTICLES, hint="sort"),
    Command("filter", "Filter the list", ("f",), Group.FIND, hint="filter"),
    Command("find", "Find in the article", ("/",), Group.FIND, hint="find"),
    Command(
        "find-next",
        "Next match or mention",
        ("n",),
        Group.FIND,
        hint="match",
        partner="find-previous",
    ),
    Command("find-previous", "Previous match or mention", ("N",), Group.FIND),
    Command("search", "Search the library", ("s",), Group.FIND, hint="search"),
    Command("heading-back", "Previous heading", ("(",), Group.ARTICLES),
    Command("heading-on", "Next heading, as a year", (")",), Group.ARTICLES),
    _search("search-open", "Open it in its article", ("enter",), "open"),
    _search("search-complete", "Complete, or to results", ("tab",), "complete"),
    _search("search-older", "Previous search", ("up",), "earlier"),
    _search("search-newer", "Next, or to the results", ("down",)),
    _search("search-within", "All text, or only quotes", ("ctrl+t",), "only quotes"),
    _search("search-sort", "Sort by published, or said", ("S",)),
    _search("search-save", "Save, or remove saved", ("ctrl+s",), "save"),
    _search("search-back", "Back to the query or desk", ("escape",), "back"),
    _review("review-accept", "Keep it as it is", "enter", hint="keep"),
    _review("review-next", "Next to look at", "n", "]", hint="next", partner="review-previous"),
    _review("review-previous", "Previous to look at", "N", "["),
    _review("review-speaker", "Say who speaks", "w", hint="who"),
    _review("review-kind", "Change the kind", "t", hint="kind"),
    _review("review-cue", "Change the cue", "c"),
    _review("review-said", "Change the day said", "D"),
    _review("review-longer", "A word more at its end", ">", hint="end", partner="review-shorter"),
    _review("review-shorter", "A word fewer at its end", "<"),
    _review("review-earlier", "A word more at its start", "("),
    _review(
        "review-later", "A word fewer at its start", ")", hint="start", partner="review-earlier"
    ),
    _review("review-split", "Make two of it", "|"),
    _review("review-join", "Join it with the next", "&"),
    _review("review-drop", "Drop it; its words stay", "d", hint="drop"),
    _review("review-add", "Add a quote", "v", hint="add"),
    _review("review-sure", "Count what is sure", "A"),
    _review("review-back", "Back to the desk", "escape", hint="back"),
    Command("review", "Review the draft", ("R",), Group.ARTICLES, hint="review"),
    Command("about", "About this article", ("i",), Group.ARTICLES, hint="about"),
    Command("edit", "Edit the file in $EDITOR", ("e",), Group.ARTICLES, hint="edit"),
    Command("open-url", "Open its web page", ("o",), Group.ARTICLES),
    Command("wider", "Wider text", ("+",), Group.SCREEN),
    Command("narrower", "Narrower text", ("-",), Group.SCREEN),
    Command("undo", "Undo", ("u",), Group.SCREEN, Scope.SCREENS, hint="undo"),
    Command("redo", "Redo", ("U",), Group.SCREEN, Scope.SCREENS),
    Command("theme", "Choose a theme", (), Group.SCREEN, Scope.SCREENS),
    Command("redraw", "Redraw", ("ctrl+l",), Group.SCREEN, Scope.ANYWHERE),
    Command("help", "Help", ("?", "f1"), Group.SCREEN, Scope.SCREENS, hint="help"),
    Command("palette", "Command palette", ("ctrl+p", ":"), Group.SCREEN, Scope.SCREENS),
    Command("back", "Back: search, filter, pane", ("escape",), Group.SCREEN, hint="back"),
    Command("leave", "Go back, or quit", ("q",), Group.SCREEN, Scope.SCREENS),
    Command("quit", "Quit at once", ("ctrl+q",), Group.SCREEN, Scope.ANYWHERE),
    Command("suspend", "Suspend; fg resumes", ("ctrl+z",), Group.SCREEN, Scope.ANYWHERE),
)


def commands_on(screen: ScreenName) -> list[Command]:
    """The commands that work on a screen."""
    return [command for command in COMMANDS if screen in command.scope.screens]


BY_ID = {command.id: command for command in COMMANDS}

Keymap = Mapping[str, tuple[str, ...]]

DEFAULT_KEYMAP: Keymap = {command.id: command.keys for command in COMMANDS}

_SHORT_NAMES = {
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
}
_LONG_NAMES = {"esc": "escape", "pgdn": "pagedown", "pgup": "pageup", ",": "comma", " ": "space"}
_NAMED = (
    "enter",
    "tab",
    "space",
    "escape",
    "up",
    "down",
    "left",
    "right",
    "home",
    "end",
    "pageup",
    "pagedown",
    "insert",
    "delete",
    "backspace",
    "comma",
    *(f"f{number}" for number in range(1, 25)),
)
_WITH = r"(alt\+)?(ctrl\+)?"
# The names that Textual gives to what terminals send. A letter with shift is another letter.
_KEY = f"[!-~]|{_WITH}[a-z0-9]|{_WITH}(shift\\+)?({'|'.join(_NAMED)})"


def shown_key(key: str) -> str:
    """A key as it is displayed: ``esc`` for ``escape``."""
    return _SHORT_NAMES.get(key, key)


def _is_letter(key: str) -> bool:
    """Whether a key is one character of any script, as a keyboard sends it."""
    return len(key) == 1 and key.isprintable() and not key.isspace()


def read_key(written: str) -> str:
    """Read a key as a user writes it. Raises `ValueError`, with a sentence, if it is not one."""
    key = _LONG_NAMES.get(written, written)
    if not (re.fullmatch(_KEY, key) or _is_letter(key)):
        raise ValueError(
            f"“{excerpt(written)}” is not a key; write it as b, B, ctrl+b, f5, space or pgdn"
        )
    return key
