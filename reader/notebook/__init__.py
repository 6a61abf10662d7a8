"""The user's own data, which must outlive the library's files: bookmarks and reading positions.

Nothing here knows YAML or screens.
"""


class StoreError(Exception):
    """The store cannot be used; the message says why, in a sentence for the user."""


class StoreBusy(StoreError):
    """Another program holds the store; it can be used once that lets go."""


class StoreGone(StoreError):
    """The file that was open is no longer at its path, and nothing is there instead."""


class IdMissing(StoreError):
    """It is not known which library's data is meant."""
