"""Packs records of the model as JSON values and unpacks them, by the fields that they declare.

There is a converter for each type, not for each field: a field that is added to a dataclass or a
named tuple is packed without further code.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from reader.dates import Date, parse

T = TypeVar("T")


class _Converter(NamedTuple):
    """How to pack and unpack values of a type; ``None`` leaves them as they are."""

    layout: str
    pack: Callable[[Any], object] | None = None
    unpack: Callable[[Any], object] | None = None


class Packer(Generic[T]):
    """Packs records of a class as lists of their fields' values, in the order of the fields.

    Fields of any type may be ``None``. Fields in `without` are left out, for the caller to give.
    """

    def __init__(self, record: type[T], without: Collection[str] = ()) -> None:
        """Raises `TypeError` for a field of a type that has no converter."""
        self._record = record
        hints = {name: hint for name, hint in get_type_hints(record).items() if name not in without}
        converters = {name: _converter(hint) for name, hint in hints.items()}
        self.names = tuple(hints)
        self._packs = _numbered(each.pack for each in converters.values())
        self._unpacks = _numbered(each.unpack for each in converters.values())
        fields = ", ".join(f"{name}: {each.layout}" for name, each in converters.items())
        self.layout = f"{record.__name__}({fields})"
        """Identifies how records are packed, which differs between versions of this program."""

    def pack(self, record: T) -> list[object]:
        """Return the values of a record's fields, for JSON."""
        return _converted([getattr(record, name) for name in self.names], self._packs)

    def unpack(self, packed: Sequence[object], **given: object) -> T:
        """Return the record of the packed values and the `given` fields that were left out.

        Raises `TypeError` and `ValueError` for values that `pack` cannot have made.
        """
        values = _converted([*packed], self._unpacks)
        return self._record(**dict(zip(self.names, values, strict=True)), **given)

    @property
    def is_plain(self) -> bool:
        """Whether JSON can encode the records as they are."""
        return issubclass(self._record, tuple) and not self._packs


_Numbered = Sequence[tuple[int, Callable[[Any], object]]]


def _numbered(conversions: Iterable[Callable[[Any], object] | None]) -> _Numbered:
    return [(number, convert) for number, convert in enumerate(conversions) if convert]


def _converted(values: list[object], conversions: _Numbered) -> list[object]:
    for number, convert in conversions:
        if values[number] is not None:
            values[number] = convert(values[number])
    return values


@cache
def _converter(hint: Any) -> _Converter:
    arguments = [each for each in get_args(hint) if each is not type(None)]
    origin = get_origin(hint)
    if origin is tuple and len(arguments) == 2 and arguments[1] is ...:
        return _of_tuples(_converter(arguments[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _Converter(str(hint), dict)
    if len(arguments) == 1:
        # ``None`` stays ``None``, so an optional type needs the converter of its other type.
        return _converter(arguments[0])
    if hint is Date:
        return _Converter("Date", lambda date: date.text, parse)
    if hint in (str, int, bool):
        return _Converter(hint.__name__)
    if issubclass(hint, StrEnum):
        return _Converter(hint.__name__, None, hint)
    if hasattr(hint, "_fields") or hasattr(hint, "__dataclass_fields__"):
        return _of_records(Packer[Any](hint))
    raise TypeError(f"there is no converter for {hint}")


def _of_tuples(item: _Converter) -> _Converter:
    pack, unpack = item.pack, item.unpack
    return _Converter(
        f"tuple[{item.layout}]",
        (lambda values: [pack(value) for value in values]) if pack else None,
        (lambda values: tuple([unpack(value) for value in values])) if unpack else tuple,
    )


def _of_records(packer: Packer[Any]) -> _Converter:
    return _Converter(packer.layout, None if packer.is_plain else packer.pack, packer.unpack)
