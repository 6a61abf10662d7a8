"""What every window over a screen has."""

from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.screen import ModalScreen

from reader.tui.bindings import bindings_everywhere

T = TypeVar("T")


class Dialog(ModalScreen[T]):
    """A window over a screen. It passes no keys on to the app, so the keys that work anywhere are
    bound here again."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_everywhere()
