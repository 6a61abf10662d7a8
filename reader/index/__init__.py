"""A library as a database: the contents of its files, ready to be listed and searched.

The index is only a cache: it can be deleted at any time and is rebuilt from the YAML. All SQL on a
library is here, and nothing here knows about screens or the user's own data.
"""

import sqlite3
from typing import TypeAlias

IndexFailure: TypeAlias = sqlite3.Error
"""What a question to the index raises if the index cannot be read or written."""


class IndexBusy(Exception):
    """Another process has been writing to the index for too long."""
