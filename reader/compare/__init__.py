"""What crosses articles: the same words in two reports, one speaker through the years.

Here belongs what compares; nothing here reads files or knows of screens.
"""
