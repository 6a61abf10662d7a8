"""How often Python looks for garbage, as one policy for every process of the program.

What is made while files are read or a command is carried out forms next to no cycles: looking for
them takes a sixth of the time to the desk's first frame, and half of that to read a large library.
"""

import gc

_RARELY = (500_000, 20, 50)
# Looking among all objects takes as long as a frame: less often than by default.
_BETWEEN_FRAMES = (10_000, 20, 50)


def collect_rarely() -> None:
    """Collect seldom: for a command, for reading files, and until the desk is drawn."""
    gc.set_threshold(*_RARELY)


def collect_between_frames() -> None:
    """Collect as the desk needs it, which runs all day, but leave alone what is there by now."""
    gc.freeze()
    gc.set_threshold(*_BETWEEN_FRAMES)
