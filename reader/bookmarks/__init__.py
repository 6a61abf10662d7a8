"""The user's own data: bookmarks, and where they stopped reading.

Here belongs all that must outlive the library's files; nothing here knows of YAML or of screens.
"""


class StoreError(Exception):
    """The store cannot be used; the message says why, in a sentence for the user."""
