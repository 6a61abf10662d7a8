"""The actors or the topics of a library by their ids, as the index has them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

from reader.index.asking import AskFor

T = TypeVar("T")


class ById(Mapping[str, T], Generic[T]):
    """Actors or topics in the order of their file, each read when it is asked for."""

    def __init__(self, ask_for: AskFor, table: str, unpack: Callable[[str], T]) -> None:
        self._ask_for = ask_for
        self._table = table
        self._unpack = unpack
        self._known: dict[str, T] = {}

    def __getitem__(self, id: str) -> T:
        if id not in self._known:
            sql = f"SELECT record FROM {self._table} WHERE id = ?"
            found = self._ask_for(lambda row: self._unpack(row[0]), sql, id)
            if not found:
                raise KeyError(id)
            self._known[id] = found[0]
        return self._known[id]

    def __iter__(self) -> Iterator[str]:
        sql = f"SELECT id FROM {self._table} ORDER BY place"
        return iter(self._ask_for(lambda row: row[0], sql))

    def __len__(self) -> int:
        sql = f"SELECT count(*) FROM {self._table}"
        count: int = self._ask_for(lambda row: row[0], sql)[0]
        return count
