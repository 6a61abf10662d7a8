"""The searches of a user: the last ones, and those that are saved by name."""

import json
from typing import NamedTuple

from reader.library.search.meaning import Within
from reader.tui.shelf import Shelf

KEPT = 50


class Search(NamedTuple):
    """A query as it was typed, and where it looks."""

    query: str
    within: Within


class Searches:
    """Kept with the reading positions, for each library by itself."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        id = shelf.library.info.id
        self._last_setting = f"last searches of {id}"
        self._saved_setting = f"saved searches of {id}"
        self._at = 0

    # The last ones

    def remember(self, search: Search) -> None:
        """Note a search that led somewhere; it is the last one now."""
        if search.query:
            others = [each for each in self._last() if each != search]
            self._keep(self._last_setting, [*others, search][-KEPT:])
        self._at = 0

    def step(self, by: int) -> Search | None:
        """The search so many before (-1) or after (1); ``None`` beyond the ends."""
        last = self._last()
        if not 0 <= -(self._at + by) <= len(last):
            return None
        self._at += by
        return last[self._at] if self._at else Search("", Within.TEXT)

    def _last(self) -> list[Search]:
        return [_search(each) for each in self._read(self._last_setting)]

    # Those saved by name

    @property
    def saved(self) -> dict[str, Search]:
        """The saved searches by their names."""
        return {name: _search(rest) for name, *rest in self._read(self._saved_setting)}

    def save(self, name: str, search: Search) -> None:
        """Keep a search under a name; what had that name goes."""
        self._keep_saved({**self.saved, name: search})

    def forget(self, name: str) -> None:
        """Take a saved search away."""
        self._keep_saved({kept: search for kept, search in self.saved.items() if kept != name})

    def name_of(self, search: Search) -> str | None:
        """The name that a search is saved under."""
        return next((name for name, saved in self.saved.items() if saved == search), None)

    def _keep_saved(self, saved: dict[str, Search]) -> None:
        self._keep(self._saved_setting, [(name, *search) for name, search in sorted(saved.items())])

    # As settings

    def _read(self, setting: str) -> list[list[str]]:
        try:
            found = json.loads(self._shelf.settings.get(setting, "[]"))
        except ValueError:
            return []
        return found if isinstance(found, list) else []

    def _keep(self, setting: str, value: object) -> None:
        self._shelf.save_setting(setting, json.dumps(value, ensure_ascii=False))


def _search(fields: list[str]) -> Search:
    query, within = fields
    return Search(query, Within(within))
