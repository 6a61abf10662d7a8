"""The actors or the topics of a library by their ids, as the index has them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class ById(Mapping[str, T], Generic[T]):
    """Actors or topics in the order of their file. Each is read once, when it is first needed."""

    def __init__(
        self,
        read: Callable[[str], T | None],
        ids: Callable[[], list[str]],
        count: Callable[[], int],
    ) -> None:
        """`read` gives what has an id, `ids` all ids, and `count` how many there are."""
        self._read = read
        self._ids = ids
        self._count = count
        self._known: dict[str, T] = {}

    def __getitem__(self, id: str) -> T:
        if id not in self._known:
            found = self._read(id)
            if found is None:
                raise KeyError(id)
            self._known[id] = found
        return self._known[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids())

    def __len__(self) -> int:
        return self._count()
