"""The user's own data: bookmarks, and where they stopped reading.

Here belongs all that must outlive the library's files; nothing here knows of YAML or of screens.
"""


class StoreError(Exception):
    """The store cannot be used; the message says why, in a sentence for the user."""


class StoreBusy(StoreError):
    """Another program holds the store; it can be used once that lets go."""


class StoreGone(StoreError):
    """The file that was open is no longer at its path, and nothing is there instead."""


class IdMissing(StoreError):
    """It is not known which library's data is meant."""
