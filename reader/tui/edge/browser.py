"""Opens an address in the user's browser, where there is one that can show it."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

SECONDS_TO_FAIL = 2.0
_running: list["subprocess.Popen[bytes]"] = []
_OPENERS = {"darwin": ("open",), "linux": ("xdg-open", "gio open", "wslview", "explorer.exe")}
# Browsers that draw in the terminal, over the desk.
_IN_THE_TERMINAL = {"www-browser", "links", "links2", "elinks", "lynx", "w3m"}


def commands(address: str, environment: Mapping[str, str]) -> Iterator[list[str]]:
    """Yield the commands to try: those of $BROWSER (``%s`` stands for the address), then the
    desktop's own where there is a display."""
    for written in environment.get("BROWSER", "").split(os.pathsep):
        try:
            words = shlex.split(written)
        except ValueError:
            continue
        if words and Path(words[0]).name not in _IN_THE_TERMINAL:
            named = [word.replace("%s", address) for word in words]
            yield named if named != words else [*words, address]
    display = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    if sys.platform == "darwin" or display or environment.get("WSL_DISTRO_NAME"):
        for opener in _OPENERS.get(sys.platform, ("xdg-open",)):
            yield [*opener.split(), address]


def open_address(address: str) -> bool:
    """Open an address; whether a program took it. Waits a moment for one that fails at once."""
    _running[:] = [process for process in _running if process.poll() is None]
    return any(_takes(command) for command in commands(address, os.environ))


def _takes(command: Sequence[str]) -> bool:
    name = shutil.which(command[0])
    if name is None:
        return False
    nowhere = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            [name, *command[1:]],
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(SECONDS_TO_FAIL) == 0
    except subprocess.TimeoutExpired:
        _running.append(process)
        return True
