"""What the commands with a query share: reporting what is wrong with it."""

from reader.cli.outcome import UsageError, say
from reader.search.plan import Plan


def check_plan(plan: Plan, verb: str) -> None:
    """Report the mistakes in a query. Raises `UsageError` if nothing is left of it."""
    for mistake in plan.mistakes:
        say(f"column {mistake.start + 1}: {mistake.message}")
    if plan.empty:
        raise UsageError(f"there is nothing to look for; “reader {verb} --help” shows how to ask")


def refuse_broken(plan: Plan) -> None:
    """Raise `UsageError` if a query asks for broken files, which these lists do not contain."""
    if plan.broken:
        raise UsageError("“is:broken” finds files; “reader search is:broken” lists them")
