"""What the commands that take a query share: saying what is wrong with one."""

from reader.cli.outcome import UsageError, say
from reader.search.plan import Plan


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
