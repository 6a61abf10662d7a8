"""How much there is in each year, as a line of bars. Pure."""

from collections.abc import Mapping

from reader.tui.drawing.lines import Line, fit
from reader.wording import NO_DATE, joined

BARS = "▁▂▃▄▅▆▇█"
NONE = " "


def sparkline(years: Mapping[int, int], width: int) -> Line:
    """A bar for each year, or where there are too many for several; under 0, what has no date.

    The highest bar is that of the most; before and after them stand the years they begin and end
    with, and behind them the year with most.
    """
    dated = {year: count for year, count in years.items() if year and count}
    undated = years.get(0, 0)
    if not dated:
        return fit([(f"{NO_DATE}: {undated:,}", "dim")], width) if undated else []
    first, last = min(dated), max(dated)
    best = max(dated, key=lambda year: (dated[year], year))
    ending = f"  most in {best}: {dated[best]:,}"
    if undated:
        ending = joined(ending, f"{NO_DATE}: {undated:,}")
    room = max(1, width - 12 - len(ending)) if width > 50 else max(1, width - 12)
    step = -(-(last - first + 1) // room)
    counts = [
        sum(dated.get(year, 0) for year in range(start, start + step))
        for start in range(first, last + 1, step)
    ]
    most = max(counts)
    bars = "".join(BARS[(count * 8 - 1) // most] if count else NONE for count in counts)
    line: Line = [
        (f"{first} ", "dim"),
        (bars, "accent"),
        (f" {last}" if last > first else "", "dim"),
    ]
    return fit([*line, (ending, "dim")] if width > 50 else line, width)
