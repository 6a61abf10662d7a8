"""The user's searches: the latest ones, and those saved by name."""

import json
from contextlib import suppress
from typing import NamedTuple

from reader.live_session import LiveSession
from reader.notebook import StoreError
from reader.search.asked import Within
from reader.search.filter_values import FilterName
from reader.text import clean_line

KEPT = 50


class Search(NamedTuple):
    """A query as it was typed, and where it looks."""

    query: str
    within: Within


class Searches:
    """Kept with the reading positions, for each library by itself."""

    def __init__(self, session: LiveSession) -> None:
        self._session = session
        self._at = 0

    @property
    def _last_setting(self) -> str:
        return f"last searches of {self._session.library_id}"

    @property
    def _saved_setting(self) -> str:
        return f"saved searches of {self._session.library_id}"

    # The last ones

    def remember(self, search: Search) -> None:
        """Note a search that led somewhere; it is the last one now."""
        if search.query:
            others = [each for each in self._last() if each != search]
            # Nothing is said where it cannot be noted: it is on the screen.
            with suppress(StoreError):
                self._keep(self._last_setting, [*others, search][-KEPT:])
        self._at = 0

    def step(self, by: int) -> Search | None:
        """Step to an earlier (-1) or later (1) search; ``None`` beyond the ends."""
        last = self._last()
        if not 0 <= -(self._at + by) <= len(last):
            return None
        self._at += by
        return last[self._at] if self._at else Search("", Within.TEXT)

    def _last(self) -> list[Search]:
        return [found for each in self._read(self._last_setting) if (found := _search(each))]

    # Those saved by name

    @property
    def saved(self) -> dict[str, Search]:
        """The saved searches by their names."""
        return dict(found for each in self._read(self._saved_setting) if (found := _named(each)))

    def save(self, name: str, search: Search) -> None:
        """Keep a search under a name; what had that name goes. Raises `StoreError`."""
        self._keep_saved({**self.saved, name: search})

    def forget(self, name: str) -> None:
        """Remove a saved search. Raises `StoreError`."""
        self._keep_saved({kept: search for kept, search in self.saved.items() if kept != name})

    def name_of(self, search: Search) -> str | None:
        """The name that a search is saved under."""
        return next((name for name, saved in self.saved.items() if saved == search), None)

    def _keep_saved(self, saved: dict[str, Search]) -> None:
        self._keep(self._saved_setting, [(name, *search) for name, search in sorted(saved.items())])

    # As settings

    def _read(self, setting: str) -> list[object]:
        try:
            found = json.loads(self._session.settings.get(setting, "[]"))
        except (ValueError, RecursionError):
            return []
        return found if isinstance(found, list) else []

    def _keep(self, setting: str, value: object) -> None:
        self._session.require_id()
        self._session.save_setting(setting, json.dumps(value, ensure_ascii=False))


def _search(found: object) -> Search | None:
    """A search that was kept; ``None`` for what is none."""
    match found:
        case [str(query), str(within)] if within in set(Within):
            return Search(clean_line(query), Within(within))
    return None


def _named(found: object) -> tuple[str, Search] | None:
    match found:
        case [str(name), *rest] if name and (search := _search(rest)):
            return clean_line(name), search
    return None


_SAID_OF = {
    FilterName.SPEAKER: "what they said",
    FilterName.ACTOR: "articles that name them",
    FilterName.TOPIC: "articles on the topic",
    FilterName.OUTLET: "articles from the outlet",
}


def names_like(session: LiveSession, words: str, most: int) -> list[tuple[str, str, Search]]:
    """Up to `most` names of each sort that a query may give, by the first letters of their words:
    the name, what the query finds, and the query."""
    from reader.search.query import written_value

    found: list[tuple[str, str, Search]] = []
    for filter in _SAID_OF:
        within = Within.QUOTES if filter is FilterName.SPEAKER else Within.TEXT
        for named in session.names.completions(filter, words, most):
            search = Search(f"{filter}:{written_value(named.stands_for)}", within)
            found.append((session.names.shown(named), _SAID_OF[filter], search))
    return found
