"""Names what is near to what was written, for messages about what is not there."""

from collections.abc import Iterable

from reader.text import excerpt

MOST = 3
# So that “--jsn” is like “--json”, but not like “--csv”.
_LIKENESS = 0.65


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """Return the end of a sentence that names what is known and near: ``; did you mean “a”?``.

    Empty where nothing is near.
    """
    from difflib import get_close_matches

    names, shown = list(known), excerpt(written)
    # Comparing texts takes time proportional to the square of their length.
    short = [one for one in names if len(one) <= 2 * len(shown)]
    near = [one for one in names if written and written in one] or get_close_matches(
        shown, short, MOST, _LIKENESS
    )
    listed = " or ".join(f"“{excerpt(one)}”" for one in near[:MOST])
    return f"; did you mean {listed}?" if listed else ""
