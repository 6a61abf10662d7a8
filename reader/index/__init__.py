"""A library as a database: what its files say, ready to be listed and searched.

A cache, and never the truth: it can be deleted at any time and is made again from the YAML. The SQL
of a library stands here and nowhere else; nothing here knows of screens or of the user's own data.
"""

import sqlite3
from typing import TypeAlias

IndexFailure: TypeAlias = sqlite3.Error
"""What a question to the index raises where the index cannot be read or written."""


class IndexBusy(Exception):
    """Another process is writing to the index, and does not end."""
