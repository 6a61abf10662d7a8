"""A file as the kinds of source look at it: its bytes, its name, and a glance at its text."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from reader.sources.decoding import Decoded, decode, is_binary
from reader.sources.piece import CannotRead

STDIN = "-"
"""The name of what is read from standard input, which is taken for plain text."""

# What copies of it are called, by their hash.
_PASTED = re.compile(r"pasted-[0-9a-f]{8,64}(-\d+)?\.txt")
_GLANCE = 4096
_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)


def pasted_name(digest: str) -> str:
    """What a copy of standard input is called, without suffix. `digest` is (the beginning of) the
    SHA-256 of its bytes."""
    return f"pasted-{digest}"


@dataclass(frozen=True)
class Source:
    """The bytes of a file, and the name that it has, perhaps with folders before it."""

    data: bytes
    name: str

    @property
    def suffix(self) -> str:
        """The end of its name in lower case, such as ``.html``; may be empty."""
        return PurePath(self.name).suffix.lower()

    @property
    def is_pasted(self) -> bool:
        """Whether it is standard input, or a copy of it with the name of `pasted_name`."""
        return self.name == STDIN or bool(_PASTED.fullmatch(self.name))

    @cached_property
    def decoded(self) -> Decoded:
        """Its text, with the encoding that a page or XML declares. Raises `CannotRead`."""
        declared = _DECLARED.search(self.data[:_GLANCE])
        return decode(self.data, declared[1].decode("ascii") if declared else None)

    @property
    def text(self) -> str:
        """Its text. Raises `CannotRead`."""
        return self.decoded.text

    @cached_property
    def is_text(self) -> bool:
        """Whether its bytes are text in some encoding."""
        if is_binary(self.data) and b"\0" not in self.data[:_GLANCE]:
            return False
        try:
            return bool(self.decoded)
        except CannotRead:
            return False

    @cached_property
    def head(self) -> str:
        """The beginning of its text, without white space before it; empty if it is no text."""
        return self.text[: 4 * _GLANCE].lstrip() if self.is_text else ""
