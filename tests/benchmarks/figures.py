"""The figures that are measured, and how they are printed."""

import statistics
from collections.abc import Sequence
from typing import NamedTuple


class Figure(NamedTuple):
    """A measured value, and its upper bound."""

    name: str
    value: float
    bound: float
    unit: str

    def __str__(self) -> str:
        verdict = "" if self.value <= self.bound else "  over"
        return f"{self.name:<62}{self.value:>8.2f} {self.unit:<3} at most {self.bound:g}{verdict}"


def p95(values: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(values, n=20)[-1]
