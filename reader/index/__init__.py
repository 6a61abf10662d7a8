"""A library as a database: what its files say, ready to be listed and searched.

A cache, and never the truth: it can be deleted at any time and is made again from the YAML. Here
belongs what knows SQL of the library; nothing here knows of screens or of the user's own data.
"""


class IndexBusy(Exception):
    """Another process is writing to the index, and does not end."""
