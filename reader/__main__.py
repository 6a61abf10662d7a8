"""``python -m reader``: the same as the command ``reader``."""

import os
import sys


def _main() -> int:
    # Python looks for modules in the working directory first. Nothing there is ours to run, unless
    # it is the checkout; and then it comes last, for what stands beside the package is not ours.
    try:
        here = os.getcwd()
    except FileNotFoundError:
        here = ""
    if not sys.flags.safe_path and sys.path[0] in ("", here):
        del sys.path[0]
        if here == os.path.dirname(os.path.dirname(os.path.abspath(__file__))):
            sys.path.append(here)
    from reader.cli.main import main

    return main()


sys.exit(_main())
