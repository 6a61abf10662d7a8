"""Searching a library: from what is typed to the passages where it stands."""
