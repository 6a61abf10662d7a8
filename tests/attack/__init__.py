"""Hostile trials at random, each of which can be repeated by its number."""
