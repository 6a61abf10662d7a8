"""Finds keys for new articles: free slots on their days, or on later days."""

import sqlite3

from reader.index.keys import next_day, slots_from


class FreeKeys:
    """Looks up free slots of days, within a transaction that its caller began."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection
        # For a minute and a number of slots, the first day with room.
        self._full: dict[tuple[int, int, int], range] = {}

    def find(self, day: int, minute: int, slots: int) -> int:
        """Return the first key with `slots` free slots from a minute of a day on, or on a later
        day."""
        wanted = day, minute, slots
        # Do not search full days again for each article of a minute.
        first = self._full.get(wanted, slots_from(day, minute))
        while True:
            self._full[wanted] = first
            key, end = first.start, first.stop
            first = next_day(first)
            # An article of an earlier day may reach into this one.
            before = self._sql.execute(
                "SELECT last_slot FROM article WHERE key < ? ORDER BY key DESC LIMIT 1", (end,)
            ).fetchone()
            key = max(key, before[0] + 1) if before else key
            if key + slots <= end:
                return key
            after: int | None = self._sql.execute(
                "SELECT min(key) FROM article WHERE key >= ?", (key,)
            ).fetchone()[0]
            if after is None or key + slots <= after:
                return key
