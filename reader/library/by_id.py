"""The actors or the topics of a library by their ids, as the index has them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")


class Ask(Protocol):
    """Gives the rows that SQL gives."""

    def __call__(self, sql: str, *values: object) -> list[tuple[Any, ...]]: ...


class ById(Mapping[str, T], Generic[T]):
    """Actors or topics in the order of their file, each read when it is asked for."""

    def __init__(self, ask: Ask, table: str, unpack: Callable[[str], T]) -> None:
        self._ask = ask
        self._table = table
        self._unpack = unpack
        self._known: dict[str, T] = {}

    def __getitem__(self, id: str) -> T:
        if id not in self._known:
            rows = self._ask(f"SELECT record FROM {self._table} WHERE id = ?", id)
            if not rows:
                raise KeyError(id)
            self._known[id] = self._unpack(rows[0][0])
        return self._known[id]

    def __iter__(self) -> Iterator[str]:
        return (id for (id,) in self._ask(f"SELECT id FROM {self._table} ORDER BY place"))

    def __len__(self) -> int:
        count: int = self._ask(f"SELECT count(*) FROM {self._table}")[0][0]
        return count
