"""Asks the index in another thread, and shows what comes, so that typing never waits."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from textual.dom import DOMNode

from reader.index.failures import SIGNS_OF_DAMAGE, is_of_query
from reader.index.latest_query import LatestQuery, Query
from reader.library.library import Library

T = TypeVar("T")


class QueryRunner:
    """Questions of which only the newest is answered, and what is shown of the answers."""

    def __init__(self, node: DOMNode, library: Library, complain: Callable[[str], None]) -> None:
        """`node` owns the worker threads; `complain` is given a sentence where asking failed."""
        self._node = node
        self._library = library
        self._complain = complain
        self._questions = LatestQuery(library.index)
        self._answered = 0

    def ask(self, question: Query[T], show: Callable[[T], None], *, again: bool = True) -> None:
        """Ask, and show each answer. What was asked before is given up.

        Where the index fails it is made usable, and asked once `again`.
        """
        number = self._questions.begin()
        call_later = self._node.app.call_later

        def work() -> None:
            try:
                for answer in self._questions.answers(number, question):
                    call_later(self._show, number, partial(show, answer))
            except SIGNS_OF_DAMAGE as error:
                call_later(
                    self._fail,
                    number,
                    error,
                    partial(self.ask, question, show, again=False) if again else None,
                )
            else:
                call_later(self._finish, number)

        self._node.run_worker(work, thread=True, exit_on_error=False)

    def _fail(self, number: int, error: Exception, retry: Callable[[], None] | None) -> None:
        """Mend the index and ask again, or say that it cannot be searched."""
        if not self._questions.is_newest(number):
            return
        if retry and not is_of_query(error):
            self._library.recover(error)
            retry()
        else:
            self._complain(f"The index cannot be searched: {error}.")
            self._finish(number)

    def answer(self, show: Callable[[], None]) -> None:
        """Show what need not be asked. What was asked before is given up."""
        number = self._questions.begin()
        show()
        self._finish(number)

    @property
    def is_waiting(self) -> bool:
        """Whether more answers may come."""
        return not self._questions.is_newest(self._answered)

    def close(self) -> None:
        """Give up what is being asked."""
        self._questions.close()

    def _show(self, number: int, show: Callable[[], None]) -> None:
        if self._questions.is_newest(number):
            show()

    def _finish(self, number: int) -> None:
        # An earlier one may come to its end later.
        self._answered = max(self._answered, number)
