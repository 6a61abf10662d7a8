"""The user's editor, opened on a file at a line while the desk lends it the terminal."""

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
    """The editor could not be started; the message says why and how to mend it."""


def edit(app: App[Any], path: Path, line: int) -> int:
    """Wait until the user has edited a file; the exit status of the editor.

    `line` is counted from 1. Raises `EditorError`.
    """
    name, command = editor_command(os.environ)
    # Absolute: an editor takes names that begin with `+` or `-` for commands.
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
    """The variable that names the editor, and its words. Raises `EditorError`."""
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
        # No shell is there to do so.
        with suppress(RuntimeError):
            program = str(Path(program).expanduser())
    return name, [program, *options]


def at_line(editor: str, path: str, line: int) -> list[str]:
    """The arguments by which an editor opens a file at a line."""
    match Path(editor).name:
        case "code" | "code-insiders" | "codium" | "cursor" | "windsurf":
            return ["--wait", "--goto", f"{path}:{line}"]
        case "subl" | "zed":
            return ["--wait", f"{path}:{line}"]
        case "hx" | "helix" | "micro":
            return [f"{path}:{line}"]
        case _:
            return [f"+{line}", path]
