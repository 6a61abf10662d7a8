"""Reads JSON of limited depth."""

import json
from typing import TypeAlias

from reader.sources.piece import CannotRead

Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | bool | None"

MAX_DEPTH = 40
_TOO_DEEP = "It is JSON that nests deeper than any article does."


def load_json(text: str, *, strict: bool = True) -> Json:
    """The value that is written in JSON. Without `strict`, its texts may hold line ends.

    Raises `ValueError` for what is no JSON, and `CannotRead` for what nests too deeply.
    """
    try:
        found: Json = json.loads(text, strict=strict)
    except RecursionError:
        raise CannotRead(_TOO_DEEP) from None
    level: list[Json] = [found]
    for _ in range(MAX_DEPTH):
        level = [
            each
            for value in level
            if isinstance(value, dict | list)
            for each in (value.values() if isinstance(value, dict) else value)
        ]
        if not level:
            return found
    raise CannotRead(_TOO_DEEP)
