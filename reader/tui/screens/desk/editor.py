"""Opens a file in the user's editor at a line, while the desk lends it the terminal."""

import os
import shlex
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from reader.text import one_line
from reader.tui.drawing.lines import clip
from reader.tui.edge.lending import lent

FALLBACK = "vi"
_SHOWN_CELLS = 60


class EditorError(Exception):
    """The editor could not be started; the message says why and what to do."""


def edit(app: App[Any], path: Path, line: int) -> int:
    """Let the user edit a file, and return the editor's exit status.

    `line` is counted from 1. Raises `EditorError`.
    """
    name, command = editor_command(os.environ)
    # Use an absolute path: editors take names that begin with `+` or `-` for options.
    arguments = [*command, *at_line(command[0], str(path.absolute()), line)]
    try:
        with lent(app):
            return subprocess.run(arguments, check=False).returncode
    except SuspendNotSupported as error:
        raise EditorError("An editor cannot be started from here") from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        shown = clip(one_line(command[0]), _SHOWN_CELLS)
        raise EditorError(f"The editor “{shown}” cannot be started: {why}; set ${name}") from error


def editor_command(environment: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return the variable that names the editor, and its value as words. Raises `EditorError`."""
    name = "VISUAL" if environment.get("VISUAL", "").strip() else "EDITOR"
    value = environment.get(name, "").strip() or FALLBACK
    try:
        words = shlex.split(value)
    except ValueError as error:
        shown = clip(one_line(value), _SHOWN_CELLS)
        raise EditorError(f"${name} is no command, “{shown}”: {error}; mend it") from error
    if not words:
        raise EditorError(f"${name} names no editor; set it")
    program, *options = words
    if program.startswith("~"):
        # No shell expands it.
        with suppress(RuntimeError):
            program = str(Path(program).expanduser())
    return name, [program, *options]


def at_line(editor: str, path: str, line: int) -> list[str]:
    """Return the arguments with which an editor opens a file at a line."""
    match Path(editor).name:
        case "code" | "code-insiders" | "codium" | "cursor" | "windsurf":
            return ["--wait", "--goto", f"{path}:{line}"]
        case "subl" | "zed":
            return ["--wait", f"{path}:{line}"]
        case "hx" | "helix" | "micro":
            return [f"{path}:{line}"]
        case _:
            return [f"+{line}", path]
