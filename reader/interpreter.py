"""Starting other Python processes, which run this program's code and none of another folder's.

By default ``python -m`` and ``python -c`` look for every module in the working directory first, so
a file ``json.py`` in the folder where the reader is started would run in its children.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

# Where the package is found: in a checkout that is not installed, nowhere else.
_HOME = str(Path(__file__).resolve().parents[1])
_SAFE_PATH = "PYTHONSAFEPATH"


def command_for(module: str, *arguments: str) -> list[str]:
    """The command that runs a module in another process, together with `environment`.

    https://docs.python.org/3/using/cmdline.html#cmdoption-P
    """
    return [sys.executable, "-P", "-m", module, *arguments]


def environment() -> Mapping[str, str]:
    """The environment of a child: its path begins where this program is.

    An empty entry of ``PYTHONPATH`` means the working directory, and is left out.
    """
    entries = [_HOME, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(entries)}


@contextmanager
def safe_path() -> Iterator[None]:
    """Keep the working directory off the path of every interpreter that starts meanwhile, as those
    of `multiprocessing` do, whose command lines are its own."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before
