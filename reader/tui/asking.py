"""Asking the index in another thread and showing what comes, so that typing never waits."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from textual.dom import DOMNode

from reader.library.index.opening import Index
from reader.library.inquiry import Inquiry, Question

T = TypeVar("T")


class Asking:
    """Questions of which only the newest is answered, and what is shown of the answers."""

    def __init__(self, node: DOMNode, index: Index) -> None:
        """`node` is that in whose name the threads work."""
        self._node = node
        self._inquiry = Inquiry(index)
        self._answered = 0

    def ask(self, question: Question[T], show: Callable[[T], None]) -> None:
        """Ask, and show each answer. What was asked before is given up."""
        number = self._inquiry.begin()
        call_later = self._node.app.call_later

        def work() -> None:
            for answer in self._inquiry.answers(number, question):
                call_later(self._show, number, partial(show, answer))
            call_later(self._finish, number)

        self._node.run_worker(work, thread=True, exit_on_error=False)

    def answer(self, show: Callable[[], None]) -> None:
        """Show what need not be asked. What was asked before is given up."""
        number = self._inquiry.begin()
        show()
        self._finish(number)

    @property
    def is_waiting(self) -> bool:
        """Whether more answers may come."""
        return not self._inquiry.is_newest(self._answered)

    def close(self) -> None:
        """Give up what is being asked."""
        self._inquiry.close()

    def _show(self, number: int, show: Callable[[], None]) -> None:
        if self._inquiry.is_newest(number):
            show()

    def _finish(self, number: int) -> None:
        # An earlier one may come to its end later.
        self._answered = max(self._answered, number)
