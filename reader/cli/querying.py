"""What the commands that take a query share: the user's marks, and what is wrong with a query."""

from collections.abc import Mapping

from reader.cli.library import kept_bookmarks, require_id
from reader.cli.outcome import UsageError, say
from reader.library.library import Library
from reader.model import Bookmark, QuoteKey
from reader.notebook import IdMissing, StoreError
from reader.notebook.positions import read_articles
from reader.search.plan import Marks, Plan

Kept = Mapping[QuoteKey, Bookmark] | None
"""The user's bookmarks, or ``None`` where they cannot be read."""


def read_marks(library: Library) -> tuple[Marks, Kept]:
    """What the user read and bookmarked; says why where it cannot be read."""
    kept = kept_bookmarks(library)
    read: list[str] = []
    try:
        read = read_articles(require_id(library))
    except IdMissing:
        pass  # Said already, for the bookmarks.
    except StoreError as error:
        say(str(error))
    return Marks(read, (kept or {}).keys()), kept


def check_plan(plan: Plan, verb: str) -> None:
    """Say what was mistaken in a query. Raises `UsageError` where nothing is left of it."""
    for mistake in plan.mistakes:
        say(f"column {mistake.start + 1}: {mistake.message}")
    if plan.empty:
        raise UsageError(f"there is nothing to look for; “reader {verb} --help” shows how to ask")


def refuse_broken(plan: Plan) -> None:
    """Raise `UsageError` where a query asks for broken files, which are not in these lists."""
    if plan.broken:
        raise UsageError("“is:broken” finds files; “reader search is:broken” lists them")
