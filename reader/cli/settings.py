"""Reads the user's settings for a command."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.config import Config


def read_config() -> "Config":
    """Read the user's config. YAML is loaded only if there is one."""
    from reader.config import Config
    from reader.places import config_file

    path = config_file()
    if not os.path.lexists(path):
        return Config()
    from reader.config_format import load_config

    return load_config(path)
