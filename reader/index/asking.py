"""How the index is asked by whoever does not hold its connection."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Ask(Protocol):
    """Gives the rows that SQL gives."""

    def __call__(self, sql: str, *values: object) -> list[tuple[Any, ...]]: ...


class AskFor(Protocol):
    """Gives what is made of the rows that SQL gives."""

    def __call__(
        self, make: Callable[[tuple[Any, ...]], T], sql: str, *values: object
    ) -> list[T]: ...
