"""Quotes as files for other programs: one table of formats, one module for each family."""
