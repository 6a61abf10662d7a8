"""Tests of what is drafted from plain text."""
