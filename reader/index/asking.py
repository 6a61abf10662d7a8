"""Asks the index questions without holding a connection.

A question is a function that takes a connection first, such as those in `articles`, `files`,
`listing`, `matches` and `names`. Whoever answers it chooses the connection: `Library.ask` uses the
first one and repairs a damaged index; `LatestQuery` uses its own, in another thread.
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
        """Return the answer to a question. Raises what the index raises."""


def asking(connection: sqlite3.Connection) -> Ask:
    """Return an `Ask` that uses a connection and repairs nothing."""

    def ask(
        question: Callable[Concatenate[sqlite3.Connection, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        return question(connection, *args, **kwargs)

    return ask
