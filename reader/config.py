"""The user's configuration."""

from dataclasses import dataclass, field
from pathlib import Path

from reader.commands import DEFAULT_KEYMAP, Keymap
from reader.problem import Problem

MIN_WIDTH, MAX_WIDTH, DEFAULT_WIDTH = 30, 120, 66


@dataclass(frozen=True, slots=True)
class Config:
    """The user's choices. `width` is the maximum width of a line of text, in cells."""

    library: Path | None = None
    theme: str | None = None
    width: int | None = None
    mouse: bool = True
    keymap: Keymap = field(default_factory=lambda: DEFAULT_KEYMAP)
    problems: tuple[Problem, ...] = ()
