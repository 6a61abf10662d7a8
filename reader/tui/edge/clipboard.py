"""Copies text to where the user can paste it, and says by which way.

Over SSH and in tmux the clipboard that counts is not this machine's. So, in this order:

1. in tmux, its buffer, which tmux hands on to the terminal (``load-buffer -w``, tmux 3.2);
2. over SSH, the terminal's own clipboard (OSC 52, https://invisible-island.net/xterm/ctlseqs), in
   screen through its pass-through;
3. the desktop's own program: wl-copy, xclip or xsel, pbcopy, clip.exe;
4. else OSC 52, which no terminal acknowledges: so nothing says “copied” then.
"""

import asyncio
import base64
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from textual.app import App

from reader.text import clean

SECONDS_TO_COPY = 2.0
# screen cuts longer strings off.
_SCREEN_CHUNK = 512


class Program(NamedTuple):
    """A program that takes the text on its standard input, and what to say when it did."""

    arguments: tuple[str, ...]
    done: str


_WAYLAND = Program(("wl-copy",), "Copied")
_X11 = (
    Program(("xclip", "-selection", "clipboard"), "Copied"),
    Program(("xsel", "--input", "--clipboard"), "Copied"),
)
_DESKTOPS = (Program(("pbcopy",), "Copied"), Program(("clip.exe",), "Copied"))


def programs(environment: Mapping[str, str]) -> Iterator[Program]:
    """Yield the programs to try, the best first. Those that are not installed are among them."""
    if environment.get("TMUX"):
        yield Program(("tmux", "load-buffer", "-w", "-"), "Copied to tmux's buffer")
        yield Program(("tmux", "load-buffer", "-"), "Copied to tmux's buffer")
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return
    if environment.get("WAYLAND_DISPLAY"):
        yield _WAYLAND
    if environment.get("DISPLAY"):
        yield from _X11
    yield from _DESKTOPS


def terminal_sequence(text: str, environment: Mapping[str, str]) -> str:
    """The sequence (OSC 52) that asks the terminal to take the text, as screen passes it on."""
    sequence = f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a"
    if not environment.get("STY"):
        return sequence
    chunks = range(0, len(sequence), _SCREEN_CHUNK)
    return "".join(f"\x1bP{sequence[at : at + _SCREEN_CHUNK]}\x1b\\" for at in chunks)


async def copy(app: App[Any], text: str) -> str:
    """Copy a text, made safe, and return the beginning of a sentence that says how."""
    # What is pasted into a shell must not do there what it may not do on the screen.
    text = clean(text)
    app._clipboard = text
    if not app.is_headless:
        for program in programs(os.environ):
            if await _given(text, program.arguments):
                return program.done
    if app._driver:
        app._driver.write(terminal_sequence(text, os.environ))
    return "Sent to the terminal's clipboard"


async def _given(text: str, arguments: tuple[str, ...]) -> bool:
    """Whether a program is there, and took the text."""
    name = shutil.which(arguments[0])
    if name is None:
        return False
    nowhere = asyncio.subprocess.DEVNULL
    try:
        process = await asyncio.create_subprocess_exec(
            *(name, *arguments[1:]),
            stdin=asyncio.subprocess.PIPE,
            stdout=nowhere,
            stderr=nowhere,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        await asyncio.wait_for(process.communicate(text.encode()), SECONDS_TO_COPY)
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        return False
    return process.returncode == 0
