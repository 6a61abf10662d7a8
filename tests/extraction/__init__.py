"""Measures how well the draft finds quotes and speakers: `python -m tests.extraction DIR`."""
