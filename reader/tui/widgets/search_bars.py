"""The bars of the search screen: totals, help and mistakes, and results per year."""

from collections.abc import Mapping, Sequence

from reader.tui.drawing.lines import Line, fit, spread, width_of
from reader.tui.drawing.sparkline import sparkline
from reader.tui.widgets.bars import Bar

HELP = 'words · "a phrase" · begin* · -not · this OR that · speaker: said: topic: outlet: is: …'


class SearchBar(Bar):
    """The library, the number of results, and where they were searched for."""

    def __init__(self, library: str, *, id: str) -> None:
        super().__init__(id=id)
        self._library = library
        self._found = self._listed = self._within = ""

    def show(self, found: str, within: str, listed: str = "") -> None:
        """Change what is shown. A narrow bar omits `listed`."""
        self._found, self._listed, self._within = found, listed, within
        self.refresh()

    def line(self, width: int) -> Line:
        name: Line = [(" On the Record", "accent")]
        found: Line = [(f"{self._found} · ", "strong")] if self._found else []
        listed: Line = [(f"{self._listed} · ", "dim")] if self._listed else []
        within: Line = [(f"{self._within} ", "dim")]
        if width_of([*name, *found, *listed, *within]) >= width:
            listed = []
        left = [*name, ("   Search in ", "dim"), (self._library, "")]
        return spread(left, [*found, *listed, *within], width)


class BelowLine(Bar):
    """The line below the query: completions, mistakes in the query, or help."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._proposed: Sequence[str] = ()
        self._mistakes: Sequence[str] = ()

    def show(self, proposed: Sequence[str], mistakes: Sequence[str]) -> None:
        """Change what is shown."""
        self._proposed, self._mistakes = proposed, mistakes
        self.refresh()

    def line(self, width: int) -> Line:
        if self._proposed:
            first, *others = self._proposed
            line: Line = [(" tab ", "key"), (first, "strong")]
            return fit([*line, *((f" · {each}", "dim") for each in others)], width)
        if self._mistakes:
            return fit([(f" {'; '.join(self._mistakes)}", "warning")], width)
        return fit([(f" {HELP}", "dim")], width)


class YearsLine(Bar):
    """The number of results in each year."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._years: Mapping[int, int] = {}

    def show(self, years: Mapping[int, int]) -> None:
        """Change what is shown."""
        self._years = years
        self.refresh()

    def line(self, width: int) -> Line:
        return [(" ", ""), *sparkline(self._years, width - 2)]
