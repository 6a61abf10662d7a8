"""``python -m reader``: the same as the command ``reader``."""

import sys

from reader.cli import main

sys.exit(main())
