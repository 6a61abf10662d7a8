"""Asking the index from where its connection is not held.

A question is a function of a connection and other arguments, such as those of `articles`, `files`,
`listing`, `matches` and `names`. Whoever answers it chooses the connection: `Library.ask` the first
one, and mends the index where it is damaged; `LatestQuery` one of its own, in another thread.
"""

import sqlite3
from collections.abc import Callable
from typing import Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Ask(Protocol):
    """Answers questions."""

    def __call__(
        self,
        question: Callable[Concatenate[sqlite3.Connection, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """What the question gives. Raises what the index raises."""


def asking(connection: sqlite3.Connection) -> Ask:
    """Ask by a connection, without mending anything."""

    def ask(
        question: Callable[Concatenate[sqlite3.Connection, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        return question(connection, *args, **kwargs)

    return ask
