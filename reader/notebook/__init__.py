"""The user's own data, which must outlive the library's files: bookmarks and reading positions.

Nothing here knows YAML or screens.
"""


class StoreError(Exception):
    """The store cannot be used; the message says why, in a sentence for the user."""


class StoreBusy(StoreError):
    """Another program has locked the store; it can be used once the lock is released."""


class StoreGone(StoreError):
    """The open file is no longer at its path, and nothing has replaced it."""


class IdMissing(StoreError):
    """The library's id is unknown, so its data cannot be found."""
