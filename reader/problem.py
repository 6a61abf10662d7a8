"""What is wrong in a file, and where."""

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """An error keeps an article from being read; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """A place in a file: line and column (in code points), both counted from 1."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


class Problem(NamedTuple):
    """A problem in a file: where, what, and how to correct it. `file` is shown as given."""

    file: str
    place: Place
    code: str
    severity: Severity
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.place}: {self.severity} {self.code}: {self.message}"
